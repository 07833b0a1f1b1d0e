"""What a row says of a paper: a query a kind, whatever the number of papers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import and_, func, select

from app.db.models import (
    Complaint,
    Credit,
    Customer,
    Delivery,
    DeliveryLine,
    Order,
    OrderLine,
    Receipt,
    ReturnedPaper,
    Statement,
)
from app.db.unit_of_work import Read
from app.domain.half_width import half_width
from app.queries.palette.hit import (
    Facts,
    Hit,
    MoneyFacts,
    OrderFacts,
    PaperFacts,
    SearchKind,
    StatementFacts,
)

Row = tuple[int, str, Facts]
"""Id, number, facts."""


def paper_hits(
    read: Read, places: Sequence[tuple[SearchKind, int]], text: str = ""
) -> tuple[Hit, ...]:
    """In the order given; what is gone is left out."""
    found: dict[tuple[SearchKind, int], Hit] = {}
    for kind, facts in FACTS.items():
        ids = [one for other, one in places if other is kind]
        if ids:
            for one, number, said in facts(read, ids):
                hit = Hit(kind, one, number, said, _matched(number, text))
                found[kind, one] = hit
    return tuple(found[place] for place in places if place in found)


def _matched(number: str, text: str) -> str:
    typed = half_width(text).strip().upper()
    return typed if typed and typed in number else ""


def _named(name: str, short: str) -> str:
    return short or name


def _orders(read: Read, ids: Collection[int]) -> Iterator[Row]:
    least = (
        select(func.min(OrderLine.line)).where(OrderLine.order_id == Order.id)
        .correlate(Order).scalar_subquery()
    )
    query = (
        select(Order, Customer.name, Customer.short_name, OrderLine.name)
        .join(Customer, Customer.id == Order.customer_id)
        .outerjoin(OrderLine, and_(OrderLine.order_id == Order.id, OrderLine.line == least))
        .where(Order.id.in_(ids))
    )
    for order, name, short, item in read.session.execute(query):
        yield order.id, order.number, OrderFacts(
            order.customer_id, _named(name, short), item or "", order.line_count, order.state,
            order.next_promise, order.date,
        )


def _back_on(number: Any, table: Any) -> Any:
    """The day a paper came back signed, None while it has not."""
    return (
        select(func.max(ReturnedPaper.received_on)).where(ReturnedPaper.document == number)
        .correlate(table).scalar_subquery()
    )


def _deliveries(read: Read, ids: Collection[int]) -> Iterator[Row]:
    query = (
        select(Delivery, Customer.name, Customer.short_name, _back_on(Delivery.number, Delivery))
        .join(Customer, Customer.id == Delivery.customer_id)
        .where(Delivery.id.in_(ids))
    )
    batches = _batches(read, ids)
    for one, name, short, back in read.session.execute(query):
        yield one.id, one.number, PaperFacts(
            one.customer_id, _named(name, short), one.carrier, one.date,
            batches.get(one.id, 1), one.arrived_on, back, one.voided,
        )


def _batches(read: Read, ids: Collection[int]) -> dict[int, int]:
    """The how many-th delivery of the order of its first line, by delivery."""
    mine = (
        select(DeliveryLine.delivery_id, func.min(OrderLine.order_id).label("order_id"))
        .join(OrderLine, OrderLine.id == DeliveryLine.order_line_id)
        .where(DeliveryLine.delivery_id.in_(ids))
        .group_by(DeliveryLine.delivery_id).subquery()
    )
    query = (
        select(mine.c.delivery_id, func.count(DeliveryLine.delivery_id.distinct()))
        .join(OrderLine, OrderLine.order_id == mine.c.order_id)
        .join(DeliveryLine, DeliveryLine.order_line_id == OrderLine.id)
        .join(Delivery, Delivery.id == DeliveryLine.delivery_id)
        .where(~Delivery.voided, DeliveryLine.delivery_id <= mine.c.delivery_id)
        .group_by(mine.c.delivery_id)
    )
    return dict(row for row in read.session.execute(query))


def _statements(read: Read, ids: Collection[int]) -> Iterator[Row]:
    query = (
        select(Statement, Customer.name, Customer.short_name,
               _back_on(Statement.number, Statement))
        .join(Customer, Customer.id == Statement.customer_id)
        .where(Statement.id.in_(ids))
    )
    for one, name, short, back in read.session.execute(query):
        yield one.id, one.number, StatementFacts(
            one.customer_id, _named(name, short), one.month, one.closing, one.currency,
            one.sent_on, back,
        )


def _complaints(read: Read, ids: Collection[int]) -> Iterator[Row]:
    query = (
        select(Complaint, Customer.name, Customer.short_name)
        .join(Customer, Customer.id == Complaint.customer_id)
        .where(Complaint.id.in_(ids))
    )
    for one, name, short in read.session.execute(query):
        yield one.id, one.number, PaperFacts(
            one.customer_id, _named(name, short), one.description, one.received_at.date(),
            back_on=one.replied_at.date() if one.replied_at else None,
            over=one.closed_at is not None,
        )


def _receipts(read: Read, ids: Collection[int]) -> Iterator[Row]:
    query = (
        select(Receipt, Customer.name, Customer.short_name)
        .join(Customer, Customer.id == Receipt.customer_id)
        .where(Receipt.id.in_(ids))
    )
    for one, name, short in read.session.execute(query):
        yield one.id, one.number, MoneyFacts(
            one.customer_id, _named(name, short), one.date, one.amount, one.currency
        )


def _credits(read: Read, ids: Collection[int]) -> Iterator[Row]:
    query = (
        select(Credit, Customer.name, Customer.short_name)
        .join(Customer, Customer.id == Credit.customer_id)
        .where(Credit.id.in_(ids))
    )
    for one, name, short in read.session.execute(query):
        yield one.id, one.number, MoneyFacts(
            one.customer_id, _named(name, short), one.date, one.gross, one.currency
        )


FACTS: Mapping[SearchKind, Callable[[Read, Collection[int]], Iterator[Row]]] = {
    SearchKind.ORDER: _orders, SearchKind.DELIVERY: _deliveries,
    SearchKind.STATEMENT: _statements, SearchKind.COMPLAINT: _complaints,
    SearchKind.RECEIPT: _receipts, SearchKind.CREDIT: _credits,
}
