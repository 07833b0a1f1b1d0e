"""The nine shapes of a state, drawn, so that no font decides how they look.

The same shape means the same everywhere and in print; tone only repeats it in colour.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QPolygonF

if TYPE_CHECKING:
    from PySide6.QtGui import QColor


class Glyph(StrEnum):
    LATE = "▲"
    HALF = "◐"
    MISSING = "!"
    MANAGER = "◆"
    READY = "●"
    AGREED = "✓"
    DIFFERS = "✗"
    OPEN = "○"
    DRAFT = "□"


GLYPH_SIZE = 9
GLYPH_GAP = 5


def paint_glyph(painter: QPainter, glyph: Glyph, box: QRectF, colour: QColor) -> None:
    """Fills ``box`` (square) with the shape; antialiased, the painter is left as it was."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = box.width() / GLYPH_SIZE
    painter.translate(box.topLeft())
    painter.scale(unit, unit)
    _SHAPES[glyph](painter, colour)
    painter.restore()


def _filled(painter: QPainter, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour))


def _stroked(painter: QPainter, colour: QColor, width: float) -> None:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _late(painter: QPainter, colour: QColor) -> None:
    _filled(painter, colour)
    painter.drawPolygon(QPolygonF([QPointF(4.5, 0.6), QPointF(9, 8.4), QPointF(0, 8.4)]))


def _half(painter: QPainter, colour: QColor) -> None:
    _stroked(painter, colour, 1.5)
    painter.drawEllipse(QPointF(4.5, 4.5), 3.4, 3.4)
    _filled(painter, colour)
    side = QPainterPath(QPointF(4.5, 1.1))
    side.arcTo(QRectF(1.1, 1.1, 6.8, 6.8), 90, -180)
    painter.drawPath(side)


def _missing(painter: QPainter, colour: QColor) -> None:
    _filled(painter, colour)
    painter.drawRoundedRect(QRectF(3.5, 0, 2, 5.8), 0.8, 0.8)
    painter.drawEllipse(QPointF(4.5, 7.8), 1.15, 1.15)


def _manager(painter: QPainter, colour: QColor) -> None:
    _filled(painter, colour)
    corners = [QPointF(4.5, 0), QPointF(9, 4.5), QPointF(4.5, 9), QPointF(0, 4.5)]
    painter.drawPolygon(QPolygonF(corners))


def _ready(painter: QPainter, colour: QColor) -> None:
    _filled(painter, colour)
    painter.drawEllipse(QPointF(4.5, 4.5), 3.9, 3.9)


def _agreed(painter: QPainter, colour: QColor) -> None:
    _stroked(painter, colour, 1.8)
    painter.drawPolyline(QPolygonF([QPointF(0.6, 4.9), QPointF(3.3, 7.6), QPointF(8.4, 1.6)]))


def _differs(painter: QPainter, colour: QColor) -> None:
    _stroked(painter, colour, 1.8)
    painter.drawLine(QPointF(1.4, 1.4), QPointF(7.6, 7.6))
    painter.drawLine(QPointF(7.6, 1.4), QPointF(1.4, 7.6))


def _open(painter: QPainter, colour: QColor) -> None:
    _stroked(painter, colour, 1.6)
    painter.drawEllipse(QPointF(4.5, 4.5), 3.4, 3.4)


def _draft(painter: QPainter, colour: QColor) -> None:
    _stroked(painter, colour, 1.6)
    painter.drawRect(QRectF(1.2, 1.2, 6.6, 6.6))


_SHAPES = {
    Glyph.LATE: _late,
    Glyph.HALF: _half,
    Glyph.MISSING: _missing,
    Glyph.MANAGER: _manager,
    Glyph.READY: _ready,
    Glyph.AGREED: _agreed,
    Glyph.DIFFERS: _differs,
    Glyph.OPEN: _open,
    Glyph.DRAFT: _draft,
}
