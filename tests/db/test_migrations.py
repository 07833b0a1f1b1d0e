"""A migrated book equals the mapped classes, carries its rows, and keeps a copy of what it was."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.db import schema
from app.db.book import Book
from app.db.engine import migration_engine, open_engines
from app.db.migrate import MIGRATIONS, migrate
from app.db.models import CallNote, Discrepancy, Firm, ReturnedPaper, SavedFilter
from app.domain.errors import DomainError
from app.domain.months import Month
from tests.books import NOW, add, customer

NEXT = '''
import sqlalchemy as sa
from alembic import op

revision = "9001"
down_revision = "{last}"


def upgrade():
    with op.batch_alter_table("customer", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.add_column(sa.Column("nickname", sa.String(), nullable=True))
        table.alter_column("short_name", new_column_name="shown_name")
    op.execute("UPDATE customer SET nickname = shown_name")
'''.replace("{last}", schema.REVISIONS[-1])


def structure(path: Path) -> dict[str, Any]:
    """Tables with their columns, keys and indexes, apart from the order of columns."""
    with closing(sqlite3.connect(path)) as book:
        names = [
            (row[0], row[1])
            for row in book.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        ]
        return {name: _table(book, name, sql or "") for name, sql in names}


def _table(book: sqlite3.Connection, name: str, sql: str) -> dict[str, Any]:
    indexes = {}
    for _, index, unique, origin, partial in book.execute(f"PRAGMA index_list({name})"):
        members = [row[2] for row in book.execute(f"PRAGMA index_info({index})")]
        where = book.execute("SELECT sql FROM sqlite_master WHERE name = ?", (index,)).fetchone()
        shown = (where[0] or "").partition("WHERE")[2] if where and partial else ""
        indexes[index if origin == "c" else tuple(members)] = (members, unique, origin, shown)
    return {
        "columns": {row[1:4] + row[5:] for row in book.execute(f"PRAGMA table_info({name})")},
        "refers": {row[2:5] for row in book.execute(f"PRAGMA foreign_key_list({name})")},
        "indexes": indexes,
        "ids never reused": "AUTOINCREMENT" in sql,
        "without rowid": "WITHOUT ROWID" in sql,
        "full text": sql if "fts5" in sql else "",
    }


def upgrade_from_nothing(path: Path, revision: str = "head") -> None:
    from alembic.command import upgrade
    from alembic.config import Config

    engine = migration_engine(path)
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(MIGRATIONS))
        config.set_main_option("path_separator", "os")
        upgrade(config, revision)
    engine.dispose()


def test_migrations_lead_to_what_the_mapped_classes_say(tmp_path: Path) -> None:
    upgrade_from_nothing(tmp_path / "migrated.sqlite3")
    engines = open_engines(tmp_path / "made.sqlite3")
    schema.create(engines.writer)
    engines.dispose()

    migrated, made = structure(tmp_path / "migrated.sqlite3"), structure(tmp_path / "made.sqlite3")
    assert migrated.keys() == made.keys()
    for name, expected in made.items():
        assert migrated[name] == expected, name


def test_a_book_of_the_first_schema_gets_what_the_desk_needs(tmp_path: Path) -> None:
    path = tmp_path / "book.sqlite3"
    upgrade_from_nothing(path, "0001")
    with closing(sqlite3.connect(path)) as book:
        names = [row[1] for row in book.execute("PRAGMA table_info(firm)")]
        values = {"id": 1, "name": "承昌", "tax_rate": 50_000, "statement_day": 5, "confirm_day": 9}
        book.execute(
            f"INSERT INTO firm VALUES ({', '.join('?' * len(names))})",
            [values.get(name, 0 if name == "version" else "") for name in names],
        )
        book.commit()

    migrate(path, schema.REVISIONS[-1])

    opened = Book.open(tmp_path)
    with opened.read() as read:
        firm = read.session.get(Firm, 1)
        assert firm is not None
        assert (firm.name, firm.confirm_day, firm.sign_days, firm.reply_hours, firm.day_ends,
                firm.seal_box, firm.logo_file) == ("承昌", 9, 3, 24, "17:30", True, "")
    opened.close()


def test_a_book_from_before_filters_could_be_kept_takes_one(tmp_path: Path) -> None:
    upgrade_from_nothing(tmp_path / "book.sqlite3", "0003")

    migrate(tmp_path / "book.sqlite3", schema.REVISIONS[-1])

    book = Book.open(tmp_path)
    kept = {"actor": "王小姐", "tab": "statements", "name": "華 八月", "position": 0,
            "base": "differs", "words": "華", "month": Month(2026, 8)}
    add(book, SavedFilter(**kept))
    with book.read() as read:
        found = read.session.get_one(SavedFilter, 1)
        assert {name: getattr(found, name) for name in kept} == kept
    book.close()


def test_a_book_from_before_calls_were_noted_takes_one(tmp_path: Path) -> None:
    upgrade_from_nothing(tmp_path / "book.sqlite3", "0004")

    migrate(tmp_path / "book.sqlite3", schema.REVISIONS[-1])

    book = Book.open(tmp_path)
    add(book, customer())
    add(book, CallNote(customer_id=1, at=NOW, text="李小姐：11/06 匯款"))
    with book.read() as read:
        assert read.session.get_one(CallNote, 1).at == NOW
    book.close()


def test_an_older_book_finds_a_customers_unfinished_orders_by_an_index(tmp_path: Path) -> None:
    upgrade_from_nothing(tmp_path / "book.sqlite3", "0005")

    migrate(tmp_path / "book.sqlite3", schema.REVISIONS[-1])

    with closing(sqlite3.connect(tmp_path / "book.sqlite3")) as book:
        plan = book.execute(
            "EXPLAIN QUERY PLAN SELECT * FROM orders WHERE customer_id = 1 AND state IN ('a', 'b')"
        )
        assert "ix_orders_customer_id_state" in str(plan.fetchall())


def test_a_book_from_before_discrepancies_keeps_what_came_back_and_takes_one(
    tmp_path: Path,
) -> None:
    path = tmp_path / "book.sqlite3"
    upgrade_from_nothing(path, "0007")
    with closing(sqlite3.connect(path)) as book:
        book.execute(
            "INSERT INTO returned_paper (version, document, received_on, channel, signer, sealed, "
            "fax_no_shown, remark) VALUES (1, 'ST1', '2026-11-05', '', '', 0, '', '5 ≠ 6; 少')"
        )
        book.commit()

    migrate(path, schema.REVISIONS[-1])

    opened = Book.open(tmp_path)
    item = {"paper_id": 1, "position": 1, "document": "DN1", "ours": Decimal(6), "theirs": None,
            "reason": "少", "resolution": "adjusted", "adjusting": "CN1"}
    add(opened, Discrepancy(**item))
    with opened.read() as read:
        paper = read.session.get_one(ReturnedPaper, 1)
        assert (paper.remark, paper.theirs) == ("5 ≠ 6; 少", None)
        found = read.session.get_one(Discrepancy, 1)
        assert {name: getattr(found, name) for name in item} == item
    opened.close()


def test_the_list_of_revisions_is_the_files(tmp_path: Path) -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    found = [r.revision for r in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(found)) == schema.REVISIONS


@pytest.fixture
def with_next(tmp_path: Path) -> Path:
    """The migrations of a program one revision ahead of ours."""
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "r9001_next.py").write_text(NEXT)
    return folder


def a_book(place: Path) -> Path:
    book = Book.open(place)
    add(book, customer(short_name="華"))
    book.close()
    return book.path


def test_a_migration_carries_the_rows_and_leaves_a_copy(
    tmp_path: Path, with_next: Path
) -> None:
    path = a_book(tmp_path / "book")
    before = path.read_bytes()

    copy = migrate(path, "9001", location=with_next)

    with closing(sqlite3.connect(path)) as book:
        carried = book.execute("SELECT nickname, shown_name FROM customer").fetchall()
        assert carried == [("華", "華")]
        assert book.execute("SELECT version_num FROM alembic_version").fetchone() == ("9001",)
    assert copy is not None
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("SELECT short_name FROM customer").fetchall() == [("華",)]
    assert copy.stat().st_size == len(before)


def test_a_second_program_finds_the_work_done(
    tmp_path: Path, with_next: Path
) -> None:
    path = a_book(tmp_path / "book")
    assert migrate(path, "9001", location=with_next) is not None
    assert migrate(path, "9001", location=with_next) is None


def test_a_migration_that_fails_halfway_leaves_the_book_as_it_was(
    tmp_path: Path, with_next: Path
) -> None:
    path = a_book(tmp_path / "book")
    before = path.read_bytes()
    broken = NEXT + '    op.execute("INSERT INTO no_such_table VALUES (1)")\n'
    (with_next / "versions" / "r9001_next.py").write_text(broken)

    with pytest.raises(DomainError) as refused:
        migrate(path, "9001", location=with_next)

    assert refused.value.message_id == "errors.migration_failed"
    assert path.read_bytes() == before


def half_a_copy(source: Path, target: Path, *, lasting: bool) -> None:
    assert lasting
    shutil.copy(source, target)
    with target.open("r+b") as file:
        file.truncate(target.stat().st_size // 2)


def a_copy_of_an_earlier_state(source: Path, target: Path, *, lasting: bool) -> None:
    assert lasting
    shutil.copy(source, target)
    with closing(sqlite3.connect(target)) as copy:
        copy.execute("DELETE FROM journal")
        copy.commit()


@pytest.mark.parametrize("copying", [half_a_copy, a_copy_of_an_earlier_state])
def test_without_a_sound_copy_nothing_is_migrated(
    tmp_path: Path, with_next: Path, monkeypatch: pytest.MonkeyPatch, copying: Any
) -> None:
    path = a_book(tmp_path / "book")
    before = path.read_bytes()
    monkeypatch.setattr("app.db.migrate.copy_book", copying)
    with pytest.raises(DomainError, match="migration_copy_failed"):
        migrate(path, "9001", location=with_next)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.bak*"))


def test_a_migration_that_leaves_rows_pointing_nowhere_is_refused(
    tmp_path: Path, with_next: Path
) -> None:
    path = a_book(tmp_path / "book")
    orphan = "INSERT INTO contact (version, customer_id, name, role, title, phone, fax, email, " \
        "authorised_signatory) VALUES (1, 99, 'x', '', '', '', '', '', 0)"
    (with_next / "versions" / "r9001_next.py").write_text(
        NEXT + f'    op.execute("{orphan}")\n')

    with pytest.raises(DomainError, match="migration_failed"):
        migrate(path, "9001", location=with_next)


def test_a_book_from_a_newer_program_is_refused_untouched(tmp_path: Path) -> None:
    path = a_book(tmp_path / "book")
    with closing(sqlite3.connect(path)) as book:
        book.execute("UPDATE alembic_version SET version_num = '0999'")
        book.commit()
    before, around = path.read_bytes(), sorted(p.name for p in path.parent.iterdir())

    with pytest.raises(DomainError) as refused:
        Book.open(path.parent)

    assert refused.value.message_id == "errors.book_newer"
    assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == around


def test_a_file_that_is_no_book_is_refused(tmp_path: Path) -> None:
    (tmp_path / "book.sqlite3").write_bytes(b"this is no database, however long it is" * 50)
    with pytest.raises(DomainError, match="book_damaged"):
        Book.open(tmp_path)


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    engine = migration_engine(tmp_path / "book.sqlite3")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE theirs (x)"))
    engine.dispose()
    with pytest.raises(DomainError, match="book_foreign"):
        Book.open(tmp_path)


def test_opening_a_current_book_does_not_load_alembic(tmp_path: Path) -> None:
    import subprocess
    import sys

    a_book(tmp_path / "book")
    code = (
        "import sys; from pathlib import Path; from app.db.book import Book;"
        f"Book.open(Path({str(tmp_path / 'book')!r})).close(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_migration_tells_which_step_it_is_in(tmp_path: Path, with_next: Path) -> None:
    path = a_book(tmp_path / "book")
    told: list[tuple[int, int]] = []

    def watch(done: int, of: int) -> bool:
        told.append((done, of))
        return False

    assert migrate(path, "9001", location=with_next, watch=watch) is not None
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
