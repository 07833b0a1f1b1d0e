"""The papers of customers, complaints, products and statements, and what came back of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.db.book import Book
from app.db.models import Complaint, Delivery, Order, OrderLine, Product, ReturnedPaper, Statement
from app.db.unit_of_work import Work
from app.domain.choices import CreditKind, ReceiptMethod
from app.queries.money_papers import newest_money
from app.queries.money_sheets import credit_sheet, receipt_sheet, returned_head
from app.queries.panes.customer_papers import (
    BACK_SHOWN,
    WAITING_SHOWN,
    CustomerPapers,
    customer_papers,
)
from app.queries.panes.goods_papers import complaint_papers, product_papers
from app.queries.papers import Paper, PaperKind, statements_of
from app.queries.statement_way import statement_way
from app.services.credits import GiveCredit, give_credit
from app.services.receipts import RecordReceipt, record_receipt
from app.services.sent_statements import MarkStatementSent, mark_statement_sent
from app.services.statements import ReviseStatement, revise_statement
from tests.books import DAY, act, add, customer, held
from tests.services.trading import NOVEMBER, issue, order, ship

CONTRACT, NOTE, STATEMENT = PaperKind.CONTRACT, PaperKind.DELIVERY, PaperKind.STATEMENT
ONE = Decimal(1)
NOW = datetime(2026, 11, 5, 9, 0)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book")
    add(opened, customer())
    yield opened
    opened.close()


def of(book: Book, on: date = DAY) -> CustomerPapers:
    with book.read() as read:
        return customer_papers(read, (1, on))


def arrive(book: Book, day: date = DAY) -> None:
    def all_of_them(work: Work) -> None:
        for one in work.session.query(Delivery):
            one.arrived_on = day

    act(book, all_of_them)


def back(book: Book, number: str, day: date = DAY, **more: str) -> int:
    return add(book, ReturnedPaper(document=number, received_on=day, **more))


def seen(papers: tuple[Paper, ...]) -> list[tuple[PaperKind, str]]:
    return [(one.kind, one.number) for one in papers]


def test_a_customer_without_papers_has_none(book: Book) -> None:
    papers = of(book)
    assert (papers.waiting, papers.back, papers.out) == ((), (), 0)


def test_what_arrived_and_what_was_sent_is_out_until_it_comes_back(book: Book) -> None:
    order(book, 10)
    first, second = ship(book, (1, 10)), ship(book, (1, 20))
    assert of(book).out == 0  # under way
    arrive(book)
    statement = issue(book)
    number = held(book, Statement, statement).number
    sent = MarkStatementSent(statement, book.head().seq, DAY, "fax")
    act(book, lambda work: mark_statement_sent(work, sent))
    assert seen(of(book).waiting) == [(NOTE, first), (NOTE, second), (STATEMENT, number)]
    back(book, first, DAY + timedelta(days=1), channel="fax")
    back(book, number, DAY, remark="少 100")
    papers = of(book)
    assert seen(papers.waiting) == [(NOTE, second)]
    assert seen(papers.back) == [(NOTE, first), (STATEMENT, number)]
    assert papers.back[1].back is not None
    assert papers.back[1].back.differs
    assert of(book, DAY + timedelta(days=200)).out == 0  # stated long since


def test_contracts_are_asked_for_only_where_the_firm_has_them_signed(book: Book) -> None:
    for price in (10, 20):
        order(book, price)
    numbers = [held(book, Order, one).number for one in (1, 2)]
    assert of(book).out == 0
    back(book, numbers[0])
    papers = of(book)
    assert seen(papers.waiting) == [(CONTRACT, numbers[1])]
    assert seen(papers.back) == [(CONTRACT, numbers[0])]


def test_of_many_the_oldest_are_shown_and_the_rest_is_counted(book: Book) -> None:
    order(book, 10)
    notes = [ship(book, (1, 1)) for _ in range(WAITING_SHOWN + BACK_SHOWN + 3)]
    arrive(book)
    papers = of(book)
    assert seen(papers.waiting) == [(NOTE, one) for one in notes[:WAITING_SHOWN]]
    assert (papers.counts[NOTE], papers.more(NOTE)) == (len(notes), BACK_SHOWN + 3)
    assert not papers.many(NOTE)
    for place, number in enumerate(notes[2:]):
        back(book, number, DAY + timedelta(days=place))
    papers = of(book)
    assert seen(papers.waiting) == [(NOTE, one) for one in notes[:2]]
    assert seen(papers.back) == [(NOTE, one) for one in reversed(notes[-BACK_SHOWN:])]


def test_a_voided_note_is_not_waited_for(book: Book) -> None:
    order(book, 10)
    ship(book, (1, 10))
    arrive(book)
    act(book, lambda work: setattr(work.session.get_one(Delivery, 1), "voided", True))
    assert of(book).out == 0


def test_a_complaint_has_the_papers_of_what_it_is_about(book: Book) -> None:
    order(book, 10, 20)
    first, second = ship(book, (1, 10)), ship(book, (2, 10))
    number = held(book, Order, 1).number
    stated = (STATEMENT, held(book, Statement, issue(book)).number)

    def asked(**about: int) -> list[tuple[PaperKind, str]]:
        one = add(book, Complaint(
            number=f"CP{len(about)}{sum(about.values())}{book.head().seq}", customer_id=1,
            received_at=NOW, **about,
        ))
        with book.read() as read:
            return seen(complaint_papers(read, one))

    assert asked() == []
    assert asked(delivery_id=2) == [(CONTRACT, number), (NOTE, second), stated]
    assert asked(order_id=1) == [(CONTRACT, number), (NOTE, first), (NOTE, second), stated]
    assert asked(order_id=1, order_line_id=1) == [(CONTRACT, number), (NOTE, first), stated]
    with book.read() as read:
        assert complaint_papers(read, 99) == ()
        assert not complaint_papers(read, 2)[0].wanted  # this firm signs no contracts


def test_a_product_has_the_papers_of_its_last_orders_the_newest_first(book: Book) -> None:
    add(book, Product(code="P1", name="箱", unit="個"))
    for _ in range(6):
        order(book, 10)

    def name_it(work: Work) -> None:
        for line in work.session.query(OrderLine):
            line.product_id = 1

    act(book, name_it)
    old, new = ship(book, (1, 10)), ship(book, (6, 10))
    with book.read() as read:
        papers = product_papers(read, 1)
        assert product_papers(read, 9) == ()
    assert seen(papers)[0] == (NOTE, new)
    assert (NOTE, old) not in seen(papers)
    assert [one.id for one in papers[1:]] == [6, 5, 4, 3]


def test_a_statement_shows_every_revision_and_what_came_back_of_each(book: Book) -> None:
    order(book, 10)
    ship(book, (1, 10))
    first = issue(book)
    number = held(book, Statement, first).number
    back(book, number, remark="少")
    ship(book, (1, 20), date=date(2026, 11, 6))
    command = ReviseStatement(1, "TWD", NOVEMBER, "漏一張")
    second = int(act(book, lambda work: revise_statement(work, command)).value.id)
    revised = held(book, Statement, second).number
    back(book, revised, DAY + timedelta(days=3))
    with book.read() as read:
        way = statement_way(read, second)
        assert statement_way(read, 99) is None
        assert way is not None
        papers = statements_of(read, way.revisions)
    assert [(one.number, one.superseded) for one in papers] == [(number, True), (revised, False)]
    assert [one.document for one in way.back_of_all] == [revised, number]
    assert [one.document for one in way.back] == [revised]


def test_the_newest_money_stands_in_the_order_of_its_days(book: Book) -> None:
    for days in range(4):
        receipt = RecordReceipt(1, DAY + timedelta(days=2 * days), ONE)
        act(book, partial(record_receipt, command=receipt))
    credit = GiveCredit(1, DAY + timedelta(days=3), CreditKind.ALLOWANCE, ONE)
    act(book, lambda work: give_credit(work, credit))
    with book.read() as read:
        rows = newest_money(read, 1)
    assert [(row.kind.value, (row.date - DAY).days) for row in rows] == [
        ("receipt", 6), ("receipt", 4), ("credit", 3), ("receipt", 2), ("receipt", 0),
    ]


def test_what_an_editor_needs_of_money_is_read_with_the_month_that_states_it(book: Book) -> None:
    order(book, 10)
    number = ship(book, (1, 10))
    receipt = RecordReceipt(1, DAY, 50 * ONE, method=ReceiptMethod.CHEQUE)
    act(book, lambda work: record_receipt(work, receipt))
    names: tuple[dict[str, Any], ...] = (
        {"delivery_id": 1, "order_line_id": 1}, {"order_line_id": 1}, {"delivery_id": 1},
        {"order_id": 1}, {},
    )
    for named in names:
        credit = GiveCredit(1, DAY, CreditKind.RETURN, ONE, **named)
        act(book, partial(give_credit, command=credit))
    back_id = back(book, number)
    contract = back(book, held(book, Order, 1).number)
    lost = back(book, "X1")
    with book.read() as read:
        held_receipt = receipt_sheet(read, 1)
        sheets = [credit_sheet(read, place) for place in range(1, 6)]
        assert receipt_sheet(read, 9) is None
        assert credit_sheet(read, 9) is None
        assert returned_head(read, 9) is None
        heads = [returned_head(read, one_id) for one_id in (back_id, contract, lost)]
    assert held_receipt is not None
    assert held_receipt.stated is None
    ordered = held(book, Order, 1).number
    assert [sheet.named[0] for sheet in sheets if sheet is not None] == [
        f"{number}-1", f"{ordered}-1", number, ordered, "",
    ]
    assert [head.customer_id for head in heads if head is not None] == [1, 1, None]
    statement = issue(book)
    paper = back(book, held(book, Statement, statement).number)
    with book.read() as read:
        stated = receipt_sheet(read, 1)
        head = returned_head(read, paper)
    assert stated is not None
    assert stated.stated == NOVEMBER
    assert head is not None
    assert head.ours == held(book, Statement, statement).closing
