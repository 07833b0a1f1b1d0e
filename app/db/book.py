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
from app.db.watching import Watch, unwatched
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
        self._identity = _identity(self.path)

    @classmethod
    def open(cls, place: Path, *, watch: Watch = unwatched) -> Book:
        """Open the book in a folder, making it where there is none.

        DomainError: the folder is not fit, the book damaged, foreign or of a newer program.
        ``watch`` is told how far an older book is on its way to our schema.
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
                migrate(path, schema.REVISIONS[-1], watch=watch)
        return cls(place, open_engines(path))

    @classmethod
    def create(cls, place: Path) -> Book:
        """Make an empty book in a folder; one that is already there is kept."""
        place.mkdir(parents=True, exist_ok=True)
        engines = open_engines(place / FILE)
        with refusals(place):
            schema.create(engines.writer)
        return cls(place, engines)

    @property
    def path(self) -> Path:
        return self.place / FILE

    @contextmanager
    def read(self) -> Iterator[Read]:
        """A consistent view; keep it short, an open one makes commits wait."""
        self._is_current()
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
                self._begin(session)
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

    def _begin(self, session: Session) -> None:
        """Begin on the file that is the book now: a restore may have swapped it while we waited."""
        session.connection()
        while not self._is_current():
            session.rollback()
            session.connection()

    def _is_current(self) -> bool:
        """False where the file had been swapped; the next connections open the new one."""
        now = _identity(self.path)
        if now == self._identity:
            return True
        self._identity = now
        self._engines.dispose()
        return False

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


def _identity(path: Path) -> tuple[int, int]:
    """Which file this is, whatever its name; DomainError where there is none any more."""
    try:
        held = path.stat()
    except OSError as failure:
        raise DomainError("errors.book_gone", place=str(path.parent)) from failure
    return held.st_dev, held.st_ino
