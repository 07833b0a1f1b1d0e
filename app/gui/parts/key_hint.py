"""A key cap and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.gui.parts.search_field import paint_key_cap
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from app.gui.theme.theme import Theme


class KeyHint(QWidget):
    clicked = Signal()

    def __init__(self, theme: Theme, key: str, words: str) -> None:
        super().__init__()
        self._theme, self._key, self._words = theme, key, words
        self.setAccessibleName(f"{key} {words}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def key(self) -> str:
        return self._key

    @property
    def words(self) -> str:
        return self._words

    def _cap(self) -> int:
        return self._theme.metrics(Face.KEYCAP).horizontalAdvance(self._key) + self._theme.px(10)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()

    def sizeHint(self) -> QSize:
        words = self._theme.metrics(Face.LABEL).horizontalAdvance(self._words)
        return QSize(self._cap() + self._theme.px(8) + words + 1, self._theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_key_cap(painter, self._theme, self._key, self._cap(), self.height())
        painter.setFont(self._theme.font(Face.LABEL))
        painter.setPen(self._theme.ink(Ink.TEXT3))
        metrics = self._theme.metrics(Face.LABEL)
        base = (self.height() + metrics.ascent() - metrics.descent()) // 2
        painter.drawText(self._cap() + self._theme.px(8), base, self._words)
        painter.end()
