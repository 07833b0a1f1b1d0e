"""How many orders have something to ship by a day."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from app.db.models import Order
from app.db.unit_of_work import Read
from app.queries.lists.orders import UNFINISHED


def orders_due(read: Read, day: date) -> int:
    """How many unfinished orders are promised for that day or before."""
    query = select(func.count()).select_from(Order).where(
        Order.state.in_(UNFINISHED), Order.next_promise <= day
    )
    return read.session.scalar(query) or 0
