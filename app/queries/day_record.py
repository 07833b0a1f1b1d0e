"""What the pane beside the day's list tells of one row: facts, open lines, and what else to say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.models import (
    Complaint,
    Customer,
    Delivery,
    DeliveryLine,
    Order,
    OrderLine,
    Receipt,
    Statement,
)
from app.db.unit_of_work import Read
from app.domain.choices import OrderState
from app.queries.day import DayAsk, rows_of
from app.queries.day_rows import DayRow
from app.queries.open_lines import OpenLine, OpenLinesAsk, open_lines
from app.queries.parties import load_firm
from app.queries.waiting.callers import load_customers
from app.queries.waiting.item import Waiting

MENTIONED = 6
COMING = 3
"""Orders that are still in time."""


@dataclass(frozen=True, slots=True)
class Money:
    amount: Decimal
    currency: str


FactValue = str | dt.date | dt.datetime | Decimal | Money
Facts = tuple[tuple[str, FactValue], ...]
"""(message ``today.fact.…`` without its prefix, value); what is empty is left out."""


@dataclass(frozen=True, slots=True)
class DayRecordAsk:
    """``row``: the one shown. ``found``: all that waits, for what else to mention."""

    now: dt.datetime
    row: DayRow
    found: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class ComingOrder:
    id: int
    number: str
    item: str
    promised: dt.date


@dataclass(frozen=True, slots=True)
class DayRecord:
    row: DayRow
    facts: Facts
    lines: tuple[OpenLine, ...]
    others: tuple[DayRow, ...]
    coming: tuple[ComingOrder, ...]
    count: int
    """Of everything to mention, shown or not."""
    names: Mapping[int, str] = field(default_factory=dict)
    """The customers of a bundle, by their ids."""


def day_record(read: Read, ask: DayRecordAsk) -> DayRecord:
    """What stands beside a row of the day; of a bundle only whose its members are."""
    row, session = ask.row, read.session
    entity, record_id = row.first.record
    if row.bundle:
        names = load_customers(session, {one.customer_id for one in row.members})
        shorts = {one: party.short for one, party in names.items()}
        return DayRecord(row, (), (), (), (), 0, shorts)
    lines: tuple[OpenLine, ...] = ()
    if entity == "orders":
        lines = open_lines(read, OpenLinesAsk(row.first.customer_id, record_id))
    told = row.first.kind, row.first.record, row.first.currency
    others = [
        one for one in ask.found
        if one.customer_id == row.first.customer_id and one is not row.first
        and (one.kind, one.record, one.currency) != told
    ]
    shown = rows_of(read, DayAsk(ask.now, "", tuple(others[:MENTIONED])))
    known = {one.record[1] for one in (*others, row.first) if one.record[0] == "orders"}
    coming = _coming(session, row.first.customer_id, ask.now.date(), known)
    facts = tuple(fact for fact in _facts(session, row) if fact[1] != "")
    return DayRecord(row, facts, lines, shown, coming, len(others) + len(coming))


def _coming(
    session: Session, customer_id: int, on: dt.date, known: set[int]
) -> tuple[ComingOrder, ...]:
    query = (
        select(Order.id, Order.number, Order.next_promise)
        .where(
            Order.customer_id == customer_id, Order.next_promise > on,
            Order.state.in_([OrderState.OPEN, OrderState.PART]), Order.id.not_in(known),
        )
        .order_by(Order.next_promise, Order.id)
        .limit(COMING)
    )
    found = session.execute(query).all()
    first_lines = select(OrderLine.order_id, OrderLine.name).where(
        OrderLine.order_id.in_([one.id for one in found]), OrderLine.line == 1
    )
    names = {order_id: name for order_id, name in session.execute(first_lines)}  # noqa: C416
    return tuple(
        ComingOrder(one.id, one.number, names.get(one.id, ""), one.next_promise) for one in found
    )


def _facts(session: Session, row: DayRow) -> Facts:
    entity, record_id = row.first.record
    if entity == "orders":
        return _order(session, session.get_one(Order, record_id))
    if entity == "delivery":
        return _delivery(session, session.get_one(Delivery, record_id))
    if entity == "complaint":
        return _complaint(session, session.get_one(Complaint, record_id))
    if entity == "statement":
        return _statement(session.get_one(Statement, record_id))
    if entity == "receipt":
        return _receipt(session.get_one(Receipt, record_id))
    first = row.first
    return (
        ("oldest", first.due or ""),
        ("amount", Money(first.amount, first.currency) if first.amount is not None else ""),
        ("statement", first.document), ("month", str(first.month or "")),
    )


def _order(session: Session, order: Order) -> Facts:
    own = session.scalar(select(Customer.currency).where(Customer.id == order.customer_id))
    currency = order.currency or own or load_firm(session).currency
    return (
        ("customer_po", order.customer_po), ("ordered", order.date),
        ("promised", order.next_promise or ""), ("required", order.required_date or ""),
        ("total", Money(order.gross, currency)), ("clerk", order.clerk),
    )


def _delivery(session: Session, delivery: Delivery) -> Facts:
    numbers = session.scalars(
        select(Order.number).distinct()
        .join(OrderLine, OrderLine.order_id == Order.id)
        .join(DeliveryLine, DeliveryLine.order_line_id == OrderLine.id)
        .where(DeliveryLine.delivery_id == delivery.id)
        .order_by(Order.number)
    )
    return (
        ("order", ", ".join(numbers)), ("shipped", delivery.date),
        ("arrived", delivery.arrived_on or ""), ("carrier", delivery.carrier),
        ("tracking", delivery.tracking_no), ("total", Money(delivery.gross, delivery.currency)),
    )


def _complaint(session: Session, complaint: Complaint) -> Facts:
    order = session.get(Order, complaint.order_id) if complaint.order_id else None
    delivery = session.get(Delivery, complaint.delivery_id) if complaint.delivery_id else None
    return (
        ("delivery", delivery.number if delivery else ""), ("order", order.number if order else ""),
        ("quantity", complaint.quantity or ""), ("since", complaint.received_at),
    )


def _statement(statement: Statement) -> Facts:
    return (
        ("month", str(statement.month)), ("closing", Money(statement.closing, statement.currency)),
        ("issued", statement.issued_on or ""), ("sent", statement.sent_on or ""),
        ("due", statement.due_date or ""),
    )


def _receipt(receipt: Receipt) -> Facts:
    return (
        ("cheque", receipt.cheque_no), ("cheque_date", receipt.cheque_date or ""),
        ("amount", Money(receipt.amount, receipt.currency)), ("received", receipt.date),
    )
