"""Customers as an order's head needs them, found while they are typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from app.db.models import Contact, Customer
from app.db.unit_of_work import Read
from app.domain.periods import Schedule
from app.domain.tax import TaxMode, TaxRounding
from app.queries.lookups.last_sales import customers_of_late
from app.queries.lookups.name_index import Found
from app.queries.lookups.name_indexes import customer_index
from app.queries.lookups.ranking import ranked
from app.queries.parties import load_firm, load_parties


@dataclass(frozen=True, slots=True)
class CustomersAsk:
    text: str
    limit: int = 8


@dataclass(frozen=True, slots=True)
class CustomerHit:
    id: int
    code: str
    name: str
    short_name: str
    phone: str
    clerk: str
    currency: str
    tax: TaxMode
    tax_rate: Decimal
    """A fraction: 5 % is 0.05."""
    tax_rounding: TaxRounding
    schedule: Schedule
    settlement: str
    on_hold: bool
    ship_to: str = ""
    """Where its goods go unless a delivery says otherwise."""
    contact: str = ""
    """Whom to ask: its first contact."""
    contact_role: str = ""
    """The part that one has."""
    matched: str = ""
    by_sound: bool = False


def find_customers(read: Read, ask: CustomersAsk) -> tuple[CustomerHit, ...]:
    """Nothing typed: those that ordered of late."""
    found = ranked(customer_index(read), customers_of_late(read), ask.text, ask.limit)
    return _hits(read, found)


def customer_by_code(read: Read, code: str) -> CustomerHit | None:
    """The code as written in the book; None where nobody has it."""
    found = read.session.scalar(select(Customer.id).where(Customer.code == code))
    return customer_by_id(read, found) if found is not None else None

NOBODY = ("", "")


def customer_by_id(read: Read, customer_id: int) -> CustomerHit | None:
    """None where the customer is gone."""
    hits = _hits(read, [Found(customer_id, "", by_sound=False)])
    return hits[0] if hits else None


def _hits(read: Read, found: Sequence[Found]) -> tuple[CustomerHit, ...]:
    firm = load_firm(read.session)
    ids = [one.id for one in found]
    query = select(Customer).where(Customer.id.in_(ids))
    customers = {one.id: one for one in read.session.scalars(query)}
    contacts, parties = _contacts(read, ids), load_parties(read.session, ids)
    return tuple(
        CustomerHit(
            id=one.id, code=one.code, name=one.name, short_name=one.short_name, phone=one.phone,
            clerk=one.clerk, currency=one.currency or firm.currency, tax=TaxMode(one.tax),
            tax_rate=firm.tax_rate if one.tax_rate is None else one.tax_rate,
            tax_rounding=TaxRounding(firm.tax_rounding), schedule=parties[one.id].schedule,
            settlement=one.settlement, on_hold=one.credit_hold,
            ship_to=one.delivery_address or one.address,
            contact=contacts.get(one.id, NOBODY)[0], contact_role=contacts.get(one.id, NOBODY)[1],
            matched=hit.matched, by_sound=hit.by_sound,
        )
        for hit in found if (one := customers.get(hit.id)) is not None
    )


def _contacts(read: Read, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """By customer (name with title, part) of the first contact."""
    query = (
        select(Contact.customer_id, Contact.name, Contact.title, Contact.role)
        .where(Contact.customer_id.in_(ids)).order_by(Contact.id.desc())
    )
    return {
        customer: (name + title, role)
        for customer, name, title, role in read.session.execute(query)
    }
