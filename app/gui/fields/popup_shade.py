"""The shadow of a pop-up: a widget of its own below it, through which the mouse goes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.gui.palette.shadow import REACH, paint_shadow

LIGHTER = 0.4
"""Than the palette's, which lies over a dimmed page."""


class PopupShade(QWidget):
    def __init__(self, popup: QWidget) -> None:
        super().__init__(popup.parentWidget())
        self._popup = popup
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        popup.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Hide:
            self.hide()
        elif kind in (QEvent.Type.Show, QEvent.Type.Move, QEvent.Type.Resize,
                      QEvent.Type.ZOrderChange) and self._popup.isVisible():
            self.setGeometry(self._popup.geometry().adjusted(-REACH, -REACH, REACH, 2 * REACH))
            self.show()
            self.raise_()
            self.stackUnder(self._popup)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(LIGHTER)
        box = QRect(self.rect().adjusted(REACH, REACH, -REACH, -2 * REACH))
        paint_shadow(painter, box, self.devicePixelRatioF())
        painter.end()
