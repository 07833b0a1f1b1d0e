"""The engine's look at a file: what it finds, how far it is, and how it is ended."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from app.db.book import Book
from app.db.integrity import watched_faults
from app.db.models import Customer
from app.db.watching import Stopped
from tests.books import act


@pytest.fixture
def filled(book: Book) -> Book:
    act(book, lambda work: work.insert_many(Customer, [
        {"code": f"C{n}", "name": f"{n}"} for n in range(3_000)
    ]))
    return book


def test_a_sound_file_has_nothing_wrong_and_is_told_of(filled: Book) -> None:
    told: list[tuple[int, int]] = []

    def watch(done: int, of: int) -> bool:
        told.append((done, of))
        return True

    assert watched_faults(filled.path, watch) == []
    assert told
    assert all(0 <= done <= of for done, of in told)


def test_a_row_that_an_index_does_not_hold_is_named(filled: Book, tmp_path: Path) -> None:
    with filled.read() as read:
        assert read.session.get(Customer, 1) is not None
    copy = tmp_path / "copy.sqlite3"
    copy.write_bytes(filled.path.read_bytes())
    raw = sqlite3.connect(copy)
    raw.execute("PRAGMA writable_schema=ON")
    raw.execute("CREATE TABLE odd (a INTEGER)")
    raw.execute("CREATE INDEX ix_odd ON odd (a)")
    raw.execute("UPDATE sqlite_master SET sql = 'CREATE INDEX ix_odd ON odd (-a)'"
                " WHERE name = 'ix_odd'")
    raw.execute("INSERT INTO odd VALUES (1), (2)")
    raw.commit()
    raw.close()
    assert any("ix_odd" in one for one in watched_faults(copy, lambda _done, _of: True))


def test_it_is_left_at_the_first_word_and_makes_no_file(tmp_path: Path, filled: Book) -> None:
    with pytest.raises(Stopped):
        watched_faults(filled.path, lambda _done, _of: False)
    gone = tmp_path / "gone.sqlite3"
    with pytest.raises(sqlite3.OperationalError):
        watched_faults(gone, lambda _done, _of: True)
    assert not gone.exists()
