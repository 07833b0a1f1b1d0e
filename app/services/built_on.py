"""Whether anybody has gone on from what an action wrote."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import cast

from sqlalchemy import Connection, Select, select
from sqlalchemy.orm import aliased

from app.db.blocks import Block, Op
from app.db.bulk import read_stored
from app.db.entities import entities
from app.db.journal import blocks_of, read_block
from app.db.models import JournalBlock, JournalEntry, JournalSubject

_AT_ONCE = 900


def is_built_on(connection: Connection, seq: int) -> bool:
    """True where a later action, itself not taken back, changed a row that ``seq`` wrote.

    A row whose version is ``seq`` was written last by it; only for the others the journal is
    asked, since an action and its undo may lie in between.
    """
    gone: dict[str, set[int]] = {}
    for block in blocks_of(connection, seq, backwards=True):
        if block.op is Op.DELETE:
            gone.setdefault(block.entity, set()).update(ids_of(block))
            continue
        ids = set(ids_of(block)) - gone.get(block.entity, set())
        held = read_stored(connection, entities()[block.entity], ids, ["version"])
        if len(held) < len(ids):
            return True
        others = [i for i, (version,) in held.items() if version != seq]
        if others and _touched_since(connection, block.entity, others, seq):
            return True
    return False


def _touched_since(
    connection: Connection, entity: str, ids: Collection[int], seq: int
) -> bool:
    later, s = _standing_since(seq), JournalSubject
    for part in parts(sorted(ids)):
        query = select(s.seq).where(s.entity == entity, s.record_id.in_(part), s.seq.in_(later))
        if connection.execute(query.limit(1)).first():
            return True
    b, wanted = JournalBlock, set(ids)
    bulk = select(b.seq, b.block).where(
        b.bulk, b.entity == entity, b.last_id >= min(ids), b.first_id <= max(ids), b.seq.in_(later)
    )
    return any(
        not wanted.isdisjoint(ids_of(read_block(connection, *place)))
        for place in connection.execute(bulk).all()
    )


def _standing_since(seq: int) -> Select[int]:
    """Later actions that are neither undone nor an undo."""
    undo = aliased(JournalEntry)
    undone = select(undo.seq).where(undo.undoes == JournalEntry.seq).exists()
    return select(JournalEntry.seq).where(
        JournalEntry.seq > seq, JournalEntry.undoes.is_(None), ~undone
    )


def ids_of(block: Block) -> list[int]:
    return [cast(int, row[0]) for row in block.rows]


def parts(ids: Sequence[int]) -> Iterator[list[int]]:
    """Ids a statement's worth at a time."""
    remaining = iter(ids)
    while part := list(islice(remaining, _AT_ONCE)):
        yield part
