"""What a customer still has coming, order by order, and the line that is latest."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import and_, func, or_, select

from app.db.models import Order, OrderLine
from app.db.unit_of_work import Read
from app.domain.choices import OrderState

UNFINISHED = (OrderState.OPEN, OrderState.PART)
SHOWN = 3
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class OpenOrder:
    id: int
    number: str
    item: str
    line_count: int
    next_promise: dt.date | None
    state: OrderState
    gross: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class LateLine:
    """The line promised for the earliest day that has passed."""

    order_id: int
    order: str
    item: str
    unit: str
    outstanding: Decimal
    promised: dt.date


@dataclass(frozen=True, slots=True)
class OpenOrders:
    """``total`` and ``rest`` are of orders in the account's own currency."""

    count: int
    late: int
    total: Decimal
    first: tuple[OpenOrder, ...]
    """Those promised first; an order without any date stands last."""
    rest: int
    rest_total: Decimal
    latest: LateLine | None


def open_orders(read: Read, customer_id: int, currency: str, on: dt.date) -> OpenOrders:
    """Sums only orders in ``currency``; counts them all. Late: promised before ``on``."""
    mine = and_(Order.customer_id == customer_id, Order.state.in_(UNFINISHED))
    own = Order.currency.in_(["", currency])
    count, late, total = read.session.execute(
        select(
            func.count(), func.count().filter(Order.next_promise < on),
            func.sum(Order.gross).filter(own),
        ).where(mine)
    ).one()
    query = (
        select(Order).where(mine)
        .order_by(Order.next_promise.is_(None), Order.next_promise, Order.id).limit(SHOWN)
    )
    first = tuple(
        OpenOrder(
            one.id, one.number, _first_item(read, one.id), one.line_count, one.next_promise,
            OrderState(one.state), one.gross, one.currency or currency,
        )
        for one in read.session.scalars(query)
    )
    shown = sum((one.gross for one in first if one.currency == currency), ZERO)
    return OpenOrders(
        count=count, late=late, total=total or ZERO, first=first, rest=count - len(first),
        rest_total=(total or ZERO) - shown,
        latest=_latest(read, first[0], on) if late else None,
    )


def _first_item(read: Read, order_id: int) -> str:
    query = (
        select(OrderLine.name).where(OrderLine.order_id == order_id).order_by(OrderLine.line)
    )
    return read.session.scalar(query.limit(1)) or ""


def _latest(read: Read, order: OpenOrder, on: dt.date) -> LateLine | None:
    """``next_promise`` is a line's own day, else its order's: the line it comes from is shown."""
    left = OrderLine.quantity - OrderLine.cancelled_quantity - OrderLine.delivered
    day = func.coalesce(
        OrderLine.promised_date, Order.promised_date, OrderLine.required_date, Order.required_date
    )
    query = (
        select(OrderLine)
        .join(Order, Order.id == OrderLine.order_id)
        .where(OrderLine.order_id == order.id, left > 0, or_(day < on, day.is_(None)))
        .order_by(day.is_(None), day, OrderLine.line).limit(1)
    )
    line = read.session.scalar(query)
    if line is None or order.next_promise is None:
        return None
    return LateLine(
        order.id, order.number, line.name, line.unit,
        line.quantity - line.cancelled_quantity - line.delivered, order.next_promise,
    )
