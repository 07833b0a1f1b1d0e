"""Returns and allowances given by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.db.book import Book
from app.db.models import Credit, Customer, Delivery, Order, OrderLine
from app.domain.choices import CreditKind
from app.domain.errors import DomainError
from app.services.check import check
from app.services.credits import EditCredit, GiveCredit, edit_credit, give_credit
from app.services.deliveries import VoidDelivery, void_delivery
from app.services.given import FieldRefused
from app.services.perform import EditConflict
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


def correct(book: Book, credit: int = 1, base: int | None = None, **edited: Any) -> None:
    command = EditCredit(credit, book.head().seq if base is None else base, edited)
    act(book, lambda w: edit_credit(w, command), verb="edit_credit")


def test_a_corrected_sum_is_taxed_by_what_was_posted_and_taken_back(desk: Book) -> None:
    give(desk)
    act(desk, lambda w: setattr(w.session.get_one(Customer, 1), "tax", "zero"))
    correct(desk, amount=Decimal(200), reason="少了 20 個")
    credit = held(desk, Credit, 1)
    assert (credit.base, credit.tax_amount, credit.gross) == (200, 10, 210)
    assert (credit.reason, credit.kind, credit.currency) == ("少了 20 個", "allowance", "TWD")
    assert figures(desk, NOVEMBER).closing == 1050 - 210
    take_back(desk)
    assert figures(desk, NOVEMBER).closing == 1050 - 350


def test_a_credit_of_another_kind_keeps_its_number_and_its_account(desk: Book) -> None:
    number = give(desk)
    before = figures(desk, NOVEMBER)
    correct(desk, kind=CreditKind.RETURN)
    credit = held(desk, Credit, 1)
    assert (credit.kind, credit.number) == ("return", number)
    assert figures(desk, NOVEMBER) == before
    with pytest.raises(FieldRefused, match="value_choice"):
        correct(desk, kind="gift")
    take_back(desk)
    assert held(desk, Credit, 1).kind == "allowance"
    assert check(desk).sound


def test_goods_named_later_open_their_line_and_let_it_go_again(desk: Book) -> None:
    give(desk, kind=CreditKind.RETURN)
    correct(desk, order_line_id=1, delivery_id=1, quantity=Decimal(30), replace=True)
    assert held(desk, Credit, 1).order_id == 1
    assert held(desk, OrderLine, 1).delivered == 70
    correct(desk, quantity=Decimal(100))
    assert held(desk, OrderLine, 1).delivered == 0
    correct(desk, order_line_id=None, delivery_id=None, replace=False)
    assert (held(desk, Credit, 1).order_id, held(desk, OrderLine, 1).delivered) == (None, 100)
    take_back(desk)
    assert (held(desk, OrderLine, 1).delivered, held(desk, Order, 1).state) == (0, "open")
    with pytest.raises(DomainError, match="return_beyond_delivered"):
        correct(desk, quantity=Decimal(101))
    assert check(desk).sound


def test_a_reason_is_corrected_though_the_delivery_is_voided_since(desk: Book) -> None:
    give(desk, kind=CreditKind.RETURN, order_line_id=1, quantity=Decimal(30), replace=True)
    seen = held(desk, Delivery, 1).version
    act(desk, lambda w: void_delivery(w, VoidDelivery(1, seen)))
    correct(desk, reason="少了 30 個")
    assert held(desk, Credit, 1).reason == "少了 30 個"
    with pytest.raises(DomainError, match="return_beyond_delivered"):
        correct(desk, quantity=Decimal(20))


def test_goods_of_another_currency_move_it_to_that_account(desk: Book) -> None:
    order(desk, 5, currency="USD")
    ship(desk, (2, 10))
    give(desk, "1")
    correct(desk, delivery_id=2, amount=Decimal("1.255"))
    credit = held(desk, Credit, 1)
    assert (credit.currency, credit.base) == ("USD", Decimal("1.26"))
    correct(desk, delivery_id=None)
    assert (held(desk, Credit, 1).currency, held(desk, Credit, 1).base) == ("TWD", 1)


def test_a_credit_does_not_go_back_to_an_account_that_is_stated_since(desk: Book) -> None:
    order(desk, 5, currency="USD")
    ship(desk, (2, 10))
    give(desk, "1")
    correct(desk, delivery_id=2)
    issue(desk)
    with pytest.raises(DomainError, match="undo_issued"):
        take_back(desk)
    assert held(desk, Credit, 1).currency == "USD"


def test_another_day_gives_a_credit_another_month(desk: Book) -> None:
    give(desk)
    correct(desk, date=date(2026, 12, 2))
    assert held(desk, Credit, 1).statement_month == DECEMBER


def test_a_stated_credit_keeps_its_figures_and_says_the_way_out(desk: Book) -> None:
    give(desk, order_line_id=1, quantity=Decimal(5), kind=CreditKind.RETURN)
    issue(desk)
    stated: dict[str, Any] = {
        "amount": Decimal(1), "date": date(2026, 11, 6), "quantity": Decimal(6),
        "order_line_id": None, "kind": CreditKind.ALLOWANCE,
    }
    for field, value in stated.items():
        with pytest.raises(FieldRefused, match="credit_stated") as refused:
            correct(desk, **{field: value})
        assert refused.value.field == field.removesuffix("_id")
    correct(desk, amount=Decimal(333), reason="受潮", complaint="CP1", replace=True)
    assert held(desk, Credit, 1).reason == "受潮"
    assert held(desk, OrderLine, 1).delivered == 95
    assert figures(desk, DECEMBER).opening == 1050 - 350


@pytest.mark.parametrize(
    ("edited", "refusal"),
    [
        ({"amount": Decimal(0)}, "credit_empty"),
        ({"amount": Decimal(-1)}, "value_negative"),
        ({"replace": True}, "replace_needs_line"),
        ({"delivery_id": 9}, "record_gone"),
        ({"date": None}, "value_required"),
    ],
)
def test_a_correction_that_makes_no_credit_is_refused(
    desk: Book, edited: dict[str, Any], refusal: str
) -> None:
    give(desk)
    with pytest.raises(DomainError, match=refusal):
        correct(desk, **edited)


def test_two_who_correct_one_credit_are_shown_both(desk: Book) -> None:
    give(desk)
    seen = desk.head().seq
    correct(desk, amount=Decimal(300))
    correct(desk, base=seen, reason="受潮")
    with pytest.raises(EditConflict) as conflict:
        correct(desk, base=seen, amount=Decimal(200))
    assert conflict.value.fields == {"amount": (Decimal(300), Decimal(200))}
    assert held(desk, Credit, 1).base == 300
