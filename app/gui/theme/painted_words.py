"""Words painted on one line: in a face and an ink of the theme, cut with an ellipsis where they
must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from app.gui.theme.theme import Theme


def paint_words(
    painter: QPainter, theme: Theme, words: str, face: Face, ink: Ink, box: QRect, *,
    right: bool = False, least: int = 0,
) -> int:
    """Returns the width it took in pixels: 0 where there is no room, or where ``least`` or fewer
    characters of cut words would be left."""
    if not words or box.width() <= 0:
        return 0
    fitted = theme.fitted(words, face, box.width())
    if fitted.shown != words and len(fitted.shown) <= least:
        return 0
    painter.setPen(theme.ink(ink))
    fitted.paint(painter, box, right=right)
    return fitted.advance


def paint_found(
    painter: QPainter, theme: Theme, name: str, matched: str, box: QRect, foot: int
) -> int:
    """A name with what was searched for in it coloured and underlined, the line ``foot`` pixels
    down; returns the width it took."""
    used = paint_words(painter, theme, name, Face.NAME, Ink.TEXT, box)
    at = name.find(matched) if matched else -1
    if at >= 0:
        metrics = theme.metrics(Face.NAME)
        left = box.left() + metrics.horizontalAdvance(name[:at])
        wide = min(metrics.horizontalAdvance(matched), max(0, box.right() - left))
        paint_words(painter, theme, matched, Face.NAME, Ink.ACCENT,
                    QRect(left, box.top(), wide, box.height()))
        painter.fillRect(left, foot, wide, 1, theme.ink(Ink.ACCENT))
    return used
