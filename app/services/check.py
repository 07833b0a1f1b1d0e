"""Verifying everything a book holds, and saying what is wrong by name."""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from app.db.book import FILE, Book
from app.db.engine import copy_book, open_engines, reference_faults, refusals
from app.db.entities import entities
from app.db.files import FileStore
from app.db.integrity import watched_faults
from app.db.journal import Head, entry_hash, head, stored_digests
from app.db.models import JournalEntry
from app.db.replay import Difference, differences
from app.db.watching import interrupted_by
from app.domain.errors import DomainError
from app.services.desk import Progress
from app.services.order_check import derived_differences
from app.services.stages import Stage, Watch, go_on, nobody_watches, stage


class FaultKind(StrEnum):
    """What is wrong; the sentence is ``errors.fault_<kind>``."""

    ENGINE = "engine"
    REFERENCE = "reference"
    CHAIN = "chain"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    DERIVED = "derived"
    FILE_MISSING = "file_missing"
    FILE_DAMAGED = "file_damaged"


_UNREADABLE = (FaultKind.ENGINE, FaultKind.REFERENCE)


@dataclass(frozen=True, slots=True)
class Fault:
    """``entity``, ``record_id`` and ``column`` name the place, '' and 0 where there is none."""

    kind: FaultKind
    entity: str = ""
    record_id: int = 0
    column: str = ""
    detail: str = ""

    @property
    def message_id(self) -> str:
        return f"errors.fault_{self.kind}"

    @property
    def params(self) -> dict[str, object]:
        return {
            "entity": self.entity, "id": self.record_id, "column": self.column,
            "detail": self.detail,
        }


@dataclass(frozen=True, slots=True)
class CheckReport:
    faults: tuple[Fault, ...]
    actions: int
    """How many the journal holds."""

    @property
    def sound(self) -> bool:
        return not self.faults


def check(book: Book, progress: Progress = nobody_watches) -> CheckReport:
    """Verify a private copy of the book, so that nobody waits. DomainError where it cannot be read.

    Checked: the engine's own structures and references, the journal's chain of hashes, every
    row against the journal, derived columns, and every stored file. Stopped once ``progress``
    says no.
    """
    with tempfile.TemporaryDirectory(dir=book.place, prefix=".check-") as folder:
        copy = Path(folder) / FILE
        with refusals(book.place):
            copy_book(book.path, copy, stage(progress, Stage.COPYING, book.path.stat().st_size))
        report = check_file(copy, book.files, progress)
        if any(fault.kind in _UNREADABLE for fault in report.faults):
            return report
        again = Book(Path(folder), open_engines(copy))
        derived = tuple(_derived_faults(again, stage(progress, Stage.ORDERS)))
        return CheckReport(report.faults + derived, report.actions)


def check_file(
    path: Path, files: FileStore, progress: Progress = nobody_watches
) -> CheckReport:
    """Verify a book's file that nobody writes to, and the files it names."""
    told = _Told(progress)
    engines = open_engines(path)
    try:
        with refusals(path.parent), Session(engines.reader) as session:
            connection = session.connection()
            with interrupted_by(connection, told.still):
                return _checked(path, connection, files, told)
    finally:
        engines.dispose()


class _Told:
    """Where the check is, kept for being asked about in the midst of a long statement."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._last: tuple[int, int, Stage] = (0, 0, Stage.CHECKING)

    def at(self, which: Stage) -> Watch:
        def watch(done: int, of: int) -> bool:
            self._last = (done, of, which)
            return self.still()

        return watch

    def still(self) -> bool:
        return self._progress(*self._last)


def _checked(
    path: Path, connection: Connection, files: FileStore, told: _Told
) -> CheckReport:
    found = watched_faults(path, told.at(Stage.CHECKING))
    broken = [Fault(FaultKind.ENGINE, detail=one) for one in found]
    if broken:  # nothing read from such a file says anything
        return CheckReport(tuple(broken), 0)
    references = tuple(_reference_faults(connection))
    chain = tuple(_chain_faults(connection, told.at(Stage.JOURNAL)))
    faults = (
        *references,
        *chain,
        *_row_faults(connection, told.at(Stage.COMPARING), journal_sound=not chain),
        *_file_faults(connection, files, told.at(Stage.FILES)),
    )
    return CheckReport(faults, head(connection).seq)


def _reference_faults(connection: Connection) -> Iterator[Fault]:
    for child, row_id, parent in reference_faults(connection):
        yield Fault(FaultKind.REFERENCE, child, row_id, detail=parent)


def _chain_faults(connection: Connection, watch: Watch) -> Iterator[Fault]:
    previous, of = Head(0, ""), head(connection).seq
    query = select(*JournalEntry.__table__.columns).order_by(JournalEntry.seq)
    for row in connection.execute(query).mappings():
        seq = row["seq"]
        go_on(watch, seq, max(seq, of))
        digests = stored_digests(connection, seq)
        whole = row["seq"] == previous.seq + 1 and row["prev_hash"] == previous.hash
        if not whole or entry_hash(row, digests) != row["hash"]:
            yield Fault(FaultKind.CHAIN, record_id=seq, detail=f"{row['actor']} {row['verb']}")
        previous = Head(seq, row["hash"])


def _row_faults(
    connection: Connection, watch: Watch, *, journal_sound: bool
) -> Iterator[Fault]:
    try:
        yield from map(_row_fault, differences(connection, watch))
    except (ValueError, KeyError, IndexError, zlib.error):
        if journal_sound:
            raise  # else a block that was tampered with, named by the chain already


def _row_fault(found: Difference) -> Fault:
    if found.column:
        detail = f"{found.expected!r} → {found.found!r}"
        return Fault(FaultKind.CHANGED, found.entity, found.record_id, found.column, detail)
    kind = FaultKind.REMOVED if found.found is None else FaultKind.ADDED
    return Fault(kind, found.entity, found.record_id)


def _derived_faults(copy: Book, watch: Watch) -> Iterator[Fault]:
    """The copy is thrown away, so its orders can simply be worked out again and compared."""
    try:
        for found in derived_differences(copy, watch):
            detail = f"{found.expected!r} → {found.found!r}"
            yield Fault(FaultKind.DERIVED, found.entity, found.record_id, found.column, detail)
    finally:
        copy.close()


def _file_faults(
    connection: Connection, files: FileStore, watch: Watch
) -> Iterator[Fault]:
    looked_at = 0
    for entity in entities().values():
        for column in entity.table.columns:
            if not column.info.get("file"):
                continue
            named = select(entity.table.c.id, column).where(column != "", column.is_not(None))
            for record_id, name in connection.execute(named):
                go_on(watch, looked_at := looked_at + 1, 0)
                kind = _file_fault(files, name)
                if kind:
                    yield Fault(kind, entity.name, record_id, column.name, name)


def _file_fault(files: FileStore, name: str) -> FaultKind | None:
    try:
        files.get(name)
    except DomainError as failure:
        missing = failure.message_id == "errors.file_missing"
        return FaultKind.FILE_MISSING if missing else FaultKind.FILE_DAMAGED
    except ValueError:
        return FaultKind.FILE_DAMAGED
    return None

