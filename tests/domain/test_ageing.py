from __future__ import annotations

from decimal import Decimal

import pytest

from app.domain.ageing import Ageing, ageing, cheques_not_due, due_date_of_period
from app.domain.calendar import TermShift
from app.domain.tax import TaxMode
from app.domain.terms import Invoicing, TermBase, Terms, TermUnit
from tests.domain.accounts import MONTHLY, NOVEMBER, Books, day
from tests.domain.taiwan import TAIWAN

DECEMBER = NOVEMBER.next()
ON_DELIVERY = Terms(term_base=TermBase.DELIVERY)


def buckets(*values: int) -> Ageing:
    return Ageing(*(Decimal(value) for value in values))


@pytest.mark.parametrize(
    ("delivered", "expected"),
    [
        ("11-30", buckets(100, 0, 0, 0, 0, 0)),
        ("11-29", buckets(0, 100, 0, 0, 0, 0)),
        ("10-31", buckets(0, 100, 0, 0, 0, 0)),
        ("10-30", buckets(0, 0, 100, 0, 0, 0)),
        ("10-01", buckets(0, 0, 100, 0, 0, 0)),
        ("09-30", buckets(0, 0, 0, 100, 0, 0)),
        ("09-01", buckets(0, 0, 0, 100, 0, 0)),
        ("08-31", buckets(0, 0, 0, 0, 100, 0)),
    ],
)
def test_an_item_ages_from_its_due_date(delivered: str, expected: Ageing) -> None:
    books = Books(ON_DELIVERY, tax=TaxMode.EXEMPT).delivery("A", delivered, "100")
    assert ageing(books.account(), NOVEMBER) == expected


def test_what_is_due_on_the_closing_day_is_not_late() -> None:
    books = Books(tax=TaxMode.EXEMPT).delivery("A", "11-05", "100")
    assert ageing(books.account(), NOVEMBER).not_due == 100
    assert ageing(books.account(), DECEMBER).d31_60 == 100


def test_an_opening_balance_without_a_date_is_the_oldest_of_all() -> None:
    assert ageing(Books(opening="100").account(), NOVEMBER).over_90 == 100
    assert ageing(Books(opening="100", opened="11-15").account(), NOVEMBER).d1_30 == 100


def test_money_without_a_debt_is_below_zero() -> None:
    books = Books(opening="100").receipt("R1", "11-05", "130")
    assert ageing(books.account(), NOVEMBER) == buckets(0, 0, 0, 0, 0, -30)


def test_kept_money_stands_beside_the_debt_it_does_not_pay() -> None:
    books = Books(opening="100").receipt("R1", "11-05", "30", keep=True)
    assert ageing(books.account(), NOVEMBER) == buckets(0, 0, 0, 0, 100, -30)


def test_a_bounced_cheque_opens_the_debt_again_with_its_first_due_date() -> None:
    books = Books(ON_DELIVERY, tax=TaxMode.EXEMPT).delivery("A", "11-10", "100")
    books.receipt("R1", "11-20", "100", "A", cheque="12-10", bounced="12-11")
    assert ageing(books.account(), NOVEMBER) == buckets(0, 0, 0, 0, 0, 0)
    assert ageing(books.account(), DECEMBER) == buckets(0, 0, 100, 0, 0, 0)


def test_cheques_not_due_are_received_dated_later_and_not_bounced() -> None:
    books = Books(Terms(25))
    books.receipt("R1", "11-20", "970", fee="30", cheque="11-26")
    books.receipt("R2", "11-20", "500", cheque="11-25")
    books.receipt("R3", "11-26", "500", cheque="12-31")
    books.receipt("R4", "11-20", "500", cheque="12-31", bounced="11-25")
    books.receipt("R5", "11-20", "400", cheque="12-31", bounced="11-26")
    books.receipt("R6", "11-20", "500")
    books.receipt("R7", "10-20", "500", cheque="12-31", bounced="12-31", history=True)
    assert cheques_not_due(books.account(), NOVEMBER) == 970 + 400
    assert cheques_not_due(books.account(), DECEMBER) == 500


def test_a_period_is_due_as_one_unless_each_delivery_is_due_on_its_own() -> None:
    closing = Terms(25, term_count=1, term_shift=TermShift.NEXT)
    assert due_date_of_period(Books(closing, calendar=TAIWAN).account(), NOVEMBER) == day("12-28")
    assert due_date_of_period(Books(ON_DELIVERY).account(), NOVEMBER) is None
    whole = Terms(25, Invoicing.MONTHLY, TermBase.DELIVERY, 30, TermUnit.DAYS)
    assert due_date_of_period(Books(whole).account(), NOVEMBER) == day("12-25")
    assert due_date_of_period(Books(MONTHLY).account(), NOVEMBER) == day("11-30")
