"""The line of the palette: what an input method is still composing is seen by the search, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLineEdit

from app.gui.theme.fonts import Face

if TYPE_CHECKING:
    from PySide6.QtGui import QInputMethodEvent, QKeyEvent

    from app.gui.theme.theme import Theme

PAGE = 8
_STEPS = {
    Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -PAGE, Qt.Key.Key_PageDown: PAGE,
}


class TypingLine(QLineEdit):
    sought = Signal(str)
    """The text as it would stand, with what is being composed."""
    stepped = Signal(int)
    entered = Signal()
    narrowed = Signal()
    """Tab: only this kind."""
    widened = Signal()
    """Shift+Tab, or Backspace before the first character."""
    left = Signal()

    def __init__(self, theme: Theme, hint: str) -> None:
        super().__init__()
        self.setObjectName("palette_line")
        font = theme.font(Face.RECORD)
        font.setWeight(QFont.Weight.Normal)
        self.setFont(font)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self._composed = ""
        self.textChanged.connect(lambda: self.sought.emit(self.sought_text))

    @property
    def sought_text(self) -> str:
        place = self.cursorPosition()
        return self.text()[:place] + self._composed + self.text()[place:]

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        before = self._composed
        self._composed = event.preeditString()
        super().inputMethodEvent(event)
        if self._composed != before:
            self.sought.emit(self.sought_text)

    def event(self, event: QEvent) -> bool:
        """Every key is the palette's while it is open, none the page's behind it."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        again = event.modifiers() == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_K
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape or again:
            self.left.emit()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.widened.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 - Qt's names
        (self.narrowed if next else self.widened).emit()
        return True
