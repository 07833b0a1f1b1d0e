"""Complaints, from taking them down to closing them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from app.db.book import Book
from app.db.models import Complaint
from app.domain.errors import DomainError
from app.services.complaints import (
    CloseComplaint,
    EditComplaint,
    ReplyComplaint,
    TakeComplaint,
    close_complaint,
    edit_complaint,
    reply_complaint,
    take_complaint,
)
from tests.books import act, add, customer, held
from tests.services.trading import order, ship, take_back

CALLED = datetime(2026, 11, 20, 16, 5, 30, 999)
NEXT_MORNING = datetime(2026, 11, 21, 9, 0)


@pytest.fixture
def desk(book: Book) -> Book:
    add(book, customer())
    add(book, customer("C2"))
    order(book, 10)
    ship(book, (1, 100))
    return book


def take(book: Book, **more: Any) -> str:
    command = TakeComplaint(**{"customer_id": 1, "received_at": CALLED, **more})
    return str(act(book, lambda w: take_complaint(w, command)).value["number"])


def reply(book: Book, at: datetime = NEXT_MORNING, **more: str) -> None:
    command = ReplyComplaint(1, book.head().seq, at, **more)
    act(book, lambda w: reply_complaint(w, command))


def close(book: Book, at: datetime = NEXT_MORNING, **more: str) -> None:
    command = CloseComplaint(1, book.head().seq, at, **more)
    act(book, lambda w: close_complaint(w, command))


def test_a_complaint_is_numbered_by_the_day_it_came_in(desk: Book) -> None:
    number = take(desk, order_line_id=1, quantity=Decimal(5), description="印刷\r\n模糊")
    assert number == "CP20261120001"
    one = held(desk, Complaint, 1)
    assert (one.order_id, one.description) == (1, "印刷\n模糊")
    assert one.received_at == CALLED.replace(microsecond=0)
    take_back(desk)
    assert held(desk, Complaint, 1) is None


def test_it_is_replied_to_and_closed_and_then_at_rest(desk: Book) -> None:
    take(desk)
    reply(desk, resolution="補送")
    close(desk)
    one = held(desk, Complaint, 1)
    assert (one.replied_at, one.closed_at, one.resolution) == (NEXT_MORNING, NEXT_MORNING, "補送")
    with pytest.raises(DomainError, match="complaint_closed"):
        reply(desk)
    take_back(desk)
    assert held(desk, Complaint, 1).closed_at is None


def test_nothing_happens_to_it_before_it_came_in(desk: Book) -> None:
    take(desk)
    for step in (reply, close):
        with pytest.raises(DomainError, match="complaint_time"):
            step(desk, datetime(2026, 11, 20, 16, 5, 29))


def test_it_names_only_the_customers_own_papers(desk: Book) -> None:
    for named in ({"order_id": 1}, {"delivery_id": 1}, {"order_line_id": 1}):
        with pytest.raises(DomainError, match="named_other_customer"):
            take(desk, customer_id=2, **named)


def test_what_was_written_down_may_be_mended(desk: Book) -> None:
    take(desk)
    edited = {"severity": "重大", "delivery_id": 1}
    command = EditComplaint(1, desk.head().seq, edited)
    act(desk, lambda w: edit_complaint(w, command))
    assert (held(desk, Complaint, 1).severity, held(desk, Complaint, 1).delivery_id) == ("重大", 1)
