"""What a row says of a paper: a query a kind, whatever the number of papers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from app.db.models import (
    Complaint,
    Credit,
    Customer,
    Delivery,
    Order,
    OrderLine,
    Receipt,
    Statement,
)
from app.db.unit_of_work import Read
from app.domain.half_width import half_width
from app.queries.came_back import last_back_on
from app.queries.lists.delivery_batches import batches_of
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


def _papers(read: Read, paper: type[Any], ids: Collection[int], *more: Any) -> Any:
    """Each with the name its customer goes by, and with what ``more`` asks for."""
    name = func.coalesce(func.nullif(Customer.short_name, ""), Customer.name)
    return read.session.execute(
        select(paper, name, *more)
        .join(Customer, Customer.id == paper.customer_id)
        .where(paper.id.in_(ids))
    )


def _orders(read: Read, ids: Collection[int]) -> Iterator[Row]:
    first = (
        select(OrderLine.name).where(OrderLine.order_id == Order.id)
        .order_by(OrderLine.line).limit(1).correlate(Order).scalar_subquery()
    )
    for one, name, item in _papers(read, Order, ids, first):
        yield one.id, one.number, OrderFacts(
            one.customer_id, name, item or "", one.line_count, one.state, one.next_promise,
            one.date,
        )


def _deliveries(read: Read, ids: Collection[int]) -> Iterator[Row]:
    batches = batches_of(read, tuple(ids))
    for one, name, back in _papers(read, Delivery, ids, last_back_on(Delivery)):
        batch, _ = batches.place(one.id)
        yield one.id, one.number, PaperFacts(
            one.customer_id, name, one.carrier, one.date, batch, one.arrived_on, back, one.voided,
        )


def _statements(read: Read, ids: Collection[int]) -> Iterator[Row]:
    for one, name, back in _papers(read, Statement, ids, last_back_on(Statement)):
        yield one.id, one.number, StatementFacts(
            one.customer_id, name, one.month, one.closing, one.currency, one.sent_on, back,
        )


def _complaints(read: Read, ids: Collection[int]) -> Iterator[Row]:
    for one, name in _papers(read, Complaint, ids):
        yield one.id, one.number, PaperFacts(
            one.customer_id, name, one.description, one.received_at.date(),
            back_on=one.replied_at.date() if one.replied_at else None,
            over=one.closed_at is not None,
        )


def _receipts(read: Read, ids: Collection[int]) -> Iterator[Row]:
    for one, name in _papers(read, Receipt, ids):
        yield one.id, one.number, MoneyFacts(
            one.customer_id, name, one.date, one.amount, one.currency
        )


def _credits(read: Read, ids: Collection[int]) -> Iterator[Row]:
    for one, name in _papers(read, Credit, ids):
        yield one.id, one.number, MoneyFacts(
            one.customer_id, name, one.date, one.gross, one.currency
        )


FACTS: Mapping[SearchKind, Callable[[Read, Collection[int]], Iterator[Row]]] = {
    SearchKind.ORDER: _orders, SearchKind.DELIVERY: _deliveries,
    SearchKind.STATEMENT: _statements, SearchKind.COMPLAINT: _complaints,
    SearchKind.RECEIPT: _receipts, SearchKind.CREDIT: _credits,
}
