"""What each thing that waits is about: the goods still open, the goods on a note, the matter."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.models import Complaint, DeliveryLine, Order, OrderLine
from app.domain.quantities import outstanding
from app.queries.day_rows import Subject
from app.queries.lists.keyset import AnySelect

Record = tuple[str, int]


def load_subjects(session: Session, records: Collection[Record]) -> dict[Record, Subject]:
    return {
        **_orders(session, [i for entity, i in records if entity == "orders"]),
        **_notes(session, [i for entity, i in records if entity == "delivery"]),
        **_complaints(session, [i for entity, i in records if entity == "complaint"]),
    }


def load_subject_words(session: Session, records: Collection[Record]) -> dict[Record, str]:
    """The words alone of ``load_subjects``, which a search looks at in thousands."""
    orders = [i for entity, i in records if entity == "orders"]
    notes = [i for entity, i in records if entity == "delivery"]
    found: dict[Record, str] = {
        record: subject.words for record, subject in _complaints(
            session, [i for entity, i in records if entity == "complaint"]
        ).items()
    }
    for entity, query in (
        ("orders", _open_lines(orders, OrderLine.order_id, OrderLine.name)),
        ("delivery", _note_lines(notes, DeliveryLine.delivery_id, OrderLine.name)),
    ):
        for record_id, name in session.execute(query):
            found.setdefault((entity, record_id), name)
    return found


def _open_lines(ids: list[int], *columns: Any) -> AnySelect:
    """By order, the line that was promised first before the others."""
    return (
        select(*columns)
        .where(
            OrderLine.order_id.in_(ids),
            OrderLine.quantity - OrderLine.cancelled_quantity > OrderLine.delivered,
        )
        .order_by(OrderLine.order_id, OrderLine.promised_date, OrderLine.line)
    )


def _note_lines(ids: list[int], *columns: Any) -> AnySelect:
    return (
        select(*columns)
        .join(OrderLine, OrderLine.id == DeliveryLine.order_line_id)
        .where(DeliveryLine.delivery_id.in_(ids))
        .order_by(DeliveryLine.delivery_id, DeliveryLine.line)
    )


def _orders(session: Session, ids: list[int]) -> dict[Record, Subject]:
    """The open line that was promised first speaks for the order."""
    query = _open_lines(
        ids, OrderLine.order_id, OrderLine.name, OrderLine.unit, OrderLine.quantity,
        OrderLine.delivered, OrderLine.cancelled_quantity, Order.customer_po,
    ).join(Order, Order.id == OrderLine.order_id)
    found: dict[Record, Subject] = {}
    for order_id, name, unit, quantity, delivered, cancelled, po in session.execute(query):
        open_quantity = outstanding(quantity, delivered, cancelled)
        _add(found, ("orders", order_id), Subject(name, open_quantity, unit, 0, po))
    return found


def _notes(session: Session, ids: list[int]) -> dict[Record, Subject]:
    query = _note_lines(
        ids, DeliveryLine.delivery_id, OrderLine.name, DeliveryLine.quantity, OrderLine.unit
    )
    found: dict[Record, Subject] = {}
    for delivery_id, name, quantity, unit in session.execute(query):
        _add(found, ("delivery", delivery_id), Subject(name, quantity, unit))
    return found


def _add(found: dict[Record, Subject], record: Record, subject: Subject) -> None:
    held = found.get(record)
    if held is None:
        found[record] = subject
    else:
        found[record] = Subject(
            held.words, held.quantity, held.unit, held.more + 1, held.customer_po
        )


def _complaints(session: Session, ids: list[int]) -> dict[Record, Subject]:
    query = select(Complaint.id, Complaint.description).where(Complaint.id.in_(ids))
    return {
        ("complaint", one): Subject(" ".join(text.split()))
        for one, text in session.execute(query)
    }
