"""The keys of the palette, each in its cap with a word after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.gui.lists.painting import paint_hairline
from app.gui.parts.search_field import paint_key_cap
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from app.gui.theme.theme import Theme

HEIGHT = 34
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Footer(QWidget):
    def __init__(self, theme: Theme, hints: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._theme, self._hints = theme, hints
        self.setFixedHeight(theme.px(HEIGHT))
        self.setAccessibleName(", ".join(f"{key} {word}" for key, word in hints))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        paint_hairline(
            painter, theme.tokens.line, QPointF(0, 0), QPointF(self.width(), 0)
        )
        caps, words = theme.metrics(Face.KEYCAP), theme.metrics(Face.LABEL)
        left = px(18)
        for key, word in self._hints:
            wide = caps.horizontalAdvance(key) + px(10)
            paint_key_cap(painter, theme, key, left + wide, self.height())
            left += wide + px(6)
            box = QRect(left, 0, words.horizontalAdvance(word) + 1, self.height())
            painter.setFont(theme.font(Face.LABEL))
            painter.setPen(theme.ink(Ink.TEXT2))
            painter.drawText(box, _LEFT, word)
            left += box.width() + px(16)
        painter.end()
