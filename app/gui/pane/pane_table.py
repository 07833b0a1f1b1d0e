"""A few rows in a pane, painted like those of a list; the pane scrolls, the table never does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, QSize, Qt

from app.gui.lists.list_header import HEADER_HEIGHT
from app.gui.lists.list_view import ListView
from app.gui.lists.paged_model import PagedModel

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from app.gui.desk import Desk
    from app.gui.lists.columns import Columns

Row = TypeVar("Row")
PADDING = 6


class PaneTable(ListView, Generic[Row]):
    """``show_rows`` fills it. ``opened`` (a row's identity) comes on Enter or a double click."""

    def __init__(
        self,
        desk: Desk,
        columns: Columns[Row],
        identity: Callable[[Row], Hashable],
        name: str,
        *,
        row_height: int = 28,
        header: bool = True,
        padding: int = PADDING,
    ) -> None:
        self._desk = desk
        self.rows: PagedModel[Row] = PagedModel(desk.tasks, columns, identity)
        super().__init__(desk.theme, self.rows, row_height=row_height, padding=padding)
        self.rows.setParent(self)
        self._row_height = row_height
        self._with_header = header
        self.list_header.setVisible(header)
        self.setAccessibleName(name)
        self.setSelectionMode(self.SelectionMode.SingleSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit()

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.rows.word(self._desk.wording())
        self.rows.show(rows)
        self._fit()

    def _fit(self) -> None:
        theme = self._desk.theme
        head = theme.px(HEADER_HEIGHT) if self._with_header else 0
        self.setFixedHeight(head + self.rows.rowCount() * theme.px(self._row_height))

    def _on_replaced(self) -> None:
        """No row is chosen before somebody comes in by the keyboard."""
        self.share_out()
        self.clearSelection()
        self.setCurrentIndex(self.rows.index(-1, -1))
        if self.hasFocus():
            self._choose_first()

    def _choose_first(self) -> None:
        if not self.currentIndex().isValid() and self.rows.rowCount():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(
                self.rows.index(0, 0), flags.ClearAndSelect | flags.Rows
            )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._choose_first()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.clearSelection()
            self.setCurrentIndex(self.rows.index(-1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        stands = self.currentIndex().isValid()  # before: opening may take the focus elsewhere
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and stands:
            # Qt hands it on all the same, and the pane would open its own record over the row's.
            event.accept()

    def current_row(self) -> Any:
        return self.rows.row_at(self.currentIndex().row())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
