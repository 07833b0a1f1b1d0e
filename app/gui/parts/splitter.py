"""A splitter whose line is 1 px and whose grip is 8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QRegion
from PySide6.QtWidgets import QSplitter, QSplitterHandle

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from app.gui.theme.theme import Theme

_BEFORE, _AFTER = 3, 4


class ThinHandle(QSplitterHandle):
    """The contents are the line; the margins beside it still take the mouse."""

    def __init__(self, theme: Theme, orientation: Qt.Orientation, parent: QSplitter) -> None:
        super().__init__(orientation, parent)
        self._theme = theme

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Not the base's: it sets margins of its own, and the two would undo each other for ever.
        self.setAttribute(Qt.WidgetAttribute.WA_MouseNoMask)
        if self.orientation() == Qt.Orientation.Horizontal:
            self.setContentsMargins(_BEFORE, 0, _AFTER, 0)
        else:
            self.setContentsMargins(0, _BEFORE, 0, _AFTER)
        self.setMask(QRegion(self.contentsRect()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.contentsRect(), QColor(self._theme.tokens.line))
        painter.end()


class ThinSplitter(QSplitter):
    def __init__(
        self, theme: Theme, orientation: Qt.Orientation, parent: QWidget | None = None
    ) -> None:
        self._theme = theme
        super().__init__(orientation, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        theme.changed.connect(self.update)

    def createHandle(self) -> QSplitterHandle:  # noqa: N802 - Qt's name
        return ThinHandle(self._theme, self.orientation(), self)
