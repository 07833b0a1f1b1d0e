"""What an action was about, in one name: said when it has been taken back."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app.db.blocks import Block
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


@dataclass(frozen=True, slots=True)
class Undone:
    """``name`` is the record's number, code or name, empty where it has none; ``many``: an
    action on so many records that none is named."""

    entity: str
    name: str
    many: bool = False


def undone(read: Read, seq: int) -> Undone | None:
    """None where the action touched nothing that has a name for a person."""
    connection = read.session.connection()
    bulk = select(JournalBlock.entity).where(JournalBlock.seq == seq, JournalBlock.bulk)
    if (entity := connection.scalar(bulk.limit(1))) is not None:
        return Undone(entity, "", many=True)
    blocks = [one for one in blocks_of(connection, seq) if one.entity in FIRST and one.rows]
    if not blocks:
        return None
    first = min(blocks, key=lambda one: FIRST.index(one.entity))
    return Undone(first.entity, _name(read, first))


def _name(read: Read, block: Block) -> str:
    """As the journal has it; a change of other fields leaves it to the record."""
    row = block.rows[0]
    told = block.after(row) or block.before(row)
    for name in NAMES:
        if told.get(name):
            return str(told[name])
    record = read.session.get(entities()[block.entity].model, int(row[0] or 0))
    return next((str(value) for name in NAMES if (value := getattr(record, name, ""))), "")
