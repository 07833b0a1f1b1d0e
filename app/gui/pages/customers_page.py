"""The customers' tab: a narrow list, and most of the window for the record itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.gui.customers.customer_pane import CustomerRecord
from app.gui.forms.form_page import FormPage
from app.gui.forms.record_page import RecordPage
from app.gui.forms.replaced_price import show_replaced
from app.gui.operations.calls import remove_call
from app.gui.operations.customers import remove_contact
from app.gui.operations.prices import remove_price
from app.gui.pages.customers import CUSTOMERS
from app.gui.parts.buttons import Button, Weight
from app.gui.target import Target

if TYPE_CHECKING:
    from app.gui.desk import Desk
    from app.gui.lists.list_page import Way
    from app.queries.panes.customers import ContactRow, CustomerPane, PriceRow


class CustomersPage(RecordPage[Any]):
    makes = "customer"
    list_width = 264

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, CUSTOMERS)
        record = self.record
        record.order_asked.connect(lambda: self._go("orders", "new"))
        record.receipt_asked.connect(lambda: self._go("receipt", "new"))
        record.statement_asked.connect(lambda: self._go("statement", ""))
        record.edit_asked.connect(lambda: self.open_record(self.record.identity))
        record.contact_asked.connect(self._edit_contact)
        record.terms_asked.connect(self._change_terms)
        record.price_asked.connect(self._edit_price)
        record.contact_removed.connect(self._remove_contact)
        record.price_removed.connect(self._remove_price)
        record.call_removed.connect(lambda row: remove_call(self.desk, row))

    def begin_new(self) -> None:
        self.new_customer()

    def make_pane(self) -> CustomerRecord:
        self.record = CustomerRecord(self.desk)
        return self.record

    def _actions(self) -> list[Button]:
        self.new = Button(
            self.desk.theme, self.desk.words("customers.new"), weight=Weight.PRIMARY,
            key="Ctrl N",
        )
        self.new.clicked.connect(self.new_customer)
        return [self.new]

    def arrange(self) -> None:
        """Its two columns say themselves what they are; alone it has more, under headings."""
        super().arrange()
        self.view.list_header.setVisible(self.alone)

    def making(self) -> Way:
        """What was searched for and is not here can be made at once, under that name."""
        text, words = self.asked().text, self.desk.words
        said = words("customers.make", name=text) if text else words("customers.new")
        return said, self.new_customer, "Ctrl N"

    def show_target(self, target: Target) -> None:
        """An editor that stands open gives way; what was typed in it stays as its draft."""
        if isinstance(self.over, FormPage):
            self.over.go_away()
        super().show_target(target)

    def act(self, target: Target) -> None:
        if target.act == "new":
            self.new_customer(target.number)
        elif target.act in ("open", "edit") and target.record_id is not None:
            self.open_record(target.record_id)
        elif target.record_id is not None:
            self.record.once_shown(target.record_id, lambda: self._ask(target.act))

    def _ask(self, act: str) -> None:
        """What was left unfinished of the customer that stands here now."""
        of = self.desk.drafts.base_id
        if act == "terms":
            self._change_terms()
        elif act == "contact":
            self._edit_contact(of)
        elif act == "price":
            self._edit_price(of)
        elif act == "call":
            self.record.call.calls.note.click()
        elif act == "call_change":
            self.record.call.calls.table.opened.emit(of)

    def _go(self, entity: str, act: str) -> None:
        customer = self.record.customer
        if customer is not None:
            self.desk.go(Target(entity, None, customer.code, act))

    def new_customer(self, name: str | bool = "") -> None:
        """``name``: what was searched for and not found; a click says False."""
        from app.gui.customers.customer_forms import CUSTOMER

        if not name and not self.model.rowCount():
            name = self.asked().text
        preset = {"name": name} if isinstance(name, str) and name else None
        self.edit(CUSTOMER, None, preset=preset)

    def open_record(self, identity: Any) -> None:
        from app.gui.customers.customer_forms import CUSTOMER

        if identity is not None:
            self.edit(CUSTOMER, identity)

    def _edit_contact(self, contact_id: int | None) -> None:
        from app.gui.customers.customer_forms import contact_form

        if self._whose is not None:
            self.edit(contact_form(self._whose.id, self._whose.name), contact_id)

    def _change_terms(self) -> None:
        from app.gui.customers.customer_forms import TERMS

        if self._whose is not None:
            self.edit(TERMS, self._whose.id)

    def _edit_price(self, price_id: int | None) -> None:
        from app.gui.customers.customer_forms import price_form

        if self._whose is not None:
            self.edit(price_form(self._whose.id, self._whose.name, self._whose.currency), price_id)

    def _remove_contact(self, row: ContactRow) -> None:
        remove_contact(self.desk, row.id, row.version, row.name)

    def _remove_price(self, row: PriceRow) -> None:
        said = self.desk.words("customers.price.removed", name=row.name)
        remove_price(self.desk, row.id, row.version, said)

    @property
    def _whose(self) -> CustomerPane | None:
        return self.record.customer

    def dress(self, form: FormPage) -> None:
        from app.gui.customers.worked_line import show_worked

        show_worked(form)
        show_replaced(form)
