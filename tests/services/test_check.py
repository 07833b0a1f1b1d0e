"""What was changed behind the journal's back is named, row and column."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.db.book import Book
from app.db.models import Customer, Firm
from app.i18n import Language, Translator
from app.services.check import Fault, FaultKind, check
from tests.books import act, add, customer, delivery, delivery_line, order, order_line


@pytest.fixture
def worked(book: Book) -> Book:
    """A book with a little of everything, written in every way."""
    add(book, customer("A", opening_balance=-1))
    act(book, lambda w: w.insert_many(Customer, [
        {"code": f"B{n}", "name": f"{n}"} for n in range(300)
    ]))
    act(book, lambda w: w.update_many(Customer, [{"id": n, "phone": "1"} for n in range(5, 20)]))
    act(book, lambda w: w.delete_many(Customer, [7]))
    add(book, order())
    add(book, order_line())
    act(book, lambda w: setattr(w.session.get_one(Customer, 1), "name", "二"))
    return book


def behind(book: Book, *statements: str) -> None:
    with closing(sqlite3.connect(book.path)) as raw:
        for statement in statements:
            raw.execute(statement)
        raw.commit()


def places(book: Book) -> set[tuple[FaultKind, str, int, str]]:
    return {(f.kind, f.entity, f.record_id, f.column) for f in check(book).faults}


def derive(book: Book) -> None:
    from app.services.order_refresh import refresh_lines, refresh_orders

    act(book, lambda w: refresh_orders(w, refresh_lines(w, [1])))


def test_an_honest_book_is_sound(worked: Book) -> None:
    derive(worked)
    report = check(worked)
    assert report.faults == ()
    assert (report.sound, report.actions) == (True, 7)


def test_a_check_leaves_nothing_behind(worked: Book) -> None:
    before = sorted(p.name for p in worked.place.iterdir())
    check(worked)
    assert sorted(p.name for p in worked.place.iterdir()) == before


@pytest.mark.parametrize(("statement", "place"), [
    ("UPDATE customer SET phone = '2' WHERE id = 9", ("changed", "customer", 9, "phone")),
    ("UPDATE customer SET opening_balance = -200 WHERE id = 1",
     ("changed", "customer", 1, "opening_balance")),
    ("UPDATE customer SET tax_rate = 0 WHERE id = 3", ("changed", "customer", 3, "tax_rate")),
    ("UPDATE customer SET version = 1 WHERE id = 9", ("changed", "customer", 9, "version")),
    ("DELETE FROM customer WHERE id = 301", ("removed", "customer", 301, "")),
    ("INSERT INTO holiday (version, date, region, name, working) VALUES (1, '', '', '', 0)",
     ("added", "holiday", 1, "")),
    ("UPDATE orders SET net = 1", ("derived", "orders", 1, "net")),
    ("UPDATE order_line SET delivered = 5", ("derived", "order_line", 1, "delivered")),
    *[
        (f"UPDATE journal SET {column} = '2020-01-01 00:00:00.000000' WHERE seq = 4",
         ("chain", "", 4, ""))
        for column in ("at", "actor", "verb", "key", "batch", "answer", "summary", "prev_hash",
                       "hash")
    ],
    ("UPDATE journal SET undoes = 2 WHERE seq = 4", ("chain", "", 4, "")),
    ("UPDATE journal_block SET content = zeroblob(9) WHERE seq = 1", ("chain", "", 1, "")),
    ("UPDATE journal_block SET entity = 'product' WHERE seq = 1", ("chain", "", 1, "")),
    ("DELETE FROM journal WHERE seq = 3", ("chain", "", 4, "")),
    ("UPDATE orders SET customer_id = 999", ("reference", "orders", 1, "")),
])
def test_each_change_is_named(
    worked: Book, statement: str, place: tuple[str, str, int, str]
) -> None:
    derive(worked)
    behind(worked, statement)
    assert place in places(worked)


def test_minus_one_is_not_minus_two(book: Book) -> None:
    """CPython gives both the same hash."""
    from decimal import Decimal

    add(book, customer(opening_balance=Decimal("-0.01")))
    behind(book, "UPDATE customer SET opening_balance = -2")
    assert places(book) == {(FaultKind.CHANGED, "customer", 1, "opening_balance")}


def test_a_stored_file_that_is_gone_or_changed_is_named(book: Book) -> None:
    def give_forms(statement_form: str, note_form: str) -> Callable[..., None]:
        return lambda w: w.session.add(
            Firm(statement_template=statement_form, note_template=note_form))

    one, other = book.files.put(b"statement"), book.files.put(b"note")
    act(book, give_forms(one, other))
    assert check(book).sound
    book.files.path(one).unlink()
    book.files.path(other).write_bytes(b"else")
    assert places(book) == {
        (FaultKind.FILE_MISSING, "firm", 1, "statement_template"),
        (FaultKind.FILE_DAMAGED, "firm", 1, "note_template"),
    }


def test_a_damaged_file_is_said_to_be_so(worked: Book) -> None:
    with closing(sqlite3.connect(worked.path)) as raw:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'ix_customer_name'"
        (page,) = raw.execute(query).fetchone()
    with worked.path.open("r+b") as file:
        file.seek((page - 1) * 4096 + 100)
        file.write(b"\xff" * 900)
    report = check(worked)
    assert report.faults
    assert {fault.kind for fault in report.faults} == {FaultKind.ENGINE}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", list(FaultKind))
def test_every_fault_has_its_sentence(kind: FaultKind, language: Language) -> None:
    fault = Fault(kind, "customer", 3, "phone", "1")
    assert Translator(language)(fault.message_id, **fault.params)


def test_two_journals_cannot_be_mixed(worked: Book, tmp_path: Path) -> None:
    """An entry that is sound in itself but follows another is found by the chain."""
    other = Book.open(tmp_path / "other")
    add(other, customer("Z"))
    other.close()
    shutil.copy(other.path, tmp_path / "other.sqlite3")
    behind(
        worked,
        f"ATTACH '{tmp_path / 'other.sqlite3'}' AS o",
        "DELETE FROM journal WHERE seq = 1",
        "INSERT INTO journal SELECT * FROM o.journal WHERE seq = 1",
    )
    assert (FaultKind.CHAIN, "", 1, "") in places(worked)


def test_totals_of_a_delivery_are_kept_by_the_journal(worked: Book) -> None:
    add(worked, delivery())
    add(worked, delivery_line())
    behind(worked, "UPDATE delivery SET gross = gross + 100")
    assert (FaultKind.CHANGED, "delivery", 1, "gross") in places(worked)
