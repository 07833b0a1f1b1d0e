"""One customer whole: who it is, what was agreed, and what to know before calling."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import func, select

from app.db.models import Contact, Customer, CustomerPrice, CustomerTerms, Product
from app.db.unit_of_work import Read
from app.domain.errors import DomainError
from app.domain.months import Month
from app.domain.terms import Terms
from app.domain.worked_terms import Worked, worked
from app.queries.exposure import Exposure, ExposureAsk, exposure
from app.queries.panes.customer_calls import CALLS_SHOWN, Calls, calls_of
from app.queries.panes.customer_evidence import Evidence, evidence
from app.queries.panes.customer_orders import OpenOrders, open_orders
from app.queries.panes.customer_promises import Kept, kept_promises
from app.queries.panes.customer_sales import Sales, sales
from app.queries.parties import Party, load_calendar, load_firm, load_parties

PRICES_SHOWN = 8


@dataclass(frozen=True, slots=True)
class CustomerPaneAsk:
    customer_id: int
    on: dt.date
    prices: int = PRICES_SHOWN
    calls: int = CALLS_SHOWN


@dataclass(frozen=True, slots=True)
class ContactRow:
    id: int
    version: int
    name: str
    role: str
    title: str
    phone: str
    fax: str
    may_sign: bool


@dataclass(frozen=True, slots=True)
class PriceRow:
    id: int
    product_id: int
    code: str
    name: str
    unit: str
    price: Decimal
    customer_item_no: str
    valid_from: dt.date | None
    version: int


@dataclass(frozen=True, slots=True)
class TermsChange:
    from_month: Month
    terms: Terms


@dataclass(frozen=True, slots=True)
class Agreed:
    """``example`` None: the rule leaves the calendar. ``coming`` is agreed for a later month."""

    settlement: str
    tax: str
    tax_rate: Decimal
    terms: Terms
    coming: tuple[TermsChange, ...]
    example: Worked | None
    document_language: str
    hide_prices: bool


@dataclass(frozen=True, slots=True)
class CustomerPane:
    id: int
    version: int
    code: str
    name: str
    short_name: str
    tax_id: str
    phone: str
    fax: str
    email: str
    address: str
    delivery_address: str
    salesperson: str
    clerk: str
    remark: str
    currency: str
    on_hold: bool
    contacts: tuple[ContactRow, ...]
    agreed: Agreed
    exposure: Exposure
    sales: Sales
    orders: OpenOrders
    kept: Kept
    evidence: Evidence
    calls: Calls
    prices: tuple[PriceRow, ...]
    price_count: int
    story: tuple[tuple[str, int], ...]
    """(entity, id) of what its timeline is made of: itself, its people, its terms."""


def customer_pane(read: Read, ask: CustomerPaneAsk) -> CustomerPane | None:
    """None where the customer is gone. Amounts are in the customer's own currency."""
    one = read.session.get(Customer, ask.customer_id)
    if one is None:
        return None
    party = load_parties(read.session, [one.id])[one.id]
    owed = exposure(read, ExposureAsk(one.id, party.currency, ask.on))
    assert owed is not None
    prices, count = customer_prices(read, one.id, ask.prices)
    return CustomerPane(
        id=one.id, version=one.version, code=one.code, name=one.name, short_name=one.short_name,
        tax_id=one.tax_id, phone=one.phone, fax=one.fax, email=one.email, address=one.address,
        delivery_address=one.delivery_address, salesperson=one.salesperson, clerk=one.clerk,
        remark=one.remark, currency=party.currency, on_hold=one.credit_hold,
        contacts=contacts_of(read, one.id), agreed=_agreed(read, one, party, ask.on),
        exposure=owed, sales=sales(read, one.id, party.currency, ask.on),
        orders=open_orders(read, one.id, party.currency, ask.on),
        kept=kept_promises(read, one.id, ask.on),
        evidence=evidence(read, one.id, party.currency, ask.on),
        calls=calls_of(read, one.id, ask.calls),
        prices=prices, price_count=count, story=_story(read, one.id),
    )


def _story(read: Read, customer_id: int) -> tuple[tuple[str, int], ...]:
    contacts = select(Contact.id).where(Contact.customer_id == customer_id)
    terms = select(CustomerTerms.id).where(CustomerTerms.customer_id == customer_id)
    return (
        ("customer", customer_id),
        *(("contact", one) for one in read.session.scalars(contacts)),
        *(("customer_terms", one) for one in read.session.scalars(terms)),
    )


def contacts_of(read: Read, customer_id: int) -> tuple[ContactRow, ...]:
    query = select(Contact).where(Contact.customer_id == customer_id).order_by(Contact.id)
    return tuple(
        ContactRow(one.id, one.version, one.name, one.role, one.title, one.phone, one.fax,
                   one.authorised_signatory)
        for one in read.session.scalars(query)
    )


def customer_prices(
    read: Read, customer_id: int, limit: int
) -> tuple[tuple[PriceRow, ...], int]:
    """The first of them by product code, the newest of a product first; and how many in all."""
    mine = CustomerPrice.customer_id == customer_id
    query = (
        select(CustomerPrice, Product.code, Product.name, Product.unit)
        .join(Product, Product.id == CustomerPrice.product_id)
        .where(mine).order_by(Product.code, CustomerPrice.valid_from.desc()).limit(limit)
    )
    count = read.session.scalar(select(func.count()).select_from(CustomerPrice).where(mine)) or 0
    rows = tuple(
        PriceRow(one.id, one.product_id, code, name, unit, one.price, one.customer_item_no,
                 one.valid_from, one.version)
        for one, code, name, unit in read.session.execute(query)
    )
    return rows, count


def _agreed(read: Read, one: Customer, party: Party, on: dt.date) -> Agreed:
    firm = load_firm(read.session)
    calendar = load_calendar(read.session, firm.region)
    month = party.schedule.month_of(on)
    try:
        example = worked(party.schedule, on, calendar)
    except DomainError:
        example = None  # said in the pane: terms that nobody can reckon with
    return Agreed(
        settlement=one.settlement, tax=one.tax,
        tax_rate=firm.tax_rate if one.tax_rate is None else one.tax_rate,
        terms=party.schedule.terms(month),
        coming=tuple(
            TermsChange(*change) for change in party.schedule.changes if change[0] > month
        ),
        example=example, document_language=one.document_language, hide_prices=one.hide_prices,
    )
