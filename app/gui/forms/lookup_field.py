"""A field that names another record: found while typed, by code, name, digits or sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.gui.fields.lookup import Lookup
from app.gui.fields.lookup_popup import LookupPopup
from app.gui.forms.field_spec import Picked
from app.gui.forms.form_field import FormField
from app.gui.theme.fonts import Face

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from app.gui.desk import Desk
    from app.gui.forms.field_spec import FieldSpec


class LookupField(FormField):
    def __init__(self, desk: Desk, spec: FieldSpec, over: QWidget) -> None:
        super().__init__(desk, spec)
        assert spec.lookup is not None
        self._of, words = spec.lookup, desk.words
        self.line = QLineEdit()
        self.line.setFont(desk.theme.font(Face.VALUE))
        self.line.setReadOnly(spec.read_only)
        popup = LookupPopup(
            desk.theme, self.label, lambda text: words("forms.not_found", text=text),
            words("forms.lookup_foot"), over,
        )
        self.lookup = Lookup(
            self.line, popup, desk.tasks, self._of.ask, lambda hit: self._of.row(hit, words)
        )
        self.lookup.picked.connect(self._on_hit)
        self.lay_out(self.line)

    @property
    def text(self) -> str:
        """The code: a draft names its record by what stays the same."""
        if self._value is not None and self._is_shown():
            return str(self._value.code)
        return self.line.text().strip()

    def _is_shown(self) -> bool:
        return self._value is not None and self.line.text() == self.show_value(self._value)

    def show_value(self, value: Any) -> str:
        return " ".join(filter(None, (value.code, value.name))) if value is not None else ""

    def set_value(self, value: Picked | None) -> None:
        self._value = value
        self.line.setText(self.show_value(value))
        self.line.setCursorPosition(0)
        self.lookup.forget()
        self.say_wrong("")

    def set_text(self, text: str) -> None:
        self.line.setText(text)
        if text:
            self.lookup.settle(self._on_hit)
        else:
            self.put(None)

    @property
    def waiting(self) -> bool:
        return self.lookup.waiting

    def take(self) -> None:
        if self._is_shown() or self.waiting:
            return
        if self.line.text().strip():
            self.lookup.settle(self._on_hit)
        else:
            self.say_wrong("")
            self.put(None)

    def _on_hit(self, hit: Any) -> None:
        if hit is None:
            text = self.line.text().strip()
            self._value = None
            self.say_wrong(self.desk.words("forms.not_found", text=text))
            self.changed.emit()
            return
        picked = self._of.picked(hit)
        self.line.setText(self.show_value(picked))
        self.line.setCursorPosition(0)
        self.say_wrong("")
        self.put(picked)

    def on_key(self, event: QKeyEvent) -> bool:
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and self.line.text().strip() and not self._is_shown():
            self.lookup.settle(self._on_entered)
            return True
        return super().on_key(event)

    def _on_entered(self, hit: Any) -> None:
        self._on_hit(hit)
        if hit is not None and self.line.hasFocus():
            self.entered.emit()
