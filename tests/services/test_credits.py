"""Returns and allowances given by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from app.db.book import Book
from app.db.models import Credit, Customer, Order, OrderLine
from app.domain.choices import CreditKind
from app.domain.errors import DomainError
from app.services.check import check
from app.services.credits import GiveCredit, give_credit
from tests.books import DAY, act, add, customer, held
from tests.services.trading import DECEMBER, NOVEMBER, figures, issue, order, ship, take_back


@pytest.fixture
def desk(book: Book) -> Book:
    """Order 1 of 100 at 10, all of it delivered."""
    add(book, customer())
    order(book, 10)
    ship(book, (1, 100))
    return book


def give(book: Book, amount: str = "333", **more: Any) -> str:
    given = {"customer_id": 1, "date": DAY, "kind": CreditKind.ALLOWANCE, **more}
    command = GiveCredit(**{"amount": Decimal(amount), **given})
    return str(act(book, lambda w: give_credit(w, command), verb="give_credit").value["number"])


def test_an_allowance_is_taxed_as_the_customer_is(desk: Book) -> None:
    assert give(desk, delivery_id=1, complaint="CP1", reason="短少") == "CN20261105001"
    credit = held(desk, Credit, 1)
    assert (credit.base, credit.tax_amount, credit.gross) == (333, 17, 350)
    assert (credit.statement_month, credit.order_line_id) == (NOVEMBER, None)
    assert figures(desk, NOVEMBER).closing == 1050 - 350


def test_an_included_tax_is_taken_out_of_the_amount(desk: Book) -> None:
    act(desk, lambda w: setattr(w.session.get_one(Customer, 1), "tax", "included"))
    give(desk, "105")
    assert (held(desk, Credit, 1).net, held(desk, Credit, 1).gross) == (100, 105)


def test_after_the_statement_it_belongs_to_the_next_month(desk: Book) -> None:
    issue(desk)
    give(desk)
    assert held(desk, Credit, 1).statement_month == DECEMBER


def test_a_return_to_be_replaced_opens_the_order_line_again(desk: Book) -> None:
    number = give(
        desk, kind=CreditKind.RETURN, order_line_id=1, quantity=Decimal(30), replace=True
    )
    assert number == "RT20261105001"
    assert held(desk, Credit, 1).order_id == 1
    assert (held(desk, OrderLine, 1).delivered, held(desk, Order, 1).state) == (70, "part")
    take_back(desk)
    assert (held(desk, OrderLine, 1).delivered, held(desk, Order, 1).state) == (100, "done")
    assert check(desk).sound


def test_a_return_for_good_leaves_the_order_as_it_is(desk: Book) -> None:
    give(desk, kind=CreditKind.RETURN, order_line_id=1, quantity=Decimal(30))
    assert held(desk, OrderLine, 1).delivered == 100


def test_it_has_the_currency_of_what_it_names(desk: Book) -> None:
    order(desk, 5, currency="USD")
    give(desk, "1.255", order_id=2)
    assert (held(desk, Credit, 1).currency, held(desk, Credit, 1).net) == ("USD", Decimal("1.26"))


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"amount": Decimal(0)}, "credit_empty"),
        ({"amount": Decimal(-1)}, "value_negative"),
        ({"replace": True}, "replace_needs_line"),
        ({"replace": True, "order_line_id": 1}, "replace_needs_line"),
        ({"replace": True, "order_line_id": 1, "quantity": Decimal(101)}, "beyond_delivered"),
        ({"order_id": 2, "order_line_id": 1}, "record_gone"),
        ({"customer_id": 2, "delivery_id": 1}, "named_other_customer"),
        ({"customer_id": 2, "order_line_id": 1}, "named_other_customer"),
    ],
)
def test_what_is_no_credit_is_refused(desk: Book, given: dict[str, Any], refusal: str) -> None:
    add(desk, customer("C2"))
    with pytest.raises(DomainError, match=refusal):
        give(desk, **given)
    assert held(desk, Credit, 1) is None
