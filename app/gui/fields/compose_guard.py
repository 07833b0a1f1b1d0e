"""While an input method composes, Return, Esc, Tab and every shortcut belong to it.

A half-composed 注音 word and Return must never submit, close or leave a field. Qt hands such
keys on where a platform's input method does not swallow them; this one filter, laid over the
whole application, stops them for as long as preedit text stands in the focused widget.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication


@cache
def _keys() -> frozenset[Qt.Key]:
    """Looked up when first composing: the table of all keys takes 25 ms to be made."""
    return frozenset({
        Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        *(Qt.Key(key) for key in range(Qt.Key.Key_F1, Qt.Key.Key_F12 + 1)),
    })


class ComposeGuard(QObject):
    ended = Signal()
    """The word stands there, or is gone; told before its widget has heard of it."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._composing: QObject | None = None
        application.installEventFilter(self)
        application.focusChanged.connect(self._on_focus_changed)

    @property
    def composing(self) -> bool:
        return self._composing is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._compose(watched if event.preeditString() else None)
            return False
        if self._composing is None or watched is not self._composing:
            return False
        if kind == QEvent.Type.ShortcutOverride:
            # Accepted: the key is typed, not a shortcut of the window.
            event.accept()
            return True
        return kind == QEvent.Type.KeyPress and self._belongs_to_input_method(event)

    def _belongs_to_input_method(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        shortcut = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        return bool(shortcut) or event.key() in _keys()

    def _on_focus_changed(self) -> None:
        self._compose(None)

    def _compose(self, where: QObject | None) -> None:
        before, self._composing = self._composing, where
        if where is None and before is not None:
            self.ended.emit()


def still_composing(application: QApplication | None) -> bool:
    """Asks the input method to finish; whether a half-composed word stands there all the same."""
    if application is None:
        return False
    application.inputMethod().commit()
    return any(guard.composing for guard in application.findChildren(ComposeGuard))


def after_composing(owner: QObject, act: Callable[[], None]) -> None:
    """``act`` now, or once no word is half composed: putting text into a line, or the keyboard
    elsewhere, drops what is being composed. Nothing once ``owner`` is gone."""
    Waiting(owner, act).look()


class Waiting(QObject):
    """Its own slot: a queued connection to it ends with it."""

    def __init__(self, owner: QObject, act: Callable[[], None]) -> None:
        super().__init__(owner)
        self._owner, self._act = owner, act
        self._guard: ComposeGuard | None = None

    def look(self) -> None:
        application = QCoreApplication.instance()
        guards = application.findChildren(ComposeGuard) if application is not None else []
        guard = next((one for one in guards if one.composing), None)
        if self._guard is not None and self._guard is not guard and isValid(self._guard):
            self._guard.ended.disconnect(self.look)
        if guard is None:
            self.deleteLater()
            self._act()
        elif guard is not self._guard:
            guard.ended.connect(self.look, Qt.ConnectionType.QueuedConnection)
        self._guard = guard
