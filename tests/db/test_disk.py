"""What the disk does to a write unit: one refusal, nothing stored; or stored, and said so."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from app.db import engine
from app.db.book import Book
from app.db.models import Customer
from app.domain.errors import DomainError
from tests.books import NOW, act, add, customer, held


def fill(work: Any) -> None:
    work.insert_many(Customer, [{"code": f"C{n}", "name": f"{n}" * 60} for n in range(4000)])


@contextmanager
def at_most(book: Book, pages: int) -> Iterator[None]:
    """As on a full disk: the file may not grow beyond so many pages."""

    def limit(connection: Any, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(book._engines.writer, "checkout", limit)
    try:
        yield
    finally:
        event.remove(book._engines.writer, "checkout", limit)
        book._engines.writer.dispose()


def test_a_full_disk_is_one_refusal_and_nothing_is_stored(book: Book) -> None:
    add(book, customer("A"))
    with at_most(book, book.path.stat().st_size // 4096 + 8):
        with pytest.raises(DomainError) as refused:
            act(book, fill)
        assert refused.value.message_id == "errors.disk_full"
    assert book.head().seq == 1
    assert held(book, Customer, 2) is None
    assert add(book, customer("B")) == 2


def test_a_file_that_may_not_grow_is_a_failing_disk(book: Book) -> None:
    resource = pytest.importorskip("resource", reason="Windows sets no limits")
    add(book, customer("A"))
    size = book.path.stat().st_size
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20_000, hard))
    try:
        with pytest.raises(DomainError) as refused:
            act(book, fill)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert refused.value.message_id in ("errors.disk_full", "errors.book_disk_failed")
    assert book.head().seq == 1
    assert add(book, customer("B")) == 2


def test_a_book_that_another_keeps_busy_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    book = Book.open(tmp_path / "book")
    with book.write("a", "long", key="1", on=NOW) as work:
        work.session.add(customer())
        with pytest.raises(DomainError, match="book_busy"):
            add(book, customer("B"))
    assert book.head().seq == 1
    book.close()


@contextmanager
def failing_commit(book: Book, monkeypatch: pytest.MonkeyPatch, *, after: bool) -> Iterator[None]:
    """The disk reports an error at COMMIT: before it is done, or after it was done all the same."""
    dialect = book._engines.writer.dialect
    real = dialect.do_commit

    def commit(connection: Any) -> None:
        if after:
            real(connection)
        failure = sqlite3.OperationalError("disk I/O error")
        failure.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise failure

    monkeypatch.setattr(dialect, "do_commit", commit)
    yield
    monkeypatch.undo()


def test_a_commit_that_fails_stores_nothing_and_says_so(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    with failing_commit(book, monkeypatch, after=False):
        with pytest.raises(DomainError) as refused:
            add(book, customer(), key="k")
        assert refused.value.message_id == "errors.book_disk_failed"
    assert book.find("k") is None
    assert add(book, customer(), key="k") == 1


def test_a_commit_that_fails_and_yet_is_durable_gives_its_outcome(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    with failing_commit(book, monkeypatch, after=True):
        outcome = act(book, lambda w: w.insert_many(Customer, [{"code": "A", "name": "x"}]))
    assert (list(outcome.value), outcome.seq, outcome.repeated) == ([1], 1, False)
    assert held(book, Customer, 1).code == "A"


def test_asked_again_with_its_key_the_first_outcome_is_given(book: Book) -> None:
    first = act(book, lambda w: w.next_number("SO", w.today) if add_one(w) else "", key="k")
    again = act(book, lambda w: w.next_number("SO", w.today) if add_one(w) else "", key="k")
    assert (again.value, again.seq, again.repeated) == (first.value, first.seq, True)
    assert first.value == "SO20261122001"
    assert book.head().seq == 1


def add_one(work: Any) -> bool:
    work.session.add(customer())
    return True


def test_where_even_looking_fails_it_says_that_it_is_unclear(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: str) -> None:
        raise DomainError("errors.book_disk_failed", place="x")

    monkeypatch.setattr(book, "find", fail)
    with (
        failing_commit(book, monkeypatch, after=True),
        pytest.raises(DomainError, match="save_unclear"),
    ):
        add(book, customer())
