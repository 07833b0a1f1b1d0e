"""The journal of a record and of what belongs to it, with the names its sentences need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from sqlalchemy import select

from app.db.models import Delivery, DeliveryLine, Order, OrderLine
from app.db.unit_of_work import Read
from app.queries.timeline import TimelineAsk, TimelineEntry, timeline

LINES = frozenset({"order_line", "delivery_line"})
"""Brought in with their paper, which tells of them."""
Subject = tuple[str, int]
"""(entity, id)"""


@dataclass(frozen=True, slots=True)
class RecordTimelineAsk:
    records: tuple[Subject, ...]
    limit: int = 60
    """Actions, the newest first."""


@dataclass(frozen=True, slots=True)
class Goods:
    """What went with a delivery, for one sentence."""

    number: str
    items: tuple[tuple[str, Decimal], ...]
    carrier: str = ""
    tracking_no: str = ""


@dataclass(frozen=True, slots=True)
class RecordTimeline:
    records: tuple[Subject, ...]
    entries: tuple[TimelineEntry, ...]
    count: int
    """Actions in all."""
    more: bool
    lines: dict[int, str] = field(default_factory=dict)
    """What order lines are called."""
    delivered: dict[int, str] = field(default_factory=dict)
    """What the lines of deliveries brought."""
    deliveries: dict[int, Goods] = field(default_factory=dict)
    orders: frozenset[str] = frozenset()
    """The numbers of the orders among the records: what comes back under one is its contract."""


def record_timeline(read: Read, ask: RecordTimelineAsk) -> RecordTimeline:
    """Every change of the records; an order is asked for with its lines, deliveries, papers."""
    page = timeline(read, TimelineAsk(ask.records, ask.limit, without_bulk_inserts=LINES))
    lines = {one.record_id for one in page.rows if one.entity == "order_line"}
    deliveries = {one.record_id for one in page.rows if one.entity == "delivery"}
    return RecordTimeline(
        ask.records, page.rows, page.count or 0, page.next_key is not None,
        _line_names(read, lines),
        _delivered_names(read, {e.record_id for e in page.rows if e.entity == "delivery_line"}),
        _goods(read, deliveries),
        _numbers(read, [one for entity, one in ask.records if entity == "orders"]),
    )


def _numbers(read: Read, ids: Iterable[int]) -> frozenset[str]:
    return frozenset(read.session.scalars(select(Order.number).where(Order.id.in_(ids))))


def _line_names(read: Read, ids: Iterable[int]) -> dict[int, str]:
    query = select(OrderLine.id, OrderLine.name).where(OrderLine.id.in_(ids))
    return {row.id: row.name for row in read.session.execute(query)}


def _delivered_names(read: Read, ids: Iterable[int]) -> dict[int, str]:
    query = select(DeliveryLine.id, OrderLine.name).join(
        OrderLine, OrderLine.id == DeliveryLine.order_line_id
    )
    return {row.id: row.name for row in read.session.execute(query.where(DeliveryLine.id.in_(ids)))}


def _goods(read: Read, ids: Iterable[int]) -> dict[int, Goods]:
    heads = select(Delivery.id, Delivery.number, Delivery.carrier, Delivery.tracking_no)
    found = {row.id: row for row in read.session.execute(heads.where(Delivery.id.in_(ids)))}
    query = (
        select(DeliveryLine.delivery_id, OrderLine.name, DeliveryLine.quantity)
        .join(OrderLine, OrderLine.id == DeliveryLine.order_line_id)
        .where(DeliveryLine.delivery_id.in_(found)).order_by(DeliveryLine.line)
    )
    items: dict[int, list[tuple[str, Decimal]]] = {}
    for delivery_id, name, quantity in read.session.execute(query):
        items.setdefault(delivery_id, []).append((name, quantity))
    return {
        one: Goods(row.number, tuple(items.get(one, ())), row.carrier, row.tracking_no)
        for one, row in found.items()
    }
