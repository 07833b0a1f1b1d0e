"""Words that lead somewhere: text in the accent, underlined under the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from app.gui.parts.buttons import RING, ThemedButton, paint_ring
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.gui.theme.theme import Theme

_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class Link(ThemedButton):
    """As high as its line and the ring around it; gives way to an ellipsis where room is short."""

    def __init__(self, theme: Theme, words: str = "", face: Face = Face.LABEL) -> None:
        super().__init__(theme, words)
        self._face = face
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = self._theme.metrics(self._face).horizontalAdvance(self.text())
        return QSize(width + 2 * RING + 1, self._theme.line(self._face) + 2 * RING)

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * RING, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        box = self.rect().adjusted(RING, RING, -RING, -RING)
        font = theme.font(self._face)
        font.setUnderline(self.isEnabled() and self.underMouse())
        painter.setFont(font)
        painter.setPen(theme.ink(Ink.ACCENT if self.isEnabled() else Ink.TEXT))
        shown = theme.metrics(self._face).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, box.width() + 1
        )
        painter.drawText(box, _MIDDLE, shown)
        if self.hasFocus():
            paint_ring(painter, theme, QRectF(box), theme.px(3))
        painter.end()
        self.setToolTip("" if shown == self.text() else self.text())
