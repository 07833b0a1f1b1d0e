"""What was left unfinished is named once the book is open, and found again any time later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from app.gui.drafts.in_hand import throw_away
from app.gui.drafts.unfinished_strip import UnfinishedStrip
from app.gui.drafts.unfinished_words import SETTINGS, sentence, target_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Context
    from app.gui.drafts.unfinished_list import UnfinishedList
    from app.gui.session import Session
    from app.queries.unfinished import Unfinished

    Rows = tuple[Unfinished, ...]


def _read(context: Context) -> Rows:
    from app.queries.unfinished import unfinished

    return context.ask(unfinished, None)


class UnfinishedDrafts(QObject):
    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._rows: Rows = ()
        """What the line at the foot names."""
        self._others: set[int] = set()
        """What stands in the list besides: begun since, or open in its editor."""
        self._taken: set[int] = set()
        self._last: Unfinished | None = None
        """Left since the line went."""
        self.strip: UnfinishedStrip | None = None
        self.list: UnfinishedList | None = None
        self.furnish()
        session.bus.changed.connect(self._on_changed)

    def begin(self) -> None:
        """After a book has opened: one line, if there is anything."""
        self._put_by()
        self._session.tasks.read(_read, self._show, group=(id(self), "begin"), owner=self)

    def begin_anew(self) -> None:
        """Another book stands in the place of the one before."""
        self._taken.clear()
        self.begin()

    def furnish(self) -> None:
        """The window was made anew: the line stands there again."""
        drafts = self._session.desk.drafts
        drafts.go_on, drafts.taken = self.go_on, self._on_taken
        drafts.left = self._on_left
        shown, self.strip = self.strip is not None, None
        if shown:
            self._show(self._rows)

    def open_list(self) -> None:
        self._ask(self._open_list)

    def go_on(self) -> None:
        """With the one that is named at the foot, or was left last; else with one of the list."""
        last, self._last = self._last, None
        if self.strip is not None and len(self._rows) == 1:
            self.take(self._rows[0])
        elif self.strip is None and last is not None and not self._is_editing():
            self._take_if_there(last)
        else:
            self.open_list()

    def _is_editing(self) -> bool:
        """An editor stands open: it would not give way to another."""
        from app.gui.drafts.draft_page import DraftPage

        pages = self._session.window.page.findChildren(DraftPage)
        return any(one.isVisible() and not one.gone for one in pages)

    def _take_if_there(self, row: Unfinished) -> None:
        """It may have been stored or thrown away since it was left."""
        def told(rows: Rows) -> None:
            still = [one for one in rows if one.draft.id == row.draft.id]
            if still:
                self.take(still[0])
            else:
                self._open_list(rows)

        self._ask(told)

    def _on_left(self, row: Unfinished) -> Callable[[], None] | None:
        """Where a line at the foot names others, it names this one, too, and its key shows all."""
        self._taken.discard(row.draft.id)
        if self.strip is None:
            self._last = row
            return lambda: self._take_if_there(row)
        self._put_by()
        self._show((row, *(one for one in self._rows if one.draft.id != row.draft.id)))
        return None

    def take(self, row: Unfinished) -> None:
        session, target = self._session, target_of(row)
        self._put_by()
        session.desk.drafts.want(row.draft.id, row.draft.base_id)
        if target is not None:
            session.desk.go(target)
        elif row.kind.startswith(SETTINGS):
            session.commands.open_settings(row.kind.removeprefix(SETTINGS).strip("_"))

    def _ask(self, told: Callable[[Rows], None]) -> None:
        self._session.tasks.read(
            _read, told, group=(id(self), "rows"), owner=self, after_writes=True
        )

    def _on_changed(self, _tables: object) -> None:
        """What was named may be stored by now."""
        if self.strip is not None:
            self._ask(self._name_what_is_left)

    def _name_what_is_left(self, rows: Rows) -> None:
        named = {one.draft.id for one in self._rows}
        if self.strip is not None:
            self._put_by()
            self._show(tuple(one for one in rows if one.draft.id in named))

    def _on_taken(self, draft_id: int) -> None:
        """It is open in its editor: the line names what is left besides."""
        self._taken.add(draft_id)
        if self.strip is not None:
            self._put_by()
            self._show(self._rows)

    def _show(self, rows: Rows) -> None:
        rows = self._rows = tuple(one for one in rows if one.draft.id not in self._taken)
        if not rows:
            return
        desk = self._session.desk
        strip = self.strip = UnfinishedStrip(desk)
        strip.taken.connect(self.go_on)
        strip.listed.connect(self.open_list)
        strip.put_by.connect(self._put_by)
        self._session.window.put_at_foot(strip)
        what = sentence(rows[0], desk.words, desk.today)
        several = len(rows) > 1
        strip.say(
            desk.words("drafts.left_more", count=len(rows), what=what) if several
            else desk.words("drafts.left", what=what), several=several,
        )

    def _put_by(self) -> None:
        """It is found by the menu and by Ctrl+K from now on."""
        strip, self.strip = self.strip, None
        if strip is not None and isValid(strip):
            strip.hide()
            strip.deleteLater()

    def _open_list(self, rows: Rows) -> None:
        from app.gui.drafts.unfinished_list import UnfinishedList

        self._others = {one.draft.id for one in rows} - {one.draft.id for one in self._rows}
        if not rows:
            self._put_by()
            self._session.desk.notify(self._session.desk.words("drafts.none"))
            return
        shown = self.list = UnfinishedList(self._session.desk, rows, self._session.window)
        shown.taken.connect(self.take)
        shown.thrown.connect(self._throw)
        shown.back_asked.connect(self._bring_back)
        shown.finished.connect(self._on_closed)
        shown.open()

    def _throw(self, row: Unfinished) -> None:
        from app.gui.drafts.draft_page import DraftPage

        desk = self._session.desk
        what = sentence(row, desk.words, desk.today)
        pages = self._session.window.findChildren(DraftPage)
        open_ = [one for one in pages if one.keeper.draft_id == row.draft.id and not one.gone]
        if open_:
            open_[0].throw_away()
        else:
            throw_away(desk, row.draft.id, desk.words("drafts.thrown", what=what))
        self._read_again()

    def _bring_back(self) -> None:
        if self._session.desk.drafts.bring_back() and self.list is not None:
            self.list.say_thrown("")
            self._read_again()

    def _read_again(self) -> None:
        def told(rows: Rows) -> None:
            if self.list is not None:
                self.list.show_rows(rows)
            if self.strip is not None:
                self._put_by()
                self._show(tuple(one for one in rows if one.draft.id not in self._others))

        self._ask(told)

    def _on_closed(self) -> None:
        self.list = None
