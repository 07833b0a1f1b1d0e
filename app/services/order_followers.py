"""Which orders' derived columns follow from rows that an action wrote."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.db.blocks import Block, Op
from app.db.journal import blocks_of
from app.db.models import Credit, DeliveryLine, Order, OrderLine
from app.services.built_on import ids_of, parts

_TAXING = {
    "customer": frozenset({"tax", "tax_rate", "currency"}),
    "firm": frozenset({"tax_rate", "tax_rounding", "currency"}),
}


def followers(session: Session, seq: int) -> tuple[set[int], set[int]]:
    """Ids of the order lines and of the orders that follow from what action ``seq`` wrote.

    Those that the action itself made are left out: taken back, they are gone.
    """
    lines: set[int] = set()
    orders: set[int] = set()
    made: dict[str, set[int]] = {"order_line": set(), "orders": set()}
    for block in blocks_of(session.connection(), seq):
        if block.op is Op.INSERT and block.entity in made and block.bulk:
            made[block.entity].update(ids_of(block))
        lines.update(_lines(session, block))
        orders.update(_orders(session, block))
    return lines - made["order_line"], orders - made["orders"]


def _lines(session: Session, block: Block) -> Iterator[int]:
    if block.entity == "order_line":
        yield from ids_of(block)
    elif block.entity == "delivery_line":
        yield from _pointed(session, block, DeliveryLine.order_line_id)
    elif block.entity == "credit":
        yield from _pointed(session, block, Credit.order_line_id)
    elif block.entity == "delivery":
        pointer = DeliveryLine.order_line_id
        yield from _where(session, pointer, DeliveryLine.delivery_id, ids_of(block))


def _orders(session: Session, block: Block) -> Iterator[int]:
    if block.entity == "orders":
        yield from ids_of(block)
    elif block.entity == "order_line":
        yield from _pointed(session, block, OrderLine.order_id)
    elif _retaxes(block):
        if block.entity == "firm":
            yield from session.scalars(select(Order.id))
        else:
            yield from _where(session, Order.id, Order.customer_id, ids_of(block))


def _retaxes(block: Block) -> bool:
    """A firm without its row had the defaults of one, and has orders all the same."""
    taxing = _TAXING.get(block.entity, frozenset()) & set(block.columns)
    return bool(taxing) and (block.op is Op.UPDATE or block.entity == "firm")


def _pointed(
    session: Session, block: Block, pointer: InstrumentedAttribute[Any]
) -> Iterator[int]:
    """Where the block's rows point to, before and after; else where they point now."""
    if pointer.key not in block.columns:
        yield from _where(session, pointer, pointer.class_.id, ids_of(block))
        return
    place = block.columns.index(pointer.key) + 1
    for row in block.rows:
        for value in row[place :: len(block.columns)]:
            if value is not None:
                yield cast(int, value)


def _where(
    session: Session,
    wanted: InstrumentedAttribute[Any],
    column: InstrumentedAttribute[Any],
    ids: Collection[int],
) -> Iterator[int]:
    for part in parts(sorted(ids)):
        query = select(wanted).where(column.in_(part), wanted.is_not(None))
        yield from session.scalars(query)
