"""A line that is typed into and has a list behind its arrow, as large as its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit

from app.gui.theme.fonts import Face
from app.gui.theme.icons import Icon
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from app.gui.theme.theme import Theme

ARROW, ROOM = 13, 20
"""At 100 %: an icon of Qt's own for a line keeps 16 pixels however large the text is."""


class ArrowLine(QLineEdit):
    asked = Signal()
    """The arrow was clicked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFont(theme.font(Face.VALUE))
        self.offer(offered=True)
        theme.changed.connect(self.update)

    def offer(self, *, offered: bool) -> None:
        """Without its list it is a line like any other."""
        self._offered = offered
        self.setTextMargins(0, 0, self._theme.px(ROOM) if offered else 0, 0)
        self.update()

    def arrow(self) -> QRect:
        px = self._theme.px
        return QRect(self.width() - px(ROOM), 0, px(ROOM), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._offered:
            return
        theme, box = self._theme, self.arrow()
        painter = QPainter(self)
        image = theme.icon_pixmap(Icon.DOWN, ARROW, Ink.TEXT2, self.devicePixelRatioF())
        painter.drawPixmap(box.left(), (self.height() - theme.px(ARROW)) // 2, image)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._offered and self.arrow().contains(event.position().toPoint())
        self.setCursor(Qt.CursorShape.ArrowCursor if over else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._offered and self.arrow().contains(event.position().toPoint()):
            self.asked.emit()
        else:
            super().mousePressEvent(event)
