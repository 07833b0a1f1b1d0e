"""Customers: what is known of them, and what may no longer change once papers follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from app.db.models import Customer, Order
from app.db.unit_of_work import Work
from app.domain.errors import DomainError
from app.domain.money import round_money
from app.queries.parties import TERM_FIELDS
from app.services.account_months import issued_months, renew_customer
from app.services.accounts import currency_of
from app.services.given import checked
from app.services.order_refresh import refresh_orders
from app.services.posted import customers_with_papers
from app.services.records import Made, edit, found, only
from app.services.taken import refuse_taken

CUSTOMER_FIELDS = frozenset({
    "code", "name", "short_name", "tax_id", "region", "phone", "fax", "email", "address",
    "delivery_address", "settlement", "tax", "tax_rate", "currency", "credit_limit", "credit_hold",
    "hide_prices", "document_language", "salesperson", "clerk", "opening_balance", "opening_date",
    "remark", *TERM_FIELDS,
})
_OPENING = ("opening_balance", "opening_date")
_MONTHS_FOLLOW = frozenset({"closing_day", "opening_date"})
_WORTH_FOLLOWS = frozenset({"tax", "tax_rate", "currency"})
_MONEY = ("opening_balance", "credit_limit")


@dataclass(frozen=True, slots=True)
class AddCustomer:
    """A name is enough; an empty ``code`` is given one."""

    name: str
    code: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EditCustomer:
    customer_id: int
    base_version: int
    edited: Mapping[str, Any]


def add_customer(work: Work, command: AddCustomer) -> Made:
    """DomainError ``errors.value_taken``, ``errors.value_…``."""
    code = command.code.strip() or _free_code(work)
    given = {**only(command.fields, CUSTOMER_FIELDS), "code": code, "name": command.name}
    values = checked(Customer, "customers", given)
    refuse_taken(work, Customer.code, values["code"])
    customer = Customer(**values)
    _round(work, customer)
    work.session.add(customer)
    work.session.flush()
    return Made(id=customer.id, number=customer.code)


def edit_customer(work: Work, command: EditCustomer) -> None:
    """Opening balance and terms change here only while no statement is issued; after that terms
    do by ``change_terms``. The currency stays once anything is posted (firm-workbook §1, §3).

    EditConflict; DomainError ``errors.customer_stated``, ``errors.terms_stated``,
    ``errors.customer_posted``, ``errors.value_…``.
    """
    customer = found(work, Customer, command.customer_id)
    edited = checked(Customer, "customers", only(command.edited, CUSTOMER_FIELDS))
    if edited.get("code", customer.code) != customer.code:
        refuse_taken(work, Customer.code, edited["code"])
    changed = edit(work, customer, command.base_version, edited)
    _refuse(work, customer, changed)
    _round(work, customer)
    work.session.flush()
    if _MONTHS_FOLLOW & changed:
        renew_customer(work, customer.id)
    if _WORTH_FOLLOWS & changed:
        query = select(Order.id).where(Order.customer_id == customer.id)
        refresh_orders(work, set(work.session.scalars(query)))


def _refuse(work: Work, customer: Customer, changed: set[str]) -> None:
    stated = bool(issued_months(work.session, customer.id))
    for name in sorted(changed):
        if stated and name in _OPENING:
            raise DomainError("errors.customer_stated", field=name)
        if stated and name in TERM_FIELDS:
            raise DomainError("errors.terms_stated", field=name)
        if name == "currency" and customers_with_papers(work.session, [customer.id]):
            raise DomainError("errors.customer_posted", field=name)


def _round(work: Work, customer: Customer) -> None:
    currency = currency_of(work.session, customer)
    for name in _MONEY:
        amount = getattr(customer, name)
        if amount is not None:
            setattr(customer, name, round_money(amount, currency))


def _free_code(work: Work) -> str:
    """The one after the highest of its kind, as long as that: ``C0061`` after ``C0060``; the
    first is ``C001``."""
    codes = work.session.scalars(select(Customer.code).where(Customer.code.startswith("C")))
    numbered = [code[1:] for code in codes if code[1:].isascii() and code[1:].isdecimal()]
    highest = max(numbered, key=lambda digits: (len(digits), digits), default="000")
    return f"C{int(highest) + 1:0{len(highest)}d}"
