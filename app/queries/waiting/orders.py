"""Orders whose promised day has passed, or comes this week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.models import Order
from app.domain.choices import OrderState
from app.queries.lists.keyset import Sort, beyond
from app.queries.page import Key
from app.queries.waiting.item import Kind, Waiting

_UNFINISHED = (OrderState.OPEN, OrderState.PART)
_SUNDAY = 6


def late_orders(
    session: Session, on: dt.date, limit: int, after: Key | None = None
) -> list[Waiting]:
    """The longest overdue first; ``after`` is (promised day, order id) of the last one had."""
    yesterday = on - dt.timedelta(days=1)
    return list(_promised(
        session, Kind.LATE_ORDER, "today.late_order", (dt.date.min, yesterday), limit, after
    ))


def orders_due(session: Session, on: dt.date, limit: int) -> list[Waiting]:
    """Today's, and those until Sunday."""
    sunday = on + dt.timedelta(days=_SUNDAY - on.weekday())
    return list(_promised(session, Kind.ORDER_DUE, "today.order_due", (on, sunday), limit))


def _promised(
    session: Session, kind: Kind, reason: str, days: tuple[dt.date, dt.date], limit: int,
    after: Key | None = None,
) -> Iterator[Waiting]:
    """Along the index of state and next promise, one state at a time."""
    found: list[Any] = []
    for state in _UNFINISHED:
        query = (
            select(
                Order.id, Order.number, Order.customer_id, Order.next_promise, Order.clerk,
                Order.salesperson,
            )
            .where(Order.state == state, Order.next_promise.between(*days))
            .order_by(Order.next_promise, Order.id)
            .limit(limit)
        )
        if after is not None:
            query = query.where(beyond([Sort(Order.next_promise), Sort(Order.id)], after))
        found += session.execute(query).all()
    found.sort(key=lambda row: (row.next_promise, row.id))
    for row in found[:limit]:
        day = row.next_promise
        yield Waiting(
            kind, row.customer_id, row.number, day, reason, ("orders", row.id),
            {"due": str(day)}, people=tuple(name for name in row[4:] if name),
        )
