"""Where to call: phone and fax large enough to dial from, each with its copy button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.gui.pane.reach_rows import CopyButton, Picture
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.icons import Icon
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.gui.desk import Desk


class CallRow(QWidget):
    def __init__(self, desk: Desk, icon: Icon, name: str, copy: str) -> None:
        super().__init__()
        self._desk, self._name = desk, name
        theme = desk.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(Picture(theme, icon))
        row.addWidget(Label(theme, name, face=Face.LABEL, ink=Ink.TEXT3))
        self.value = Label(theme, face=Face.LARGE)
        row.addWidget(self.value, 1)
        self.copy = CopyButton(theme, copy)
        self.copy.clicked.connect(self._copy)
        row.addWidget(self.copy)

    def show_number(self, number: str) -> None:
        self.setVisible(bool(number))
        self.value.say(number)
        self.value.setAccessibleName(f"{self._name} {number}")

    def _copy(self) -> None:
        number = self.value.text()
        QGuiApplication.clipboard().setText(number)
        self._desk.notify(self._desk.words("today.copied", number=number))


class CallRows(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        words = desk.words
        self.phone = CallRow(desk, Icon.PHONE, words("today.phone"), words("today.copy_phone"))
        self.fax = CallRow(desk, Icon.PRINTER, words("today.fax_label"), words("today.copy_fax"))
        column = QVBoxLayout(self)
        air = desk.theme.px(5)
        column.setContentsMargins(0, air, 0, air)
        column.setSpacing(air)
        column.addWidget(self.phone)
        column.addWidget(self.fax)

    def show_numbers(self, phone: str, fax: str) -> None:
        self.phone.show_number(phone)
        self.fax.show_number(fax)
        self.setVisible(bool(phone or fax))
