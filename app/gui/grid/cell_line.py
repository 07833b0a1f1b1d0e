"""The one editor of the grid: it stands open in the current cell, so that the first key, and the
first composed character, fall into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.gui.theme.fonts import Face

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget

    from app.gui.theme.theme import Theme


class CellLine(QLineEdit):
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cell_line")
        self.setFont(theme.font(Face.VALUE))
        self.take_key: Callable[[QKeyEvent], bool] = lambda _event: False
        self.take_tab: Callable[[bool], bool] = lambda _forward: False
        self.wants: Callable[[QKeyEvent], bool] = lambda _event: False
        """Keys that are the window's elsewhere and the grid's now."""

    @property
    def at_start(self) -> bool:
        return self.cursorPosition() == 0 or self.all_selected

    @property
    def at_end(self) -> bool:
        return self.cursorPosition() == len(self.text()) or self.all_selected

    @property
    def all_selected(self) -> bool:
        return self.selectedText() == self.text()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
            and self.wants(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take_key(event):
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 - Qt's names
        return self.take_tab(next) or super().focusNextPrevChild(next)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
