"""Products as an order needs them: whose price, what was last sold, and what an order was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.db.book import Book
from app.db.models import CustomerPrice, Product
from app.queries.lookups.order_sheets import last_order_lines, order_sheet
from app.queries.lookups.products import (
    ProductHit,
    ProductsAsk,
    find_products,
    products_by_code,
)
from tests.books import DAY, add, customer, order, order_line

D = Decimal


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book")
    add(opened, customer())
    add(opened, customer("US", currency="USD"))
    for code, name in (("A1", "重磅紙盒"), ("A2", "茶罐標籤"), ("A3", "長條貼紙")):
        add(opened, Product(code=code, name=name, unit="個", price=D(10), moq=D(500),
                            surcharge_percent=D("0.1")))
    yield opened
    opened.close()


def hits(book: Book, text: str, customer_id: int | None = 1) -> list[ProductHit]:
    with book.read() as read:
        return list(find_products(read, ProductsAsk(text, customer_id, DAY)))


def of(book: Book, code: str = "A1", customer_id: int | None = 1, **more: int) -> ProductHit:
    with book.read() as read:
        ask = ProductsAsk("", customer_id, DAY, **more)
        return products_by_code(read, (ask, [code]))[code]


@pytest.mark.parametrize("typed", ["zbzh", "cbzh", "ㄓㄅ", "ㄔㄅ", "chongbang", "zhongbang", "a1"])
def test_either_reading_finds_a_product(book: Book, typed: str) -> None:
    assert [hit.code for hit in hits(book, typed)] == ["A1"]


def test_the_list_price_holds_until_something_was_sold_or_agreed(book: Book) -> None:
    assert (of(book).price, of(book).last, of(book).surcharge) == (D(10), None, D("0.1"))
    add(book, order())
    add(book, order_line(product_id=1, unit_price=D(9), quantity=D(70)))
    sold = of(book)
    assert sold.last is not None
    assert (sold.price, sold.last.price, sold.last.order) == (D(9), D(9), "SO1")
    add(book, CustomerPrice(customer_id=1, product_id=1, price=D(8), valid_from=DAY))
    add(book, CustomerPrice(customer_id=1, product_id=1, price=D(7), valid_from=date(2027, 1, 1)))
    assert of(book).price == D(8)
    assert of(book, customer_id=2).price is None  # the list is in other money
    assert of(book, customer_id=None).price == D(10)


def test_a_price_is_asked_for_in_one_currency(book: Book) -> None:
    add(book, order(currency="USD"))
    add(book, order_line(product_id=1, unit_price=D("0.3")))
    assert (of(book).price, of(book).last) == (D(10), None)
    abroad = of(book, order_id=1)  # that order is being edited: what was paid, but for it
    assert (abroad.price, abroad.last) == (None, None)
    add(book, CustomerPrice(customer_id=1, product_id=1, price=D(8)))
    assert (of(book).price, of(book, order_id=1).price) == (D(8), None)
    add(book, order(number="SO2", currency="USD"))
    assert of(book, order_id=2).price == D("0.3")
    add(book, order(number="SO3", currency="TWD"))
    add(book, order_line(order_id=3, product_id=1, unit_price=D(9)))
    sold = of(book).last
    assert sold is not None
    assert sold.order == "SO3"


def test_an_order_being_edited_is_not_its_own_last_sale(book: Book) -> None:
    add(book, order())
    add(book, order_line(product_id=1, unit_price=D(9)))
    assert of(book, order_id=1).last is None


def test_what_was_bought_of_late_stands_first(book: Book) -> None:
    add(book, order())
    add(book, order_line(product_id=3))
    assert [hit.code for hit in hits(book, "")] == ["A3"]
    assert next(hit.code for hit in hits(book, "a")) == "A3"


def test_the_last_order_is_the_newest_that_was_not_called_off(book: Book) -> None:
    with book.read() as read:
        assert last_order_lines(read, 1) == ()
    for number, called_off in (("SO1", False), ("SO2", True)):
        made = add(book, order(number, cancelled=called_off))
        add(book, order_line(made, product_id=made, quantity=D(made)))
    with book.read() as read:
        assert [one.code for one in last_order_lines(read, 1)] == ["A1"]
        sheet = order_sheet(read, 1)
        assert order_sheet(read, 99) is None
    assert sheet is not None
    assert (sheet.number, sheet.customer.code, sheet.currency) == ("SO1", "C1", "TWD")
    assert [(one.code, one.moq, one.surcharge) for one in sheet.lines] == [
        ("A1", D(500), D("0.1"))
    ]


def test_codes_nobody_has_are_left_out(book: Book) -> None:
    with book.read() as read:
        assert set(products_by_code(read, (ProductsAsk("", 1, DAY), ["A1", "A9"]))) == {"A1"}
