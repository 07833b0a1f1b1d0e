"""Everything in which one database engine differs from another; this one is SQLite.

TRUNCATE + FULL: with the usual DELETE journal a power failure loses acknowledged commits.
BEGIN IMMEDIATE for every write unit: a plain BEGIN collides when two units upgrade their locks.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Integer,
    Select,
    Table,
    column,
    create_engine,
    event,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.exc import DBAPIError

from app.db.watching import Watch, go_on, unwatched
from app.domain.errors import DomainError

BUSY_SECONDS = 30
WRITE_CACHE_KIB = 64 * 1024
READ_CACHE_KIB = 64 * 1024
"""Sums over a big book's index would be read from the disk's cache each time."""
_PAGES_AT_ONCE = 1024
VARIABLES = 900
"""How many values one statement may carry."""

SEARCH_DDL = (
    # contentless: the words live in the records; a stale row is simply no longer pointed at
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_text USING fts5("
    "words, content='', columnsize=0, tokenize=\"ascii\")"
)

_REFUSALS = {
    sqlite3.SQLITE_FULL: "errors.disk_full",
    sqlite3.SQLITE_BUSY: "errors.book_busy",
    sqlite3.SQLITE_LOCKED: "errors.book_busy",
    sqlite3.SQLITE_READONLY: "errors.book_unwritable",
    sqlite3.SQLITE_PERM: "errors.book_unwritable",
    sqlite3.SQLITE_CANTOPEN: "errors.book_unwritable",
    sqlite3.SQLITE_IOERR: "errors.book_disk_failed",
    sqlite3.SQLITE_CORRUPT: "errors.book_damaged",
    sqlite3.SQLITE_NOTADB: "errors.book_damaged",
}


class Engines(NamedTuple):
    """Two pools on one file: only the writer's connections can change anything."""

    writer: Engine
    reader: Engine

    def dispose(self) -> None:
        self.writer.dispose()
        self.reader.dispose()


def open_engines(path: Path) -> Engines:
    # An import that fits in the cache lets others read until it commits.
    writer = _engine(path, "BEGIN IMMEDIATE", (f"cache_size=-{WRITE_CACHE_KIB}",))
    return Engines(writer, _engine(path, "BEGIN", ("query_only=ON",)))


def migration_engine(path: Path) -> Engine:
    """With foreign keys off: a table made anew would take the rows that refer to it along."""
    return _engine(path, "BEGIN IMMEDIATE", ("foreign_keys=OFF",))


def _engine(path: Path, begin: str, extra: Sequence[str]) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_SECONDS}
    )

    def configure(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        pragmas = (
            "journal_mode=TRUNCATE", "synchronous=FULL", "foreign_keys=ON",
            f"cache_size=-{READ_CACHE_KIB}", *extra,
        )
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "connect", configure)
    event.listen(engine, "begin", start)
    return engine


@contextmanager
def refusals(place: Path) -> Iterator[None]:
    """Turn what the disk or another program did to us into one DomainError."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as failure:
        reason = refusal(failure, place)
        if reason is failure:
            raise
        raise reason from failure


def refusal(failure: DBAPIError | sqlite3.Error, place: Path) -> Exception:
    """The DomainError that says it, or the failure itself where it is our own mistake."""
    origin = failure.orig if isinstance(failure, DBAPIError) else failure
    code = getattr(origin, "sqlite_errorcode", None)
    message_id = None if code is None else _REFUSALS.get(code & 0xFF)
    return failure if message_id is None else DomainError(message_id, place=str(place))


def next_id(connection: Connection, of: Table) -> int:
    """The first id never used in the table; holds while the write unit lasts."""
    query = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    last: int | None = connection.execute(query, {"name": of.name}).scalar()
    return (last or 0) + 1


def insert_rows(
    connection: Connection, into: Table, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> None:
    """Insert rows of stored values (see ``stored``) past all type processing."""
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join("?" * len(columns))
    batch = list(rows)
    if batch:
        statement = f'INSERT INTO "{into.name}" ({names}) VALUES ({places})'
        connection.exec_driver_sql(statement, batch)


def update_rows(
    connection: Connection, into: Table, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> None:
    """Set ``columns`` of each row to stored values; the id comes last in the tuple."""
    places = ", ".join(f'"{name}" = ?' for name in columns)
    batch = list(rows)
    if batch:
        connection.exec_driver_sql(f'UPDATE "{into.name}" SET {places} WHERE id = ?', batch)


def matches(query: str) -> Select[int]:
    """Rows of the full-text index that hold ``query`` (an FTS5 expression), newest first."""
    index = table("search_text", column("rowid", Integer))
    held = literal_column("search_text").op("MATCH")(query)
    return select(index.c.rowid).where(held).order_by(index.c.rowid.desc())


def add_words(connection: Connection, kind: str, rows: Sequence[tuple[int, int, str]]) -> None:
    """Put (index row, record id, words) into the full-text index."""
    if not rows:
        return
    documents = [(row, kind, record_id) for row, record_id, _ in rows]
    pointers = "INSERT INTO search_document (id, kind, record_id) VALUES (?, ?, ?)"
    connection.exec_driver_sql(pointers, documents)
    held = [(row, text) for row, _, text in rows]
    connection.exec_driver_sql("INSERT INTO search_text (rowid, words) VALUES (?, ?)", held)


def clear_words(connection: Connection) -> None:
    connection.exec_driver_sql("INSERT INTO search_text (search_text) VALUES ('delete-all')")


def integrity_faults(connection: Connection) -> list[str]:
    """What the engine itself finds wrong with the file; empty when nothing is."""
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    return [] if found == ["ok"] else found


def reference_faults(connection: Connection) -> list[tuple[str, int, str]]:
    """(table, row, table it points into) of every reference to a row that is not there."""
    found = connection.exec_driver_sql("PRAGMA foreign_key_check")
    return [(child, row_id, parent) for child, row_id, parent, _ in found]


@contextmanager
def exclusive(path: Path) -> Iterator[bool]:
    """Nobody else reads or writes this book meanwhile; an unfinished transaction is undone.

    Gives False where the file is too damaged to be locked.
    """
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        yield _locked(connection)
    finally:
        connection.close()


def _locked(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("PRAGMA journal_mode=TRUNCATE")
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as failure:
        if failure.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return False
        raise
    return True


def copy_book(
    source: Path, target: Path, watch: Watch = unwatched, *, lasting: bool = False
) -> None:
    """A consistent copy of a book that others may be writing to; Stopped where ``watch`` says no.

    ``lasting``: it is on the disk, not merely on its way, once this returns.
    """
    origin = sqlite3.connect(source, timeout=BUSY_SECONDS, isolation_level=None)
    copy = sqlite3.connect(target)
    try:
        copy.execute(f"PRAGMA synchronous={'FULL' if lasting else 'OFF'}")
        # A view of its own: each commit of another's would begin the copy from the first page.
        origin.execute("BEGIN")
        origin.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
        origin.backup(
            copy, pages=_PAGES_AT_ONCE,
            progress=lambda _code, left, of: go_on(watch, of - left, of),
        )
    finally:
        copy.close()
        origin.close()
