"""A menu over a page whose letters are keys: while it stands, a key is the menu's."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu


class KeyMenu(QMenu):
    """A list keeps the keyboard under its menu: its keys would act where the menu's are meant.

    An entry's key is what its words have after a tab, as it is shown.
    """

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and (
            self._meant(event) is not None or (event.text() and event.text().isprintable())
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry = self._meant(event)
        if entry is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # the key that opened it may still be held
            self.close()
            entry.trigger()

    def _meant(self, event: QKeyEvent) -> QAction | None:
        pressed = QKeySequence(event.keyCombination())
        for entry in self.actions():
            key = entry.text().partition("\t")[2]
            if key and entry.isEnabled() and pressed == QKeySequence.fromString(
                key, QKeySequence.SequenceFormat.NativeText
            ):
                return entry
        return None
