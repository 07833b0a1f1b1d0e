"""What a customer owes and will owe, against its credit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.db.book import Book
from app.db.models import Receipt
from app.domain.money import format_money
from app.domain.months import Month
from app.queries.exposure import Exposure, ExposureAsk, exposure
from app.queries.parties import load_calendar, load_parties
from app.queries.waiting.money import receivables
from tests.books import DAY, add, customer
from tests.queries.ledger_book import make_book
from tests.services.trading import issue, order, ship

D = Decimal


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book")
    add(opened, customer(credit_limit=D(50000)))
    add(opened, customer("C2", currency="USD"))
    yield opened
    opened.close()


def of(book: Book, customer_id: int = 1, currency: str = "TWD", **more: object) -> Exposure:
    ask = ExposureAsk(customer_id, currency, DAY, **more)  # type: ignore[arg-type]
    with book.read() as read:
        found = exposure(read, ask)
    assert found is not None
    return found


def _receipt(number: str, **more: object) -> Receipt:
    values = {"number": number, "date": DAY, "customer_id": 1, "currency": "TWD",
              "amount": D(100), "statement_month": Month.of(DAY)} | more
    return Receipt(**values)  # type: ignore[arg-type]


def test_open_orders_count_with_tax_what_is_still_to_be_delivered(book: Book) -> None:
    order(book, 10, 20)
    order(book, 40)
    before = of(book)
    assert before.open_orders == before.total
    assert before.limit == D(50000)
    ship(book, (1, 10))
    after = of(book)
    assert after.unstated > 0
    # What moved from ordered to delivered is owed all the same.
    assert after.total == before.total
    assert after.open_orders == before.open_orders - after.unstated


def test_an_order_being_edited_is_not_counted_twice(book: Book) -> None:
    order(book, 10)
    order(book, 20)
    whole, rest = of(book), of(book, order_id=2)
    assert rest.open_orders == of(book, order_id=1).open_orders / 2
    assert whole.open_orders == rest.open_orders * 3


def test_a_cheque_counts_until_its_day_has_come(book: Book) -> None:
    add(book, _receipt("R1", method="cheque", cheque_date=date(2027, 3, 1)))
    add(book, _receipt("R2", method="cheque", cheque_date=DAY))
    add(book, _receipt("R3", method="cheque", cheque_date=date(2027, 3, 1), bounced_on=DAY,
                       bounce_month=Month.of(DAY)))
    found = of(book)
    assert found.uncleared == D(100)
    assert found.receivable == D(-200)  # the bounced one is owed again
    assert found.total == D(-100)


def test_other_money_has_no_limit_and_counts_by_itself(book: Book) -> None:
    order(book, 10, customer_id=2)
    dollars = of(book, 2, "USD")
    assert dollars.open_orders > 0
    assert dollars.limit is None
    assert of(book, 2, "TWD").total == 0
    assert of(book, 1, "USD").limit is None


def test_nobody_is_no_exposure(book: Book) -> None:
    with book.read() as read:
        assert exposure(read, ExposureAsk(99, "TWD", DAY)) is None


def test_what_is_stated_is_receivable(book: Book) -> None:
    order(book, 10, 20)
    ship(book, (1, 10))
    delivered = of(book).unstated
    issue(book)
    assert (of(book).receivable, of(book).unstated) == (delivered, D(0))


@pytest.mark.parametrize("seed", range(4))
def test_what_is_overdue_is_what_the_day_says_is_overdue(tmp_path: Path, seed: int) -> None:
    book = make_book(tmp_path / "ledger", seed)
    on = date(2026, 12, 20)
    with book.read() as read:
        parties = load_parties(read.session)
        days = receivables(read.session, on, parties, load_calendar(read.session, "TW"))
        said = {(one.record[1], one.values["amount"], one.due) for one in days}
        found = [(one, cur, exposure(read, ExposureAsk(one, cur, on)))
                 for one in parties for cur in ("TWD", "USD")]
    assert said == {
        (one, format_money(every.overdue, cur, mark=True), every.overdue_since)
        for one, cur, every in found if every is not None and every.overdue
    }
    book.close()
