"""The head of a delivery: whose it is, when and how it goes; who released it where it is held."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget

from app.domain.amounts_typed import parse_amount
from app.domain.errors import DomainError
from app.domain.money import round_money
from app.gui.fields.customer_field import CustomerField
from app.gui.fields.typed_field import TypedField, date_field, text_field
from app.gui.forms.field_spec import FieldKind, FieldSpec
from app.gui.forms.yes_no_field import YesNoField
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from decimal import Decimal

    from app.gui.delivery_editor.ship_form import ShipForm
    from app.gui.desk import Desk


class ShipHead(QFrame):
    changed = Signal()
    finished = Signal()
    """Enter in the last field: on to the lines."""

    def __init__(self, desk: Desk, form: ShipForm) -> None:
        super().__init__()
        self._desk, self._form = desk, form
        theme, words = desk.theme, desk.words
        self.setObjectName("pane")
        self.customer = CustomerField(desk)
        self.date = date_field(theme, words, words("deliveries.field.date"), lambda: desk.today)
        self.carrier = self._text("deliveries.field.carrier")
        self.tracking_no = self._text("deliveries.field.tracking_no")
        self.ship_to = self._text("deliveries.field.ship_to")
        self.third_party = YesNoField(
            desk, FieldSpec("third_party", FieldKind.YES_NO, "deliveries.field.third_party")
        )
        ticked = theme.metrics(Face.LABEL).horizontalAdvance(words("deliveries.field.third_party"))
        self.third_party.setMinimumWidth(ticked + 1)
        self.freight: TypedField[Decimal] = TypedField(
            theme, words, words("deliveries.field.freight"), self._read_money,
            lambda value: f"{value.normalize():,f}",
        )
        self.freight.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.invoice_no = self._text("deliveries.field.invoice_no")
        self.released_by = self._text("deliveries.field.released_by")
        self.reason = self._text("deliveries.field.reason")
        self.held = Label(theme, words("deliveries.held"), face=Face.CHIP, ink=Ink.HOLD)
        self._lay_out()
        self.setFocusProxy(self.customer.line)
        self.show_form()
        for field in self._fields.values():
            field.changed.connect(self._on_changed)
            field.line.returnPressed.connect(self._walk)
        self.third_party.changed.connect(self._on_changed)
        self.third_party.entered.connect(self._walk)

    def _text(self, label: str) -> TypedField[str]:
        return text_field(self._desk.theme, self._desk.words, self._desk.words(label))

    def _read_money(self, text: str) -> Decimal:
        amount = round_money(parse_amount(text), self._form.currency)
        if amount < 0:
            raise DomainError("deliveries.fault.freight")
        return amount

    @property
    def _fields(self) -> dict[str, TypedField[Any]]:
        """By the form's names, as one walks through them."""
        return {
            "date": self.date, "carrier": self.carrier, "tracking_no": self.tracking_no,
            "ship_to": self.ship_to, "freight": self.freight, "invoice_no": self.invoice_no,
            "released_by": self.released_by, "reason": self.reason,
        }

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        grid = QGridLayout(self)
        grid.setContentsMargins(px(20), px(12), px(20), px(12))
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(8))
        places: tuple[tuple[QWidget, int, int, int], ...] = (
            (self.customer, 0, 0, 2), (self.date, 0, 2, 1), (self.carrier, 0, 3, 1),
            (self.tracking_no, 0, 4, 1), (self.ship_to, 1, 0, 1), (self.third_party, 1, 1, 1),
            (self.freight, 1, 2, 1), (self.invoice_no, 1, 3, 1), (self.held, 2, 0, 5),
            (self.released_by, 3, 0, 2), (self.reason, 3, 2, 3),
        )
        for field, row, column, span in places:
            # What is wrong with one of them moves none of the others.
            grid.addWidget(field, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        for column, share in enumerate((5, 2, 3, 3, 4)):
            grid.setColumnStretch(column, share)
        order = [self.customer.line, self.date.line, self.carrier.line, self.tracking_no.line,
                 self.ship_to.line, self.third_party.tick, self.freight.line,
                 self.invoice_no.line, self.released_by.line, self.reason.line]
        for one, following in pairwise(order):
            self.setTabOrder(one, following)
        self._walked = order

    def show_form(self) -> None:
        form = self._form
        self.customer.show_customer(form.customer)
        if form.customer is None:
            self.customer.line.clear()
        for name, field in self._fields.items():
            value = getattr(form, name)
            field.set_value(value or None)
            if name in form.unread:
                field.line.setText(form.unread[name])
                field.take()
        self.third_party.set_value(form.third_party)
        self.show_customer()

    def show_customer(self) -> None:
        """What follows from whose it is: the usual place, and whether it is held."""
        form = self._form
        self.ship_to.line.setPlaceholderText(form.address)
        fixed = form.reissue is not None
        self.customer.line.setReadOnly(fixed)
        self.date.line.setReadOnly(fixed)
        for part in (self.held, self.released_by):
            part.setVisible(form.on_hold)
        self.reason.setVisible(form.on_hold or fixed)

    def _walk(self) -> None:
        """Enter goes on; from the last field to the lines."""
        lines = [one for one in self._walked if one.isVisible()]
        at = next((place for place, one in enumerate(lines) if one.hasFocus()), -1)
        if at + 1 < len(lines):
            lines[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit()

    def ask_reason(self) -> bool:
        """Whether who released the held goods, or why they go or the paper is made anew, is
        still wanted; the first is asked."""
        wanted = []
        if self._form.on_hold:
            wanted = [(self.released_by, "deliveries.fault.released_by"),
                      (self.reason, "deliveries.fault.reason")]
        elif self._form.reissue is not None:
            wanted = [(self.reason, "deliveries.void_why_missing")]
        for field, missing in wanted:
            if not field.line.text().strip():
                self.say(field, self._desk.words(missing))
                return True
        return False

    def say(self, field: TypedField[Any], words: str) -> None:
        field.fault.say(words)
        field.fault.show()
        field.line.setAccessibleDescription(words)
        field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def field(self, name: str) -> TypedField[Any] | None:
        return self._fields.get(name)

    @property
    def said(self) -> str:
        """What stands in it, in one line."""
        fields = (self.customer, self.date, self.carrier, self.tracking_no)
        return " ・ ".join(filter(None, (one.line.text().strip() for one in fields)))

    def take(self) -> None:
        """Reads every field, also the one that has the keyboard."""
        for field in self._fields.values():
            field.take()
        self._on_changed()

    @property
    def fault(self) -> QLineEdit | None:
        """The first field that cannot be read."""
        return next(
            (one.line for one in (self.date, self.freight) if one.fault.text()), None
        )

    def _on_changed(self) -> None:
        form = self._form
        before = form.kept()
        for name in ("carrier", "tracking_no", "ship_to", "invoice_no", "released_by", "reason"):
            setattr(form, name, self._fields[name].value or "")
        form.third_party = bool(self.third_party.value)
        form.freight = self.freight.value or form.freight * 0
        if self.date.value is not None:
            form.date = self.date.value
        form.unread = {
            name: field.line.text().strip()
            for name, field in (("date", self.date), ("freight", self.freight))
            if field.fault.text()
        }
        if form.kept() != before:
            self.changed.emit()
