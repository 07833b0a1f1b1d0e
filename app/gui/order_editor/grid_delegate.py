"""Which cells of an order's grid are typed, and which are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QStyledItemDelegate

from app.gui.grid.grid_cell import paint_grid_cell
from app.gui.order_editor.grid_columns import GridColumn
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from app.gui.order_editor.line_model import LineModel
    from app.gui.theme.theme import Theme


class GridDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: LineModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.current_row = 0

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        column, line = GridColumn(index.column()), self._model.line(index.row())
        fault = None
        if line is not None and column.field is not None and column.field in line.wrong:
            fault = Ink.LATE
        elif line is not None and column is GridColumn.QUANTITY and line.short_of_moq is not None:
            fault = Ink.WARN
        box: QRect = option.rect
        paint_grid_cell(
            painter, self._theme, self._model.cell(index.row(), index.column()), box,
            typed=column.field is not None, fault=fault,
            current=column is GridColumn.PLACE and index.row() == self.current_row,
        )
