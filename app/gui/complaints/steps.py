"""How far a complaint has come: done, where it stands, and what is still to come."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import Glyph, paint_glyph
from app.gui.theme.painted_words import paint_words
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from app.gui.theme.theme import Theme

DOT = 13


class Step(Enum):
    DONE = Glyph.READY
    HERE = Glyph.HALF
    COMES = Glyph.OPEN


_INKS = {Step.DONE: Ink.GO, Step.HERE: Ink.ACCENT, Step.COMES: Ink.TEXT3}
_WORDS = {Step.DONE: Ink.TEXT, Step.HERE: Ink.ACCENT, Step.COMES: Ink.TEXT3}


class Steps(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.steps: tuple[tuple[str, Step], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_steps(self, steps: Sequence[tuple[str, Step]]) -> None:
        self.steps = tuple(steps)
        here = next((name for name, step in steps if step is Step.HERE), "")
        self.setAccessibleName(" → ".join(name for name, _ in steps))
        self.setAccessibleDescription(here)
        self.update()

    def sizeHint(self) -> QSize:
        height = self._theme.px(DOT + 8) + self._theme.line(Face.LABEL)
        return QSize(self._theme.px(400), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.steps:
            return
        theme = self._theme
        painter = QPainter(self)
        dot, share = theme.px(DOT), self.width() / len(self.steps)
        middle = dot / 2 + 1
        for place, (name, step) in enumerate(self.steps):
            left = place * share
            if place + 1 < len(self.steps):
                done = step is Step.DONE
                colour = theme.ink(Ink.GO) if done else QColor(theme.tokens.line2)
                painter.setPen(QPen(colour, theme.px(2)))
                painter.drawLine(QPointF(left + dot + 3, middle), QPointF(left + share - 3, middle))
            paint_glyph(painter, step.value, QRectF(left + 1, 1, dot, dot), theme.ink(_INKS[step]))
            face = Face.CHIP if step is Step.HERE else Face.LABEL
            paint_words(painter, theme, name, face, _WORDS[step], QRect(
                int(left), theme.px(DOT + 6), int(share) - 4, theme.line(Face.LABEL)))
        painter.end()
