"""A record's timeline is the journal, read for it alone."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from app.db.book import Book
from app.db.models import Customer
from app.db.unit_of_work import Work
from app.queries.timeline import FieldChange, TimelineAsk, timeline
from app.services.records import reasoned
from app.services.undo import undo
from tests.books import NOW, act, add, customer


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book")
    yield opened
    opened.close()


def test_it_tells_who_did_what_when_newest_first(book: Book) -> None:
    add(book, customer("A", credit_limit=Decimal("12.5")), verb="add_customer")
    add(book, customer("B"))
    act(book, lambda w: setattr(w.session.get_one(Customer, 1), "credit_limit", Decimal(3)),
        actor="lin", verb="edit_customer")
    rows = [{"id": 1, "phone": "1"}, {"id": 2, "phone": "2"}]
    act(book, lambda w: w.update_many(Customer, rows), verb="import")
    act(book, lambda w: undo(w, 4), verb="undo")

    with book.read() as read:
        told = timeline(read, TimelineAsk((("customer", 1),)))

    assert [(e.seq, e.actor, e.verb, e.undoes) for e in told.rows] == [
        (5, "mei", "undo", 4), (4, "mei", "import", None), (3, "lin", "edit_customer", None),
        (1, "mei", "add_customer", None),
    ]
    assert told.rows[0].fields == (FieldChange("phone", "1", ""),)
    assert told.rows[1].fields == (FieldChange("phone", "", "1"),)
    assert told.rows[2].fields == (FieldChange("credit_limit", Decimal("12.50"), Decimal(3)),)
    assert FieldChange("credit_limit", None, Decimal("12.50")) in told.rows[3].fields
    assert told.rows[3].at == NOW


def test_it_comes_a_page_of_actions_at_a_time(book: Book) -> None:
    add(book, customer())
    for n in range(6):
        act(book, lambda w, n=n: setattr(w.session.get_one(Customer, 1), "phone", str(n)))
    seen, before = [], None
    while True:
        with book.read() as read:
            page = timeline(read, TimelineAsk((("customer", 1),), limit=3, before=before))
        seen.append([entry.seq for entry in page.rows])
        before = page.next_key
        if before is None:
            break
    assert seen == [[7, 6, 5], [4, 3, 2], [1]]


def test_it_tells_why_where_a_reason_was_given(book: Book) -> None:
    add(book, customer())

    def change(work: Work) -> object:
        work.session.get_one(Customer, 1).phone = "1"
        return reasoned(work, {"reason": "改號"})

    act(book, change)
    with book.read() as read:
        rows = timeline(read, TimelineAsk((("customer", 1),))).rows
    assert [row.reason for row in rows] == ["改號", ""]
