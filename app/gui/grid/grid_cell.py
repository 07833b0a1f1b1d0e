"""A cell of a typed grid, painted: its ground, its value, both hairlines, and what marks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QPolygonF

from app.gui.lists.painting import paint_cell, paint_hairline
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from app.gui.lists.cells import Cell
    from app.gui.theme.theme import Theme

ROW = 34
PADDING = 9
CORNER = 7
"""All in pixels at 100 %."""


def paint_grid_cell(
    painter: QPainter, theme: Theme, cell: Cell, box: QRect, *,
    typed: bool, current: bool, fault: Ink | None,
) -> None:
    """``box`` may reach below the first line: a strip stands there. ``current``: the row's mark,
    on its first cell; ``fault``: the tone of the corner of what is wrong."""
    upper = QRect(box.left(), box.top(), box.width(), theme.px(ROW))
    painter.save()
    painter.setClipRect(box)
    if not typed:
        painter.fillRect(upper, QColor(theme.tokens.sunken))
    side = theme.px(PADDING)
    paint_cell(painter, theme, cell, upper.adjusted(side, 0, -side, -1))
    if current:
        mark = QRect(upper.left(), upper.top(), theme.px(3), upper.height() - 1)
        painter.fillRect(mark, theme.ink(Ink.ACCENT))
    if fault is not None:
        _paint_corner(painter, theme, upper, fault)
    for start, end in ((box.bottomLeft(), box.bottomRight()),
                       (upper.topRight(), upper.bottomRight())):
        paint_hairline(painter, theme.tokens.line, QPointF(start), QPointF(end))
    painter.restore()


def _paint_corner(painter: QPainter, theme: Theme, box: QRect, ink: Ink) -> None:
    size = theme.px(CORNER)
    corner = QPointF(box.right(), box.top())
    painter.setBrush(theme.ink(ink))
    painter.setPen(theme.ink(ink))
    painter.drawPolygon(QPolygonF([
        corner, corner - QPointF(size, 0), corner + QPointF(0, size),
    ]))
