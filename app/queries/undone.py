"""What an action was about, in one name: said when it has been taken back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select

from app.db.blocks import Block, Op
from app.db.entities import entities
from app.db.journal import blocks_of
from app.db.models import JournalBlock
from app.db.unit_of_work import Read

NAMES = ("number", "code", "name", "document")
FIRST = (
    "orders", "delivery", "statement", "receipt", "credit", "complaint", "returned_paper",
    "discrepancy", "customer", "contact", "call_note", "customer_terms", "product",
    "customer_price", "attachment", "put_off", "saved_filter", "firm", "holiday",
)
"""Of several that one action touched, the one it was done for."""


class Act(StrEnum):
    """What was done with the record: taking back its sending leaves the record as it is."""

    MADE = "made"
    CHANGED = "changed"
    REMOVED = "removed"
    SENT = "sent"
    ARRIVED = "arrived"
    VOIDED = "voided"
    CANCELLED = "cancelled"
    REPLIED = "replied"
    CLOSED = "closed"


OF_COLUMNS = {
    "sent_on": Act.SENT, "voided": Act.VOIDED, "cancelled": Act.CANCELLED,
    "closed_at": Act.CLOSED, "replied_at": Act.REPLIED, "arrived_on": Act.ARRIVED,
}
"""Whatever else changed with it, the first of these names it."""


@dataclass(frozen=True, slots=True)
class Undone:
    """``name`` is the record's number, code or name, empty where it has none; ``many``: an
    action on so many records that none is named; ``count`` of a few of a kind."""

    entity: str
    name: str
    many: bool = False
    act: Act = Act.MADE
    count: int = 1


def undone(read: Read, seq: int) -> Undone | None:
    """None where the action touched nothing that has a name for a person."""
    connection = read.session.connection()
    bulk = select(JournalBlock.entity).where(JournalBlock.seq == seq, JournalBlock.bulk)
    if (entity := connection.scalar(bulk.limit(1))) is not None:
        return Undone(entity, "", many=True)
    blocks = [one for one in blocks_of(connection, seq) if one.entity in FIRST and one.rows]
    if not blocks:
        return None
    # What was made or removed, before what follows it.
    first = min(blocks, key=lambda one: (one.op is Op.UPDATE, FIRST.index(one.entity)))
    alike = [one for one in blocks if (one.entity, one.op) == (first.entity, first.op)]
    count = len({row[0] for one in alike for row in one.rows})
    name = _name(read, first) if count == 1 else ""
    return Undone(first.entity, name, act=_act(alike), count=count)


def _act(blocks: list[Block]) -> Act:
    if blocks[0].op is not Op.UPDATE:
        return Act.MADE if blocks[0].op is Op.INSERT else Act.REMOVED
    changed = {name for one in blocks for name in one.columns}
    return next((act for name, act in OF_COLUMNS.items() if name in changed), Act.CHANGED)


def _name(read: Read, block: Block) -> str:
    """As the journal has it; a change of other fields leaves it to the record."""
    row = block.rows[0]
    told = block.after(row) or block.before(row)
    for name in NAMES:
        if told.get(name):
            return str(told[name])
    record = read.session.get(entities()[block.entity].model, int(row[0] or 0))
    return next((str(value) for name in NAMES if (value := getattr(record, name, ""))), "")
