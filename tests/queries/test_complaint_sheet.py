"""One complaint, with its clocks, its goods and what was complained of before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.db.book import Book
from app.db.models import Complaint, Contact, Firm, Product
from app.queries.complaint_sheet import ComplaintSheet, complaint_sheet
from tests.books import add, customer, delivery, delivery_line, order, order_line

RECEIVED = datetime(2026, 11, 5, 9, 20)


def complaint(number: str, **more: Any) -> Complaint:
    return Complaint(**{"number": number, "received_at": RECEIVED, "customer_id": 1, **more})


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Book]:
    book = Book.open(tmp_path / "book")
    add(book, customer(phone="02-2299-6180", fax="02-2299-6185"))
    add(book, Product(code="BX-0331", name="面霜彩盒 50 ml", unit="個"))
    add(book, order())
    add(book, order_line(product_id=1, delivered=Decimal(6000)))
    add(book, delivery())
    add(book, delivery_line(quantity=Decimal(4000)))
    yield book
    book.close()


def sheet(book: Book, complaint_id: int) -> ComplaintSheet:
    with book.read() as read:
        found = complaint_sheet(read, complaint_id)
    assert found is not None
    return found


def test_the_defect_rate_is_of_the_delivery_named(desk: Book) -> None:
    named = add(desk, complaint(
        "CP1", order_id=1, order_line_id=1, delivery_id=1, quantity=Decimal(240)))
    unnamed = add(desk, complaint("CP2", order_id=1, order_line_id=1, quantity=Decimal(240)))
    assert sheet(desk, named).defect_rate == Decimal("0.06")
    assert sheet(desk, unnamed).defect_rate == Decimal("0.04")
    assert sheet(desk, named).delivery == (1, "DN1")
    assert sheet(desk, named).item == "封箱膠帶"


def test_without_a_line_nothing_is_known_of_the_goods(desk: Book) -> None:
    one = sheet(desk, add(desk, complaint("CP1", quantity=Decimal(3))))
    assert (one.item, one.delivered, one.defect_rate, one.repeat) == ("", None, None, None)


def test_the_clocks_are_the_firms(desk: Book) -> None:
    add(desk, Firm(id=1, day_ends="18:00", reply_hours=8))
    one = sheet(desk, add(desk, complaint("CP1", received_at=datetime(2026, 11, 5, 9, 20))))
    assert one.day.due == datetime(2026, 11, 5, 17, 20)
    assert one.latest.due == datetime(2026, 11, 5, 17, 20)


def test_without_a_firm_the_clocks_are_the_usual_ones(desk: Book) -> None:
    one = sheet(desk, add(desk, complaint("CP1")))
    assert one.day.due == datetime(2026, 11, 5, 17, 30)
    assert one.latest.due == datetime(2026, 11, 6, 9, 20)


def test_an_earlier_complaint_about_the_same_product_is_named(desk: Book) -> None:
    add(desk, complaint("CP0", order_line_id=1, received_at=datetime(2026, 8, 18, 10, 0),
                        resolution="換刀模"))
    other = add(desk, complaint("CPX", received_at=datetime(2026, 9, 1, 10, 0)))
    later = add(desk, complaint("CP2", order_line_id=1, received_at=datetime(2026, 11, 6, 8, 0)))
    now = add(desk, complaint("CP1", order_line_id=1))
    found = sheet(desk, now).repeat
    assert found is not None
    assert (found.count, found.last_number, found.last_resolution) == (1, "CP0", "換刀模")
    assert sheet(desk, other).repeat is None
    after = sheet(desk, later).repeat
    assert after is not None
    assert (after.count, after.last_number) == (2, "CP1")


def test_whom_to_call(desk: Book) -> None:
    add(desk, Contact(customer_id=1, name="沈小姐"))
    one = sheet(desk, add(desk, complaint("CP1")))
    assert (one.phone, one.fax, one.contact) == ("02-2299-6180", "02-2299-6185", "沈小姐")


def test_one_that_is_gone_is_none(desk: Book) -> None:
    with desk.read() as read:
        assert complaint_sheet(read, 99) is None
