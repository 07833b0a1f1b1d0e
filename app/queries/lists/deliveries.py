"""The list of deliveries, newest first; what is to ship today stands in it as orders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, true

from app.db.models import Complaint, Customer, Delivery, DeliveryLine, ReturnedPaper
from app.db.search_sources import SearchKind
from app.db.unit_of_work import Read
from app.queries.came_back import last_back_on
from app.queries.count import Count
from app.queries.lists.counting import Counted, count_of
from app.queries.lists.delivery_batches import Batches, batches_of
from app.queries.lists.keyset import AnySelect, Sort, cut, ordered
from app.queries.lists.matching import Way, found_page, holding
from app.queries.lists.orders import OrderFilter, OrderRow, OrdersAsk, order_count, order_list
from app.queries.lists.orders_due import orders_due
from app.queries.page import Key, Page
from app.queries.waiting.notes import CHASED


class DeliveryFilter(StrEnum):
    """``DUE``: orders with something to ship by today; ``PROBLEM``: received otherwise than
    delivered, or complained of. All but ``ALL`` look at what is still chased."""

    DUE = "due"
    UNDER_WAY = "under_way"
    UNSIGNED = "unsigned"
    PROBLEM = "problem"
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
    """``orders``: the numbers of the orders its lines are of, in the lines' order.

    One with an ``order_id`` is not shipped yet: its number is the order's, ``shipped_on`` the day
    it should ship, and ``open_lines`` how many lines the order has.
    """

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
    batch: int = 1
    batches: int | None = None
    """How many deliveries its first order has, once all of it is delivered."""
    problem: bool = False
    order_id: int | None = None
    open_lines: int = 0


def delivery_list(read: Read, ask: DeliveriesAsk) -> Page[DeliveryRow]:
    if ask.filter is DeliveryFilter.DUE:
        return _due(read, ask)
    page = found_page(read, ask, _read, lambda: Way(SearchKind.DELIVERY, _key))
    return Page(_rows(read, [one.id for one in page.rows]), page.next_key)


def _read(read: Read, ask: DeliveriesAsk) -> Page[Any]:
    sorts = [Sort(Delivery.date, ask.descending), Sort(Delivery.id, ask.descending)]
    query = _keys(ask)
    if ask.text:
        query = query.where(
            holding(read, ask.text, SearchKind.DELIVERY, Delivery.id, Delivery.customer_id)
        )
    found = read.session.execute(ordered(query, sorts, ask.after, ask.limit)).all()
    kept, more = cut(found, ask.limit)
    return Page(tuple(kept), _key(kept[-1]) if more else None)


def _key(row: Any) -> Key:
    return row.date, row.id


def delivery_counts(read: Read, today: date) -> dict[DeliveryFilter, int]:
    counts: dict[DeliveryFilter, int] = {
        one: read.session.scalar(
            select(func.count()).select_from(Delivery).where(*_wanted(one, today))
        ) or 0
        for one in DeliveryFilter if one is not DeliveryFilter.DUE
    }
    return {DeliveryFilter.DUE: orders_due(read, today), **counts}


def delivery_count(read: Read, ask: DeliveriesAsk) -> Count:
    """How many a list of one's own holds: of a filter, with some words."""
    if ask.filter is DeliveryFilter.DUE:
        return order_count(read, _orders_due(ask))
    held = select(Delivery.id).where(*_wanted(ask.filter, ask.today))
    return count_of(
        read, Counted(held, ask.text, SearchKind.DELIVERY, Delivery.id, Delivery.customer_id)
    )


def _due(read: Read, ask: DeliveriesAsk) -> Page[DeliveryRow]:
    page = order_list(read, _orders_due(ask))
    return Page(tuple(_of_order(one) for one in page.rows), page.next_key)


def _orders_due(ask: DeliveriesAsk) -> OrdersAsk:
    """By promise; what is promised for later is none of it."""
    tomorrow = ask.today + timedelta(days=1)
    return OrdersAsk(
        tomorrow, OrderFilter.LATE, ask.text, descending=ask.descending, after=ask.after,
        limit=ask.limit,
    )


def _of_order(order: OrderRow) -> DeliveryRow:
    return DeliveryRow(
        id=0, number=order.number, customer_id=order.customer_id, customer=order.customer,
        orders=(order.number,), shipped_on=order.next_promise or order.ordered_on, carrier="",
        tracking_no="", arrived_on=None, signed_on=None, voided=False, gross=order.gross,
        currency=order.currency, order_id=order.id, open_lines=order.line_count,
    )


def _keys(ask: DeliveriesAsk) -> AnySelect:
    query: AnySelect = select(Delivery.id, Delivery.customer_id, Delivery.date)
    return query.where(*_wanted(ask.filter, ask.today))


def _wanted(chosen: DeliveryFilter, today: date) -> list[ColumnElement[bool]]:
    if chosen is DeliveryFilter.ALL:
        return []
    # IS NOT: an equality would draw SQLite to the index of sums, which starts with it.
    lately = [Delivery.date >= today - CHASED, Delivery.voided.is_not(true())]
    if chosen is DeliveryFilter.PROBLEM:
        return [*lately, _problem()]
    if chosen is DeliveryFilter.UNDER_WAY:
        return [*lately, Delivery.arrived_on.is_(None), ~_signed()]
    return [*lately, Delivery.arrived_on.is_not(None), ~_signed()]


def _signed() -> ColumnElement[bool]:
    return exists().where(ReturnedPaper.document == Delivery.number)


def _problem() -> ColumnElement[bool]:
    differs = exists().where(
        DeliveryLine.delivery_id == Delivery.id, DeliveryLine.received_quantity.is_not(None),
        DeliveryLine.received_quantity != DeliveryLine.quantity,
    )
    complained = exists().where(
        and_(Complaint.delivery_id == Delivery.id, Complaint.closed_at.is_(None))
    )
    return or_(differs, complained)


def _rows(read: Read, ids: list[int]) -> tuple[DeliveryRow, ...]:
    query = (
        select(Delivery, Customer.name, Customer.short_name, last_back_on(Delivery), _problem())
        .join(Customer, Customer.id == Delivery.customer_id)
        .where(Delivery.id.in_(ids))
    )
    batches = batches_of(read, ids)
    rows = {
        one.id: _row(one, short or name, signed_on, bool(problem), batches)
        for one, name, short, signed_on, problem in read.session.execute(query)
    }
    return tuple(rows[one] for one in ids)


def _row(
    one: Delivery, customer: str, signed_on: date | None, problem: bool, batches: Batches
) -> DeliveryRow:
    batch, of = batches.place(one.id)
    return DeliveryRow(
        id=one.id, number=one.number, customer_id=one.customer_id, customer=customer,
        orders=batches.orders.get(one.id, ()), shipped_on=one.date, carrier=one.carrier,
        tracking_no=one.tracking_no, arrived_on=one.arrived_on, signed_on=signed_on,
        voided=one.voided, gross=one.gross, currency=one.currency, batch=batch, batches=of,
        problem=problem,
    )
