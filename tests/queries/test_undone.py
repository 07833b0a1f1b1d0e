"""What was taken back, by the name a person knows it by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.db.book import Book
from app.db.models import Customer, Delivery, Product
from app.db.unit_of_work import Work
from app.queries.undone import Act, Undone, undone
from tests.books import DAY, act, add, customer, delivery, order, order_line


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    book = Book.open(tmp_path / "book")
    yield book
    book.close()


def told(book: Book) -> Undone | None:
    with book.read() as read:
        return undone(read, book.head().seq)


def test_a_new_record_is_named_by_its_number_or_code(book: Book) -> None:
    add(book, customer("C0007"))
    assert told(book) == Undone("customer", "C0007")
    add(book, order("SO20261105001"))
    assert told(book) == Undone("orders", "SO20261105001")


def test_a_line_with_its_order_is_the_order(book: Book) -> None:
    add(book, customer())

    def place(work: Work) -> None:
        work.session.add(order("SO9"))
        work.session.flush()
        work.session.add(order_line())

    act(book, place)
    assert told(book) == Undone("orders", "SO9")


def test_a_change_that_leaves_the_name_asks_the_record(book: Book) -> None:
    add(book, customer("C0007"))

    def call(work: Work) -> None:
        work.session.get_one(Customer, 1).phone = "04-1"

    act(book, call)
    assert told(book) == Undone("customer", "C0007", act=Act.CHANGED)


def test_one_that_is_gone_keeps_its_name(book: Book) -> None:
    add(book, Product(code="P001", name="紙盒"))
    act(book, lambda work: work.session.delete(work.session.get_one(Product, 1)))
    assert told(book) == Undone("product", "P001", act=Act.REMOVED)


def test_what_was_done_with_a_paper_is_told_from_the_paper(book: Book) -> None:
    add(book, customer())
    for number in ("DN1", "DN2"):
        add(book, delivery(number))

    def arrive(work: Work, *ids: int) -> None:
        for i in ids:
            work.session.get_one(Delivery, i).arrived_on = DAY
            work.session.get_one(Customer, 1).phone = f"04-{i}"

    act(book, lambda work: arrive(work, 1))
    assert told(book) == Undone("delivery", "DN1", act=Act.ARRIVED)

    def void(work: Work) -> None:
        for one in work.session.query(Delivery):
            one.voided = True

    act(book, void)
    assert told(book) == Undone("delivery", "", act=Act.VOIDED, count=2)

    def ship(work: Work) -> None:
        work.session.get_one(Customer, 1).phone = "04-9"
        work.session.add(delivery("DN3"))

    act(book, ship)
    assert told(book) == Undone("delivery", "DN3")


def test_many_records_are_not_named(book: Book) -> None:
    rows = [{"code": f"C{place}", "name": "x"} for place in range(3)]
    act(book, lambda work: work.insert_many(Customer, rows))
    assert told(book) == Undone("customer", "", many=True)
