"""Whether what was promised came whole and on its day, over the last twelve months."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, false, func, select

from app.db.conflicts import blocks_touching
from app.db.entities import entities
from app.db.journal import read_block
from app.db.models import Delivery, DeliveryLine, Order, OrderLine
from app.db.models.journal import JournalEntry, JournalSubject
from app.db.unit_of_work import Read

YEAR = dt.timedelta(days=365)
BEFORE = dt.timedelta(days=180)
"""An order promised within the year may have been placed this much before it."""
LATEST = 300
"""Orders looked at, at most: a customer with thousands is judged by the newest."""
MOVING = ("set_promise", "edit_order")
"""Verbs by which a promised day moves."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Orders that had a line promised for a day of the last twelve months that has passed."""

    orders: int
    on_time: int
    """Delivered whole by the day that was promised last."""
    first_kept: int
    """Delivered whole by the day that was promised first."""


def kept_promises(read: Read, customer_id: int, on: dt.date) -> Kept:
    """Of promises for the twelve months before ``on``."""
    rows = _lines(read, customer_id, on)
    first = _first_promises(read, rows)
    late: set[int] = set()
    broken: set[int] = set()
    orders: set[int] = set()
    for row in rows:
        if row.promised is None or not on - YEAR <= row.promised < on:
            continue
        orders.add(row.order_id)
        whole = row.delivered >= row.quantity - row.cancelled_quantity
        if not whole or row.last is None or row.last > row.promised:
            late.add(row.order_id)
        day = min(first.get(("order_line", row.id), row.promised),
                  first.get(("orders", row.order_id), row.promised))
        if not whole or row.last is None or row.last > day:
            broken.add(row.order_id)
    return Kept(len(orders), len(orders - late), len(orders - broken))


def _lines(read: Read, customer_id: int, on: dt.date) -> list[Any]:
    """Lines of the newest orders, and the day their last goods left."""
    newest = (
        select(Order.id)
        .where(
            Order.customer_id == customer_id, Order.cancelled == false(),
            Order.date.between(on - YEAR - BEFORE, on),
        )
        .order_by(Order.date.desc()).limit(LATEST)
    )
    query = (
        select(
            OrderLine.id, OrderLine.order_id, OrderLine.quantity, OrderLine.cancelled_quantity,
            OrderLine.delivered,
            func.coalesce(OrderLine.promised_date, Order.promised_date).label("promised"),
            func.max(Delivery.date).label("last"),
        )
        .join(Order, Order.id == OrderLine.order_id)
        .outerjoin(DeliveryLine, DeliveryLine.order_line_id == OrderLine.id)
        .outerjoin(
            Delivery, and_(Delivery.id == DeliveryLine.delivery_id, Delivery.voided == false())
        )
        .where(Order.id.in_(newest), OrderLine.quantity > OrderLine.cancelled_quantity)
        .group_by(OrderLine.id)
    )
    return list(read.session.execute(query))


def _first_promises(read: Read, rows: list[Any]) -> dict[tuple[str, int], dt.date]:
    """(entity, id) → the day promised before it was moved for the first time, by the journal."""
    wanted = {"orders": {row.order_id for row in rows}, "order_line": {row.id for row in rows}}
    connection = read.session.connection()
    found: dict[tuple[str, int], dt.date] = {}
    for entity, ids in wanted.items():
        query = (
            select(JournalSubject.record_id, JournalSubject.seq)
            .join(JournalEntry, JournalEntry.seq == JournalSubject.seq)
            .where(
                JournalSubject.entity == entity, JournalSubject.record_id.in_(ids),
                JournalEntry.verb.in_(MOVING),
            )
            .order_by(JournalSubject.seq)
        )
        restore = entities()[entity].from_stored["promised_date"]
        for record_id, seq in connection.execute(query):
            if (entity, record_id) in found:
                continue
            day = _moved_from(connection, entity, record_id, seq, restore)
            if day is not None:
                found[entity, record_id] = day
    return found


def _moved_from(
    connection: Any, entity: str, record_id: int, seq: int, restore: Any
) -> dt.date | None:
    for at, number in blocks_touching(connection, entity, record_id, after=seq - 1):
        if at > seq:
            break
        block = read_block(connection, at, number)
        for row in block.rows:
            if row[0] == record_id and "promised_date" in block.columns:
                before: dt.date | None = restore(block.before(row).get("promised_date"))
                if before is not None:
                    return before
    return None
