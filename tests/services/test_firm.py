"""The firm's own fields."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from app.db.book import Book
from app.db.models import Firm, Order
from app.domain.errors import DomainError
from app.services.check import check
from app.services.firm import EditFirm, edit_firm
from tests.books import act, add, customer, held
from tests.services.trading import order, ship, take_back


def change(book: Book, **edited: Any) -> None:
    act(book, lambda w: edit_firm(w, EditFirm(book.head().seq, edited)), verb="edit_firm")


def test_a_new_rate_revalues_what_is_ordered(book: Book) -> None:
    add(book, customer())
    order(book, 10)
    change(book, name="承昌", tax_rate=Decimal("0.1"))
    assert (held(book, Firm, 1).name, held(book, Order, 1).gross) == ("承昌", 1100)
    take_back(book)
    assert held(book, Order, 1).gross == 1050
    assert check(book).sound


def test_what_papers_were_posted_by_stays(book: Book) -> None:
    add(book, customer())
    order(book, 10)
    change(book, tax_rounding="line", currency="CNY")
    change(book, currency="TWD")
    ship(book, (1, 1))
    for edited in ({"tax_rounding": "document"}, {"currency": "CNY"}):
        with pytest.raises(DomainError, match="firm_posted"):
            change(book, **edited)
    change(book, tax_rounding="line", statement_day=3)
    assert held(book, Firm, 1).statement_day == 3
    assert check(book).sound
