"""A field of one line: text, dates, months, figures; read when it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.domain.errors import DomainError
from app.gui.forms.field_spec import FieldKind
from app.gui.forms.form_field import FormField
from app.gui.forms.reading import RIGHT, reader, shower
from app.gui.theme.fonts import Face

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.gui.desk import Desk
    from app.gui.forms.field_spec import FieldSpec


class LineField(FormField):
    def __init__(self, desk: Desk, spec: FieldSpec, currency: Callable[[], str]) -> None:
        super().__init__(desk, spec)
        self._read = reader(spec.kind, lambda: desk.today, currency)
        self._show = shower(spec.kind, desk.words, currency)
        self.line = QLineEdit()
        self.line.setFont(desk.theme.font(Face.VALUE))
        self.line.setReadOnly(spec.read_only)
        if spec.kind in RIGHT:
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._kept = ""
        self.line.textEdited.connect(self.typed)
        self.lay_out(self.line)

    @property
    def text(self) -> str:
        return self.line.text().strip()

    def peek(self) -> Any:
        try:
            return self._read(self.text) if self.text else self.nothing
        except DomainError:
            return self.nothing

    def show_value(self, value: Any) -> str:
        return "" if value is None or value == "" else self._show(value)

    def set_value(self, value: Any) -> None:
        self._value = self.nothing if value is None else value
        self.line.setText(self.show_value(value))
        self.line.setCursorPosition(0)
        self._kept = self.text
        self.say_wrong("")

    def set_text(self, text: str) -> None:
        self.line.setText(text)
        self.take()

    def take(self) -> None:
        before, text = self._value, self.text
        if text == self._kept:
            return
        self._kept = text
        try:
            self._value = self._read(text) if text else self.nothing
        except DomainError as wrong:
            self._value = self.nothing
            self.say_wrong(self.desk.words(wrong.message_id, **wrong.params))
        else:
            self.say_wrong("")
            if text and self.spec.kind is not FieldKind.TEXT:
                self.line.setText(self._show(self._value))
                self._kept = self.text
        if before != self._value or self.refused:
            self.changed.emit()
