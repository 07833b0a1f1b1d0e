"""The papers of goods: of what a complaint is about, and of what was last ordered of a product."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db.models import Complaint, DeliveryLine, Order, OrderLine
from app.db.unit_of_work import Read
from app.queries.papers import Paper, papers, with_statements

NOTES_SHOWN = 6
"""Of an order that went out in many deliveries the newest."""
ORDERS_SHOWN = 4


def complaint_papers(read: Read, complaint_id: int) -> tuple[Paper, ...]:
    """Of the delivery it names, else those of the line or the order it names."""
    session = read.session
    one = session.get(Complaint, complaint_id)
    if one is None:
        return ()
    if one.delivery_id is not None:
        orders = {one.order_id} if one.order_id else _orders_of(session, one.delivery_id)
        return with_statements(session, orders, [one.delivery_id])
    if one.order_id is None:
        return ()
    lines = select(OrderLine.id).where(OrderLine.order_id == one.order_id)
    ids = [one.order_line_id] if one.order_line_id else list(session.scalars(lines))
    return with_statements(session, [one.order_id], _newest_notes(session, ids))


def product_papers(read: Read, product_id: int) -> tuple[Paper, ...]:
    """Of the orders it was last in, and of the deliveries that brought it; the newest first."""
    session = read.session
    latest = session.execute(
        select(OrderLine.id, OrderLine.order_id).join(Order, Order.id == OrderLine.order_id)
        .where(OrderLine.product_id == product_id)
        .order_by(Order.date.desc(), OrderLine.id.desc()).limit(ORDERS_SHOWN)
    ).all()
    notes = _newest_notes(session, [row.id for row in latest])
    return papers(session, {row.order_id for row in latest}, notes)[::-1]


def _orders_of(session: Session, delivery_id: int) -> set[int]:
    query = (
        select(OrderLine.order_id).join(DeliveryLine, DeliveryLine.order_line_id == OrderLine.id)
        .where(DeliveryLine.delivery_id == delivery_id).distinct()
    )
    return set(session.scalars(query))


def _newest_notes(session: Session, line_ids: Collection[int]) -> list[int]:
    query = (
        select(DeliveryLine.delivery_id).where(DeliveryLine.order_line_id.in_(line_ids))
        .group_by(DeliveryLine.delivery_id).order_by(func.max(DeliveryLine.id).desc())
        .limit(NOTES_SHOWN)
    )
    return list(session.scalars(query))
