"""A book: one folder with ``book.sqlite3`` and ``files/``, everything a firm has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.db import schema
from app.db.engine import Engines, open_engines, refusal, refusals
from app.db.files import FileStore
from app.db.journal import Action, Head, find_key, head
from app.db.models import JournalEntry
from app.db.place import refuse_place
from app.db.unit_of_work import Read, Work
from app.domain.errors import DomainError

FILE = "book.sqlite3"
FILES = "files"


class CommitFailed(DomainError):
    """The COMMIT itself failed: whether the action is stored, only the journal can tell."""


class Book:
    """An open book. Reads may run beside one another; write units take turns."""

    def __init__(self, place: Path, engines: Engines) -> None:
        self.place = place
        self.files = FileStore(place / FILES)
        self._engines = engines

    @classmethod
    def open(cls, place: Path) -> Book:
        """Open the book in a folder, making it where there is none.

        DomainError: the folder is not fit, the book damaged, foreign or of a newer program.
        """
        refuse_place(place)
        path = place / FILE
        if not path.exists():
            return cls.create(place)
        revision = schema.revision_of(path)
        if revision is None:
            return cls.create(place)
        if revision != schema.REVISIONS[-1]:
            from app.db.migrate import migrate

            with refusals(place):
                migrate(path, schema.REVISIONS[-1])
        return cls(place, open_engines(path))

    @classmethod
    def create(cls, place: Path) -> Book:
        """Make an empty book in a folder; one that is already there is kept."""
        place.mkdir(parents=True, exist_ok=True)
        book = cls(place, open_engines(place / FILE))
        with refusals(place):
            schema.create(book._engines.writer)
        return book

    @property
    def path(self) -> Path:
        return self.place / FILE

    @contextmanager
    def read(self) -> Iterator[Read]:
        """A consistent view; keep it short, an open one makes commits wait."""
        with refusals(self.place), Session(self._engines.reader, autoflush=False) as session:
            yield Read(session, self.files)

    @contextmanager
    def write(
        self, actor: str, verb: str, *, key: str, batch: str | None = None, on: datetime
    ) -> Iterator[Work]:
        """A write unit: committed once when the block ends, rolled back on any error.

        DomainError where disk or lock refuse; CommitFailed where only the COMMIT did.
        """
        action = Action(actor, verb, key, on, batch)
        with Session(self._engines.writer, expire_on_commit=False) as session:
            with refusals(self.place):
                work = Work(session, self.files, action)
                yield work
                work.finish()
            self._commit(session)

    def find(self, key: str) -> JournalEntry | None:
        """The action stored under this key."""
        with self.read() as read:
            return find_key(read.session, key)

    def head(self) -> Head:
        """The journal's last entry: it moves whenever anyone changes the book."""
        with self.read() as read:
            return head(read.session.connection())

    def close(self) -> None:
        self._engines.dispose()

    def _commit(self, session: Session) -> None:
        held = session.connection().connection
        try:
            session.commit()
        except DBAPIError as failure:
            held.invalidate()  # the transaction may still be open in it
            reason = refusal(failure, self.place)
            if isinstance(reason, DomainError):
                raise CommitFailed(reason.message_id, **reason.params) from failure
            raise
