"""Beside each kind's letters, the number that its next document of today would have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.document_numbers import NumberStyle, document_number
from app.domain.half_width import half_width
from app.gui.operations.settings import STYLE

if TYPE_CHECKING:
    from app.gui.desk import Desk
    from app.gui.forms.form_page import FormPage


class NumberSamples(QObject):
    def __init__(self, desk: Desk, form: FormPage) -> None:
        super().__init__(form)
        self._desk, self._form = desk, form
        form.typed.connect(self.show)
        form.changed.connect(self.show)
        self.show()

    def show(self) -> None:
        style = NumberStyle(self._form.fields[STYLE].peek() or NumberStyle.DAY)
        for name, field in self._form.fields.items():
            if name == STYLE:
                continue
            letters = half_width(str(field.peek() or "")).strip().upper()
            sample = document_number(letters, self._desk.today, 1, style) if letters else ""
            field.say_note(
                self._desk.words("settings.numbering.sample", number=sample) if sample else ""
            )
