"""One product: prices by customer, orders by month, complaints still open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.db.book import Book
from app.db.models import Complaint, CustomerPrice, Product
from app.domain.months import Month
from app.queries.panes import products
from app.queries.panes.products import ProductPane, ProductPaneAsk, product_pane
from tests.books import add, customer, order, order_line

ON = date(2026, 11, 5)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    book = Book.open(tmp_path / "book")
    add(book, customer("C1", short_name="大華"))
    add(book, customer("C2"))
    add(book, Product(code="BX-0331", name="面霜彩盒", unit="個", moq=Decimal(5000)))
    add(book, Product(code="BX-0332", name="別的"))
    days = (date(2026, 11, 2), date(2026, 10, 30), date(2025, 12, 1), date(2025, 11, 30))
    for place, day in enumerate(days, start=1):
        made = order(f"SO{place}")
        made.date = day
        add(book, made)
        add(book, order_line(place, product_id=1, quantity=Decimal(place * 10)))
    cancelled = order("SO9", cancelled=True)
    add(book, cancelled)
    add(book, order_line(5, product_id=1))
    yield book
    book.close()


def pane(book: Book, product_id: int = 1) -> ProductPane:
    with book.read() as read:
        found = product_pane(read, ProductPaneAsk(product_id, ON))
    assert found is not None
    return found


def test_twelve_months_end_with_this_one(book: Book) -> None:
    months = dict(pane(book).months)
    assert list(months) == [Month(2025, 12).plus(ahead) for ahead in range(12)]
    assert {month: amount for month, amount in months.items() if amount} == {
        Month(2025, 12): 30, Month(2026, 10): 20, Month(2026, 11): 10}


def test_the_latest_orders_come_first_and_cancelled_ones_not(book: Book) -> None:
    one = pane(book)
    assert [line.number for line in one.orders] == ["SO1", "SO2", "SO3", "SO4"]
    assert one.last_ordered == date(2026, 11, 2)
    assert one.orders[0].customer == "大華"


def test_a_price_is_in_the_customers_currency_where_its_order_names_none(book: Book) -> None:
    add(book, customer("U1", currency="USD"))
    for number, currency in (("SO7", ""), ("SO8", "HKD")):
        add(book, order(number, 3, currency=currency))
        add(book, order_line(6 if not currency else 7, product_id=1))
    assert {one.number: one.currency for one in pane(book).orders} == {
        "SO8": "HKD", "SO7": "USD", "SO1": "", "SO2": "", "SO3": "", "SO4": ""}


def test_prices_by_customer_newest_first(book: Book) -> None:
    add(book, CustomerPrice(customer_id=1, product_id=1, price=Decimal("1.2"), valid_from=None))
    add(book, CustomerPrice(customer_id=2, product_id=1, price=Decimal("1.3"),
                            valid_from=date(2026, 1, 1), customer_item_no="F-1"))
    one = pane(book)
    assert [(price.code, price.price) for price in one.prices] == [
        ("C2", Decimal("1.3")), ("C1", Decimal("1.2"))]
    assert one.price_count == 2


def test_only_open_complaints_count(book: Book) -> None:
    for number, closed in (("CP1", None), ("CP2", datetime(2026, 11, 3))):
        add(book, Complaint(number=number, received_at=datetime(2026, 11, 1), customer_id=1,
                            order_line_id=1, closed_at=closed))
    assert pane(book).complaints == 1
    assert pane(book, 2).complaints == 0


def test_one_never_ordered_says_so(book: Book) -> None:
    one = pane(book, 2)
    assert (one.last_ordered, one.orders, one.prices) == (None, (), ())
    assert all(amount == 0 for _, amount in one.months)


@pytest.mark.parametrize("newest", [0, 1, 2, 3, 9])
@pytest.mark.parametrize("shown", [1, 2, 3, 8])
def test_what_is_in_many_orders_shows_the_same_last_ones(
    book: Book, monkeypatch: pytest.MonkeyPatch, newest: int, shown: int
) -> None:
    """Also where several orders are of one day, and the newest ones hold something else."""
    for place in range(6, 9):
        made = order(f"SO1{place}")
        made.date = date(2026, 10, 30)
        add(book, made)
        add(book, order_line(place, product_id=1 + place % 2))
    monkeypatch.setattr(products, "SHOWN", shown)
    usual = pane(book).orders
    monkeypatch.setattr(products, "MANY_LINES", 0)
    monkeypatch.setattr(products, "NEWEST_ORDERS", newest)
    assert pane(book).orders == usual
    assert len(usual) == min(shown, 6)
