"""One clock of a complaint: a ring that empties, how long is left, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.gui.theme.fonts import Face
from app.gui.theme.painted_words import paint_words
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.gui.theme.theme import Theme

HEIGHT, RING, STROKE = 82, 54, 5
_WHOLE = 16 * 360
_NOON = 16 * 90


@dataclass(frozen=True, slots=True)
class ClockFace:
    """``share``: what is left, 1 to 0; ``tone`` repeats what ``left`` says in words."""

    title: str
    until: str
    left: str
    foot: str
    share: float
    tone: Ink


class ClockCard(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.face: ClockFace | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_face(self, face: ClockFace) -> None:
        self.face = face
        self.setAccessibleName(f"{face.title} {face.left} {face.until}")
        self.setToolTip(face.foot)
        self.update()

    def sizeHint(self) -> QSize:
        lines = sum(self._theme.line(one) for one in (Face.LABEL, Face.TITLE, Face.LABEL))
        return QSize(self._theme.px(320), max(self._theme.px(HEIGHT), lines + self._theme.px(16)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.face is None:
            return
        theme, face = self._theme, self.face
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.tokens.line), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        ring = theme.px(RING)
        left = theme.px(14)
        self._ring(painter, QRectF(left, (self.height() - ring) / 2, ring, ring), face)
        self._words(painter, QRect(left + ring + theme.px(16), 0,
                                   self.width() - left - ring - theme.px(24), self.height()), face)
        painter.end()

    def _ring(self, painter: QPainter, box: QRectF, face: ClockFace) -> None:
        theme = self._theme
        stroke = theme.px(STROKE)
        inner = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
        painter.setPen(QPen(QColor(theme.tokens.line), stroke))
        painter.drawEllipse(inner)
        colour = theme.ink(face.tone)
        painter.setPen(QPen(colour, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(inner, _NOON, -round(_WHOLE * face.share))
        hand = QPen(colour, max(1.4, stroke * 0.3))
        painter.setPen(hand)
        middle, unit = box.center(), box.width() / 54
        painter.drawLine(middle, middle - QPointF(0, 12 * unit))
        painter.drawLine(middle, middle + QPointF(8 * unit, 5 * unit))

    def _words(self, painter: QPainter, box: QRect, face: ClockFace) -> None:
        theme = self._theme
        rows = ((face.title, Face.LABEL, Ink.TEXT), (face.left, Face.TITLE, face.tone),
                (face.foot, Face.LABEL, Ink.TEXT3))
        top = (box.height() - sum(theme.line(one) for _, one, _ in rows)) // 2
        for place, (words, kind, ink) in enumerate(rows):
            line = QRect(box.left(), top, box.width(), theme.line(kind))
            shown = paint_words(painter, theme, words, kind, ink, line)
            if place == 0:
                rest = line.adjusted(shown + theme.px(10), 0, 0, 0)
                paint_words(painter, theme, face.until, Face.LABEL, Ink.TEXT3, rest)
            top += line.height()
