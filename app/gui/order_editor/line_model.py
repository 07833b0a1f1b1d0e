"""The lines as rows of the grid: as many blank ones below them as the grid has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from app.gui.lists.paged_model import CELL_ROLE
from app.gui.order_editor.grid_columns import GridColumn, cell, proposed

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QPersistentModelIndex

    from app.gui.desk import Desk
    from app.gui.lists.cells import Cell
    from app.gui.order_editor.grid_line import GridLine
    from app.gui.order_editor.order_form import OrderForm

LEAST_ROWS = 12
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ROOT = QModelIndex()


class LineModel(QAbstractTableModel):
    def __init__(self, desk: Desk, form: OrderForm, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.form = form
        self._rows = max(LEAST_ROWS, len(form.lines) + 1)

    def line(self, row: int) -> GridLine | None:
        return self.form.lines[row] if 0 <= row < len(self.form.lines) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(GridColumn)

    def grow(self) -> None:
        """One blank row below the last line, always."""
        wanted = max(LEAST_ROWS, len(self.form.lines) + 1)
        if wanted > self._rows:
            self.beginInsertRows(QModelIndex(), self._rows, wanted - 1)
            self._rows = wanted
            self.endInsertRows()

    def tell(self) -> None:
        """Any line may have changed."""
        self.grow()
        self.dataChanged.emit(self.index(0, 0), self.index(self._rows - 1, len(GridColumn) - 1))

    def cell(self, row: int, column: int) -> Cell:
        return cell(self.form, row, GridColumn(column), self._desk.words, self._desk.today)

    def proposed(self, row: int, column: GridColumn) -> str:
        return proposed(self.form, self.line(row), column, self._desk.words, self._desk.today)

    def data(
        self, index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == CELL_ROLE:
            return self.cell(index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.cell(index.row(), index.column()).spoken
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(GridColumn):
            return None
        column = GridColumn(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._desk.words(column.title_id)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.right else _LEFT
        return None
