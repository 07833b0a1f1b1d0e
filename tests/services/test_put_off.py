"""Putting things of the day's list off: until a day, undone with one key, and never for good."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.db.book import Book
from app.db.models import PutOff
from app.domain.errors import DomainError
from app.services.put_off import (
    LONGEST,
    BringBack,
    Put,
    PutThingsOff,
    bring_back,
    put_things_off,
)
from app.services.undo import UndoLast, undo_last
from tests.books import NOW, act, add, customer

TODAY = NOW.date()
THING = Put("receivable", ("customer", 1))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book")
    add(opened, customer())
    yield opened
    opened.close()


def put(book: Book, days: int, reason: str = "", *things: Put) -> int:
    command = PutThingsOff(things or (THING,), TODAY + dt.timedelta(days=days), reason)
    return int(act(book, lambda w: put_things_off(w, command)).value)


def held(book: Book) -> list[tuple[str, int, dt.date, str]]:
    with book.read() as read:
        return [
            (one.kind, one.record_id, one.until, one.reason)
            for one in read.session.scalars(select(PutOff).order_by(PutOff.id))
        ]


def test_it_keeps_day_and_reason_and_a_second_time_only_changes_them(book: Book) -> None:
    assert put(book, 1, "等匯款\x07") == 1
    assert held(book) == [("receivable", 1, TODAY + dt.timedelta(days=1), "等匯款")]
    put(book, 3, "下週再打")
    assert held(book) == [("receivable", 1, TODAY + dt.timedelta(days=3), "下週再打")]


@pytest.mark.parametrize(("days", "refusal"), [
    (0, "errors.put_off_past"), (-2, "errors.put_off_past"),
    (LONGEST.days + 1, "errors.put_off_long"),
])
def test_it_comes_back_on_a_day_to_come_that_is_not_out_of_sight(
    book: Book, days: int, refusal: str
) -> None:
    with pytest.raises(DomainError) as refused:
        put(book, days)
    assert refused.value.message_id == refusal
    assert held(book) == []
    assert put(book, LONGEST.days) == 1


def test_nothing_is_stored_of_several_when_one_of_them_is_gone(book: Book) -> None:
    with pytest.raises(DomainError) as refused:
        put(book, 1, "", THING, Put("late_order", ("orders", 7)))
    assert refused.value.message_id == "errors.record_gone"
    assert held(book) == []


def test_it_is_brought_back_and_both_ways_are_undone(book: Book) -> None:
    put(book, 1)
    act(book, lambda w: bring_back(w, BringBack((THING, Put("cheque", ("receipt", 1))))))
    assert held(book) == []
    act(book, lambda w: undo_last(w, UndoLast()))
    assert len(held(book)) == 1
    act(book, lambda w: undo_last(w, UndoLast()))
    assert held(book) == []
