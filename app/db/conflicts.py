"""Two people editing one record: the second is shown what changed, field by field."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from app.db.blocks import Op
from app.db.entities import entity_of
from app.db.journal import read_block
from app.db.models import Record
from app.db.models.journal import JournalBlock, JournalSubject
from app.domain.errors import DomainError


class Clash(NamedTuple):
    theirs: Any
    yours: Any


class EditConflict(DomainError):
    """Somebody else changed the same fields since; ``fields`` maps each to both values."""

    def __init__(self, entity: str, record_id: int, fields: Mapping[str, Clash]) -> None:
        super().__init__("errors.edit_conflict", fields=", ".join(sorted(fields)))
        self.entity = entity
        self.record_id = record_id
        self.fields = dict(fields)


def guard(
    connection: Connection, record: Record, base_version: int, edited: Mapping[str, Any]
) -> None:
    """Raise EditConflict where ``edited`` and a change after ``base_version`` differ on a field.

    Returns where they do not: setting the edited fields then keeps both people's work.
    """
    if record.version <= base_version:
        return
    changed = fields_changed_since(connection, record, base_version)
    clashes = {
        name: Clash(getattr(record, name), yours)
        for name, yours in edited.items()
        if name in changed and getattr(record, name) != yours
    }
    if clashes:
        raise EditConflict(entity_of(type(record)).name, record.id, clashes)


def fields_changed_since(connection: Connection, record: Record, version: int) -> frozenset[str]:
    """The columns of a record that actions after ``version`` changed."""
    entity = entity_of(type(record))
    changed: set[str] = set()
    for seq, number in blocks_touching(connection, entity.name, record.id, after=version):
        block = read_block(connection, seq, number)
        if any(row[0] == record.id for row in block.rows):
            changed.update(block.columns)
    return frozenset(changed)


def blocks_touching(
    connection: Connection, entity: str, record_id: int, *, after: int = 0
) -> list[tuple[int, int]]:
    """(seq, block) of the blocks that may hold changes of a record, oldest first."""
    b, s = JournalBlock, JournalSubject
    ordinary = (
        select(b.seq, b.block)
        .join(s, (s.seq == b.seq) & (s.entity == b.entity))
        .where(s.entity == entity, s.record_id == record_id, s.seq > after, ~b.bulk)
    )
    bulk = select(b.seq, b.block).where(
        b.bulk, b.entity == entity, b.last_id >= record_id, b.first_id <= record_id, b.seq > after
    )
    found = {
        (seq, number) for query in (ordinary, bulk) for seq, number in connection.execute(query)
    }
    return sorted(found)


def blocks_of_records(
    connection: Connection, entity: str, record_ids: Collection[int], *,
    bulk_inserts: bool = True,
) -> dict[tuple[int, int], list[int]]:
    """(seq, block) of the blocks that may hold changes of records of one entity → which of them.

    ``bulk_inserts`` False leaves out how rows came in by the thousand.
    """
    b, s = JournalBlock, JournalSubject
    found: dict[tuple[int, int], list[int]] = {}
    ordinary = (
        select(b.seq, b.block, s.record_id)
        .join(s, (s.seq == b.seq) & (s.entity == b.entity))
        .where(s.entity == entity, s.record_id.in_(record_ids), ~b.bulk)
    )
    for seq, number, record_id in connection.execute(ordinary):
        found.setdefault((seq, number), []).append(record_id)
    bulk = select(b.seq, b.block, b.first_id, b.last_id).where(
        b.bulk, b.entity == entity, b.last_id >= min(record_ids),
        b.first_id <= max(record_ids),
    )
    if not bulk_inserts:
        bulk = bulk.where(b.op != Op.INSERT.value)
    for seq, number, first, last in connection.execute(bulk):
        held = [one for one in record_ids if first <= one <= last]
        if held:
            found[seq, number] = held
    return found
