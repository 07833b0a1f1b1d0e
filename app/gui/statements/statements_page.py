"""Statements: choose a month, walk the list, and the chosen one stands below in its movements."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from app.domain.months import Month
from app.gui.drafts.under_way import waited_for
from app.gui.lists.list_page import ListPage, Way
from app.gui.lists.list_spec import Asked
from app.gui.parts.buttons import Button, Weight
from app.gui.parts.confirm_dialog import confirmed
from app.gui.parts.progress_strip import ProgressStrip
from app.gui.parts.splitter import ThinSplitter
from app.gui.statements.money_desk import MoneyDesk
from app.gui.statements.month_runs import MonthRuns, ask_folder
from app.gui.statements.month_spec import month_spec
from app.gui.statements.month_stepper import MonthStepper
from app.gui.statements.queue import MonthQueue, QueueRow
from app.gui.statements.reading import last_month, sheet_of
from app.gui.statements.statement_actions import StatementActions
from app.gui.statements.statement_pane import HEIGHT, StatementPane
from app.gui.statements.statement_target import OnceThere, StatementPlace, find_place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from app.gui.desk import Desk
    from app.gui.parts.page_header import PageHeader
    from app.gui.target import Target
    from app.queries.statement_sheets import StatementSheet

MOST_SEEN = 40


class StatementsPage(ListPage[QueueRow]):
    """``choose_folder`` asks for a place to export to, ``confirm`` before many statements are
    frozen or sent; a test gives its own."""

    months: MonthStepper
    confirm: Callable[..., bool] = staticmethod(confirmed)
    choose_folder: Callable[[QWidget, str, Path], Path | None] = staticmethod(ask_folder)

    def __init__(self, desk: Desk) -> None:
        self.queue = MonthQueue()
        self._detail_of: object = None
        self._month_chosen = False
        self.once_there = OnceThere()
        """An action asked for from another page, once its statement stands here."""
        self.sheet: StatementSheet | None = None
        super().__init__(desk, month_spec(self.queue))
        self.progress = ProgressStrip(desk.theme, desk.words)
        layout = self.layout()
        assert layout is not None
        layout.insertWidget(2, self.progress)  # type: ignore[attr-defined]
        self.money = MoneyDesk(self)
        self.runs = MonthRuns(self)
        self.actions_of_row = StatementActions(self)
        self.export.clicked.connect(self.runs.export_chosen)
        self.other.clicked.connect(self.runs.issue)
        self.primary.clicked.connect(self.runs.do_first)
        self.view.rested.connect(self._on_rested)
        self.view.opened.connect(lambda _identity: self.go_to_movements())
        self.pane.movements.opened.connect(self._open_movement)
        self.view.selectionModel().selectionChanged.connect(self.runs.name_buttons)
        self.runs.name_buttons()

    def _body(self) -> QWidget:
        desk = self.desk
        self.pane = StatementPane(desk)
        self.splitter = ThinSplitter(desk.theme, Qt.Orientation.Vertical)
        self.splitter.addWidget(self.view)
        self.splitter.addWidget(self.pane)
        self.splitter.setStretchFactor(0, 1)
        return self.splitter

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pane has its height while that leaves the list more than half."""
        super().resizeEvent(event)
        room = self.splitter.height()
        below = min(self.desk.theme.px(HEIGHT), room * 45 // 100)
        self.splitter.setSizes([room - below, below])
        self.runs.name_buttons()

    def _make_header(self) -> PageHeader:
        header = super()._make_header()
        self.months = MonthStepper(self.desk, Month.of(self.desk.today).previous(), self)
        self.months.changed.connect(self._on_month_changed)
        self.months.left.connect(self._to_list)
        self.months.last_asked.connect(self._go_to_last_month)
        self.months.refused.connect(self.desk.tasks.refused)
        self.months.settled.connect(lambda: self.strip.hide())
        header.insert_context(self.months)
        return header

    def _actions(self) -> list[Button]:
        desk = self.desk
        self.export = Button(desk.theme, desk.words("gui.statement.export_all"))
        self.other = Button(desk.theme, "")
        self.primary = Button(desk.theme, "", weight=Weight.PRIMARY)
        return [self.export, self.other, self.primary]

    @property
    def month(self) -> Month:
        return self.months.month

    def asked(self) -> Asked:
        asked = super().asked()
        return Asked(asked.filter, asked.text, asked.sort, asked.descending, asked.today,
                     str(self.month))

    def state(self) -> Any:
        return super().state(), self.month

    def activate(self) -> None:
        if self.money.open:
            self.money.begin()
        elif self._month_chosen:
            if self._stale:
                self.queue.sort_anew()
            super().activate()
        else:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)  # news may overtake the question
            self._find_month(super().activate)

    def _find_month(self, then: Callable[[], None]) -> None:
        """Until somebody steps through the months, the page stands on the one to be stated."""
        def found(month: Month) -> None:
            self.months.usual = month
            if not self._month_chosen:
                self.months.show_month(month)
            then()

        self.desk.tasks.read(
            last_month(self.desk.today), found, group=(id(self), "month"), owner=self,
        )

    def _go_to_last_month(self) -> None:
        self.desk.tasks.read(
            last_month(self.desk.today), self.months.choose, group=(id(self), "month"), owner=self,
        )

    def restore(self, state: Any) -> None:
        chosen, month = state
        super().restore(chosen)
        self._month_chosen = True
        self.months.show_month(month)

    def reload(self) -> None:
        """F5: rows whose state has changed go where they belong now."""
        self.queue.sort_anew()
        self._read_again()

    def _read_again(self) -> None:
        if self._month_chosen:
            super().reload()
        else:
            self._find_month(self.ask)

    def _on_changed(self, tables: frozenset[str] | None) -> None:
        """What is seen is read again at once, the rest of the month behind it."""
        if tables is not None and not tables & self.spec.depends:
            return
        self.queue.age()
        if not self.isVisible():
            self._stale = True
            return
        month, seen = self.month, frozenset(row.row.customer_id for row in self._seen())
        self.desk.tasks.read(
            lambda context: self.queue.read_again(context, month, seen),
            lambda _none: self._read_again(), group=(id(self), "seen"), owner=self,
        )

    def _seen(self) -> list[QueueRow]:
        """What stands on the screen or is selected."""
        return [*self.view.seen_rows()[:MOST_SEEN], *self.view.chosen_rows()[:MOST_SEEN]]

    def making(self) -> Way:
        return super().making() or self.runs.ways_out()

    def count(self) -> None:
        """Once all of the month is there: until then it is read on, a few customers at a time."""
        month = self.month
        if self.queue.complete(month):
            super().count()
        else:
            self.desk.tasks.read(
                lambda context: self.queue.read_on(context, month), self._on_read_on,
                group=(id(self), "month's rest"), owner=self, behind=True,
            )

    def _on_read_on(self, complete: bool) -> None:
        if complete:
            self.model.reload()
        self.count()

    def _on_month_changed(self) -> None:
        self._month_chosen = True
        self.once_there.forget()
        self.view.stand_anywhere()
        self.ask()

    def _on_counted(self, counts: Mapping[str, int]) -> None:
        super()._on_counted(counts)
        self.runs.counted()

    def current(self) -> QueueRow | None:
        return self.model.row_at(self.view.currentIndex().row())

    def chosen(self) -> list[QueueRow]:
        """What is selected, where that is more than the row one stands on."""
        rows = self.view.chosen_rows()
        return rows if len(rows) > 1 else []

    def _on_rested(self, identity: object) -> None:
        row = self.current()
        if row is None:
            self._detail_of = self.sheet = None
            self.pane.show_statement(None, None)
            return
        self._detail_of = identity
        self.desk.tasks.read(
            sheet_of(row, self.month), lambda sheet: self._on_sheet(row, sheet),
            group=(id(self), "detail"), owner=self,
        )

    def _on_sheet(self, row: QueueRow, sheet: StatementSheet | None) -> None:
        if self._detail_of == row.identity:
            self.sheet = sheet
            self.pane.show_statement(row, sheet)
            if sheet is not None and sheet.content.number == row.row.number:
                name = self.once_there.take(row.identity, sheet.content.month)
                if name:
                    self.actions_of_row.do(name)

    def parts(self) -> tuple[QWidget, ...]:
        """What gives way to an editor."""
        return self.header, self.splitter

    def print_papers(self) -> None:
        self.runs.print_chosen()

    def preview_paper(self) -> None:
        self.runs.preview_chosen()

    def go_to_movements(self) -> None:
        self.pane.movements.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_movement(self, identity: Any) -> None:
        """Enter on a movement: its paper, on its own page."""
        row = self.pane.model.row_at(self.pane.model.row_of(identity))
        if row is not None and self.sheet is not None:
            self.money.open_movement(row, self.sheet)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, one step at a time: the run that is going on, the movements, the search."""
        if event.key() != Qt.Key.Key_Escape or not self.strip.isHidden():
            super().keyPressEvent(event)
        elif self.progress.isVisible():
            self.progress.cancel()
        elif self.pane.isAncestorOf(self.focusWidget() or self.view):
            self._to_list()
        else:
            super().keyPressEvent(event)

    def show_target(self, target: Target) -> None:
        if self.money.open and waited_for(self.money.top, self, lambda: self.show_target(target)):
            return
        self.money.leave_for(target)
        if target.entity == "statement" and target.act in ("", "open"):
            find_place(self, target, self.stand_on)
        else:
            self.act(target)

    def act(self, target: Target) -> None:
        self.money.act(target)

    def stand_on(self, place: StatementPlace) -> None:
        """That account in that month, whatever is shown now."""
        self._month_chosen = True
        self.months.show_month(place.month)
        self.header.mark("all")
        if self.header.search is not None:
            self.header.search.show_text("")
        self.queue.want(place.identity)
        self.view.select_identity(place.identity)
        self.ask()
        self._to_list()
