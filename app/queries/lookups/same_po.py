"""Whether a customer's order number stands on an order already."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import false, select

from app.db.models import Order
from app.db.unit_of_work import Read


@dataclass(frozen=True, slots=True)
class SamePoAsk:
    """``order_id``: the order being edited, which may keep its own."""

    customer_id: int
    customer_po: str
    order_id: int | None = None


def same_po(read: Read, ask: SamePoAsk) -> str:
    """The number of the customer's newest other order of that number; '' where there is none."""
    if not ask.customer_po.strip():
        return ""
    query = (
        select(Order.number)
        .where(Order.customer_id == ask.customer_id, Order.cancelled == false(),
               Order.customer_po == ask.customer_po.strip())
        .order_by(Order.date.desc(), Order.id.desc())
        .limit(1)
    )
    if ask.order_id is not None:
        query = query.where(Order.id != ask.order_id)
    return read.session.scalar(query) or ""
