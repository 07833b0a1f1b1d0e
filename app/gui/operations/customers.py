"""What the customers' tab asks of the book for its editors, and what it has stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.errors import DomainError
from app.gui.forms.form import Given, Shown
from app.gui.operations.performing import perform, say_with_undo

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.services.perform import Outcome

NEW = {
    "settlement": "monthly", "closing_day": 31, "term_base": "closing", "term_count": 1,
    "term_unit": "months", "term_shift": "none", "invoicing": "per_delivery", "tax": "excluded",
}
"""What most customers of most firms have; what is agreed is typed over it."""
TERMS = frozenset({
    "closing_day", "invoicing", "term_base", "term_count", "term_unit", "term_fixed_day",
    "term_shift",
})
_OPENING = frozenset({"opening_balance", "opening_date"})


def prepare_customer(context: Context) -> Shown:
    from app.queries.customer_sheets import new_customer

    firm = context.ask(new_customer, None)
    return Shown({**NEW, "region": firm.region}, extra=firm.calendar)


def read_customer(context: Context, customer_id: int) -> Shown | None:
    from app.queries.customer_sheets import customer_sheet, new_customer

    sheet = context.ask(customer_sheet, customer_id)
    if sheet is None:
        return None
    locked: frozenset[str] = frozenset()
    if sheet.stated:
        locked |= TERMS | _OPENING
    if sheet.posted:
        locked |= {"currency"}
    values = dict(sheet.values)
    if not values["opening_balance"]:
        values["opening_balance"] = None
    calendar = context.ask(new_customer, None).calendar
    return Shown(values, sheet.version, sheet.name, locked, extra=calendar)


def save_customer(context: Context, given: Given) -> Outcome[Any]:
    from app.services.customers import AddCustomer, EditCustomer, add_customer, edit_customer

    fields = dict(given.edited)
    if given.base_id is not None:
        command = EditCustomer(given.base_id, given.base_version, fields)
        return given.perform(context, "edit_customer", edit_customer, command)
    name, code = fields.pop("name", ""), fields.pop("code", "")
    return given.perform(context, "add_customer", add_customer, AddCustomer(name, code, fields))


def read_terms(context: Context, customer_id: int) -> Shown | None:
    from app.queries.customer_sheets import new_customer, terms_sheet

    sheet = context.ask(terms_sheet, (customer_id, context.clock.today()))
    if sheet is None:
        return None
    values = {name: getattr(sheet.terms, name) for name in TERMS}
    values["from_month"] = None
    calendar = context.ask(new_customer, None).calendar
    title = context.translate("customers.terms_of", name=sheet.name)
    return Shown(values, sheet.version, title, extra=(calendar, sheet.first_month))


def save_terms(context: Context, given: Given) -> Outcome[Any]:
    from app.services.customer_terms import ChangeTerms, change_terms

    assert given.base_id is not None
    edited = {name: value for name, value in given.edited.items() if name in TERMS}
    if not edited:
        raise DomainError("customers.terms_same")
    command = ChangeTerms(
        given.base_id, given.values["from_month"], edited, given.base_version
    )
    return given.perform(context, "change_terms", change_terms, command)


def read_contact(context: Context, contact_id: int) -> Shown | None:
    from app.queries.customer_sheets import contact_sheet

    sheet = context.ask(contact_sheet, contact_id)
    return None if sheet is None else Shown(sheet.values, sheet.version, sheet.name)


def saving_contact(customer_id: int) -> Callable[[Context, Given], Outcome[Any]]:
    def save(context: Context, given: Given) -> Outcome[Any]:
        from app.services.contacts import AddContact, EditContact, add_contact, edit_contact

        fields = dict(given.edited)
        if given.base_id is not None:
            edit = EditContact(given.base_id, given.base_version, fields)
            return given.perform(context, "edit_contact", edit_contact, edit)
        add = AddContact(customer_id, fields.pop("name", ""), fields)
        return given.perform(context, "add_contact", add_contact, add)

    return save


def remove_contact(desk: Desk, contact_id: int, version: int, name: str) -> None:
    def act(context: Context) -> Outcome[Any]:
        from app.services.contacts import RemoveContact, remove_contact

        command = RemoveContact(contact_id, version)
        return context.perform("remove_contact", remove_contact, command)

    said = desk.words("customers.contact.removed", name=name)
    perform(desk, act, lambda _outcome: say_with_undo(desk, said))
