"""The list of customers, by code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select

from app.db.models import Complaint, Customer, Delivery, Order, ReturnedPaper
from app.db.search_sources import SearchKind
from app.db.unit_of_work import Read
from app.queries.count import Count
from app.queries.lists.counting import Counted, count_of
from app.queries.lists.keyset import AnySelect, Sort, cut, ordered
from app.queries.lists.matching import Way, found_page, holding
from app.queries.lists.orders import UNFINISHED
from app.queries.lookups.name_indexes import customer_index
from app.queries.page import Key, Page
from app.queries.waiting.notes import CHASED

NAMED = 500
"""Customers whose name answers, at most: more are found by typing more."""


class CustomerFilter(StrEnum):
    ALL = "all"
    OPEN_ORDERS = "open_orders"
    LATE = "late"
    UNSIGNED = "unsigned"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class CustomersAsk:
    today: date
    filter: CustomerFilter = CustomerFilter.ALL
    text: str = ""
    descending: bool = False
    after: Key | None = None
    limit: int = 200


@dataclass(frozen=True, slots=True)
class CustomerRow:
    id: int
    code: str
    name: str
    short_name: str
    region: str
    phone: str
    fax: str
    clerk: str
    currency: str
    on_hold: bool
    credit_limit: Decimal | None
    open_orders: int
    late_orders: int
    open_complaints: int
    unsigned: bool
    """A delivery note arrived of late and has not come back signed."""


def customer_list(read: Read, ask: CustomersAsk) -> Page[CustomerRow]:
    page = found_page(read, ask, _read, lambda: Way(
        SearchKind.CUSTOMER, _key, owned=False, also=frozenset(_named(read, ask.text))
    ))
    ids = [one.id for one in page.rows]
    customers = {one.id: one for one in read.session.scalars(
        select(Customer).where(Customer.id.in_(ids))
    )}
    return Page(_rows(read, [customers[one] for one in ids], ask.today), page.next_key)


def _read(read: Read, ask: CustomersAsk) -> Page[Any]:
    query: AnySelect = select(Customer.id, Customer.code).where(*_wanted(ask.filter, ask.today))
    if ask.text:
        query = query.where(_answers(read, ask.text))
    sorts = [Sort(Customer.code, ask.descending)]
    found = read.session.execute(ordered(query, sorts, ask.after, ask.limit)).all()
    kept, more = cut(found, ask.limit)
    return Page(tuple(kept), _key(kept[-1]) if more else None)


def _key(row: Any) -> Key:
    return (row.code,)


def customer_counts(read: Read, today: date) -> dict[CustomerFilter, int]:
    return {
        one: read.session.scalar(
            select(func.count()).select_from(Customer).where(*_wanted(one, today))
        ) or 0
        for one in CustomerFilter
    }


def customer_count(read: Read, ask: CustomersAsk) -> Count:
    """How many a list of one's own holds: of a filter, with some words or sounds."""
    held = select(Customer.id).where(*_wanted(ask.filter, ask.today))
    named = _named(read, ask.text) if ask.text else []
    return count_of(
        read, Counted(held, ask.text, SearchKind.CUSTOMER, Customer.id, also=named)
    )


def _wanted(chosen: CustomerFilter, today: date) -> list[ColumnElement[bool]]:
    if chosen is CustomerFilter.ALL:
        return []
    if chosen is CustomerFilter.HOLD:
        return [Customer.credit_hold.is_(True)]
    if chosen is CustomerFilter.UNSIGNED:
        return [Customer.id.in_(_unsigned(today))]
    open_ = select(Order.customer_id).where(Order.state.in_(UNFINISHED))
    if chosen is CustomerFilter.LATE:
        open_ = open_.where(Order.next_promise < today)
    return [Customer.id.in_(open_)]


def _answers(read: Read, text: str) -> ColumnElement[bool]:
    """Its words, wherever they stand in the record, or its names, numbers and sounds."""
    named = Customer.id.in_(_named(read, text))
    return or_(holding(read, text, SearchKind.CUSTOMER, Customer.id), named)


def _named(read: Read, text: str) -> list[int]:
    return [one.id for one in customer_index(read).search(text, NAMED)]


def _unsigned(today: date) -> Select[int]:
    """Older notes have been stated since, and the statement is what is chased then."""
    return select(Delivery.customer_id).where(
        Delivery.date.between(today - CHASED, today), Delivery.voided.is_not(True),
        Delivery.arrived_on <= today, ~exists().where(ReturnedPaper.document == Delivery.number),
    )


def _rows(read: Read, found: list[Customer], today: date) -> tuple[CustomerRow, ...]:
    ids = [one.id for one in found]
    orders = _orders(read, ids, today)
    complaints = _complaints(read, ids)
    unsigned = set(read.session.scalars(
        _unsigned(today).where(Delivery.customer_id.in_(ids)).distinct()
    ))
    return tuple(
        CustomerRow(
            id=one.id, code=one.code, name=one.name, short_name=one.short_name,
            region=one.region, phone=one.phone, fax=one.fax, clerk=one.clerk,
            currency=one.currency, on_hold=one.credit_hold, credit_limit=one.credit_limit,
            open_orders=orders.get(one.id, (0, 0))[0], late_orders=orders.get(one.id, (0, 0))[1],
            open_complaints=complaints.get(one.id, 0), unsigned=one.id in unsigned,
        )
        for one in found
    )


def _orders(read: Read, ids: list[int], today: date) -> dict[int, tuple[int, int]]:
    late = func.count().filter(Order.next_promise < today)
    query = (
        select(Order.customer_id, func.count(), late)
        .where(Order.customer_id.in_(ids), Order.state.in_(UNFINISHED))
        .group_by(Order.customer_id)
    )
    return {customer: (open_, late_) for customer, open_, late_ in read.session.execute(query)}


def _complaints(read: Read, ids: list[int]) -> dict[int, int]:
    query = (
        select(Complaint.customer_id, func.count())
        .where(Complaint.customer_id.in_(ids), Complaint.closed_at.is_(None))
        .group_by(Complaint.customer_id)
    )
    return dict(row for row in read.session.execute(query))
