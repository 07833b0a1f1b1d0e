"""A customer, its people, its terms and its prices as their editors need them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from app.db.models import (
    Contact,
    Credit,
    Customer,
    CustomerPrice,
    CustomerTerms,
    Delivery,
    Product,
    Receipt,
    Statement,
)
from app.db.unit_of_work import Read
from app.domain.calendar import WorkingCalendar
from app.domain.months import Month
from app.domain.periods import Schedule
from app.domain.terms import Terms
from app.queries.parties import TERM_FIELDS, load_calendar, load_firm, load_parties

CUSTOMER_FIELDS = (
    "code", "name", "short_name", "tax_id", "region", "phone", "fax", "email", "address",
    "delivery_address", "settlement", "tax", "tax_rate", "currency", "credit_limit", "credit_hold",
    "hide_prices", "document_language", "salesperson", "clerk", "opening_balance", "opening_date",
    "remark", *TERM_FIELDS,
)
CONTACT_FIELDS = ("name", "role", "title", "phone", "fax", "email", "authorised_signatory")


@dataclass(frozen=True, slots=True)
class CustomerSheet:
    id: int
    version: int
    name: str
    values: Mapping[str, Any]
    stated: bool
    """A statement is issued: opening and terms no longer change here (firm-workbook §3)."""
    posted: bool
    """A paper is posted: the currency stays."""


@dataclass(frozen=True, slots=True)
class TermsSheet:
    customer_id: int
    name: str
    terms: Terms
    """In force in the statement month of the day asked."""
    schedule: Schedule
    first_month: Month
    """The first that may get other terms: after the last one issued, not before this one."""
    version: int
    """The newest of the customer and all its terms."""


@dataclass(frozen=True, slots=True)
class RecordSheet:
    """A contact or a price, with whose it is."""

    id: int
    version: int
    customer_id: int
    name: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PriceSheet:
    id: int
    version: int
    customer: tuple[int, str, str]
    """Id, code and name; so is ``product``."""
    product: tuple[int, str, str]
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """What a firm's customers have in common."""

    region: str
    calendar: WorkingCalendar


def new_customer(read: Read, _ask: None) -> NewCustomer:
    """What a new customer begins with: the firm's region and its calendar."""
    firm = load_firm(read.session)
    return NewCustomer(firm.region, load_calendar(read.session, firm.region))


def customer_sheet(read: Read, customer_id: int) -> CustomerSheet | None:
    """None where the customer is gone."""
    one = read.session.get(Customer, customer_id)
    if one is None:
        return None
    stated = select(Statement.id).where(Statement.customer_id == customer_id).limit(1)
    posted = any(
        read.session.scalar(select(model.id).where(model.customer_id == customer_id).limit(1))
        is not None
        for model in (Delivery, Credit, Receipt)
    )
    values = {name: getattr(one, name) for name in CUSTOMER_FIELDS}
    return CustomerSheet(
        one.id, one.version, one.name, values,
        read.session.scalar(stated) is not None, posted,
    )


def terms_sheet(read: Read, ask: tuple[int, dt.date]) -> TermsSheet | None:
    """Of a customer (id, the day from which months are counted); None where it is gone."""
    customer_id, on = ask
    parties = load_parties(read.session, [customer_id])
    if customer_id not in parties:
        return None
    party = parties[customer_id]
    query = select(func.max(Statement.month)).where(Statement.customer_id == customer_id)
    issued = read.session.scalar(query)
    now = party.schedule.month_of(on)
    first = now if issued is None else max(now, issued.next())
    return TermsSheet(
        customer_id, party.name, party.schedule.terms(now), party.schedule, first,
        _terms_version(read, customer_id),
    )


def _terms_version(read: Read, customer_id: int) -> int:
    own = read.session.scalar(select(Customer.version).where(Customer.id == customer_id))
    agreed = read.session.scalar(
        select(func.max(CustomerTerms.version)).where(CustomerTerms.customer_id == customer_id)
    )
    return max(own or 0, agreed or 0)


def contact_sheet(read: Read, contact_id: int) -> RecordSheet | None:
    """None where the contact is gone."""
    one = read.session.get(Contact, contact_id)
    if one is None:
        return None
    values = {name: getattr(one, name) for name in CONTACT_FIELDS}
    return RecordSheet(one.id, one.version, one.customer_id, one.name, values)


def price_of_day(read: Read, ask: tuple[int, int, dt.date | None]) -> PriceSheet | None:
    """What that customer pays for that product from just that day on (None: from the beginning)."""
    customer_id, product_id, day = ask
    found = read.session.scalar(select(CustomerPrice.id).where(
        CustomerPrice.customer_id == customer_id, CustomerPrice.product_id == product_id,
        CustomerPrice.valid_from.is_not_distinct_from(day),
    ))
    return price_sheet(read, found) if found is not None else None


def price_sheet(read: Read, price_id: int) -> PriceSheet | None:
    """None where the price is gone, or whose or of what it is."""
    one = read.session.get(CustomerPrice, price_id)
    product = read.session.get(Product, one.product_id) if one is not None else None
    customer = read.session.get(Customer, one.customer_id) if one is not None else None
    if one is None or product is None or customer is None:
        return None
    values = {
        "price": one.price, "customer_item_no": one.customer_item_no,
        "valid_from": one.valid_from,
    }
    return PriceSheet(
        one.id, one.version, (customer.id, customer.code, customer.name),
        (product.id, product.code, product.name), values,
    )
