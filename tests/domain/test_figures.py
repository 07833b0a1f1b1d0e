from __future__ import annotations

from decimal import Decimal

import pytest

from app.domain.figures import Figures, TaxGroup, month_figures, monthly_tax
from app.domain.months import Month
from app.domain.tax import TaxMode
from app.domain.terms import Invoicing, Terms
from tests.domain.accounts import FIVE, MONTHLY, NOVEMBER, Books

DECEMBER = NOVEMBER.next()


def figures(*values: str | int) -> Figures:
    return Figures(*(Decimal(value) for value in values))


@pytest.mark.parametrize("terms", [Terms(), MONTHLY])
def test_the_worked_statement(terms: Terms) -> None:
    books = Books(terms, opening="186900", opened="10-31")
    books.delivery("DN1", "11-03", "82000").delivery("DN2", "11-12", "76000")
    books.delivery("DN3", "11-30", "46000").credit("CN1", "11-20", "4000")
    books.receipt("RC1", "11-25", "179970", fee="30")
    assert month_figures(books.account(), NOVEMBER) == figures(
        186900, 204000, 4000, 10000, 180000, 0, 216900
    )


def test_each_delivery_is_taxed_on_its_own_unless_the_month_is_invoiced_as_one() -> None:
    for terms, tax in ((Terms(), 153), (MONTHLY, 152)):
        books = Books(terms)
        for number in ("DN1", "DN2", "DN3"):
            books.delivery(number, "11-05", "1010")
        assert month_figures(books.account(), NOVEMBER).tax == tax


def test_a_monthly_period_is_taxed_on_what_is_left_after_credits() -> None:
    books = Books(MONTHLY).delivery("DN1", "11-05", "1010").credit("CN1", "11-06", "1000")
    assert month_figures(books.account(), NOVEMBER) == figures(0, 1010, 1000, 1, 0, 0, 11)


def test_the_whole_included_tax_of_a_month_comes_out_of_its_sales() -> None:
    books = Books(MONTHLY, tax=TaxMode.INCLUDED)
    books.delivery("DN1", "11-05", "999").delivery("DN2", "11-06", "1000")
    books.credit("CN1", "11-07", "499")
    # 1,500 gross: 1,429 + 71. Credits stay gross.
    assert month_figures(books.account(), NOVEMBER) == figures(0, 1928, 499, 71, 0, 0, 1500)


def test_credits_may_outweigh_a_month_s_deliveries() -> None:
    books = Books(MONTHLY).delivery("DN1", "11-05", "100").credit("CN1", "11-07", "310")
    # −210 × 5 % = −10.5, away from zero.
    assert month_figures(books.account(), NOVEMBER) == figures(0, 100, 310, -11, 0, 0, -221)


def test_each_mode_and_rate_of_a_mixed_month_is_taxed_once() -> None:
    groups = [
        TaxGroup(TaxMode.EXCLUDED, FIVE, Decimal(3030), Decimal(0)),
        TaxGroup(TaxMode.INCLUDED, FIVE, Decimal(1050), Decimal(0)),
        TaxGroup(TaxMode.ZERO, FIVE, Decimal(500), Decimal(20)),
    ]
    assert monthly_tax(groups, "TWD") == (Decimal(4530), Decimal(20), Decimal(202))
    books = Books(MONTHLY).delivery("DN1", "11-05", "3030")
    books.delivery("DN2", "11-06", "1050", tax=TaxMode.INCLUDED)
    assert month_figures(books.account(), NOVEMBER) == figures(0, 4030, 0, 202, 0, 0, 4232)


def test_a_month_opens_with_what_the_last_one_closed_with() -> None:
    books = Books(Terms(25), opening="100")
    books.delivery("DN1", "11-25", "1000").delivery("DN2", "11-26", "2000")
    books.receipt("RC1", "12-01", "500")
    assert month_figures(books.account(), NOVEMBER).closing == 1150
    assert month_figures(books.account(), DECEMBER) == figures(1150, 2000, 0, 100, 500, 0, 2750)
    assert month_figures(books.account(), Month(2027, 6)) == figures(2750, 0, 0, 0, 0, 0, 2750)


def test_invoicing_is_that_of_the_paper_s_own_month() -> None:
    changed = (DECEMBER, Terms(invoicing=Invoicing.MONTHLY))
    books = Books(Terms(), changes=(changed,))
    for number, on in (("A", "11-05"), ("B", "11-06"), ("C", "12-05"), ("D", "12-06")):
        books.delivery(number, on, "1010")
    assert month_figures(books.account(), NOVEMBER).tax == 102
    assert month_figures(books.account(), DECEMBER) == figures(2122, 2020, 0, 101, 0, 0, 4243)


def test_a_bank_fee_and_a_discount_lower_the_balance_like_the_money_itself() -> None:
    books = Books().receipt("RC1", "11-05", "970", fee="20", discount="10")
    assert month_figures(books.account(), NOVEMBER).received == 1000


def test_a_bounced_cheque_comes_back_whole_in_the_month_it_bounced() -> None:
    books = Books(opening="1000")
    books.receipt("RC1", "11-05", "970", fee="30", cheque="12-10", bounced="12-11")
    assert month_figures(books.account(), NOVEMBER) == figures(1000, 0, 0, 0, 1000, 0, 0)
    assert month_figures(books.account(), DECEMBER) == figures(0, 0, 0, 0, 0, 1000, 1000)
    assert month_figures(books.account(), DECEMBER.next()).opening == 1000


def test_a_cheque_of_history_counts_only_when_it_bounces() -> None:
    books = Books(opening="1000", opened="10-31")
    books.receipt("RC1", "10-05", "400", bounced="12-01", history=True)
    assert month_figures(books.account(), NOVEMBER) == figures(1000, 0, 0, 0, 0, 0, 1000)
    assert month_figures(books.account(), DECEMBER) == figures(1000, 0, 0, 0, 0, 400, 1400)
