"""The day's tab: the list in its groups, the thing it stands on beside it, one key for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from app.gui.lists.pane_page import PanePage
from app.gui.operations import today as operations
from app.gui.parts.buttons import Button, Weight
from app.gui.parts.labels import Label
from app.gui.target import Target
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink
from app.gui.today import row_words
from app.gui.today.columns import TODAY, Shown
from app.gui.today.put_off_dialog import DRAFT, PutOffDialog
from app.gui.today.reading import count_day
from app.gui.today.today_pane import ENTER, LATER, SPACE, TodayPane
from app.gui.today.today_view import TodayModel, TodayView
from app.gui.today.watch import day_watch
from app.i18n import Language
from app.queries.day_rows import Day, DayFilter, DayRow
from app.queries.waiting.item import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QShowEvent

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.lists.list_spec import Asked
    from app.gui.parts.page_header import PageHeader
    from app.queries.count import Count

_SPACE_DOES = {
    Kind.COMPLAINT: "today.act.answered", Kind.NOTE_UNSIGNED: "today.act.signed",
    Kind.STATEMENT_DIFFERS: "today.act.settle",
    Kind.STATEMENT_UNSIGNED: "today.act.signed", Kind.STATEMENT_TO_SEND: "today.act.sent",
    Kind.CHEQUE: "today.act.deposited", Kind.LATE_ORDER: "today.act.ship",
    Kind.ORDER_DUE: "today.act.ship", Kind.RECEIVABLE: "today.act.receipt",
    Kind.NOT_ARRIVED: "today.act.arrived", Kind.COMPLAINT_OPEN: "today.act.closed",
}


class TodayPage(PanePage[Shown]):
    pane_width, wide_pane_width = 372, 460

    def __init__(self, desk: Desk) -> None:
        self.watch = day_watch(desk)
        self._answers: tuple[DayFilter, str] | None = None
        self._off: tuple[str, str, int | None] | None = None
        """What is to be put off as soon as it stands here."""
        self._doing: set[Any] = set()
        """What Space has begun and the list has not answered to yet."""
        super().__init__(desk, TODAY)
        self.watch.answered.connect(self._on_answered)
        self.view.rested.connect(self._say_place)
        actions = self.pane.action_row
        actions.add(desk.words("today.act.open"), ENTER, self._open_current)
        actions.add(desk.words("today.act.signed"), SPACE, self.do_current)
        actions.add(desk.words("today.act.put_off"), LATER, self.put_off_current)
        self.pane.arm(self.view)
        self.pane.filled.connect(self._name_actions)
        shortcut = QShortcut(QKeySequence("Ctrl+J"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.next)

    def make_pane(self) -> TodayPane:
        return TodayPane(self.desk, self._row_of)

    def _make_model(self) -> TodayModel:
        return TodayModel(self.desk.tasks, self.spec.columns, self.spec.identity, self)

    def _make_view(self) -> TodayView:
        return TodayView(self.desk, self.things)

    def _make_header(self) -> PageHeader:
        header = super()._make_header()
        self.day = Label(self.desk.theme, ink=Ink.TEXT2, face=Face.VALUE)
        header.insert_context(self.day)
        return header

    def _actions(self) -> list[Button]:
        self.next_button = Button(
            self.desk.theme, self.desk.words("today.next"), weight=Weight.PRIMARY, key="Ctrl J"
        )
        self.next_button.clicked.connect(self.next)
        return [self.next_button]

    @property
    def things(self) -> TodayModel:
        return cast("TodayModel", self.model)

    def _row_of(self, identity: Any) -> DayRow | None:
        row = self.model.row_at(self.model.row_of(identity))
        return row if isinstance(row, DayRow) else None

    @property
    def row(self) -> DayRow | None:
        return self._row_of(self.view.current_identity())

    @property
    def meant(self) -> DayRow | None:
        """What a button or its key acts on: the row the pane shows. A key waits for the pane, and
        by then the list may stand on the next row already."""
        return self._row_of(self.pane.shown)

    def ask(self) -> None:
        self.own.look()
        asked = self.asked()
        self.loading.wait(True)
        self._stale = False
        self.watch.ask(DayFilter(asked.filter), asked.text)

    def reload(self) -> None:
        self.watch.refresh()

    def count(self) -> None:
        """The answer carries the counts."""

    def counting(self, asked: Asked) -> Callable[[Context], Count | None]:
        now, found = self.desk.clock(), self.watch.found
        chosen = DayFilter(asked.filter)
        return lambda context: count_day(context, now, found, chosen, asked.text)

    def _on_changed(self, tables: frozenset[str] | None) -> None:
        """The watch listens for the page."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watch.look(whole=True)

    def hideEvent(self, event: QHideEvent) -> None:
        self.watch.look(whole=False)
        super().hideEvent(event)

    def _on_answered(self, day: Day) -> None:
        asked = self.asked()
        question = DayFilter(asked.filter), asked.text
        if day.question != question:
            return  # the newer one's answer is on its way
        self.loading.wait(False)
        self._doing.clear()
        self.model.word(self.desk.wording())
        self._say_day()
        for key, button in self.header.filters.items():
            button.show_count(day.counts[DayFilter(key)])
        self.own.count({one.value: count for one, count in day.counts.items()})
        self.header.arrange()
        if question == self._answers:
            cast("TodayView", self.view).refresh(day.rows)
        else:
            self._answers = question
            self.model.show(day.rows)
        self.next_button.setEnabled(bool(day.rows))
        self.late_counted.emit(self.tab.value, day.late)
        if self._off is not None:
            self._put_off_wanted()
        if self.watch.complete:
            self._off = None  # it is done, or put off already
            cast("TodayView", self.view).arriving = False

    def _say_day(self) -> None:
        """Where room is short the date alone."""
        wording = self.desk.wording()
        roc = self.desk.words.language is Language.ZH_TW
        self.day.say(
            wording.words.day(wording.today, wording.today)
            if self.alone else row_words.heading(wording.today, wording, roc=roc)
        )

    def arrange(self) -> None:
        super().arrange()
        self._say_day()

    def _say_if_empty(self) -> None:
        if self.model.rowCount() or self.asked().text:
            super()._say_if_empty()
        elif self.watch.complete:
            self._say_nothing_waits()

    def _say_nothing_waits(self) -> None:
        """And what to do then: look at the others', or take a new order."""
        words, filters = self.desk.words, self.header.filters
        others = filters["everyone"].count or 0
        said = words("today.empty.put_off" if self.header.chosen == "put_off" else "today.empty")
        if self.header.chosen != "everyone" and others:
            self.empty.say(said, words("today.empty.others", count=others),
                           lambda: self.header.choose("everyone"))
        else:
            self.empty.say(said, words("editor.title_new"),
                           lambda: self.desk.go(Target("orders", None, act="new")))

    def _say_place(self, identity: Any) -> None:
        keys = [row.identity for row in self.things.things()]
        place = keys.index(identity) + 1 if identity in keys else 0
        cast("TodayPane", self.pane).show_place(place, len(keys))

    def _name_actions(self) -> None:
        """Each button names what will happen to this row."""
        row, buttons = self.meant, self.pane.action_row.buttons
        if row is None:
            return
        words = self.desk.words
        off = row.put_off_until is not None
        target = operations.done_target(row)
        leads = target is not None and target == operations.open_target(row)
        buttons[ENTER].say(words(
            "today.act.reply" if row.kind is Kind.COMPLAINT
            else "today.act.statements" if leads else "today.act.open"
        ))
        buttons[SPACE].say(words("today.act.bring_back" if off else _SPACE_DOES[row.kind]))
        buttons[SPACE].setVisible(off or not leads)

    def open_record(self, identity: Any) -> None:
        row = self._row_of(identity)
        if row is not None:
            self.desk.go(operations.open_target(row))

    def _open_current(self) -> None:
        self.open_record(self.pane.shown)

    def do_current(self) -> None:
        row = self.meant
        if row is None or row.identity in self._doing:
            return
        if row.put_off_until is not None:
            self._doing.add(row.identity)
            operations.bring_back(self.desk, row)
            return
        if operations.done_target(row) is None:
            self._doing.add(row.identity)
        operations.do(self.desk, row, lambda _error: self._doing.discard(row.identity))

    def put_off_current(self) -> None:
        row = self.meant
        if row is None:
            return
        entity, record_id = row.first.record
        dialog = PutOffDialog(
            self.desk, row_words.title(row, self.desk.wording()), self.window(),
            (f"{DRAFT}:{row.kind.value}:{entity}", record_id),
        )
        dialog.chosen.connect(
            lambda day, reason: operations.put_off(
                self.desk, row, day, reason, dialog.refuse, dialog.is_stored, dialog.keeper
            )
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda _result: self.view.setFocus())
        dialog.open()

    def act(self, target: Target) -> None:
        """``put_off``: of the thing that ``number`` names as its draft does."""
        if target.act == "put_off":
            kind, _, entity = target.number.partition(":")
            self._off = (kind, entity, self.desk.drafts.base_id)
            self._put_off_wanted()

    def _put_off_wanted(self) -> None:
        """Once the day's rows are here."""
        found = next((
            row for row in self.things.things()
            if (row.kind.value, *row.first.record) == self._off
        ), None)
        if found is not None:
            self._off = None
            self.view.select_identity(found.identity)
            self.pane.once_shown(found.identity, self.put_off_current)

    def next(self) -> None:
        """The next thing to do, and after the last the first again."""
        view = cast("TodayView", self.view)
        view.step(1)
        view.setFocus(Qt.FocusReason.OtherFocusReason)
