"""The keyboard is never in what cannot be seen.

A page that was left may still wait for an answer, and put the keyboard in its list once it comes.
Qt lets it, though the list stands in something hidden: what is typed from then on would go nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.gui.window import Window


class KeyboardInSight(QObject):
    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        window = self._window
        if now is None or now.window() is not window or now.isVisible() or not window.isVisible():
            return
        if old is not None and old.window() is window and old.isVisible() and old.isEnabled():
            old.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            now.clearFocus()
