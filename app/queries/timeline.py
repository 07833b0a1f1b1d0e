"""What happened to a record: the journal, read for it alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from app.db.blocks import Block, Op
from app.db.conflicts import blocks_of_records
from app.db.entities import entities
from app.db.journal import read_rows
from app.db.models import JournalEntry
from app.db.stored import Stored
from app.db.unit_of_work import Read
from app.queries.page import Key, Page


@dataclass(frozen=True, slots=True)
class TimelineAsk:
    """Records by (entity, id): an order may be asked for together with its lines."""

    records: tuple[tuple[str, int], ...]
    limit: int = 50
    before: Key | None = None
    """``next_key`` of the page before."""
    without_bulk_inserts: frozenset[str] = frozenset()
    """Entities that nobody asks how they were brought in: another's row tells it."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    seq: int
    at: datetime
    actor: str
    verb: str
    undoes: int | None
    entity: str
    record_id: int
    op: Op
    fields: tuple[FieldChange, ...]
    """Of a new record only what is not empty."""
    reason: str = ""
    """Why it was done, where whoever did it had to say."""


def timeline(read: Read, ask: TimelineAsk) -> Page[TimelineEntry]:
    """Every change of the records, the newest action first; a page ends between actions, and its
    count is of all the actions."""
    connection = read.session.connection()
    places: dict[tuple[int, int], list[int]] = {}
    for entity, ids in _by_entity(ask.records).items():
        places |= blocks_of_records(
            connection, entity, ids, bulk_inserts=entity not in ask.without_bulk_inserts
        )
    every = {seq for seq, _ in places}
    seqs = sorted(seq for seq in every if ask.before is None or seq < ask.before[0])
    shown = seqs[-ask.limit :]
    entries = {e.seq: e for e in read.session.scalars(
        select(JournalEntry).where(JournalEntry.seq.in_(shown)))}
    rows: list[TimelineEntry] = []
    for seq, number in sorted((place for place in places if place[0] in entries), reverse=True):
        block = read_rows(connection, seq, number, places[seq, number])
        rows += _entries(entries[seq], block)
    more = len(seqs) > len(shown)
    return Page(tuple(rows), (shown[0],) if more else None, len(every))


def _by_entity(records: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for entity, record_id in dict.fromkeys(records):
        found.setdefault(entity, []).append(record_id)
    return found


def _entries(entry: JournalEntry, block: Block) -> Iterator[TimelineEntry]:
    for row in block.rows:
        fields = tuple(_changes(block, block.before(row), block.after(row)))
        yield TimelineEntry(
            entry.seq, entry.at, entry.actor, entry.verb, entry.undoes,
            block.entity, int(row[0] or 0), block.op, fields, _reason(entry),
        )


def _reason(entry: JournalEntry) -> str:
    answer = json.loads(entry.answer) if entry.answer else None
    return str(answer.get("reason", "")) if isinstance(answer, dict) else ""


def _changes(
    block: Block, before: dict[str, Stored], after: dict[str, Stored]
) -> Iterator[FieldChange]:
    restore = entities()[block.entity].from_stored
    for name in block.columns:
        if name not in restore:  # a column of an earlier schema
            continue
        old, new = restore[name](before.get(name)), restore[name](after.get(name))
        if block.op is Op.UPDATE or (old or new):
            yield FieldChange(name, old, new)
