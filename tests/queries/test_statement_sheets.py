"""A statement as the window shows it: its paper, what was done about it, what is still open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.db.book import Book
from app.db.models import Contact, Delivery, Statement
from app.domain.choices import FaxMatch
from app.domain.differences import difference_noted
from app.queries.money_papers import Signing, signing_of
from app.queries.open_documents import OpenDocumentsAsk, delivered_lines, open_account
from app.queries.statement_rows import StatementMonthAsk, statement_month
from app.queries.statement_sheets import StatementSheet, statement_sheet
from app.queries.statements import StatementDetailAsk
from app.services.put_off import Put, PutThingsOff, put_things_off
from app.services.receipts import RecordReceipt, record_receipt
from app.services.returned_papers import FileReturnedPaper, file_returned_paper
from app.services.sent_statements import MarkStatementSent, mark_statement_sent
from app.services.statements import ReviseStatement, revise_statement
from tests.books import DAY, act, add, customer, held
from tests.services.trading import DECEMBER, NOVEMBER, issue, order, ship, take_back


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book")
    add(opened, customer(fax="04-2359-8830; 02-2299-6185"))
    add(opened, Contact(customer_id=1, name="陳小姐", fax="04-2492-1180",
                        authorised_signatory=True))
    order(opened, 10)
    ship(opened, (1, 60))
    yield opened
    opened.close()


def sheet(book: Book) -> StatementSheet:
    with book.read() as read:
        found = statement_sheet(read, StatementDetailAsk(1, "TWD", NOVEMBER))
    assert found is not None
    return found


def row(book: Book) -> Any:
    with book.read() as read:
        return statement_month(read, StatementMonthAsk(NOVEMBER)).rows[0]


def send(book: Book, day: int, channel: str = "fax") -> None:
    command = MarkStatementSent(1, held(book, Statement, 1).version, date(2026, 12, day), channel)
    act(book, lambda w: mark_statement_sent(w, command), verb="statement.send")


def back(book: Book, number: str, **more: Any) -> None:
    command = FileReturnedPaper(number, **{"received_on": date(2026, 12, 5), **more})
    act(book, lambda w: file_returned_paper(w, command))


def test_a_draft_has_figures_and_no_paper(book: Book) -> None:
    found = sheet(book)
    assert found.paper is None
    assert found.back == found.sendings == ()
    assert found.faxes == ("04-2359-8830", "02-2299-6185", "04-2492-1180")
    assert found.contact == "陳小姐"
    assert found.records == {"DN20261105001": ("delivery", 1)}
    assert row(book).channel == "fax"


def test_every_sending_stands_with_its_time_and_one_taken_back_does_not(book: Book) -> None:
    issue(book)
    send(book, 1)
    send(book, 3, "post")
    assert [(one.on.day, one.channel) for one in sheet(book).sendings] == [(3, "post"), (1, "fax")]
    assert all(one.at for one in sheet(book).sendings)
    assert row(book).channel == "post"
    take_back(book)
    assert [one.on.day for one in sheet(book).sendings] == [1]


def test_what_came_sent_with_the_book_has_a_day_and_no_time(book: Book) -> None:
    add(book, Statement(
        number="ST1", customer_id=1, currency="TWD", month=NOVEMBER, opening=0, sales=600,
        credits=0, tax=30, received=0, bounced=0, closing=630, sent_on=date(2026, 12, 2),
        channel="email",
    ))
    assert [(one.on.day, one.at) for one in sheet(book).sendings] == [(2, None)]


def test_the_number_on_a_paper_is_held_against_every_registered_one(book: Book) -> None:
    issue(book)
    number = sheet(book).content.number
    assert number
    back(book, number, fax_no_shown="+886 4 2492 1180")
    assert sheet(book).back[0].match is FaxMatch.MATCH
    back(book, number, fax_no_shown="09 1234 5678", remark="少 200")
    assert [one.match for one in sheet(book).back] == [FaxMatch.MISMATCH, FaxMatch.MATCH]
    back(book, number)
    assert sheet(book).back[0].match is FaxMatch.NOT_SHOWN


def test_by_how_much_the_customer_differs_is_in_the_row(book: Book) -> None:
    issue(book)
    number = sheet(book).content.number
    assert number
    back(book, number, remark=difference_noted(Decimal(430), Decimal(630), "TWD", "短少"))
    assert (row(book).state.value, row(book).difference) == ("differs", Decimal(200))
    assert sheet(book).agreed is None
    back(book, number, received_on=date(2026, 12, 8))
    assert (row(book).state.value, row(book).difference) == ("agreed", None)
    agreed = sheet(book).agreed
    assert agreed is not None
    assert (agreed.number, agreed.month, agreed.on) == (number, NOVEMBER, date(2026, 12, 8))


def test_only_the_latest_month_may_be_revised_and_its_reason_is_kept(book: Book) -> None:
    issue(book)
    paper = sheet(book).paper
    assert paper is not None
    assert (paper.latest, paper.revision) == (True, 0)
    ship(book, (1, 10))
    command = ReviseStatement(1, "TWD", NOVEMBER, "少列一張")
    act(book, lambda w: revise_statement(w, command), verb="revise_statement")
    revised = sheet(book).paper
    assert revised is not None
    assert (revised.number, revised.supersedes) == (f"{paper.number}-R1", paper.number)
    with book.read() as read:
        from app.queries.timeline import TimelineAsk, timeline

        entries = timeline(read, TimelineAsk((("statement", revised.id),))).rows
    assert entries[0].reason == "少列一張"
    issue(book, DECEMBER)
    later = sheet(book).paper
    assert later is not None
    assert not later.latest


def test_open_papers_are_what_money_would_pay_the_oldest_first(book: Book) -> None:
    ship(book, (1, 40), date=date(2026, 12, 4))
    with book.read() as read:
        open_ = open_account(read, OpenDocumentsAsk(1, DAY))
    assert [(one.number, one.remaining) for one in open_.documents] == [
        ("DN20261105001", Decimal(630)), ("DN20261204001", Decimal(420)),
    ]
    assert (open_.currency, open_.balance) == ("TWD", Decimal(1050))
    command = RecordReceipt(1, date(2026, 12, 6), Decimal(700))
    act(book, lambda w: record_receipt(w, command))
    with book.read() as read:
        left = open_account(read, OpenDocumentsAsk(1, DAY)).documents
    assert [(one.number, one.remaining) for one in left] == [("DN20261204001", Decimal(350))]


def test_an_account_that_never_moved_owes_nothing(book: Book) -> None:
    with book.read() as read:
        assert open_account(read, OpenDocumentsAsk(1, DAY, "USD")).documents == ()


def test_delivered_lines_stand_newest_first_without_voided_papers(book: Book) -> None:
    ship(book, (1, 40), date=date(2026, 12, 4))
    with book.read() as read:
        lines = delivered_lines(read, 1)
    assert [(one.delivery, one.quantity, one.unit_price) for one in lines] == [
        ("DN20261204001", Decimal(40), Decimal(10)), ("DN20261105001", Decimal(60), Decimal(10)),
    ]


def test_what_was_said_when_it_was_asked_for_stays_until_it_is_taken_back(book: Book) -> None:
    issue(book)
    thing = Put("statement_unsigned", ("statement", 1))
    for day, said in ((3, "週五回傳"), (7, "老闆出差")):
        command = PutThingsOff((thing,), date(2026, 12, day), said)
        act(book, lambda w, c=command: put_things_off(w, c))
    assert [(one.until.day, one.reason) for one in sheet(book).chased] == [
        (7, "老闆出差"), (3, "週五回傳"),
    ]
    take_back(book)
    assert [one.reason for one in sheet(book).chased] == ["週五回傳"]


def test_a_paper_is_expected_back_from_its_own_customer(book: Book) -> None:
    add(book, customer(code="C2", fax="02-1111-2222"))
    number = held(book, Delivery, 1).number
    with book.read() as read:
        whose = signing_of(read, number)
        assert whose.faxes == ("04-2359-8830", "02-2299-6185", "04-2492-1180")
        assert whose.contact == "陳小姐"
        assert signing_of(read, "DN404") == Signing()
