"""Bringing an older book to our schema, with a verified copy of it beside first."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from app.db.engine import copy_book, integrity_faults, migration_engine, reference_faults, refusals
from app.db.watching import Watch, unwatched
from app.domain.errors import DomainError

_STEPS = 4
MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(
    path: Path, head: str, *, location: Path = MIGRATIONS, watch: Watch = unwatched
) -> Path | None:
    """Bring the book to revision ``head``; returns the copy of what it was before.

    One transaction holds the whole of it: where anything fails the book is as it was, and
    DomainError ``errors.migration_failed`` names the copy. None: another program did it already.
    ``watch`` is told which of its four steps it is in, and not asked.
    """
    engine = migration_engine(path)
    try:
        with refusals(path.parent), engine.begin() as connection:
            before = _revision(connection)
            if before == head:
                return None
            copy = _verified_copy(path, before, connection, watch)
            _upgrade(connection, head, location, copy, watch)
            return copy
    finally:
        engine.dispose()


def _upgrade(
    connection: Connection, head: str, location: Path, copy: Path, watch: Watch
) -> None:
    from alembic.command import upgrade
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(location).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    watch(3, _STEPS)
    try:
        upgrade(config, head)
    except (SQLAlchemyError, CommandError) as failure:
        raise DomainError("errors.migration_failed", copy=str(copy)) from failure
    watch(4, _STEPS)
    if integrity_faults(connection) or reference_faults(connection):
        raise DomainError("errors.migration_failed", copy=str(copy))


def _verified_copy(
    path: Path, revision: str, connection: Connection, watch: Watch
) -> Path:
    """Copy the book while our write lock keeps everyone else from changing it."""
    copy = path.with_name(f"{path.name}.{revision}.bak")
    beside = copy.with_name(copy.name + ".part")
    beside.unlink(missing_ok=True)
    watch(1, _STEPS)
    try:
        copy_book(path, beside, lasting=True)
        watch(2, _STEPS)
        held = sqlite3.connect(beside)
        try:
            sound = held.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            same = held.execute(_HEAD).fetchall() == _head(connection)
        finally:
            held.close()
    except (sqlite3.Error, OSError) as failure:
        beside.unlink(missing_ok=True)
        raise DomainError("errors.migration_copy_failed", place=str(path.parent)) from failure
    if not (sound and same):
        beside.unlink(missing_ok=True)
        raise DomainError("errors.migration_copy_failed", place=str(path.parent))
    return beside.replace(copy)


_HEAD = "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"


def _head(connection: Connection) -> list[tuple[int, str]]:
    return [(row[0], row[1]) for row in connection.exec_driver_sql(_HEAD)]


def _revision(connection: Connection) -> str:
    query = "SELECT version_num FROM alembic_version"
    return str(connection.exec_driver_sql(query).scalar_one())
