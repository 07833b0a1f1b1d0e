"""Alt struck and let go of with nothing between opens the menu; another key takes it away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication


class AltAlone(QObject):
    """Its window hands it the keys that come to the window itself."""

    struck = Signal()

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        self._alone = False

    def press(self, event: QKeyEvent) -> None:
        self._alone = event.key() == Qt.Key.Key_Alt
        application = QApplication.instance()
        if self._alone and application is not None:
            # What follows goes to whoever has the keyboard, or to a shortcut: never here.
            application.installEventFilter(self)

    def release(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt and self._alone:
            self.forget()
            self.struck.emit()

    def forget(self) -> None:
        self._alone = False
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While Alt is held: any other key, and it was not for the menu."""
        if (
            event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
            and event.key() != Qt.Key.Key_Alt
        ):
            self.forget()
        return False
