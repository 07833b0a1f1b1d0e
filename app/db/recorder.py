"""Collects what a write unit changes through mapped objects, with before and after.

The session tells at every flush; an object flushed twice in one unit counts once. Changes of
derived columns alone make no journal and no new version, but screens are told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event
from sqlalchemy import inspect as inspected
from sqlalchemy.orm import Session

from app.db.blocks import Block, Op
from app.db.bulk import read_stored
from app.db.entities import Entity, entities, entity_of
from app.db.models import Record
from app.db.stored import Stored

Values = dict[str, Stored]
Touched = tuple[str, int | None]


@dataclass(slots=True)
class _Change:
    before: Values | None
    after: Values | None


@dataclass(slots=True)
class Recorder:
    session: Session
    seq: int
    touched: set[Touched] = field(default_factory=set)
    """(entity, id) of every row changed, derived columns included; id None: many."""
    _changes: dict[tuple[str, int], _Change] = field(default_factory=dict)
    _new: list[Record] = field(default_factory=list)

    def listen(self) -> None:
        event.listen(self.session, "before_flush", self._before_flush)
        event.listen(self.session, "after_flush", self._after_flush)

    def take_blocks(self) -> list[Block]:
        """The changes since the last call: inserts parents first, updates, deletes."""
        self.session.flush()
        changes, self._changes = self._changes, {}
        inserts: dict[str, list[list[Stored]]] = {}
        deletes: dict[str, list[list[Stored]]] = {}
        updates: dict[tuple[str, tuple[str, ...]], list[list[Stored]]] = {}
        for (name, row_id), change in changes.items():
            columns = entities()[name].journaled
            if change.before is None and change.after is not None:
                after = change.after
                inserts.setdefault(name, []).append([row_id, *(after[c] for c in columns)])
            elif change.after is None and change.before is not None:
                before = change.before
                deletes.setdefault(name, []).append([row_id, *(before[c] for c in columns)])
            elif change.before and change.after:
                _add_update(updates, name, row_id, change.before, change.after)
        return _ordered(inserts, updates, deletes)

    def _before_flush(self, session: Session, _context: object, _instances: object) -> None:
        for record in session.dirty:
            if isinstance(record, Record):
                self._collect_update(record)
        for record in session.deleted:
            if isinstance(record, Record):
                self._collect_delete(record)
        for record in session.new:
            if isinstance(record, Record):
                _fill_defaults(record)
                record.version = self.seq
                self._new.append(record)

    def _after_flush(self, _session: Session, _context: object) -> None:
        for record in self._new:
            entity = entity_of(type(record))
            after = {c: entity.to_stored[c](getattr(record, c)) for c in entity.journaled}
            self._note(entity, record.id, None, after)
        self._new.clear()

    def _collect_update(self, record: Record) -> None:
        entity = entity_of(type(record))
        state = inspected(record)
        changed = [
            c for c in (*entity.journaled, *entity.derived) if state.attrs[c].history.has_changes()
        ]
        if not changed:
            return
        self.touched.add((entity.name, record.id))
        kept = [c for c in changed if c in entity.journaled]
        before = self._stored_row(entity, record.id, kept) if kept else {}
        after = {c: entity.to_stored[c](getattr(record, c)) for c in kept}
        kept = [c for c in kept if before[c] != after[c]]
        if kept:
            record.version = self.seq
            self._note(
                entity, record.id, {c: before[c] for c in kept}, {c: after[c] for c in kept}
            )

    def _collect_delete(self, record: Record) -> None:
        entity = entity_of(type(record))
        before = self._stored_row(entity, record.id, entity.journaled)
        self._note(entity, record.id, before, None)

    def _stored_row(self, entity: Entity, row_id: int, columns: Iterable[str]) -> Values:
        """What the book itself holds: right even where the object was never loaded whole."""
        names = list(columns)
        found = read_stored(self.session.connection(), entity, [row_id], names)
        return dict(zip(names, found[row_id], strict=True))

    def _note(
        self, entity: Entity, row_id: int, before: Values | None, after: Values | None
    ) -> None:
        self.touched.add((entity.name, row_id))
        key = (entity.name, row_id)
        earlier = self._changes.get(key)
        if earlier is None:
            self._changes[key] = _Change(before, after)
        elif after is None:
            full = before if before is None or earlier.before is None else before | earlier.before
            if earlier.before is None:
                del self._changes[key]
            else:
                self._changes[key] = _Change(full, None)
        else:
            if earlier.before is not None and before is not None:
                earlier.before = before | earlier.before
            earlier.after = {**(earlier.after or {}), **after}


def _fill_defaults(record: Record) -> None:
    entity = entity_of(type(record))
    given = inspected(record).dict
    for name in (*entity.journaled, *entity.derived):
        if name not in given:
            setattr(record, name, entity.default(name))


def _add_update(
    updates: dict[tuple[str, tuple[str, ...]], list[list[Stored]]],
    name: str, row_id: int, before: Values, after: Values,
) -> None:
    columns = tuple(c for c in entities()[name].journaled if c in after and before[c] != after[c])
    if columns:
        row = [row_id, *(before[c] for c in columns), *(after[c] for c in columns)]
        updates.setdefault((name, columns), []).append(row)


def _ordered(inserts: Any, updates: Any, deletes: Any) -> list[Block]:
    known = entities()
    blocks = [
        Block(name, Op.INSERT, known[name].journaled, inserts[name])
        for name in sorted(inserts, key=lambda n: known[n].rank)
    ]
    blocks += [Block(name, Op.UPDATE, columns, rows) for (name, columns), rows in updates.items()]
    blocks += [
        Block(name, Op.DELETE, known[name].journaled, deletes[name])
        for name in sorted(deletes, key=lambda n: -known[n].rank)
    ]
    return blocks
