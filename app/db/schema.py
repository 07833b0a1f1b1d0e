"""Which schema a book has, and bringing it to ours.

A new book is made straight from the mapped classes and stamped; a test holds migrations and
classes equal. Alembic is imported only where a book is older.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine

from app.db.engine import SEARCH_DDL
from app.db.journal import Head
from app.db.models import Base
from app.domain.errors import DomainError

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
"""Every schema there has been, oldest first; the last is ours."""
APPLICATION_ID = 0x47454E44  # "GEND" in the file's header


def revision_of(path: Path) -> str | None:
    """The schema a file says it has, None for an empty one; reads without changing a byte.

    DomainError: the file is no book, or one from a newer program.
    """
    try:
        with closing(sqlite3.connect(path)) as connection:
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
            if not tables:
                return None
            if "alembic_version" not in tables:
                raise DomainError("errors.book_foreign", place=str(path))
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as failure:
        raise DomainError("errors.book_damaged", place=str(path)) from failure
    revision = str(row[0]) if row else ""
    if revision not in REVISIONS:
        raise DomainError("errors.book_newer", version=revision)
    return revision


def head_of(path: Path) -> Head:
    """The journal's last entry in a file of any revision."""
    query = "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"
    try:
        with closing(sqlite3.connect(path)) as connection:
            row = connection.execute(query).fetchone()
    except sqlite3.DatabaseError as failure:
        raise DomainError("errors.book_damaged", place=str(path)) from failure
    return Head(*row) if row else Head(0, "")


def create(writer: Engine) -> None:
    """Make every table of a new book, once however many programs try at the same moment."""
    with writer.begin() as connection:
        if not connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1").first():
            create_tables(connection)


def create_tables(connection: Connection) -> None:
    Base.metadata.create_all(connection, checkfirst=False)
    connection.exec_driver_sql(SEARCH_DDL)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (REVISIONS[-1],))
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
