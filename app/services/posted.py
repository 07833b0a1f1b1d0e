"""What the book has posted: it decides which records may still change."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import false, select
from sqlalchemy.orm import Session

from app.db.models import Complaint, Credit, Delivery, DeliveryLine, OrderLine, Receipt
from app.services.built_on import parts

FIXED_ONCE_DELIVERED = (
    "name", "material", "size", "colour", "process", "unit", "unit_price", "discount_percent",
    "product_id",
)
"""Of an order line: what a delivery was posted from may not change under it."""
FIXED_ONCE_NAMED = ("customer_id", "currency")
"""Of an order: the papers that name it have its customer and currency."""


def customers_with_papers(session: Session, ids: Collection[int]) -> set[int]:
    """Those of the customers that anything is posted for."""
    found: set[int] = set()
    for part in parts(sorted(ids)):
        for model in (Delivery, Credit, Receipt):
            query = select(model.customer_id).where(model.customer_id.in_(part)).distinct()
            found.update(session.scalars(query))
    return found


def anything_posted(session: Session) -> bool:
    return any(
        session.execute(select(model.id).limit(1)).first() is not None
        for model in (Delivery, Credit, Receipt)
    )


def delivered_lines(session: Session, order_ids: Collection[int]) -> set[tuple[int, int]]:
    """(order id, order line id) of every line with an unvoided delivery."""
    found: set[tuple[int, int]] = set()
    for part in parts(sorted(order_ids)):
        query = (
            select(OrderLine.order_id, OrderLine.id)
            .join(DeliveryLine, DeliveryLine.order_line_id == OrderLine.id)
            .join(Delivery, Delivery.id == DeliveryLine.delivery_id)
            .where(OrderLine.order_id.in_(part), Delivery.voided == false())
        )
        found.update((order, line) for order, line in session.execute(query))
    return found


def lines_named(session: Session, line_ids: Collection[int]) -> set[int]:
    """Those order lines that any paper names, voided ones and complaints too."""
    found: set[int] = set()
    for part in parts(sorted(line_ids)):
        for model in (DeliveryLine, Credit, Complaint):
            query = select(model.order_line_id).where(model.order_line_id.in_(part)).distinct()
            found.update(line for line in session.scalars(query) if line is not None)
    return found


def orders_named(session: Session, order_ids: Collection[int]) -> set[int]:
    """Those orders that any paper names, by itself or by a line."""
    found: set[int] = set()
    for part in parts(sorted(order_ids)):
        lines = select(OrderLine.id, OrderLine.order_id).where(OrderLine.order_id.in_(part))
        order_of = {row.id: row.order_id for row in session.execute(lines)}
        found.update(order_of[line] for line in lines_named(session, order_of))
        for model in (Credit, Complaint):
            query = select(model.order_id).where(model.order_id.in_(part)).distinct()
            found.update(order for order in session.scalars(query) if order is not None)
    return found
