"""Papers that go out, and come back signed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.db.book import Book
from app.db.models import Customer, ReturnedPaper, Statement
from app.domain.errors import DomainError
from app.services.check import check
from app.services.given import FieldRefused
from app.services.perform import EditConflict
from app.services.returned_papers import (
    EditReturnedPaper,
    FileReturnedPaper,
    edit_returned_paper,
    file_returned_paper,
)
from app.services.sent_statements import MarkStatementSent, mark_statement_sent
from app.services.statements import ReviseStatement, revise_statement
from tests.books import act, add, customer, held
from tests.services.trading import NOVEMBER, issue, order, ship, take_back


@pytest.fixture
def desk(book: Book) -> Book:
    add(book, customer())
    order(book, 10)
    ship(book, (1, 100))
    issue(book)
    return book


def file(book: Book, document: str, **more: Any) -> int:
    command = FileReturnedPaper(document, **{"received_on": date(2026, 12, 3), **more})
    return int(act(book, lambda w: file_returned_paper(w, command)).value)


def send(book: Book, statement: int = 1, **more: Any) -> None:
    command = MarkStatementSent(
        **{"statement_id": statement, "base_version": book.head().seq,
           "sent_on": date(2026, 12, 2), "channel": "fax", **more}
    )
    act(book, lambda w: mark_statement_sent(w, command))


@pytest.mark.parametrize("document", ["SO20261105001", "DN20261105001", " ST20261122001 "])
def test_an_order_a_delivery_and_a_statement_come_back(desk: Book, document: str) -> None:
    paper = held(desk, ReturnedPaper, file(desk, document, channel="fax", signer="王小明"))
    assert (paper.document, paper.channel, paper.sealed) == (document.strip(), "fax", False)
    take_back(desk)
    assert held(desk, ReturnedPaper, 1) is None
    assert check(desk).sound


def test_the_number_it_shows_is_kept_for_who_has_none(desk: Book) -> None:
    paper = held(desk, ReturnedPaper, file(
        desk, "DN20261105001", fax_no_shown="０４-２２３", keep_fax=True
    ))
    assert paper.fax_no_shown == "04-223"
    assert held(desk, Customer, 1).fax == "04-223"
    file(desk, "DN20261105001", fax_no_shown="02-9999", keep_fax=True)
    assert held(desk, Customer, 1).fax == "04-223"  # whoever registered one meanwhile was right
    take_back(desk)
    take_back(desk)
    assert held(desk, Customer, 1).fax == ""
    i = file(desk, "SO20261105001")
    change = EditReturnedPaper(i, held(desk, ReturnedPaper, i).version, {"fax_no_shown": "5"}, True)
    act(desk, lambda w: edit_returned_paper(w, change))
    assert held(desk, Customer, 1).fax == "5"
    assert check(desk).sound


def test_a_paper_that_is_not_ours_is_refused(desk: Book) -> None:
    with pytest.raises(DomainError, match="document_unknown"):
        file(desk, "DN20261105002")
    with pytest.raises(FieldRefused, match="value_choice"):
        file(desk, "DN20261105001", channel="pigeon")


def test_what_was_noted_of_a_paper_may_be_mended(desk: Book) -> None:
    paper = file(desk, "DN20261105001")
    command = EditReturnedPaper(paper, desk.head().seq, {"sealed": True})
    act(desk, lambda w: edit_returned_paper(w, command))
    assert held(desk, ReturnedPaper, paper).sealed


def test_a_statement_is_marked_as_sent_and_stays_as_it_is(desk: Book) -> None:
    before = held(desk, Statement, 1)
    send(desk)
    after = held(desk, Statement, 1)
    assert (after.sent_on, after.channel) == (date(2026, 12, 2), "fax")
    assert (after.closing, after.content_file) == (before.closing, before.content_file)
    with pytest.raises(EditConflict):
        send(desk, base_version=1, sent_on=date(2026, 12, 4))
    take_back(desk)
    assert held(desk, Statement, 1).sent_on is None


def test_a_superseded_statement_is_not_sent_any_more(desk: Book) -> None:
    order(desk, 20)
    ship(desk, (2, 1))
    act(desk, lambda w: revise_statement(w, ReviseStatement(1, "TWD", NOVEMBER)))
    with pytest.raises(DomainError, match="statement_superseded"):
        send(desk)
    send(desk, statement=2)
