"""A field of several lines: Tab walks on, Enter begins a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.gui.forms.form_field import FormField
from app.gui.theme.fonts import Face

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.gui.desk import Desk
    from app.gui.forms.field_spec import FieldSpec

LINES = 2
"""More scroll; a form shows its whole record before it shows a whole remark."""


class LongField(FormField):
    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        super().__init__(desk, spec)
        self.lines = QPlainTextEdit()
        self.lines.setFont(desk.theme.font(Face.VALUE))
        self.lines.setTabChangesFocus(True)
        self.lines.setReadOnly(spec.read_only)
        self.lines.textChanged.connect(self._on_text)
        theme = desk.theme
        # The sheet's least height wins over the editor's own, so a box around it has the height.
        box = QWidget()
        box.setFixedHeight(LINES * theme.line(Face.VALUE) + theme.px(20))
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.lines)
        self.lay_out(self.lines, box)

    def _on_text(self) -> None:
        """By a key, not because a record is shown."""
        if self.lines.hasFocus():
            self.typed.emit()

    @property
    def text(self) -> str:
        return self.lines.toPlainText().strip()

    def show_value(self, value: Any) -> str:
        return str(value or "")

    def set_value(self, value: Any) -> None:
        self._value = str(value or "")
        self.lines.setPlainText(self._value)
        self.say_wrong("")

    def set_text(self, text: str) -> None:
        self.lines.setPlainText(text)
        self.take()

    def take(self) -> None:
        if self.text != self._value:
            self.say_wrong("")
        self.put(self.text)

    def on_key(self, event: QKeyEvent) -> bool:
        wants = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and wants:
            self.take()
            self.entered.emit()
            return True
        return False
