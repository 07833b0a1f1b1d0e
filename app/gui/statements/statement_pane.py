"""Below the list: the chosen statement's movements, how old it is, and its paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea

from app.gui.lists.list_view import ListView
from app.gui.lists.paged_model import PagedModel
from app.gui.statements.ageing_panel import AgeingPanel
from app.gui.statements.movements import COLUMNS, movement_rows
from app.gui.statements.paper_panel import PaperPanel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from app.gui.desk import Desk
    from app.gui.statements.movements import MovementRow
    from app.gui.statements.queue import QueueRow
    from app.queries.statement_sheets import StatementSheet

HEIGHT = 250
AGEING_WIDTH, PAPER_WIDTH = 240, 404
AGEING_FROM, PAPER_FROM = 1000, 800


class StatementPane(QFrame):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._desk = desk
        self._key: object = None
        theme = desk.theme
        self.model: PagedModel[MovementRow] = PagedModel(
            desk.tasks, COLUMNS, lambda row: (self._key, row.place), self
        )
        self.movements = ListView(theme, self.model, row_height=26, padding=8)
        self.movements.setAccessibleName(desk.words("gui.statement.movements"))
        self.movements.setProperty("part", True)
        self.movements.list_header.hide()
        self.ageing = AgeingPanel(desk)
        self.paper = PaperPanel(desk)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.movements, 1)
        self._ageing_area = self._scrolled(self.ageing)
        self._paper_area = self.paper
        row.addWidget(self._ageing_area)
        row.addWidget(self._paper_area)

    def _scrolled(self, widget: QWidget) -> QScrollArea:
        """In a scroll area, so that no pane sets the window's least height."""
        area = QScrollArea()
        area.setObjectName("pane_left_edge")
        area.setWidget(widget)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short ageing steps out first, and then the paper: its keys stay."""
        super().resizeEvent(event)
        theme = self._desk.theme
        self._ageing_area.setVisible(self.width() >= theme.px(AGEING_FROM))
        self._ageing_area.setFixedWidth(theme.px(AGEING_WIDTH))
        self._paper_area.setVisible(self.width() >= theme.px(PAPER_FROM))
        self._paper_area.setFixedWidth(theme.px(PAPER_WIDTH))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._desk.theme.px(90))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._desk.theme.px(HEIGHT))

    def show_statement(self, row: QueueRow | None, sheet: StatementSheet | None) -> None:
        """What stood here is replaced at once by the whole of the new, never by nothing."""
        content = sheet.content if sheet is not None else None
        self._key = row.identity if row is not None else None
        self.movements.list_header.setVisible(row is not None)  # no headings over nothing
        self.model.word(self._desk.wording())
        self.model.show(movement_rows(content, self._desk.words) if content is not None else ())
        self.ageing.show_content(content)
        self.paper.show_statement(row, sheet)
