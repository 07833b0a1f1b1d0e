"""The list of deliveries, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import ColumnElement, exists, func, select

from app.db.models import Customer, Delivery, DeliveryLine, Order, OrderLine, ReturnedPaper
from app.db.search_sources import SearchKind
from app.db.unit_of_work import Read
from app.queries.lists.keyset import AnySelect, Sort, cut, ordered
from app.queries.lists.matching import holding
from app.queries.page import Key, Page


class DeliveryFilter(StrEnum):
    UNSIGNED = "unsigned"
    UNDER_WAY = "under_way"
    VOIDED = "voided"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class DeliveriesAsk:
    today: date
    filter: DeliveryFilter = DeliveryFilter.ALL
    text: str = ""
    descending: bool = True
    after: Key | None = None
    limit: int = 200


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """``orders``: the numbers of the orders its lines are of, in the lines' order."""

    id: int
    number: str
    customer_id: int
    customer: str
    orders: tuple[str, ...]
    shipped_on: date
    carrier: str
    tracking_no: str
    arrived_on: date | None
    signed_on: date | None
    voided: bool
    gross: Decimal
    currency: str


def delivery_list(read: Read, ask: DeliveriesAsk) -> Page[DeliveryRow]:
    sorts = [Sort(Delivery.date, ask.descending), Sort(Delivery.id, ask.descending)]
    found = read.session.execute(ordered(_keys(ask), sorts, ask.after, ask.limit)).all()
    kept, more = cut(found, ask.limit)
    key = (kept[-1].date, kept[-1].id) if more else None
    return Page(_rows(read, [one.id for one in kept]), key)


def delivery_counts(read: Read, today: date) -> dict[DeliveryFilter, int]:
    return {
        one: read.session.scalar(
            select(func.count()).select_from(Delivery).where(*_wanted(one))
        ) or 0
        for one in DeliveryFilter
    }


def _keys(ask: DeliveriesAsk) -> AnySelect:
    query: AnySelect = select(Delivery.id, Delivery.date).where(*_wanted(ask.filter))
    if not ask.text:
        return query
    return query.where(
        holding(ask.text, SearchKind.DELIVERY, Delivery.id, Delivery.customer_id)
    )


def _wanted(chosen: DeliveryFilter) -> list[ColumnElement[bool]]:
    if chosen is DeliveryFilter.ALL:
        return []
    if chosen is DeliveryFilter.VOIDED:
        return [Delivery.voided.is_(True)]
    if chosen is DeliveryFilter.UNDER_WAY:
        return [~Delivery.voided, Delivery.arrived_on.is_(None), ~_signed()]
    return [~Delivery.voided, ~_signed()]


def _signed() -> ColumnElement[bool]:
    return exists().where(ReturnedPaper.document == Delivery.number)


def _rows(read: Read, ids: list[int]) -> tuple[DeliveryRow, ...]:
    signed = (
        select(func.max(ReturnedPaper.received_on))
        .where(ReturnedPaper.document == Delivery.number).correlate(Delivery).scalar_subquery()
    )
    query = (
        select(Delivery, Customer.name, Customer.short_name, signed)
        .join(Customer, Customer.id == Delivery.customer_id)
        .where(Delivery.id.in_(ids))
    )
    orders = _orders(read, ids)
    rows = {
        one.id: DeliveryRow(
            id=one.id, number=one.number, customer_id=one.customer_id, customer=short or name,
            orders=orders.get(one.id, ()), shipped_on=one.date, carrier=one.carrier,
            tracking_no=one.tracking_no, arrived_on=one.arrived_on, signed_on=signed_on,
            voided=one.voided, gross=one.gross, currency=one.currency,
        )
        for one, name, short, signed_on in read.session.execute(query)
    }
    return tuple(rows[one] for one in ids)


def _orders(read: Read, ids: list[int]) -> dict[int, tuple[str, ...]]:
    query = (
        select(DeliveryLine.delivery_id, Order.number, func.min(DeliveryLine.line))
        .join(OrderLine, OrderLine.id == DeliveryLine.order_line_id)
        .join(Order, Order.id == OrderLine.order_id)
        .where(DeliveryLine.delivery_id.in_(ids))
        .group_by(DeliveryLine.delivery_id, Order.number)
        .order_by(func.min(DeliveryLine.line))
    )
    found: dict[int, tuple[str, ...]] = {}
    for delivery_id, number, _ in read.session.execute(query):
        found[delivery_id] = (*found.get(delivery_id, ()), number)
    return found
