"""The head of an order: eight fields in two rows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout

from app.domain.months import Month
from app.domain.tax import TaxMode
from app.gui.fields.customer_field import CustomerField
from app.gui.fields.typed_field import TypedField, date_field, text_field
from app.gui.term_words import term_line

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QLineEdit, QWidget

    from app.gui.desk import Desk
    from app.gui.order_editor.order_form import OrderForm
    from app.queries.lookups.customers import CustomerHit


_TAXES = {
    TaxMode.EXCLUDED: "editor.tax.excluded", TaxMode.INCLUDED: "editor.tax.included",
    TaxMode.ZERO: "editor.tax.zero", TaxMode.EXEMPT: "editor.tax.exempt",
}
INSIDE = 12
"""From the edge of a field to its words, at 100 %."""
HEAD_DAYS = frozenset({"date", "required", "promised"})


class HeadForm(QFrame):
    changed = Signal()
    dates_changed = Signal()
    """What lines without a date of their own go by."""
    customer_taken = Signal(object)

    def __init__(self, desk: Desk, form: OrderForm) -> None:
        super().__init__()
        self._desk, self._form = desk, form
        theme, words = desk.theme, desk.words
        self.setObjectName("pane")
        self.customer = CustomerField(desk)
        self.po = text_field(theme, words, words("editor.customer_po"))
        self.clerk = text_field(theme, words, words("editor.clerk"))
        self.remark = text_field(theme, words, words("editor.remark"))
        self.date = date_field(theme, words, words("editor.date"), lambda: desk.today)
        self.required = date_field(theme, words, words("editor.required"), lambda: desk.today)
        self.promised = date_field(theme, words, words("editor.promised"), lambda: desk.today)
        self.terms: TypedField[str] = text_field(theme, words, words("editor.terms"))
        self.terms.line.setReadOnly(True)
        self.terms.line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lay_out()
        self.setFocusProxy(self.customer.line)
        self.show_form()
        for field in self._typed:
            field.changed.connect(self._on_changed)
            field.line.returnPressed.connect(self.focusNextChild)
        self.customer.taken.connect(self._on_customer)
        self.customer.line.editingFinished.connect(self._on_changed)

    @property
    def _typed(self) -> tuple[TypedField[object], ...]:
        return (  # type: ignore[return-value]
            self.po, self.date, self.clerk, self.remark, self.required, self.promised,
        )

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        grid = QGridLayout(self)
        grid.setContentsMargins(px(20), px(12), px(20), px(12))
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(8))
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self.customer, self.po, self.date, self.clerk),
            (self.terms, self.required, self.promised, self.remark),
        )
        for row, fields in enumerate(rows):
            for column, field in enumerate(fields):
                # What is wrong with one field moves none of those beside it.
                grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignTop)
        for column, share in enumerate((3, 2, 2, 2)):
            grid.setColumnStretch(column, share)
        walked = ("customer", "customer_po", "date", "clerk", "required", "promised", "remark")
        for one, other in pairwise(walked):
            self.setTabOrder(self._named[one], self._named[other])

    def show_form(self) -> None:
        form = self._form
        self.customer.show_customer(form.customer)
        self.po.set_value(form.customer_po or None)
        self.clerk.set_value(form.clerk or None)
        self.remark.set_value(form.remark or None)
        self.date.set_value(form.date)
        self.required.set_value(form.required)
        self.promised.set_value(form.promised)
        if form.customer is None:
            self.customer.line.setText(form.unread.get("customer_text", ""))
        for name in HEAD_DAYS & form.unread.keys():
            text = form.unread[name]
            days: TypedField[object] = getattr(self, name)
            days.line.setText(text)
            days.take()
        self._show_terms(form.customer)

    @property
    def _named(self) -> dict[str, QLineEdit]:
        """The fields by the names a draft gives them."""
        return {
            "customer": self.customer.line, "customer_po": self.po.line, "date": self.date.line,
            "clerk": self.clerk.line, "remark": self.remark.line, "required": self.required.line,
            "promised": self.promised.line,
        }

    def name_of(self, widget: QWidget | None) -> str:
        """The field that ``widget`` is the line of; '' where it is none of these."""
        return next((name for name, line in self._named.items() if line is widget), "")

    def focus_on(self, name: str) -> bool:
        line = self._named.get(name)
        if line is not None:
            line.setFocus(Qt.FocusReason.OtherFocusReason)
        return line is not None

    @property
    def said(self) -> str:
        """What stands in it, in one line."""
        fields = (self.customer, self.po, self.date, self.terms)
        return " ・ ".join(filter(None, (one.line.text().strip() for one in fields)))

    def take(self) -> None:
        """Reads every field, also the one that has the keyboard."""
        for field in self._typed:
            field.take()
        self._on_changed()

    @property
    def fault(self) -> TypedField[object] | None:
        """The first field that cannot be read."""
        return next((one for one in self._typed if one.fault.text()), None)

    def _on_changed(self) -> None:
        form = self._form
        before = form.kept()
        form.customer_po = self.po.value or ""
        form.clerk = self.clerk.value or ""
        form.remark = self.remark.value or ""
        form.required = self.required.value
        form.promised = self.promised.value
        if self.date.value is not None:
            form.date = self.date.value
        form.unread = {
            name: field.line.text().strip()
            for name, field in (("date", self.date), ("required", self.required),
                                ("promised", self.promised)) if field.fault.text()
        }
        if unknown := self.customer.unknown:
            form.unread["customer_text"] = unknown
        if form.kept() != before:
            self._show_terms(form.customer)
            self.dates_changed.emit()
            self.changed.emit()

    def _on_customer(self, customer: CustomerHit | None) -> None:
        self._form.customer = customer
        if customer is not None:
            self._form.unread.pop("customer_text", None)
        if customer is not None and not self._form.clerk and customer.clerk:
            self._form.clerk = customer.clerk
            self.clerk.set_value(customer.clerk)
        self._show_terms(customer)
        self.customer_taken.emit(customer)
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_terms(self._form.customer)

    def _show_terms(self, customer: CustomerHit | None) -> None:
        """Currency, tax and payment as they were agreed; not to be typed over here."""
        words = self._desk.words
        if customer is None:
            self.terms.set_value(None)
            return
        tax = words(_TAXES[customer.tax], rate=f"{customer.tax_rate * 100:.0f}")
        terms = customer.schedule.terms(Month.of(self._form.date or self._desk.today))
        term = term_line(customer.settlement, terms, words)
        currency = self._form.currency
        shown = words("editor.terms_shown", currency=currency, tax=tax, term=term)
        room = self.terms.line.width() - self._desk.theme.px(2 * INSIDE)
        if self.terms.line.fontMetrics().horizontalAdvance(shown) > room and (
            currency == self._desk.firm.currency
        ):
            shown = words("editor.terms_short", tax=tax, term=term)
        self.terms.set_value(shown)
        self.terms.line.setCursorPosition(0)
        self.terms.line.setToolTip(self.terms.line.text())
