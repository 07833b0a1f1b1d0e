"""Working out the derived columns of every order again, to see whether they still hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import func, select

from app.db.book import Book
from app.db.bulk import read_stored
from app.db.entities import Entity, entity_of
from app.db.models import Order, OrderLine
from app.db.replay import Difference
from app.db.stored import Stored
from app.db.unit_of_work import Work
from app.db.watching import Watch, go_on, unwatched
from app.services.order_refresh import refresh_lines, refresh_orders

_AT_ONCE = 100
"""A fraction of a second's work, for a stop is heard in between."""
_NEVER = datetime(1, 1, 1)  # noqa: DTZ001  (the book's times are local and bear no zone)
Rows = dict[int, tuple[Stored, ...]]


def derived_differences(copy: Book, watch: Watch = unwatched) -> Iterator[Difference]:
    """Derived columns of orders and their lines that differ from what they should be.

    ``copy`` is written to: never a firm's own book.
    """
    with copy.write("", "check", key="check", on=_NEVER) as work:
        last, of = 0, work.session.scalar(select(func.max(Order.id))) or 0
        while True:
            go_on(watch, last, of)
            query = select(Order.id).where(Order.id > last).order_by(Order.id).limit(_AT_ONCE)
            orders = work.session.scalars(query).all()
            if not orders:
                return
            yield from _of_orders(work, orders)
            last = orders[-1]


def _of_orders(work: Work, orders: Sequence[int]) -> Iterator[Difference]:
    chosen = select(OrderLine.id).where(OrderLine.order_id.in_(orders))
    lines = work.session.scalars(chosen).all()
    held = [(entity_of(Order), orders), (entity_of(OrderLine), lines)]
    before = [read_stored(work.connection, entity, ids, entity.derived) for entity, ids in held]
    refresh_lines(work, lines)
    refresh_orders(work, orders)
    for (entity, ids), found in zip(held, before, strict=True):
        expected = read_stored(work.connection, entity, ids, entity.derived)
        yield from _differing(entity, found, expected)


def _differing(entity: Entity, found: Rows, expected: Rows) -> Iterator[Difference]:
    for record_id, values in expected.items():
        for name, right, held in zip(entity.derived, values, found[record_id], strict=True):
            if right != held:
                yield Difference(entity.name, record_id, name, right, held)
