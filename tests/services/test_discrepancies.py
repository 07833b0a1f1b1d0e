"""A statement that came back with another amount, and the papers that differ, each an item."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.db.book import Book
from app.db.models import Discrepancy, ReturnedPaper, Statement
from app.domain.errors import DomainError
from app.queries.discrepancies import Disputed, discrepancies_of
from app.services.check import check
from app.services.discrepancies import Differing
from app.services.given import FieldRefused
from app.services.perform import EditConflict
from app.services.returned_papers import (
    EditReturnedPaper,
    FileReturnedPaper,
    edit_returned_paper,
    file_returned_paper,
)
from tests.books import act, add, customer, held
from tests.services.trading import issue, order, ship, take_back

NOTE = "DN20261105001"
STATEMENT = "ST20261122001"
SHORT = Differing(NOTE, {"theirs": Decimal(840), "reason": "少 20 個"}, 1)
THEIRS = Differing("PO-77", {"theirs": Decimal(50), "reason": "我們沒有這張"}, 2)


@pytest.fixture
def desk(book: Book) -> Book:
    add(book, customer())
    order(book, 10)
    ship(book, (1, 100))
    issue(book)
    return book


def file(book: Book, *differing: Differing, **more: Any) -> int:
    command = FileReturnedPaper(**{
        "document": STATEMENT, "received_on": date(2026, 12, 3), "theirs": Decimal("840.4"),
        "differing": differing, **more,
    })
    return int(act(book, lambda w: file_returned_paper(w, command)).value)


def edit(book: Book, differing: Iterable[Differing] = (), base: int | None = None,
         removed: tuple[str, ...] = (), **edited: Any) -> None:
    command = EditReturnedPaper(
        1, book.head().seq if base is None else base, edited, differing=tuple(differing),
        removed=removed,
    )
    act(book, lambda w: edit_returned_paper(w, command))


def items(book: Book) -> list[tuple[Any, ...]]:
    with book.read() as read:
        return [_facts(one) for one in discrepancies_of(read.session, [1])]


def _facts(one: Disputed) -> tuple[Any, ...]:
    return one.document, one.ours, one.theirs, one.reason, one.resolution, one.adjusting


def test_their_amount_and_the_papers_that_differ_are_kept_and_taken_back(desk: Book) -> None:
    file(desk, SHORT, THEIRS)
    assert held(desk, ReturnedPaper, 1).theirs == 840  # TWD has no decimals
    assert items(desk) == [
        (NOTE, Decimal(1050), Decimal(840), "少 20 個", "", ""),
        ("PO-77", None, Decimal(50), "我們沒有這張", "", ""),
    ]
    take_back(desk)
    assert held(desk, ReturnedPaper, 1) is None
    assert items(desk) == []
    assert check(desk).sound


def test_what_our_statement_says_is_what_it_said_when_it_was_issued(desk: Book) -> None:
    act(desk, lambda w: setattr(w.session.get_one(Statement, 1), "content_file", ""))
    file(desk, SHORT)  # as one that was brought in: from its papers
    assert items(desk)[0][1] == Decimal(1050)


def test_an_item_is_resolved_by_another_paper_and_each_field_is_taken_back(desk: Book) -> None:
    file(desk, SHORT)
    edit(desk, [Differing(NOTE, {"resolution": "adjusted", "adjusting": NOTE}, 1)])
    assert items(desk)[0][2:] == (Decimal(840), "少 20 個", "adjusted", NOTE)
    take_back(desk)
    assert items(desk)[0][4:] == ("", "")
    edit(desk, [THEIRS], removed=(NOTE,))
    assert [one[0] for one in items(desk)] == ["PO-77"]
    take_back(desk)
    assert [one[0] for one in items(desk)] == [NOTE]
    assert check(desk).sound


def test_filing_is_not_taken_back_from_under_what_was_added_since(desk: Book) -> None:
    file(desk, SHORT)
    edit(desk, [THEIRS])
    take_back(desk)
    take_back(desk)
    assert held(desk, ReturnedPaper, 1) is None
    assert check(desk).sound


def test_two_who_write_one_item_are_shown_both_by_its_row(desk: Book) -> None:
    file(desk, SHORT)
    seen = desk.head().seq
    edit(desk, [Differing(NOTE, {"theirs": Decimal(900)}, 1)])
    edit(desk, [Differing(NOTE, {"reason": "破損"}, 1)], base=seen)
    with pytest.raises(EditConflict) as conflict:
        edit(desk, [Differing(NOTE, {"theirs": Decimal(800)}, 3)], base=seen)
    assert conflict.value.fields == {"theirs_3": (Decimal(900), Decimal(800))}
    with pytest.raises(DomainError, match="record_changed"):
        edit(desk, removed=(NOTE,), base=seen)
    assert items(desk)[0][2:4] == (Decimal(900), "破損")


@pytest.mark.parametrize(("edited", "refusal", "field"), [
    ({"theirs": Decimal(10) ** 12}, "value_too_large", "theirs_4"),
    ({"adjusting": "CN9"}, "document_unknown", "adjusting_4"),
])
def test_what_cannot_be_kept_is_refused_by_its_row(
    desk: Book, edited: dict[str, Any], refusal: str, field: str
) -> None:
    with pytest.raises(FieldRefused, match=refusal) as refused:
        file(desk, Differing(NOTE, edited, 4))
    assert refused.value.field == field
    assert held(desk, Discrepancy, 1) is None


def test_a_delivery_has_no_amount_to_differ_from(desk: Book) -> None:
    file(desk, document=NOTE)
    assert held(desk, ReturnedPaper, 1).theirs is None
