"""Where money goes (firm-workbook §3.9), by what is left to pay on each item."""

from __future__ import annotations

from decimal import Decimal

from app.domain.ageing import open_items
from app.domain.application import ItemKind, apply_money
from app.domain.calendar import TermShift
from app.domain.months import Month
from app.domain.tax import TaxMode
from app.domain.terms import Invoicing, TermBase, Terms, TermUnit
from tests.domain.accounts import MONTHLY, NOVEMBER, Books, day
from tests.domain.taiwan import TAIWAN

DECEMBER = NOVEMBER.next()
EXEMPT = TaxMode.EXEMPT


def left(books: Books, month: Month = NOVEMBER) -> dict[str, int]:
    return {item.number: int(item.remaining) for item in open_items(books.account(), month)}


def unapplied(books: Books, month: Month = NOVEMBER) -> Decimal:
    return apply_money(books.account(), month).unapplied


def three(terms: Terms | None = None) -> Books:
    books = Books(terms, tax=EXEMPT)
    books.delivery("A", "09-05", "100").delivery("B", "10-05", "100")
    return books.delivery("C", "11-05", "100")


def test_money_without_a_name_pays_the_oldest_due_date() -> None:
    assert left(three().receipt("R1", "11-20", "150")) == {"B": 50, "C": 100}


def test_named_money_goes_where_it_says_in_the_order_written() -> None:
    assert left(three().receipt("R1", "11-20", "150", "C", "A")) == {"A": 50, "B": 100}


def test_an_amount_limits_what_a_name_takes_and_the_rest_pays_the_oldest() -> None:
    assert left(three().receipt("R1", "11-20", "150", "C=30")) == {"B": 80, "C": 70}


def test_a_limit_is_rounded_to_the_currency_like_every_amount() -> None:
    assert left(three().receipt("R1", "11-20", "50", "C=30.4", keep=True))["C"] == 70


def test_money_marked_keep_stays_out_of_the_pool() -> None:
    books = three().receipt("R1", "11-20", "150", "C", keep=True)
    assert left(books) == {"A": 100, "B": 100}
    assert unapplied(books) == 50


def test_money_that_finds_nothing_is_unapplied() -> None:
    books = three().receipt("R1", "11-20", "350")
    assert left(books) == {}
    assert unapplied(books) == 50


def test_names_are_served_by_date_then_number_as_text_with_credits_among_them() -> None:
    books = three().receipt("R9", "11-20", "100", "A", keep=True)
    books.receipt("R10", "11-20", "60", "A").credit("Z1", "11-19", "30", "A")
    # Z1 takes 30 (date), R10 60 ("R10" < "R9"), R9 the last 10.
    assert left(books) == {"B": 100, "C": 100}
    assert unapplied(books) == 90


def test_what_a_credit_s_delivery_does_not_need_pays_the_oldest() -> None:
    assert left(three().credit("K1", "11-19", "130", "C")) == {"A": 70, "B": 100}
    assert left(three().credit("K1", "11-19", "130")) == {"B": 70, "C": 100}


def test_a_name_that_is_no_item_that_day_is_passed_over() -> None:
    books = three().receipt("R1", "11-20", "100", "NONE", "D", "C").delivery("D", "12-01", "100")
    assert left(books) == {"A": 100, "B": 100}
    # Applied afresh in December, when D is there.
    assert left(books, DECEMBER) == {"A": 100, "B": 100, "C": 100}


def test_money_and_papers_of_later_months_do_not_count_yet() -> None:
    books = three().receipt("R1", "12-01", "300")
    assert left(books) == {"A": 100, "B": 100, "C": 100}
    assert left(books, DECEMBER) == {}


def test_a_bounced_receipt_applies_nowhere_from_its_month_on() -> None:
    books = three().receipt("R1", "11-20", "100", "C", bounced="12-05")
    assert left(books) == {"A": 100, "B": 100}
    assert left(books, DECEMBER) == {"A": 100, "B": 100, "C": 100}


def test_one_of_history_that_bounced_is_added_to_the_opening_balance() -> None:
    books = Books(opening="1000", opened="10-31").receipt(
        "R1", "10-01", "390", fee="10", bounced="11-03", history=True
    )
    (item,) = open_items(books.account(), NOVEMBER)
    assert (item.kind, item.amount, item.due) == (ItemKind.OPENING, 1400, day("10-31"))


def test_an_opening_balance_of_nothing_is_no_item() -> None:
    books = Books(opening="-400", opened="10-31").receipt(
        "R1", "10-01", "400", bounced="11-03", history=True
    )
    assert apply_money(books.account(), NOVEMBER).items == []


def test_an_opening_balance_below_zero_pays_what_comes_after() -> None:
    books = Books(opening="-130", opened="10-31", tax=EXEMPT).delivery("A", "11-05", "100")
    assert left(books) == {}
    assert unapplied(books) == 30


def test_a_monthly_customer_s_items_are_periods_due_as_one() -> None:
    terms = Terms(
        25, Invoicing.MONTHLY, TermBase.DELIVERY, 30, TermUnit.DAYS, term_shift=TermShift.NEXT
    )
    books = Books(terms, calendar=TAIWAN).delivery("A", "10-26", "1010")
    books.delivery("B", "11-25", "1010").credit("K", "11-02", "1000", "A")
    (item,) = open_items(books.account(), NOVEMBER)
    assert (item.kind, item.number, item.date) == (ItemKind.PERIOD, "2026-11", day("11-25"))
    assert (item.amount, item.due) == (1071, day("12-28"))


def test_naming_a_delivery_of_a_monthly_customer_means_its_period() -> None:
    books = Books(MONTHLY, tax=EXEMPT).delivery("A", "10-05", "100").delivery("B", "11-05", "100")
    books.delivery("C", "11-06", "100").receipt("R1", "11-20", "150", "B")
    assert left(books) == {"2026-10": 100, "2026-11": 50}


def test_a_period_below_zero_goes_into_the_pool() -> None:
    books = Books(MONTHLY, tax=EXEMPT).delivery("A", "10-05", "100").credit("K", "11-05", "130")
    assert left(books) == {}
    assert unapplied(books) == 30


def test_a_credit_to_a_delivery_of_a_monthly_month_lowers_its_period() -> None:
    changed = (NOVEMBER, Terms(invoicing=Invoicing.PER_DELIVERY))
    books = Books(MONTHLY, changes=(changed,), tax=EXEMPT)
    books.delivery("OLD", "09-05", "100").delivery("A", "10-05", "100").delivery("B", "10-06", "50")
    assert left(books.credit("K", "11-05", "70", "A")) == {"2026-09": 100, "2026-10": 80}


def test_the_pool_pays_by_due_date_then_date_then_number() -> None:
    terms = Terms(term_base=TermBase.DELIVERY, term_count=0, term_fixed_day=31)
    books = Books(terms, tax=EXEMPT)
    for number, on in (("Z", "11-02"), ("B", "11-03"), ("A", "11-03")):
        books.delivery(number, on, "100")
    assert left(books.receipt("R1", "11-20", "150")) == {"A": 50, "B": 100}


def test_a_longer_term_of_an_older_delivery_is_paid_later() -> None:
    books = Books(Terms(term_count=3), changes=((NOVEMBER, Terms(term_count=0)),), tax=EXEMPT)
    books.delivery("A", "10-05", "100").delivery("B", "11-05", "100")
    assert left(books.receipt("R1", "11-20", "100")) == {"A": 100}
