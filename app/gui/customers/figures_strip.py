"""Figures side by side in one box: a label, the figure large, and what stands behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.gui.lists.painting import paint_hairline
from app.gui.parts.buttons import paint_box
from app.gui.theme.fonts import Face
from app.gui.theme.painted_words import paint_words
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from app.gui.theme.theme import Theme

LEAST = 120
"""Of one figure at 100 %: below, they stand in more rows."""
HEIGHT = 82


@dataclass(frozen=True, slots=True)
class Figure:
    label: str
    value: str
    note: str = ""
    tone: Ink = Ink.TEXT3


class FiguresStrip(QWidget):
    """A figure is never cut: where it does not fit its box it is written smaller."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.figures: Sequence[Figure] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        self.figures = figures
        self.setAccessibleName("; ".join(
            " ".join(filter(None, (one.label, one.value, one.note))) for one in figures
        ))
        self._fit()
        self.update()

    def _in_row(self) -> int:
        count = max(1, len(self.figures))
        fit = max(1, self.width() // self._theme.px(LEAST))
        if fit >= count:
            return count
        rows = -(-count // fit)
        return -(-count // rows)

    def _fit(self) -> None:
        rows = -(-max(1, len(self.figures)) // self._in_row())
        self.setFixedHeight(rows * self._theme.px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._theme.px(HEIGHT))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(LEAST), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        paint_box(painter, QRectF(self.rect()), theme.px(6), None, QColor(theme.tokens.line))
        in_row, height = self._in_row(), theme.px(HEIGHT)
        for place, figure in enumerate(self.figures):
            row, column = divmod(place, in_row)
            left = self.width() * column // in_row
            right = self.width() * (column + 1) // in_row
            box = QRect(left, row * height, right - left, height)
            if column:
                paint_hairline(painter, theme.tokens.line, QPointF(left, box.top() + 1),
                               QPointF(left, box.bottom() - 1))
            if row and not column:
                paint_hairline(painter, theme.tokens.line, QPointF(1, box.top()),
                               QPointF(self.width() - 2, box.top()))
            self._paint_one(painter, figure, box)
        painter.end()

    def _paint_one(self, painter: QPainter, figure: Figure, box: QRect) -> None:
        theme = self._theme
        side = theme.px(13)
        inner = box.adjusted(side, theme.px(8), -theme.px(6), -theme.px(8))
        label, value = theme.line(Face.LABEL), theme.line(Face.TITLE)
        top = inner.top() + (inner.height() - 2 * label - value) // 2
        paint_words(painter, self._theme, figure.label, Face.LABEL, Ink.TEXT3,
                    QRect(inner.left(), top, inner.width(), label))
        paint_words(painter, self._theme, figure.value,
                    self._face(figure.value, inner.width()), Ink.TEXT,
                    QRect(inner.left(), top + label, inner.width(), value))
        paint_words(painter, self._theme, figure.note, Face.LABEL, figure.tone,
                    QRect(inner.left(), top + label + value, inner.width(), label))

    def _face(self, words: str, room: int) -> Face:
        fits = (
            face for face in (Face.TITLE, Face.LARGE, Face.NAME)
            if self._theme.metrics(face).horizontalAdvance(words) <= room
        )
        return next(fits, Face.LABEL)
