"""A soft shadow under what floats: nine parts of one small picture, made once for a ratio."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

REACH = 24
_CORE = 8
_STRENGTH = 5
"""Of 255, for each of the layers that lie over one another."""


@lru_cache(maxsize=4)
def _picture(ratio: float) -> QPixmap:
    side = 2 * REACH + 2 * _CORE
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    dark = QColor(Qt.GlobalColor.black)
    dark.setAlpha(_STRENGTH)
    painter.setBrush(dark)
    for inset in range(0, REACH, 2):
        box = QRectF(inset, inset, side - 2 * inset, side - 2 * inset)
        painter.drawRoundedRect(box, REACH - inset / 2, REACH - inset / 2)
    painter.end()
    return picture


def paint_shadow(painter: QPainter, box: QRect, ratio: float) -> None:
    """Around ``box``, a little lower than it."""
    picture = _picture(ratio)
    outer = box.adjusted(-REACH, -REACH + 6, REACH, REACH + 6)
    part = REACH + _CORE
    lefts = (outer.left(), outer.left() + part, outer.right() + 1 - part)
    tops = (outer.top(), outer.top() + part, outer.bottom() + 1 - part)
    wides = (part, outer.width() - 2 * part, part)
    talls = (part, outer.height() - 2 * part, part)
    sources = (0, part - 1, part)
    spans = (part, 1, part)
    for row in range(3):
        for column in range(3):
            painter.drawPixmap(
                QRectF(lefts[column], tops[row], wides[column], talls[row]), picture,
                QRectF(sources[column] * ratio, sources[row] * ratio,
                       spans[column] * ratio, spans[row] * ratio),
            )
