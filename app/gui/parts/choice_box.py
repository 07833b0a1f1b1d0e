"""A drop-down list, with its arrow drawn in the theme's ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox

from app.gui.theme.fonts import Face
from app.gui.theme.icons import Icon
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.gui.theme.theme import Theme


class ChoiceBox(QComboBox):
    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setFont(theme.font(Face.VALUE))
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        px = self._theme.px
        painter = QPainter(self)
        image = self._theme.icon_pixmap(Icon.DOWN, 13, Ink.TEXT2, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - px(20), (self.height() - px(13)) // 2, image)
        painter.end()
