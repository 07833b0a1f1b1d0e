"""The list of orders: what is open stands by its next promise, everything by its date."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from app.db.models import Customer, Order, OrderLine, ReturnedPaper
from app.db.search_sources import SearchKind
from app.db.unit_of_work import Read
from app.domain.choices import OrderState
from app.queries.count import Count
from app.queries.lists.counting import Counted, count_of
from app.queries.lists.keyset import AnySelect, Sort, beyond, cut, ordered
from app.queries.lists.matching import Way, found_page, holding
from app.queries.lists.order_progress import Progress, progress_of, unsigned_contracts
from app.queries.page import Key, Page

UNFINISHED = (OrderState.OPEN, OrderState.PART)
NONE_YET = Progress(Decimal(0), Decimal(0), 0)


class OrderFilter(StrEnum):
    OPEN = "open"
    ACTION = "action"
    """Late, due today, or on hold: somebody must do something now."""
    LATE = "late"
    WEEK = "week"
    HOLD = "hold"
    UNSIGNED = "unsigned"
    ALL = "all"


class OrderSort(StrEnum):
    PROMISE = "promise"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class OrdersAsk:
    """``PROMISE`` lists only what is unfinished; those without any date come last."""

    today: date
    filter: OrderFilter = OrderFilter.OPEN
    text: str = ""
    sort: OrderSort = OrderSort.PROMISE
    descending: bool = False
    after: Key | None = None
    limit: int = 200


@dataclass(frozen=True, slots=True)
class OrderRow:
    id: int
    number: str
    customer_id: int
    customer: str
    """Its short name, else its name."""
    item: str
    line_count: int
    ordered_on: date
    next_promise: date | None
    required: date | None
    state: OrderState
    on_hold: bool
    gross: Decimal
    currency: str
    """Empty: the firm's."""
    customer_po: str
    owner: str
    """The order's clerk, else the customer's."""
    contract_out: bool
    """Unfinished, and its contract is not back; never where the firm signs none."""
    progress: Progress


def order_list(read: Read, ask: OrdersAsk) -> Page[OrderRow]:
    page = found_page(read, ask, _read, lambda: Way(SearchKind.ORDER, _key_of(ask)))
    return Page(_rows(read, [one.id for one in page.rows]), page.next_key)


def _read(read: Read, ask: OrdersAsk) -> Page[Any]:
    query = _keys(ask)
    if ask.text:
        query = query.where(
            holding(read, ask.text, SearchKind.ORDER, Order.id, Order.customer_id)
        )
    return _by_date(read, ask, query) if _is_by_date(ask) else _by_promise(read, ask, query)


def _is_by_date(ask: OrdersAsk) -> bool:
    return ask.sort is OrderSort.DATE or ask.filter is OrderFilter.ALL


def _key_of(ask: OrdersAsk) -> Callable[[Any], Key]:
    return _date_key if _is_by_date(ask) else _promise_key


def _date_key(row: Any) -> Key:
    return row.date, row.id


def _promise_key(row: Any) -> Key:
    return row.next_promise, row.id


def order_counts(read: Read, today: date) -> dict[OrderFilter, int]:
    """How many orders each filter holds."""
    return {
        one: read.session.scalar(
            select(func.count()).select_from(Order).where(*_wanted(one, today))
        ) or 0
        for one in OrderFilter
    }


def order_count(read: Read, ask: OrdersAsk) -> Count:
    """How many a list of one's own holds: of a filter, with some words."""
    held = select(Order.id).where(*_wanted(ask.filter, ask.today))
    return count_of(
        read, Counted(held, ask.text, SearchKind.ORDER, Order.id, Order.customer_id)
    )


def _by_date(read: Read, ask: OrdersAsk, query: AnySelect) -> Page[Any]:
    newest_first = ask.sort is not OrderSort.DATE or ask.descending
    sorts = [Sort(Order.date, newest_first), Sort(Order.id, newest_first)]
    found = read.session.execute(ordered(query, sorts, ask.after, ask.limit)).all()
    kept, more = cut(found, ask.limit)
    return Page(tuple(kept), _date_key(kept[-1]) if more else None)


def _by_promise(read: Read, ask: OrdersAsk, query: AnySelect) -> Page[Any]:
    """One read for each state, so that each runs along its own index, and merged here."""
    found: list[Any] = []
    if ask.after is None or ask.after[0] is not None:
        found = _dated(read, ask, query)
    if len(found) <= ask.limit:
        found += _undated(read, ask, query, ask.limit + 1 - len(found))
    kept, more = cut(found, ask.limit)
    return Page(tuple(kept), _promise_key(kept[-1]) if more else None)


def _dated(read: Read, ask: OrdersAsk, query: AnySelect) -> list[Any]:
    sorts = [Sort(Order.next_promise, ask.descending), Sort(Order.id, ask.descending)]
    runs = [
        read.session.execute(
            ordered(
                query.where(Order.state == state, Order.next_promise.is_not(None)),
                sorts, ask.after, ask.limit,
            )
        ).all()
        for state in UNFINISHED
    ]
    merged = heapq.merge(
        *runs, key=lambda one: (one.next_promise, one.id), reverse=ask.descending
    )
    return [one for one, _ in zip(merged, range(ask.limit + 1), strict=False)]


def _undated(read: Read, ask: OrdersAsk, query: AnySelect, limit: int) -> list[Any]:
    query = query.where(Order.state.in_(UNFINISHED), Order.next_promise.is_(None))
    if ask.after is not None and ask.after[0] is None:
        query = query.where(beyond([Sort(Order.id)], ask.after[1:]))
    return list(read.session.execute(query.order_by(Order.id).limit(limit)).all())


def _keys(ask: OrdersAsk) -> AnySelect:
    query: AnySelect = select(Order.id, Order.customer_id, Order.date, Order.next_promise)
    return query.where(*_wanted(ask.filter, ask.today))


def _wanted(chosen: OrderFilter, today: date) -> list[ColumnElement[bool]]:
    open_ = Order.state.in_(UNFINISHED)
    if chosen is OrderFilter.ALL:
        return []
    if chosen is OrderFilter.ACTION:
        held = select(Customer.id).where(Customer.credit_hold)
        return [open_, or_(Order.next_promise <= today, Order.customer_id.in_(held))]
    if chosen is OrderFilter.LATE:
        return [open_, Order.next_promise < today]
    if chosen is OrderFilter.WEEK:
        sunday = today + timedelta(days=6 - today.weekday())
        return [open_, Order.next_promise.between(today, sunday)]
    if chosen is OrderFilter.HOLD:
        held = select(Customer.id).where(Customer.credit_hold)
        return [open_, Order.customer_id.in_(held)]
    if chosen is OrderFilter.UNSIGNED:
        return [open_, ~exists().where(ReturnedPaper.document == Order.number)]
    return [open_]


def _rows(read: Read, ids: list[int]) -> tuple[OrderRow, ...]:
    first = and_(OrderLine.order_id == Order.id, OrderLine.line == _first_line())
    # Columns, not records: those would be made anew for every letter of a search.
    query: AnySelect = (
        select(
            Order.id, Order.number, Order.customer_id, Order.line_count, Order.date,
            Order.next_promise, Order.required_date, Order.state, Order.gross, Order.currency,
            Order.customer_po, Order.clerk, Customer.name.label("customer"), Customer.short_name,
            Customer.credit_hold, Customer.currency.label("own_currency"),
            Customer.clerk.label("own_clerk"), OrderLine.name.label("item"),
        )
        .join(Customer, Customer.id == Order.customer_id)
        .outerjoin(OrderLine, first)
        .where(Order.id.in_(ids))
    )
    found = {order.id: order for order in read.session.execute(query)}
    progress = progress_of(read.session, ids)
    open_ = [order.number for order in found.values() if order.state in UNFINISHED]
    unsigned = unsigned_contracts(read.session, open_)
    return tuple(_row(found[one], progress.get(one, NONE_YET), unsigned) for one in ids)


def _row(order: Any, progress: Progress, unsigned: frozenset[str]) -> OrderRow:
    return OrderRow(
        id=order.id, number=order.number, customer_id=order.customer_id,
        customer=order.short_name or order.customer, item=order.item or "",
        line_count=order.line_count, ordered_on=order.date, next_promise=order.next_promise,
        required=order.required_date, state=OrderState(order.state),
        on_hold=order.credit_hold, gross=order.gross,
        currency=order.currency or order.own_currency, customer_po=order.customer_po,
        owner=order.clerk or order.own_clerk, contract_out=order.number in unsigned,
        progress=progress,
    )


def _first_line() -> Any:
    return (
        select(func.min(OrderLine.line)).where(OrderLine.order_id == Order.id)
        .correlate(Order).scalar_subquery()
    )
