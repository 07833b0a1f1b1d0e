"""Whether anything was delivered from what an action wrote into orders.

A delivery changes no journaled field of its order, so ``built_on`` alone would not see it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, false, select

from app.db.blocks import Block, Op
from app.db.journal import blocks_of
from app.db.models import Delivery, DeliveryLine, OrderLine
from app.services.built_on import ids_of, parts
from app.services.posted import FIXED_ONCE_DELIVERED, FIXED_ONCE_NAMED


def is_delivered_on(connection: Connection, seq: int) -> bool:
    """True where a delivery that stands was posted from a line that ``seq`` placed or edited."""
    lines: set[int] = set()
    for block in blocks_of(connection, seq):
        if not _is_posted_from(block):
            continue
        if block.entity == "order_line":
            lines.update(ids_of(block))
        else:
            lines.update(_lines_of(connection, ids_of(block)))
    return any(_delivered(connection, part, seq) for part in parts(sorted(lines)))


def _is_posted_from(block: Block) -> bool:
    fixed = {"order_line": FIXED_ONCE_DELIVERED, "orders": FIXED_ONCE_NAMED}.get(block.entity)
    if fixed is None or block.op is Op.DELETE:
        return False
    if block.op is Op.INSERT:
        return not block.bulk  # an import goes back whole, or not at all where rows refer to it
    return not set(fixed).isdisjoint(block.columns)


def _lines_of(connection: Connection, order_ids: list[int]) -> Iterator[int]:
    for part in parts(sorted(order_ids)):
        query = select(OrderLine.id).where(OrderLine.order_id.in_(part))
        yield from connection.scalars(query)


def _delivered(connection: Connection, line_ids: list[int], seq: int) -> bool:
    query = (
        select(DeliveryLine.id)
        .join(Delivery, Delivery.id == DeliveryLine.delivery_id)
        .where(
            DeliveryLine.order_line_id.in_(line_ids), Delivery.voided == false(),
            DeliveryLine.version != seq,
        )
    )
    return connection.execute(query.limit(1)).first() is not None
