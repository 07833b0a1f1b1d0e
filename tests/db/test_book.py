"""A book is a folder; opening makes it once and never spoils what is there."""

from __future__ import annotations

import threading
from pathlib import Path

from app.db.book import Book
from tests.books import act, add, customer


def test_many_who_open_a_new_place_at_once_share_one_book(tmp_path: Path) -> None:
    start, seqs = threading.Barrier(6), []

    def work(n: int) -> None:
        start.wait()
        book = Book.open(tmp_path / "book")
        seqs.append(act(book, lambda w: w.session.add(customer(f"C{n}"))).seq)
        book.close()

    threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(seqs) == [1, 2, 3, 4, 5, 6]


def test_an_interrupted_beginning_is_begun_again(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "book.sqlite3").write_bytes(b"")
    book = Book.open(tmp_path / "book")
    assert add(book, customer()) == 1
    book.close()


def test_what_one_stores_the_other_sees_at_once(tmp_path: Path) -> None:
    one, other = Book.open(tmp_path / "book"), Book.open(tmp_path / "book")
    add(one, customer())
    assert other.head() == one.head()
    assert other.head().seq == 1
    one.close()
    other.close()


def test_a_read_sees_one_moment_while_others_prepare_theirs(tmp_path: Path) -> None:
    from sqlalchemy import func, select

    from app.db.models import Customer
    from tests.books import NOW

    book = Book.open(tmp_path / "book")
    with book.write("mei", "slow", key="1", on=NOW) as work:
        work.session.add(customer())
        work.session.flush()
        with book.read() as read:
            assert read.session.scalar(select(func.count()).select_from(Customer)) == 0
    book.close()
