"""Months as bars: the amount above each, the month below; the one under way is grey."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.gui.lists.painting import paint_hairline
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from app.gui.theme.theme import Theme

HEIGHT = 148
BAR_SHARE = 0.62
"""Of the width of a month."""
_MIDDLE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Bar:
    """``spoken`` is the whole of it, for who cannot see it."""

    label: str
    amount: Decimal
    shown: str
    spoken: str
    under_way: bool = False


class BarChart(QWidget):
    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.bars: Sequence[Bar] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(HEIGHT))
        theme.changed.connect(self.update)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self.bars = bars
        self.setAccessibleDescription("; ".join(one.spoken for one in bars))
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        line = theme.line(Face.LABEL)
        foot = self.height() - line - theme.px(4)
        room = foot - line - theme.px(2)
        most = max((one.amount for one in self.bars), default=Decimal(0))
        for place, one in enumerate(self.bars):
            left = self.width() * place // len(self.bars)
            right = self.width() * (place + 1) // len(self.bars)
            tall = int(room * one.amount / most) if most > 0 and one.amount > 0 else 0
            self._paint_bar(painter, one, QRect(left, foot - tall, right - left, tall), foot)
        paint_hairline(painter, theme.tokens.line2, QPointF(0, foot), QPointF(self.width(), foot))
        painter.end()

    def _paint_bar(self, painter: QPainter, one: Bar, box: QRect, foot: int) -> None:
        theme = self._theme
        line = theme.line(Face.LABEL)
        side = int(box.width() * (1 - BAR_SHARE) / 2)
        colour = theme.tokens.line2 if one.under_way else theme.tokens.ageing[0]
        painter.fillRect(box.adjusted(side, 0, -side, 0), QColor(colour))
        painter.setFont(theme.font(Face.KEYCAP))
        painter.setPen(theme.ink(Ink.TEXT3))
        above = QRect(box.left(), box.top() - line, box.width(), line)
        if theme.metrics(Face.KEYCAP).horizontalAdvance(one.shown) <= box.width():
            painter.drawText(above, _MIDDLE, one.shown)
        painter.setFont(theme.font(Face.LABEL))
        painter.setPen(theme.ink(Ink.TEXT2))
        painter.drawText(QRect(box.left(), foot + theme.px(3), box.width(), line), _MIDDLE,
                         one.label)
