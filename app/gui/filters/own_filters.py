"""The filters of one's own above a list: read, counted, chosen, and what is done with them."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from app.gui.errors_worded import sentence
from app.gui.filters.name_row import NameRow
from app.gui.filters.own_chip import BACK, KEEP_KEY, ON, REMOVE, RENAME, KeepButton, OwnChip
from app.gui.operations import saved_filters as operations
from app.gui.operations.doing import Doing
from app.queries.count import UNDER_WAY, Count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.bootstrap import Context
    from app.domain.months import Month
    from app.gui.lists.list_page import ListPage
    from app.queries.saved_filters import SavedFilterRow


class Months(Protocol):
    """Of a page that stands on a month; ``usual``: where it stands by itself."""

    month: Month
    usual: Month

    @property
    def said(self) -> str: ...

    def choose(self, month: Month) -> None: ...


class OwnFilters(QObject):
    """One page's. ``row`` stands below the page's header."""

    def __init__(self, page: ListPage[Any]) -> None:
        super().__init__(page)
        self._page, self._desk, self._header = page, page.desk, page.header
        self.rows: tuple[SavedFilterRow, ...] = ()
        self._counts: Mapping[str, int] = {}
        self._to_choose: int | None = None
        """Its row is on its way."""
        self._to_focus: int | None = None
        self._renamed: SavedFilterRow | None = None
        self._begun = False
        self._doing = Doing()
        self.keep_button = KeepButton(self._desk)
        self.keep_button.clicked.connect(self.keep)
        self.keep_button.hide()
        self._header.add_after_filters(self.keep_button)
        self._header.own_asked.connect(self.choose)
        self.name_row = NameRow(self._desk, self._header)
        self.name_row.given.connect(self._give)
        self.name_row.left.connect(lambda: self._page.activate())
        shortcut = QShortcut(QKeySequence(KEEP_KEY), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.keep)
        self._desk.bus.changed.connect(self._on_changed)

    def _on_changed(self, tables: frozenset[str] | None) -> None:
        if self._begun and (tables is None or "saved_filter" in tables):
            self._read()

    def _read(self) -> None:
        tab = self._page.tab.value

        def read(context: Context) -> tuple[SavedFilterRow, ...]:
            from app.queries.saved_filters import SavedFiltersAsk, saved_filters

            return context.ask(saved_filters, SavedFiltersAsk(context.actor, tab))

        self._desk.tasks.read(read, self._on_read, group=(id(self), "filters"), owner=self)

    def _on_read(self, rows: tuple[SavedFilterRow, ...]) -> None:
        if rows != self.rows:
            self.rows = rows
            focused = self._focused()
            self._header.show_own({one.id: self._chip(one) for one in rows})
            self._header.arrange()
            if self._counts:
                self.count(self._counts)
            chip = self._header.own.get(focused) if focused is not None else None
            if chip is not None:
                chip.setFocus(Qt.FocusReason.OtherFocusReason)
            elif focused is not None:
                self._page.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._to_choose is not None:
            wanted, self._to_choose = self._to_choose, None
            self.choose(wanted)
        self.look()

    def _focused(self) -> int | None:
        """The keyboard stays on a chip that is made anew elsewhere."""
        return next((key for key, one in self._header.own.items() if one.hasFocus()), None)

    def _chip(self, row: SavedFilterRow) -> OwnChip:
        chip = OwnChip(self._desk, row)
        chip.act_asked.connect(self.act)
        return chip

    def row(self, filter_id: int | None) -> SavedFilterRow | None:
        return next((one for one in self.rows if one.id == filter_id), None)

    def place(self, place: int) -> None:
        """Alt+1…9 behind the fixed ones."""
        if place < len(self.rows):
            self.choose(self.rows[place].id)

    def choose(self, filter_id: int) -> None:
        """Its words stand in the search, as if typed. One that is not read yet is waited for."""
        row = self.row(filter_id)
        if row is None:
            self._to_choose = filter_id
            return
        if row.base not in self._header.filters:
            return  # of a program that had other filters
        if self._header.search is not None:
            self._header.search.show_text(row.words)
        if row.month is not None and self._page.months is not None:
            self._page.months.choose(row.month)
        self._header.mark(row.base, row.id)
        self._header.arrange()
        self._page.ask()

    def look(self) -> None:
        """Asked anew: a filter of one's own stands as chosen only while it is what is asked."""
        if not self._begun:
            self._begun = True
            QTimer.singleShot(0, self, self._read)  # the rows are asked for first
        asked, header = self._asked(), self._header
        row = self.row(header.own_chosen)
        if row is not None and not self._is_asked(row):
            row = None
        if row is None and header.own_chosen is not None:
            header.mark(header.chosen)
        first = self._page.spec.filters[0].key
        stands = row is None and (bool(asked[1]) or header.chosen != first or asked[2] is not None)
        if self.keep_button.isHidden() is stands:
            self.keep_button.setVisible(stands)
            header.arrange()

    def _is_asked(self, row: SavedFilterRow) -> bool:
        months, asked = self._page.months, self._page.asked()
        here = row.month is None or months is None or row.month == months.month
        return here and (asked.filter, asked.text) == (row.base, row.words)

    def _asked(self) -> tuple[str, str, Month | None]:
        """A month where the page does not stand by itself is part of it."""
        months, asked = self._page.months, self._page.asked()
        month = months.month if months is not None and months.month != months.usual else None
        return asked.filter, asked.text, month

    def count(self, counts: Mapping[str, int]) -> None:
        """``counts`` of the fixed ones; the rest is counted one by one, other questions between."""
        self._counts = counts
        self._next_count(deque(self.rows))

    def _next_count(self, rows: deque[SavedFilterRow]) -> None:
        while rows:
            row = rows.popleft()
            if not row.words and self._page.months is None and row.base in self._counts:
                self._show(row, Count(self._counts[row.base]))
                continue
            scope = str(row.month) if row.month else self._page.asked().scope
            asked = replace(self._page.asked(), filter=row.base, text=row.words, scope=scope)

            def counted(count: Count | None, row: SavedFilterRow = row) -> None:
                if count is UNDER_WAY:
                    rows.append(row)  # what stood there stands until then
                else:
                    self._show(row, count)
                self._next_count(rows)

            self._desk.tasks.read(
                self._page.counting(asked), counted, group=(id(self), "counts"), owner=self,
                behind=True,
            )
            return
        self._header.arrange()

    def _show(self, row: SavedFilterRow, count: Count | None) -> None:
        chip = self._header.own.get(row.id)
        if isinstance(chip, OwnChip):
            chip.say_counted(count)

    def act(self, name: str, filter_id: int) -> None:
        row = self.row(filter_id)
        if row is None:
            return
        if name == RENAME:
            self._begin_renaming(row)
        elif name == REMOVE and self._doing.begin(row.id):
            operations.remove(self._desk, row, partial(self._doing.failed, row.id))
        elif name in (BACK, ON):
            operations.move(self._desk, row, -1 if name == BACK else 1)

    def keep(self) -> None:
        """What stands gets a name; a filter that has one gets another."""
        if self._header.isHidden():
            return
        self.look()  # what was typed last may not be asked yet
        chosen = self.row(self._header.own_chosen)
        if chosen is not None:
            self._begin_renaming(chosen)
        elif not self.keep_button.isHidden():
            self._renamed = None
            self.name_row.begin(self._desk.words("filters.new_name"), self._suggested())

    def _begin_renaming(self, row: SavedFilterRow) -> None:
        self._renamed = row
        words = self._desk.words
        self.name_row.begin(words("filters.other_name", name=row.name), row.name)

    def _suggested(self) -> str:
        """The filter's words and those of the search; of all of them the search's alone."""
        base, text, month = self._asked()
        if month is not None and self._page.months is not None:
            text = f"{text} {self._page.months.said}".strip()
        if base == "all" and text:
            return text
        filter_ = self._header.filters[base].text()
        if not text:
            return filter_
        return self._desk.words("filters.suggested", filter=filter_, words=text)

    def _give(self, name: str) -> None:
        desk, renamed = self._desk, self._renamed
        if renamed is not None:
            if name == renamed.name:
                self.name_row.leave()
            else:
                operations.rename(desk, renamed, name, self.name_row.leave, self._refused)
        else:
            asked = self._asked()
            saved = partial(self._saved, asked)
            operations.save(desk, self._page.tab, name, asked, saved, self._refused)

    def _saved(self, asked: tuple[str, str, Month | None], filter_id: int) -> None:
        """Where something else was asked meanwhile, that stays."""
        self.name_row.leave()
        if self._asked() == asked:
            self.choose(filter_id)

    def _refused(self, error: Exception) -> None:
        """Beside what was typed; the rest of the page stands as it was."""
        self.name_row.say_wrong(sentence(error, self._desk.words))

    @property
    def chosen(self) -> int | None:
        """One that is not read yet too: a tab may be made anew twice before it is shown."""
        return self._header.own_chosen if self._to_choose is None else self._to_choose

    def restore(self, filter_id: int | None) -> None:
        self._to_choose = filter_id
