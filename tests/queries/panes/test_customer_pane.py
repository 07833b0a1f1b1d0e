"""A customer whole: each figure against papers that are counted by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from app.db.book import Book
from app.db.models import (
    Complaint,
    Contact,
    CustomerPrice,
    CustomerTerms,
    Delivery,
    Order,
    Product,
    ReturnedPaper,
    Statement,
)
from app.db.unit_of_work import Work
from app.domain.months import Month
from app.queries.panes.customers import CustomerPane, CustomerPaneAsk, customer_pane
from app.services.promises import SetPromise, set_promise
from app.services.sent_statements import MarkStatementSent, mark_statement_sent
from tests.books import DAY, act, add, customer, held
from tests.services.trading import issue, order, ship

D = Decimal
LATER = date(2026, 12, 20)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book")
    add(opened, customer(term_count=1, credit_limit=D(50000)))
    yield opened
    opened.close()


def of(book: Book, on: date = DAY, **more: int) -> CustomerPane:
    with book.read() as read:
        found = customer_pane(read, CustomerPaneAsk(1, on, **more))
    assert found is not None
    return found


def promise(book: Book, order_id: int, day: date, reason: str = "") -> None:
    version = held(book, Order, order_id).version
    command = SetPromise(order_id, version, day, reason)
    act(book, lambda work: set_promise(work, command), verb="set_promise")


def test_a_customer_that_is_gone_is_none(book: Book) -> None:
    with book.read() as read:
        assert customer_pane(read, CustomerPaneAsk(99, DAY)) is None


def test_sales_are_deliveries_with_tax_by_their_month_up_to_today(book: Book) -> None:
    order(book, 10, 20)
    ship(book, (1, 10))
    ship(book, (2, 5), date=date(2026, 10, 3))
    gone = ship(book, (2, 5), date=date(2025, 11, 6))
    facts = of(book)
    months = dict(facts.sales.months)
    assert len(months) == 12
    assert months[Month(2026, 11)] == D(105)
    assert months[Month(2026, 10)] == D(105)
    assert facts.sales.this_year == D(210)
    assert facts.sales.year_before == 0, f"{gone} left a day later in its year"
    assert of(book, DAY + timedelta(days=1)).sales.year_before == D(105)


def test_a_voided_delivery_is_no_sale(book: Book) -> None:
    order(book, 10)
    ship(book, (1, 10))

    def void(work: Work) -> None:
        found = work.session.get(Delivery, 1)
        assert found is not None
        found.voided = True

    act(book, void)
    assert of(book).sales.this_year == 0


def test_open_orders_stand_by_their_promise_and_the_rest_is_summed(book: Book) -> None:
    for place in range(5):
        order(book, 10 + place, promised_date=DAY + timedelta(days=4 - place))
    order(book, 99)
    found = of(book, DAY + timedelta(days=2)).orders
    assert (found.count, found.late, found.rest) == (6, 2, 3)
    assert [one.next_promise for one in found.first] == [
        DAY, DAY + timedelta(days=1), DAY + timedelta(days=2),
    ]
    assert found.total == found.rest_total + sum(one.gross for one in found.first)
    assert found.latest is not None
    assert (found.latest.item, found.latest.outstanding) == ("箱 14", D(100))
    assert found.latest.promised == DAY


def test_a_line_shipped_whole_is_not_the_late_one(book: Book) -> None:
    order(book, 10, 20, promised_date=DAY)
    ship(book, (1, 100))
    late = of(book, DAY + timedelta(days=1)).orders.latest
    assert late is not None
    assert late.item == "箱 20"


def test_on_time_is_whole_by_the_last_promise_and_first_by_the_first(book: Book) -> None:
    for _ in range(3):
        order(book, 10, promised_date=DAY)
    ship(book, (1, 100))                                      # on its day
    promise(book, 2, DAY + timedelta(days=5), "紙張遲到")
    ship(book, (2, 100), date=DAY + timedelta(days=4))        # by its second day
    ship(book, (3, 60))                                       # not whole
    kept = of(book, LATER).kept
    assert (kept.orders, kept.on_time, kept.first_kept) == (3, 2, 1)


def test_what_is_promised_for_today_or_later_counts_neither_way(book: Book) -> None:
    order(book, 10, promised_date=DAY)
    order(book, 10)
    assert of(book, DAY).kept.orders == 0
    assert of(book, DAY + timedelta(days=366)).kept.orders == 0


def test_agreements_show_the_terms_of_today_a_worked_date_and_what_is_to_come(book: Book) -> None:
    add(book, CustomerTerms(customer_id=1, from_month=Month(2026, 12), closing_day=25))
    agreed = of(book).agreed
    assert agreed.terms.closing_day == 31
    assert agreed.example is not None
    assert (agreed.example.closing, agreed.example.due) == (date(2026, 11, 30), date(2026, 12, 31))
    assert [(one.from_month, one.terms.closing_day) for one in agreed.coming] == [
        (Month(2026, 12), 25)
    ]


def test_evidence_counts_what_came_back_and_what_did_not(book: Book) -> None:
    order(book, 10, 20)
    number = ship(book, (1, 10))
    other = ship(book, (2, 10))

    def arrive(work: Work) -> None:
        for found in work.session.query(Delivery):
            found.arrived_on = DAY

    act(book, arrive)
    add(book, ReturnedPaper(document=number, received_on=DAY))
    facts = of(book).evidence
    assert facts.unsigned_notes == 1
    assert facts.oldest_note is not None
    assert facts.oldest_note.number == other


def test_a_statement_sent_waits_and_one_that_came_back_is_agreed_or_differs(book: Book) -> None:
    order(book, 10)
    ship(book, (1, 10))
    statement = issue(book)
    number = _number(book, statement)
    sent = MarkStatementSent(statement, _version(book, statement), DAY, "fax")
    act(book, lambda work: mark_statement_sent(work, sent))
    assert of(book, LATER).evidence.unsigned_statements == 1
    add(book, ReturnedPaper(document=number, received_on=DAY, remark="少 100"))
    facts = of(book, LATER).evidence
    assert facts.unsigned_statements == 0
    assert facts.last_agreed is None
    assert facts.differing is not None
    assert facts.differing.number == number
    add(book, ReturnedPaper(document=number, received_on=LATER))
    facts = of(book, LATER).evidence
    assert facts.differing is None
    assert facts.last_agreed is not None
    assert facts.last_agreed.on == LATER


def _number(book: Book, statement: int) -> str:
    return str(held(book, Statement, statement).number)


def _version(book: Book, statement: int) -> int:
    return int(held(book, Statement, statement).version)


def test_complaints_of_the_year_and_the_one_to_answer_first(book: Book) -> None:
    for number, month, replied, closed in (
        ("CP1", 3, True, True), ("CP2", 9, True, False), ("CP3", 10, False, False),
    ):
        at = datetime(2026, month, 1)
        add(book, Complaint(
            number=number, customer_id=1, received_at=at, description=number,
            replied_at=at if replied else None, closed_at=at if closed else None,
        ))
    facts = of(book).evidence
    assert (facts.complaints_this_year, facts.open_complaints) == (3, 2)
    assert facts.oldest_complaint is not None
    assert facts.oldest_complaint.number == "CP3", "an unanswered one goes first"


def test_people_and_prices_stand_with_the_customer(book: Book) -> None:
    add(book, Contact(customer_id=1, name="許先生", authorised_signatory=True))
    for place in range(3):
        add(book, Product(code=f"P{3 - place}", name="盒", unit="個"))
        add(book, CustomerPrice(customer_id=1, product_id=place + 1, price=D(place + 1)))
    facts = of(book, prices=2)
    assert [(one.name, one.may_sign) for one in facts.contacts] == [("許先生", True)]
    assert [one.code for one in facts.prices] == ["P1", "P2"]
    assert facts.price_count == 3
