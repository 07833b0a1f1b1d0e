"""An icon that asks for its colour at every paint, so it follows the theme by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QIconEngine

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QIcon, QPainter, QPixmap

    from app.gui.theme.icons import Icon, IconPixmaps


class ThemedIconEngine(QIconEngine):
    def __init__(self, icon: Icon, pixmaps: IconPixmaps, colour: Callable[[], str]) -> None:
        super().__init__()
        self._icon = icon
        self._pixmaps = pixmaps
        self._colour = colour

    def clone(self) -> QIconEngine:
        return ThemedIconEngine(self._icon, self._pixmaps, self._colour)

    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State
    ) -> None:
        ratio = painter.device().devicePixelRatioF()
        side = min(rect.width(), rect.height())
        image = self._pixmaps.pixmap(self._icon, side, self._colour(), ratio)
        corner = rect.center() - QPoint(side // 2, side // 2)
        painter.drawPixmap(QRect(corner, QSize(side, side)), image)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(  # noqa: N802 - Qt's name
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        side = max(1, round(min(size.width(), size.height()) / scale))
        return self._pixmaps.pixmap(self._icon, side, self._colour(), scale)
