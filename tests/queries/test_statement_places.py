"""Where a customer's statement is looked for when only he is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.db.book import Book
from app.domain.months import Month
from app.queries.statement_places import Place, PlaceAsk, statement_place
from tests.books import add, customer
from tests.services.trading import NOVEMBER, issue, order, ship


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book")
    add(opened, customer("C1"))
    add(opened, customer("C2"))
    yield opened
    opened.close()


def place(book: Book, code: str, now: Month) -> Place | None:
    with book.read() as read:
        return statement_place(read, PlaceAsk(None, code, now))


def test_a_customer_is_found_in_the_month_to_be_stated_else_in_the_one_that_runs(
    book: Book,
) -> None:
    order(book, 10)
    ship(book, (1, 60))
    assert place(book, "C1", Month(2026, 12)) == Place(1, "TWD", NOVEMBER)
    assert place(book, "C1", NOVEMBER) == Place(1, "TWD", NOVEMBER)


def test_one_with_nothing_then_is_found_in_his_last_statement_and_without_any_nowhere(
    book: Book,
) -> None:
    order(book, 10)
    ship(book, (1, 60))
    issue(book)
    assert place(book, "C1", Month(2026, 5)) == Place(1, "TWD", NOVEMBER)
    assert place(book, "C2", NOVEMBER) is None
    assert place(book, "C9", NOVEMBER) is None
