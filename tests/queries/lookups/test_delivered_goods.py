"""What a customer was sent: by the newest delivery, by number, by name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.db.book import Book
from app.db.models import Product
from app.queries.lookups.delivered_goods import GoodsAsk, find_goods
from tests.books import add, customer, delivery, delivery_line, order, order_line


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    book = Book.open(tmp_path / "book")
    add(book, customer())
    add(book, customer("C2"))
    add(book, Product(code="BX-0331", name="面霜彩盒", unit="個"))
    add(book, order())
    add(book, order_line(name="面霜彩盒 50 ml", product_id=1))
    add(book, order_line(line=2, name="封口貼紙"))
    for number, day in (("DN1", 1), ("DN2", 3), ("DN3", 2)):
        made = delivery(number, voided=number == "DN3")
        made.date = date(2026, 11, day)
        add(book, made)
    add(book, delivery_line(1, 1, quantity=Decimal(60)))
    add(book, delivery_line(2, 2))
    add(book, delivery_line(3, 1))
    yield book
    book.close()


def found(book: Book, text: str = "", customer_id: int = 1) -> list[tuple[str, str]]:
    with book.read() as read:
        hits = find_goods(read, GoodsAsk(customer_id, text))
    return [(hit.delivery, hit.name) for hit in hits]


def test_the_newest_comes_first_and_a_void_one_not_at_all(book: Book) -> None:
    assert found(book) == [("DN2", "封口貼紙"), ("DN1", "面霜彩盒 50 ml")]


@pytest.mark.parametrize("text", ["dn1", "DN1/1", "面霜", "BX-03", " 50 ml "])
def test_goods_are_found_by_number_name_and_code(book: Book, text: str) -> None:
    assert found(book, text) == [("DN1", "面霜彩盒 50 ml")]


def test_a_sign_of_the_search_is_no_wildcard(book: Book) -> None:
    assert found(book, "%") == []


def test_another_customers_goods_are_not_offered(book: Book) -> None:
    assert found(book, customer_id=2) == []
