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
from app.services.check import check
from app.services.receipts import BounceCheque, RecordReceipt, bounce_cheque, record_receipt
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
