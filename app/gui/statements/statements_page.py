"""Statements: choose a month, walk the list, and the chosen one stands below in its movements."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog

from app.domain.months import Month
from app.gui.frame.tabs import Tab
from app.gui.lists.list_page import ListPage
from app.gui.lists.list_spec import Asked, Filter, ListSpec
from app.gui.operations.statements import Run, export_one, export_statements, issue_statements
from app.gui.parts.buttons import Button, Weight
from app.gui.parts.confirm_dialog import confirmed
from app.gui.parts.progress_strip import ProgressStrip
from app.gui.parts.splitter import ThinSplitter
from app.gui.statements.columns import COLUMNS, STATES
from app.gui.statements.month_stepper import MonthStepper
from app.gui.statements.queue import MonthQueue, QueueRow
from app.gui.statements.statement_pane import HEIGHT, StatementPane
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from app.bootstrap import Context
    from app.documents.contents import StatementContent
    from app.gui.desk import Desk
    from app.gui.parts.page_header import PageHeader
    from app.queries.page import Page

_SHOWN = ("none", "made", "sent", "agreed", "differs", "settled")
_QUIET = ("none", "settled")
FILTERS = (
    Filter("all", "gui.filter.all", "gui.statement.empty.all"),
    *(
        Filter(state, f"gui.statement.filter.{state}", "gui.statement.empty.state",
               STATES[state][0], Ink.TEXT2 if state in _QUIET[:1] else STATES[state][1])
        for state in _SHOWN
    ),
)
ROW_HEIGHT = 32


def _spec(queue: MonthQueue) -> ListSpec[QueueRow]:
    def page(context: Context, asked: Asked, after: Any, limit: int) -> Page[QueueRow]:
        month = Month.parse(asked.scope)
        return queue.page(context, month, asked.filter, asked.text, after, limit)

    def counts(context: Context, asked: Asked) -> Mapping[str, int]:
        return queue.counts(context, Month.parse(asked.scope))

    return ListSpec(
        tab=Tab.STATEMENTS, columns=COLUMNS, identity=lambda row: row.identity, filters=FILTERS,
        search_hint="gui.statement.search", nothing_yet="gui.statement.empty.all",
        page=page, counts=counts,
        depends=frozenset({"statement", "delivery", "delivery_line", "credit", "receipt",
                           "customer", "customer_terms", "returned_paper", "holiday", "firm"}),
        row_height=ROW_HEIGHT,
    )


def ask_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(chosen) if chosen else None


class StatementsPage(ListPage[QueueRow]):
    """``choose_folder`` asks for a place to export to, ``confirm`` before many statements are
    frozen; a test gives its own."""

    confirm: Callable[..., bool] = staticmethod(confirmed)
    choose_folder: Callable[[QWidget, str, Path], Path | None] = staticmethod(ask_folder)

    def __init__(self, desk: Desk) -> None:
        self._queue = MonthQueue()
        self._detail_of: object = None
        self._month_chosen = False
        super().__init__(desk, _spec(self._queue))
        self.progress = ProgressStrip(desk.theme, desk.words)
        layout = self.layout()
        assert layout is not None
        layout.insertWidget(2, self.progress)  # type: ignore[attr-defined]
        self.view.rested.connect(self._on_rested)
        self.view.selectionModel().selectionChanged.connect(self._name_actions)
        self._keys()
        self._name_actions()

    def _body(self) -> QWidget:
        desk = self.desk
        self.pane = StatementPane(desk)
        self.splitter = ThinSplitter(desk.theme, Qt.Orientation.Vertical)
        self.splitter.addWidget(self.view)
        self.splitter.addWidget(self.pane)
        self.splitter.setStretchFactor(0, 1)
        self.pane.paper.issue_asked.connect(self.issue_current)
        self.pane.paper.pdf_asked.connect(lambda: self.export_current("pdf"))
        self.pane.paper.excel_asked.connect(lambda: self.export_current("xlsx"))
        return self.splitter

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pane has its height while that leaves the list more than half."""
        super().resizeEvent(event)
        room = self.splitter.height()
        below = min(self.desk.theme.px(HEIGHT), room * 45 // 100)
        self.splitter.setSizes([room - below, below])

    def _make_header(self) -> PageHeader:
        header = super()._make_header()
        self.months = MonthStepper(self.desk, Month.of(self.desk.today).previous(), self)
        self.months.changed.connect(self._on_month_changed)
        header.insert_context(self.months)
        return header

    def _actions(self) -> list[Button]:
        desk = self.desk
        self.export = Button(desk.theme, desk.words("gui.statement.export_all"))
        self.issue = Button(desk.theme, desk.words("gui.statement.issue_one"),
                            weight=Weight.PRIMARY)
        self.export.clicked.connect(self.export_chosen)
        self.issue.clicked.connect(self.issue_chosen)
        return [self.export, self.issue]

    def _keys(self) -> None:
        for key, act in (
            ("I", self.issue_current),
            ("P", lambda: self.export_current("pdf")),
            ("E", lambda: self.export_current("xlsx")),
            ("Escape", self.progress.cancel),
        ):
            shortcut = QShortcut(QKeySequence(key), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    @property
    def month(self) -> Month:
        return self.months.month

    def asked(self) -> Asked:
        asked = super().asked()
        return Asked(asked.filter, asked.text, asked.sort, asked.descending, asked.today,
                     str(self.month))

    def state(self) -> str:
        return f"{self.header.chosen};{self.month}"

    def activate(self) -> None:
        if self._month_chosen:
            super().activate()
        else:
            self._find_month(super().activate)

    def _find_month(self, then: Callable[[], None]) -> None:
        """Until somebody steps through the months, the page stands on the one to be stated."""
        today = self.desk.today

        def found(month: Month) -> None:
            if not self._month_chosen:
                self.months.show_month(month)
            then()

        self.desk.tasks.read(
            lambda context: _month_to_state(context, today), found, group=(id(self), "month"),
            owner=self,
        )

    def restore(self, state: str) -> None:
        chosen, _, month = state.partition(";")
        super().restore(chosen)
        if month:
            self._month_chosen = True
            self.months.show_month(Month.parse(month))

    def reload(self) -> None:
        self._queue.forget()
        if self._month_chosen:
            super().reload()
        else:
            self._find_month(self.ask)

    def _on_changed(self, tables: frozenset[str] | None) -> None:
        if tables is None or tables & self.spec.depends:
            self._queue.forget()
        super()._on_changed(tables)

    def _on_month_changed(self) -> None:
        self._month_chosen = True
        self.ask()

    def _on_counted(self, counts: Mapping[str, int]) -> None:
        super()._on_counted(counts)
        if self._queue.take_beginning_shown():
            self.model.reload()
        self._name_actions()

    def current(self) -> QueueRow | None:
        return self.model.row_at(self.view.currentIndex().row())

    def _on_rested(self, identity: object) -> None:
        row = self.current()
        if row is None:
            self._detail_of = None
            self.pane.show_statement(None, None)
            return
        self._detail_of = identity
        month = self.month
        self.desk.tasks.read(
            lambda context: _detail(context, row, month),
            lambda content: self._on_detail(row, content), group=(id(self), "detail"),
            owner=self,
        )

    def _on_detail(self, row: QueueRow, content: StatementContent | None) -> None:
        if self._detail_of == row.identity:
            self.pane.show_statement(row, content)

    def _chosen(self) -> list[QueueRow]:
        """What is selected, where that is more than the row one stands on."""
        rows = self.view.chosen_rows()
        return rows if len(rows) > 1 else []

    def _name_actions(self) -> None:
        words, chosen = self.desk.words, self._chosen()
        unmade = [row for row in chosen if row.row.state.value == "none"]
        button = self.header.filters.get("none")
        count = len(unmade) if chosen else (button.count if button is not None else 0) or 0
        self.export.say(
            words("gui.statement.export_chosen", count=len(chosen)) if chosen
            else words("gui.statement.export_all")
        )
        self.issue.say(words("gui.statement.issue_many", count=count))
        self.issue.setVisible(count > 0)
        self.header.arrange()

    def issue_chosen(self) -> None:
        chosen = self._chosen()
        unmade = [row for row in chosen if row.row.state.value == "none"]
        words, count = self.desk.words, len(unmade)
        if count > 1 and not self.confirm(
            self.desk.theme, words, words("gui.statement.issue_many", count=count),
            words("gui.statement.issue_sure", count=count, month=str(self.month)),
            words("gui.statement.issue_many", count=count), self,
        ):
            return
        issue_statements(self.desk, self.progress, self.month, _accounts(unmade))

    def issue_current(self) -> None:
        row = self.current()
        if row is not None and row.row.state.value == "none":
            issue_statements(self.desk, self.progress, self.month, _accounts([row]))

    def export_chosen(self) -> None:
        folder = self.choose_folder(
            self, self.desk.words("gui.statement.export_where"), _documents()
        )
        if folder is not None:
            export_statements(
                self.desk, self.progress, Run(self.month, _accounts(self._chosen()), folder)
            )

    def export_current(self, ending: str) -> None:
        row = self.current()
        if row is not None:
            folder = _documents() / "Gendan" / str(self.month)
            export_one(self.desk, self.progress,
                       Run(self.month, _accounts([row]), folder, (ending,)))


def _accounts(rows: list[QueueRow]) -> frozenset[tuple[str, str]] | None:
    """None, that is all, where none were chosen."""
    return frozenset((row.row.code, row.row.currency) for row in rows) or None


def _documents() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place else Path.home()


def _month_to_state(context: Context, today: date) -> Month:
    from app.queries.lists.firm import month_to_state

    return context.ask(month_to_state, today)


def _detail(context: Context, row: QueueRow, month: Month) -> StatementContent | None:
    from app.queries.statements import StatementDetailAsk, statement_detail

    return context.ask(
        statement_detail, StatementDetailAsk(row.row.customer_id, row.row.currency, month)
    )
