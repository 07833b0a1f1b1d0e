"""What a list without rows says: that there is nothing, or where what is looked for stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from app.gui.lists.list_page import ListPage, Way
    from app.gui.lists.list_spec import Asked
    from app.queries.count import Count

EVERY = "all"
"""The filter that holds whatever there is, on each page that has one."""


class NothingHere(QObject):
    def __init__(self, page: ListPage[Any]) -> None:
        super().__init__(page)
        self._page = page

    def say(self) -> None:
        page, words, asked = self._page, self._page.desk.words, self._page.asked()
        every = page.header.filters.get(EVERY)
        if page.model.rowCount() or page.spec.more_to_come(asked):
            page.empty.clear()
        elif asked.text:
            page.empty.say(words("gui.empty.no_hit", text=asked.text), *page.making())
            if every is not None and asked.filter != EVERY:
                self._look_beyond(asked)
        elif every is not None and every.count == 0:
            page.empty.say(words(page.spec.nothing_yet), *page.making())
        else:
            page.empty.say(words(self._sentence(asked.filter)), *self._widening())

    def _widening(self) -> Way:
        every = self._page.header.filters.get(EVERY)
        if every is None or not every.count or every.isChecked():
            return ()
        return self._page.desk.words("gui.empty.see_all", count=every.count), self._widen, ""

    def _widen(self) -> None:
        self._page.header.choose(EVERY)

    def _sentence(self, key: str) -> str:
        return next(one.empty for one in self._page.spec.filters if one.key == key)

    def _look_beyond(self, asked: Asked) -> None:
        """What is searched for may be there, only not under the filter that is chosen."""
        page = self._page
        page.desk.tasks.read(
            page.counting(replace(asked, filter=EVERY)),
            lambda count: self._say_beyond(asked, count), group=(id(self), "beyond"), owner=self,
        )

    def _say_beyond(self, asked: Asked, count: Count | None) -> None:
        page, words = self._page, self._page.desk.words
        if not count or not count.number or page.model.rowCount() or page.asked() != asked:
            return
        title = next(one.title for one in page.spec.filters if one.key == asked.filter)
        page.empty.say(
            words("gui.empty.no_hit_here", text=asked.text, filter=words(title)),
            words("gui.empty.look_in_all") if count.more
            else words("gui.empty.see_others", count=count.number), self._widen,
        )
