"""The unit of work: everything an action does, stored in one COMMIT or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from app.db import bulk, conflicts, numbers
from app.db.blocks import Block
from app.db.entities import entities, entity_of
from app.db.files import FileStore
from app.db.journal import Action, JournalWriter, find_key, head
from app.db.models import JournalEntry, Record
from app.db.recorder import Recorder
from app.db.search import SearchUpkeep

Changes = frozenset[tuple[str, int | None]]
"""(entity, id) of what changed, the entity named by its table; id None stands for many."""


class Read:
    """A view of the book that cannot change it; fetch, close, then draw."""

    def __init__(self, session: Session, files: FileStore) -> None:
        self.session = session
        self.files = files


class Work:
    """One action under way. Nothing is stored until the unit ends without an error."""

    def __init__(self, session: Session, files: FileStore, action: Action) -> None:
        self.session = session
        self.files = files
        self.action = action
        self.undoes: int | None = None
        """The action this one takes back."""
        self.answer: str | None = None
        """JSON for whoever repeats this action's key."""
        self.changes: Changes = frozenset()
        """Known when the unit has ended."""
        self._journal = JournalWriter(session.connection(), head(session.connection()))
        self._search = SearchUpkeep(session.connection(), self.seq)
        self._recorder = Recorder(session, self.seq)
        self._recorder.listen()

    @property
    def seq(self) -> int:
        """The number this action has in the journal, and the version of what it changes."""
        return self._journal.seq

    @property
    def recorded(self) -> bool:
        """Whether anything so far stands in the journal."""
        return self._journal.count > 0

    @property
    def touched(self) -> Changes:
        """What has changed so far."""
        self._seal()
        return frozenset(self._recorder.touched)

    @property
    def now(self) -> datetime:
        """Local time of the action."""
        return self.action.at

    @property
    def today(self) -> date:
        return self.action.at.date()

    @property
    def connection(self) -> Connection:
        return self.session.connection()

    def next_number(self, prefix: str, day: date) -> str:
        """The next document number of this prefix and day, see ``numbers``."""
        self.session.flush()
        return numbers.next_number(self.connection, prefix, day)

    def insert_many(self, model: type[Record], rows: Iterable[Mapping[str, Any]]) -> range:
        """Insert rows of column name → Python value; returns their ids in the order given."""
        self._seal()
        entity = entity_of(model)
        ids = bulk.insert_many(self.connection, entity, rows, self.seq, self._emit)
        self._touch_many(model, bool(ids))
        return ids

    def update_many(self, model: type[Record], rows: Iterable[Mapping[str, Any]]) -> list[int]:
        """Set the named columns of rows by ``id``; returns the ids that really changed."""
        self._seal()
        entity = entity_of(model)
        ids = bulk.update_many(self.connection, entity, rows, self.seq, self._emit)
        self._touch_many(model, bool(ids))
        return ids

    def delete_many(self, model: type[Record], ids: Iterable[int]) -> None:
        """Delete rows by id; the database refuses where others refer to them."""
        self._seal()
        bulk.delete_many(self.connection, entity_of(model), ids, self._emit)
        self._touch_many(model, True)

    def put(self, block: Block) -> None:
        """Do what a block in stored form says: how an undo keeps the shape of an action."""
        self._seal()
        entity = entities()[block.entity]
        bulk.put(self.connection, entity, block, self.seq)
        self._emit(block)
        ids = {None} if block.bulk else {cast(int, row[0]) for row in block.rows}
        self._recorder.touched.update((entity.name, i) for i in ids)
        self._expire(entity.model)

    def guard(self, record: Record, base_version: int, edited: Mapping[str, Any]) -> None:
        """Raise EditConflict where someone changed one of the edited fields meanwhile."""
        self.session.flush()
        conflicts.guard(self.connection, record, base_version, edited)

    def earlier(self) -> JournalEntry | None:
        """The entry of this action's key, when it has been done before."""
        return find_key(self.session, self.action.key)

    def finish(self) -> None:
        """Write the journal's entry; the COMMIT itself follows from the book."""
        self._seal()
        self._search.finish()
        self._journal.close(self.action, self.undoes, self.answer)
        self.changes = self.touched

    def _seal(self) -> None:
        for block in self._recorder.take_blocks():
            self._emit(block)

    def _emit(self, block: Block) -> None:
        self._journal.add(block)
        self._search.hear(block)

    def _touch_many(self, model: type[Record], any_changed: bool) -> None:
        if any_changed:
            self._recorder.touched.add((entity_of(model).name, None))
            self._expire(model)

    def _expire(self, model: type[Record]) -> None:
        for held in list(self.session.identity_map.values()):
            if isinstance(held, model):
                self.session.expire(held)
