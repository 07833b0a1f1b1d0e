"""The journal: who did what when, before and after, each entry sealed by the hash of the last.

Timeline, undo, audit and the retry of an uncertain commit all read this one record.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select
from sqlalchemy.orm import Session

from app.db.blocks import Block, pack, unpack, unpack_rows
from app.db.models.journal import JournalBlock, JournalEntry, JournalSubject


class Head(NamedTuple):
    """The last entry; seq 0 and an empty hash in a new book."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Action:
    """What is known of an action before it begins."""

    actor: str
    verb: str
    key: str
    at: datetime
    batch: str | None = None


@dataclass(slots=True)
class JournalWriter:
    """Writes the blocks of one action as they come, and its entry at the end."""

    connection: Connection
    previous: Head
    count: int = 0
    _digests: list[list[Any]] = field(default_factory=list)
    _summary: dict[str, dict[str, int]] = field(default_factory=dict)
    _subjects: dict[str, set[int]] = field(default_factory=dict)

    @property
    def seq(self) -> int:
        return self.previous.seq + 1

    def add(self, block: Block) -> None:
        if not block.rows:
            return
        codec, content = pack(block)
        ids: list[int] = [row[0] for row in block.rows]  # type: ignore[misc]
        values = {
            "seq": self.seq, "block": self.count, "entity": block.entity, "op": block.op.value,
            "bulk": block.bulk, "first_id": min(ids), "last_id": max(ids),
            "codec": codec, "content": content,
        }
        self.connection.execute(insert(JournalBlock), values)
        self._digests.append(_digest(self.count, block.entity, block.op, block.bulk, content))
        counts = self._summary.setdefault(block.entity, {})
        counts[block.op] = counts.get(block.op, 0) + len(ids)
        self.count += 1
        if not block.bulk:
            self._add_subjects(block.entity, ids)

    def close(self, action: Action, undoes: int | None, answer: str | None) -> None:
        """Write the entry; nothing where the action changed nothing."""
        if not self.count:
            return
        row: dict[str, Any] = {
            "seq": self.seq, "at": action.at, "actor": action.actor, "verb": action.verb,
            "key": action.key, "batch": action.batch, "undoes": undoes, "answer": answer,
            "summary": _canonical(self._summary), "prev_hash": self.previous.hash,
        }
        row["hash"] = entry_hash(row, self._digests)
        self.connection.execute(insert(JournalEntry), row)

    def _add_subjects(self, entity: str, ids: Collection[int]) -> None:
        table = JournalSubject.__table__
        held = self._subjects.setdefault(entity, set())
        new = [{"entity": entity, "record_id": i, "seq": self.seq} for i in ids if i not in held]
        held.update(ids)
        if new:
            self.connection.execute(insert(table), new)  # type: ignore[arg-type]


def head(connection: Connection) -> Head:
    query = select(JournalEntry.seq, JournalEntry.hash).order_by(JournalEntry.seq.desc()).limit(1)
    found = connection.execute(query).first()
    return Head(0, "") if found is None else Head(found[0], found[1])


def find_key(session: Session, key: str) -> JournalEntry | None:
    """The entry of the action done under this key, if it is in the book."""
    return session.scalars(select(JournalEntry).where(JournalEntry.key == key)).first()


def blocks_of(
    connection: Connection, seq: int, *, backwards: bool = False, bulk: bool = True
) -> Iterator[Block]:
    """The blocks of an action, one at a time; ``bulk`` False leaves out those of many rows."""
    order = JournalBlock.block.desc() if backwards else JournalBlock.block
    chosen = select(JournalBlock.block).where(JournalBlock.seq == seq).order_by(order)
    numbers = connection.scalars(chosen if bulk else chosen.where(~JournalBlock.bulk)).all()
    for number in numbers:
        yield read_block(connection, seq, number)


def read_block(connection: Connection, seq: int, number: int) -> Block:
    b = JournalBlock
    query = select(b.entity, b.op, b.codec, b.content, b.bulk)
    entity, op, codec, content, bulk = connection.execute(
        query.where(b.seq == seq, b.block == number)
    ).one()
    return unpack(entity, op, codec, content, bulk=bulk)


def read_rows(connection: Connection, seq: int, number: int, ids: Collection[int]) -> Block:
    """A block with the rows of these records alone."""
    b = JournalBlock
    query = select(b.entity, b.op, b.codec, b.content, b.bulk)
    entity, op, codec, content, bulk = connection.execute(
        query.where(b.seq == seq, b.block == number)
    ).one()
    return unpack_rows(entity, op, codec, content, ids, bulk=bulk)


def entry_hash(row: Any, digests: Sequence[Sequence[Any]]) -> str:
    """sha256 of an entry's canonical content, its blocks' digests and the hash before it."""
    content = [
        row["seq"], row["at"].isoformat(), row["actor"], row["verb"], row["key"], row["batch"],
        row["undoes"], row["answer"], row["summary"], row["prev_hash"], digests,
    ]
    return hashlib.sha256(_canonical(content).encode()).hexdigest()


def stored_digests(connection: Connection, seq: int) -> list[list[Any]]:
    """The digests of an action's blocks as they now stand."""
    b = JournalBlock
    query = select(b.block, b.entity, b.op, b.bulk, b.content).where(b.seq == seq)
    rows = connection.execute(query.order_by(b.block).execution_options(yield_per=1))
    return [_digest(*row) for row in rows]


def _digest(number: int, entity: str, op: str, bulk: bool, content: bytes) -> list[Any]:
    return [number, entity, str(op), int(bulk), hashlib.sha256(content).hexdigest()]


def _canonical(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
