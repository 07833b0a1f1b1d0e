"""Paints a cell of the grid: ground, both hairlines, the value, and a corner where it is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate

from app.gui.lists.painting import paint_cell, paint_hairline
from app.gui.order_editor.grid_columns import GridColumn
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from app.gui.order_editor.line_model import LineModel
    from app.gui.theme.theme import Theme

ROW = 34
PADDING = 9
CORNER = 7


class GridDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: LineModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.current_row = 0

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme, tokens = self._theme, self._theme.tokens
        column = GridColumn(index.column())
        box: QRect = option.rect
        upper = QRect(box.left(), box.top(), box.width(), theme.px(ROW))
        line = self._model.line(index.row())
        painter.save()
        painter.setClipRect(box)
        if column.field is None:
            painter.fillRect(upper, QColor(tokens.sunken))
        side = theme.px(PADDING)
        cell = self._model.cell(index.row(), index.column())
        paint_cell(painter, theme, cell, upper.adjusted(side, 0, -side, -1))
        if column is GridColumn.PLACE and index.row() == self.current_row:
            painter.fillRect(QRect(upper.left(), upper.top(), theme.px(3), upper.height() - 1),
                             theme.ink(Ink.ACCENT))
        if line is not None and column.field is not None and column.field in line.wrong:
            self._corner(painter, upper, Ink.LATE)
        elif line is not None and column is GridColumn.QUANTITY and line.short_of_moq is not None:
            self._corner(painter, upper, Ink.WARN)
        for start, end in ((box.bottomLeft(), box.bottomRight()),
                           (upper.topRight(), upper.bottomRight())):
            paint_hairline(painter, tokens.line, QPointF(start), QPointF(end))
        painter.restore()

    def _corner(self, painter: QPainter, box: QRect, ink: Ink) -> None:
        size = self._theme.px(CORNER)
        corner = QPointF(box.right(), box.top())
        painter.setBrush(self._theme.ink(ink))
        painter.setPen(self._theme.ink(ink))
        painter.drawPolygon(QPolygonF([
            corner, corner - QPointF(size, 0), corner + QPointF(0, size),
        ]))
