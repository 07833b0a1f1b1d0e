"""A field whose text stands for a value: read when it is left, the fault said one line below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.dates import parse_typed_date
from app.domain.errors import DomainError
from app.gui.parts.labels import Label, Paragraph
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QFocusEvent

    from app.gui.theme.theme import Theme
    from app.gui.words import Words

Value = TypeVar("Value")


class _Line(QLineEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class TypedField(QWidget, Generic[Value]):
    """Label, line, and below it what is wrong, in late; saving is never blocked by it."""

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        words: Words,
        label: str,
        read: Callable[[str], Value],
        show: Callable[[Value], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._read = read
        self._show = show
        self._value: Value | None = None
        self.line = _Line()
        self.line.setFont(theme.font(Face.VALUE))
        self.line.setAccessibleName(label)
        self.fault = Paragraph(theme, face=Face.LABEL, ink=Ink.LATE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(Label(theme, label, face=Face.LABEL, ink=Ink.TEXT3))
        column.addWidget(self.line)
        column.addWidget(self.fault)
        self.fault.hide()
        self.setFocusProxy(self.line)
        self.line.left.connect(self.take)
        self.line.returnPressed.connect(self.take)

    @property
    def value(self) -> Value | None:
        """None while empty or unreadable."""
        return self._value

    def set_value(self, value: Value | None) -> None:
        self._value = value
        self.line.setText("" if value is None else self._show(value))
        self.say_wrong("")

    def take(self) -> None:
        """Reads what stands there and shows it as understood: ``1105`` becomes a date."""
        text = self.line.text().strip()
        before = self._value
        try:
            self._value = self._read(text) if text else None
        except DomainError as wrong:
            self._value = None
            self.say_wrong(self._words(wrong.message_id, **wrong.params))
        else:
            self.say_wrong("")
            if self._value is not None:
                self.line.setText(self._show(self._value))
        if before != self._value:
            self.changed.emit()

    def say_wrong(self, fault: str) -> None:
        self.fault.say(fault)
        self.fault.setVisible(bool(fault))
        self.line.setAccessibleDescription(fault)
        if self.line.property("wrong") != bool(fault):
            self.line.setProperty("wrong", bool(fault))
            # The sheet's [wrong] selector is looked at anew only when the widget is polished.
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)


def text_field(theme: Theme, words: Words, label: str) -> TypedField[str]:
    return TypedField(theme, words, label, str, str)


def date_field(
    theme: Theme, words: Words, label: str, today: Callable[[], date]
) -> TypedField[date]:
    """``1105``, ``11/5``, ``+3``, ``t``, ``115/11/5``; full-width digits too."""
    return TypedField(
        theme, words, label, lambda text: parse_typed_date(text, today()),
        lambda day: f"{day:%Y/%m/%d}",
    )
