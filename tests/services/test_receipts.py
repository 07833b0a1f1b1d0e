"""Money that comes in, and cheques that come back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.db.book import Book
from app.db.models import Receipt
from app.domain.choices import ReceiptMethod
from app.domain.errors import DomainError
from app.domain.months import Month
from app.queries.open_documents import OpenDocumentsAsk, open_account
from app.services.check import check
from app.services.given import FieldRefused
from app.services.perform import EditConflict
from app.services.receipts import (
    BounceCheque,
    EditReceipt,
    RecordReceipt,
    bounce_cheque,
    edit_receipt,
    record_receipt,
)
from tests.books import DAY, act, add, customer, held
from tests.services.trading import DECEMBER, NOVEMBER, figures, issue, order, ship, take_back


@pytest.fixture
def desk(book: Book) -> Book:
    add(book, customer())
    order(book, 10)
    return book


def receive(book: Book, amount: str = "500", **more: Any) -> str:
    command = RecordReceipt(
        **{"customer_id": 1, "date": DAY, "amount": Decimal(amount), **more}
    )
    return str(act(book, lambda w: record_receipt(w, command)).value["number"])


def bounce(book: Book, day: date, receipt: int = 1) -> None:
    command = BounceCheque(receipt, book.head().seq, day)
    act(book, lambda w: bounce_cheque(w, command), verb="bounce_cheque")


def test_money_lowers_the_balance_in_its_currencys_unit(desk: Book) -> None:
    ship(desk, (1, 100))
    assert receive(desk, "499.6", bank_fee=Decimal(30)) == "RC20261105001"
    receipt = held(desk, Receipt, 1)
    assert (receipt.amount, receipt.currency, receipt.statement_month) == (500, "TWD", NOVEMBER)
    assert figures(desk, NOVEMBER).closing == 1050 - 530
    take_back(desk)
    assert held(desk, Receipt, 1) is None
    assert check(desk).sound


def test_it_has_the_currency_of_the_first_own_delivery_it_names(desk: Book) -> None:
    order(desk, 5, currency="USD")
    number = ship(desk, (2, 1))
    receive(desk, "1.255", applies_to=f"ALT-1 ; {number}=1.25")
    receipt = held(desk, Receipt, 1)
    assert (receipt.currency, receipt.amount) == ("USD", Decimal("1.26"))


def test_money_after_the_statement_belongs_to_the_next_month(desk: Book) -> None:
    ship(desk, (1, 100))
    issue(desk)
    receive(desk)
    assert held(desk, Receipt, 1).statement_month == DECEMBER


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"amount": Decimal(0)}, "receipt_empty"),
        ({"amount": Decimal("0.4")}, "receipt_empty"),
        ({"amount": Decimal(-1)}, "value_negative"),
        ({"amount": Decimal(10) ** 13}, "value_too_large"),
        ({"method": "barter"}, "value_choice"),
        ({"applies_to": "DN1=many"}, "applies_to"),
        ({"applies_to": "DN1;=500"}, "applies_to"),
        ({"currency": "NT$"}, "value_currency"),
        ({"customer_id": 9}, "record_gone"),
    ],
)
def test_what_is_no_receipt_is_refused(
    desk: Book, given: dict[str, Any], refusal: str
) -> None:
    with pytest.raises(DomainError, match=refusal):
        receive(desk, **given)
    assert held(desk, Receipt, 1) is None


def test_a_bounced_cheque_comes_back_in_the_open_month(desk: Book) -> None:
    ship(desk, (1, 100))
    receive(desk, method=ReceiptMethod.CHEQUE, cheque_date=date(2026, 11, 30))
    issue(desk)
    bounce(desk, date(2026, 11, 30))
    assert held(desk, Receipt, 1).bounce_month == DECEMBER
    assert figures(desk, DECEMBER).closing == 1050
    with pytest.raises(DomainError, match="bounced_already"):
        bounce(desk, date(2026, 12, 1))
    take_back(desk)
    assert held(desk, Receipt, 1).bounced_on is None
    assert figures(desk, DECEMBER).closing == 550


def test_only_a_cheque_bounces_and_not_before_it_came(desk: Book) -> None:
    receive(desk)
    with pytest.raises(DomainError, match="bounce_no_cheque"):
        bounce(desk, date(2026, 11, 30))
    receive(desk, method=ReceiptMethod.DRAFT)
    with pytest.raises(DomainError, match="bounce_before_receipt"):
        bounce(desk, date(2026, 11, 4), receipt=2)
    bounce(desk, DAY, receipt=2)
    assert held(desk, Receipt, 2).bounce_month == Month(2026, 11)


def correct(book: Book, receipt: int = 1, base: int | None = None, **edited: Any) -> None:
    version = book.head().seq if base is None else base
    command = EditReceipt(receipt, version, edited)
    act(book, lambda w: edit_receipt(w, command), verb="edit_receipt")


def test_a_mistyped_sum_is_corrected_and_taken_back(desk: Book) -> None:
    ship(desk, (1, 100))
    receive(desk, "500", bank_fee=Decimal(30))
    correct(desk, amount=Decimal("1019.6"))
    assert (held(desk, Receipt, 1).amount, held(desk, Receipt, 1).bank_fee) == (1020, 30)
    assert figures(desk, NOVEMBER).closing == 0
    take_back(desk)
    assert held(desk, Receipt, 1).amount == 500
    assert figures(desk, NOVEMBER).closing == 520
    assert check(desk).sound


def test_money_meant_for_another_paper_is_applied_anew(desk: Book) -> None:
    first, second = ship(desk, (1, 40)), ship(desk, (1, 60))
    receive(desk, "420", applies_to=first)

    def left() -> dict[str, Decimal]:
        with desk.read() as read:
            account = open_account(read, OpenDocumentsAsk(1, DAY))
        return {one.number: one.remaining for one in account.documents}

    assert left() == {second: Decimal(630)}
    correct(desk, applies_to=second)
    assert left() == {first: Decimal(420), second: Decimal(210)}
    issue(desk)
    correct(desk, applies_to=first, keep=True)
    assert left() == {second: Decimal(630)}


def test_another_day_gives_it_another_month_and_the_same_day_keeps_its_own(desk: Book) -> None:
    receive(desk)
    issue(desk)
    receive(desk)
    assert held(desk, Receipt, 2).statement_month == DECEMBER
    correct(desk, 2, cheque_no="AB1")
    assert held(desk, Receipt, 2).statement_month == DECEMBER
    correct(desk, 2, date=date(2027, 1, 4))
    assert held(desk, Receipt, 2).statement_month == Month(2027, 1)
    correct(desk, 2, date=DAY)
    assert held(desk, Receipt, 2).statement_month == DECEMBER


def test_another_currency_rounds_its_sums_and_moves_it_to_that_account(desk: Book) -> None:
    receive(desk, "12", currency="USD", bank_fee=Decimal("1.5"))
    correct(desk, currency="TWD")
    receipt = held(desk, Receipt, 1)
    assert (receipt.currency, receipt.amount, receipt.bank_fee) == ("TWD", 12, 2)
    correct(desk, currency="", applies_to="")
    assert held(desk, Receipt, 1).currency == "TWD"


@pytest.mark.parametrize(
    ("method", "refusal"), [("remit", "receipt_stated"), ("cheque", "cheque_stated")]
)
def test_what_an_issued_statement_says_of_it_is_refused_with_the_way_out(
    desk: Book, method: str, refusal: str
) -> None:
    ship(desk, (1, 100))
    receive(desk, method=method)
    issue(desk)
    stated: dict[str, Any] = {
        "amount": Decimal(600), "date": date(2026, 11, 6), "discount": Decimal(1),
        "currency": "USD",
    }
    for field, value in stated.items():
        with pytest.raises(FieldRefused, match=refusal) as refused:
            correct(desk, **{field: value})
        assert (refused.value.field, refused.value.params["month"]) == (field, "2026-11")
    correct(desk, amount=Decimal(500), cheque_no="AB1234567", method="cheque")
    assert held(desk, Receipt, 1).cheque_no == "AB1234567"
    bounce(desk, date(2026, 12, 1))
    issue(desk, DECEMBER)
    with pytest.raises(FieldRefused, match="receipt_stated"):
        correct(desk, amount=Decimal(600))


@pytest.mark.parametrize(
    ("edited", "refusal"),
    [
        ({"amount": Decimal(0)}, "receipt_empty"),
        ({"amount": Decimal(-1)}, "value_negative"),
        ({"method": "barter"}, "value_choice"),
        ({"date": None}, "value_required"),
        ({"applies_to": "DN1=many"}, "applies_to"),
        ({"date": date(2026, 11, 21)}, "bounced_receipt"),
        ({"method": "cash"}, "bounced_receipt"),
    ],
)
def test_a_correction_that_makes_no_receipt_is_refused(
    desk: Book, edited: dict[str, Any], refusal: str
) -> None:
    receive(desk, method=ReceiptMethod.CHEQUE)
    bounce(desk, date(2026, 11, 20))
    with pytest.raises(DomainError, match=refusal):
        correct(desk, **edited)
    correct(desk, amount=Decimal(700))
    assert held(desk, Receipt, 1).bounce_month == NOVEMBER


def test_two_who_correct_one_receipt_are_shown_both(desk: Book) -> None:
    receive(desk)
    seen = desk.head().seq
    correct(desk, amount=Decimal(600))
    correct(desk, base=seen, cheque_no="AB1")
    with pytest.raises(EditConflict) as conflict:
        correct(desk, base=seen, amount=Decimal(700), keep=True)
    assert conflict.value.fields == {"amount": (Decimal(600), Decimal(700))}
    receipt = held(desk, Receipt, 1)
    assert (receipt.amount, receipt.cheque_no, receipt.keep) == (600, "AB1", False)


def test_a_receipt_does_not_go_back_into_a_month_that_is_issued_since(desk: Book) -> None:
    ship(desk, (1, 100))
    receive(desk)
    correct(desk, date=date(2026, 12, 2))
    take_back(desk)
    assert held(desk, Receipt, 1).statement_month == NOVEMBER
    correct(desk, date=date(2026, 12, 2))
    issue(desk)
    with pytest.raises(DomainError, match="undo_issued"):
        take_back(desk)
    assert held(desk, Receipt, 1).statement_month == DECEMBER
