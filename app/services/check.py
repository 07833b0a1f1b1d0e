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
from app.db.engine import copy_book, integrity_faults, open_engines, reference_faults, refusals
from app.db.entities import entities
from app.db.files import FileStore
from app.db.journal import Head, entry_hash, head, stored_digests
from app.db.models import JournalEntry
from app.db.replay import Difference, differences
from app.domain.errors import DomainError
from app.services.order_check import derived_differences


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


def check(book: Book) -> CheckReport:
    """Verify a private copy of the book, so that nobody waits. DomainError where it cannot be read.

    Checked: the engine's own structures and references, the journal's chain of hashes, every
    row against the journal, derived columns, and every stored file.
    """
    with tempfile.TemporaryDirectory(dir=book.place, prefix=".check-") as folder:
        copy = Path(folder) / FILE
        with refusals(book.place):
            copy_book(book.path, copy)
        report = check_file(copy, book.files)
        if any(fault.kind in _UNREADABLE for fault in report.faults):
            return report
        derived = tuple(_derived_faults(Book(Path(folder), open_engines(copy))))
        return CheckReport(report.faults + derived, report.actions)


def check_file(path: Path, files: FileStore) -> CheckReport:
    """Verify a book's file that nobody writes to, and the files it names."""
    engines = open_engines(path)
    try:
        with refusals(path.parent), Session(engines.reader) as session:
            connection = session.connection()
            broken = [Fault(FaultKind.ENGINE, detail=f) for f in integrity_faults(connection)]
            if broken:  # nothing read from such a file says anything
                return CheckReport(tuple(broken), 0)
            chain = tuple(_chain_faults(connection))
            faults = (
                *_reference_faults(connection),
                *chain,
                *_row_faults(connection, journal_sound=not chain),
                *_file_faults(connection, files),
            )
            return CheckReport(faults, head(connection).seq)
    finally:
        engines.dispose()


def _reference_faults(connection: Connection) -> Iterator[Fault]:
    for child, row_id, parent in reference_faults(connection):
        yield Fault(FaultKind.REFERENCE, child, row_id, detail=parent)


def _chain_faults(connection: Connection) -> Iterator[Fault]:
    previous = Head(0, "")
    query = select(*JournalEntry.__table__.columns).order_by(JournalEntry.seq)
    for row in connection.execute(query).mappings():
        seq = row["seq"]
        digests = stored_digests(connection, seq)
        whole = row["seq"] == previous.seq + 1 and row["prev_hash"] == previous.hash
        if not whole or entry_hash(row, digests) != row["hash"]:
            yield Fault(FaultKind.CHAIN, record_id=seq, detail=f"{row['actor']} {row['verb']}")
        previous = Head(seq, row["hash"])


def _row_faults(connection: Connection, *, journal_sound: bool) -> Iterator[Fault]:
    try:
        yield from map(_row_fault, differences(connection))
    except (ValueError, KeyError, IndexError, zlib.error):
        if journal_sound:
            raise  # else a block that was tampered with, named by the chain already


def _row_fault(found: Difference) -> Fault:
    if found.column:
        detail = f"{found.expected!r} → {found.found!r}"
        return Fault(FaultKind.CHANGED, found.entity, found.record_id, found.column, detail)
    kind = FaultKind.REMOVED if found.found is None else FaultKind.ADDED
    return Fault(kind, found.entity, found.record_id)


def _derived_faults(copy: Book) -> Iterator[Fault]:
    """The copy is thrown away, so its orders can simply be worked out again and compared."""
    try:
        for found in derived_differences(copy):
            detail = f"{found.expected!r} → {found.found!r}"
            yield Fault(FaultKind.DERIVED, found.entity, found.record_id, found.column, detail)
    finally:
        copy.close()


def _file_faults(connection: Connection, files: FileStore) -> Iterator[Fault]:
    for entity in entities().values():
        for column in entity.table.columns:
            if not column.info.get("file"):
                continue
            named = select(entity.table.c.id, column).where(column != "", column.is_not(None))
            for record_id, name in connection.execute(named):
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

