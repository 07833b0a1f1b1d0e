"""The customer: found while typed; code and phone stand above it once one is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.gui.parts.labels import Label, Paragraph
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from app.gui.desk import Desk
    from app.gui.fields.lookup import Lookup
    from app.queries.lookups.customers import CustomerHit


class _Line(QLineEdit):
    make: Callable[[], None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.make()
        else:
            super().keyPressEvent(event)


class CustomerField(QWidget):
    taken = Signal(object)
    entered = Signal()
    """Enter or Tab on a customer that is known: on to the lines."""
    create_asked = Signal(str)
    """Alt+Enter: nobody is called that yet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme, words = desk.theme, desk.words
        self._words = words
        self.lookup: Lookup | None = None
        self._customer: CustomerHit | None = None
        label = words("editor.customer")
        self.line = _Line()
        self.line.make = self._create
        self.line.setFont(theme.font(Face.VALUE))
        self.line.setAccessibleName(label)
        self.note = Label(theme, face=Face.LABEL, ink=Ink.TEXT3, right=True)
        self.fault = Paragraph(theme, face=Face.LABEL, ink=Ink.LATE)
        self.fault.hide()
        head = QHBoxLayout()
        self._label = Label(theme, label, face=Face.LABEL, ink=Ink.TEXT3)
        self._between = theme.px(12)
        head.setSpacing(self._between)
        head.addWidget(self._label)
        head.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(head)
        column.addWidget(self.line)
        column.addWidget(self.fault)
        self.setFocusProxy(self.line)
        self.line.returnPressed.connect(self._on_return)
        self.line.editingFinished.connect(self._on_left)

    def show_customer(self, customer: CustomerHit | None) -> None:
        self._customer = customer
        if customer is None:
            self.note.say("")
            return
        self.line.setText(customer.name)
        self.line.setCursorPosition(0)
        self._note_who()
        self.say_wrong("")

    def _note_who(self) -> None:
        """The code, and the phone where there is room for it."""
        customer = self._customer
        if customer is None:
            self.note.say("")
            return
        self.note.say(" ・ ".join(filter(None, (customer.code, customer.phone))))
        room = self.width() - self._label.sizeHint().width() - self._between
        if self.note.sizeHint().width() > room:
            self.note.say(customer.code)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._note_who()

    def say_wrong(self, words: str) -> None:
        self.fault.say(words)
        self.fault.setVisible(bool(words))
        self.line.setAccessibleDescription(words)

    @property
    def _known(self) -> bool:
        return self._customer is not None and self.line.text() == self._customer.name

    @property
    def unknown(self) -> str:
        """What stands there and is nobody known."""
        return "" if self._known else self.line.text().strip()

    def lose(self, customer: CustomerHit) -> None:
        """Not in the book any more: the name stands there as typed, and answers to nobody."""
        self._customer = None
        self.note.say("")
        self.say_wrong(self._words("editor.fault.no_customer", text=customer.name))
        self.taken.emit(None)

    def _create(self) -> None:
        name = self.line.text().strip()
        if name and not self._known:
            if self.lookup is not None:
                self.lookup.forget()
            self.create_asked.emit(name)

    def _on_return(self) -> None:
        if self._known:
            self.entered.emit()
        elif self.line.text().strip() and self.lookup is not None:
            self.lookup.settle(self.take)

    def take(self, hit: CustomerHit | None) -> None:
        if hit is None:
            self.say_wrong(self._words("editor.fault.no_customer", text=self.line.text().strip()))
            return
        self.show_customer(hit)
        self.taken.emit(hit)
        self.entered.emit()

    def _on_left(self) -> None:
        """Left with something else typed than the customer: it is looked up all the same."""
        if self.line.hasFocus() or self._known or self.lookup is None or self.lookup.waiting:
            return
        if self.line.text().strip():
            self.lookup.settle(self._take_quietly)
        elif self._customer is not None:
            self._customer = None
            self.show_customer(None)
            self.taken.emit(None)

    def _take_quietly(self, hit: CustomerHit | None) -> None:
        if hit is None:
            self.take(None)
        else:
            self.show_customer(hit)
            self.taken.emit(hit)
