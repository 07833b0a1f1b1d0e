"""What a customer still has coming, and what it pays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.db.book import Book
from app.db.models import Product
from app.queries.open_lines import OpenLine, OpenLinesAsk, open_lines
from app.services.order_lines import NewLine
from app.services.orders import PlaceOrder, place_order
from tests.books import DAY, act, add, customer
from tests.services.trading import order, ship


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book")
    add(opened, customer())
    add(opened, customer("C2", currency="USD"))
    add(opened, Product(code="T", name="膠帶", tolerance_percent=Decimal("0.1"), price=Decimal(9)))
    yield opened
    opened.close()


def lines(book: Book, customer_id: int = 1, **more: Any) -> tuple[OpenLine, ...]:
    with book.read() as read:
        return open_lines(read, OpenLinesAsk(customer_id, **more))


def of_product(book: Book, price: str, **more: Any) -> None:
    line = NewLine(Decimal(100), Decimal(price), product_id=1, discount_percent=Decimal("0.02"))
    command = PlaceOrder(**{"customer_id": 1, "date": DAY, "lines": (line,), **more})
    act(book, lambda w: place_order(w, command))


def test_only_what_is_outstanding_of_this_customer_is_open(book: Book) -> None:
    order(book, 10, 20)
    order(book, 30, customer_id=2)
    ship(book, (1, 100), (2, 40))
    assert [(one.line_id, one.batch) for one in lines(book)] == [(2, 2)]
    assert lines(book)[0].outstanding == 60
    assert [(one.line_id, one.currency) for one in lines(book, 2)] == [(3, "USD")]


def test_what_is_due_first_stands_first(book: Book) -> None:
    order(book, 10)
    order(book, 20, promised_date=date(2026, 12, 1), required_date=date(2026, 11, 1))
    order(book, 30, required_date=date(2026, 11, 30))
    assert [one.unit_price for one in lines(book)] == [30, 20, 10]
    assert [one.order_id for one in lines(book, order_id=2)] == [2]


def test_tolerance_is_told_with_the_line(book: Book) -> None:
    of_product(book, "8")
    ship(book, (1, 60))
    assert lines(book)[0].most == 50
