"""A delivery whole, the lines it could be made of, and the filters of the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from app.db.book import Book
from app.domain.choices import FaxMatch
from app.queries.lists.deliveries import (
    DeliveriesAsk,
    DeliveryFilter,
    DeliveryRow,
    delivery_counts,
    delivery_list,
)
from app.queries.panes.deliveries import DeliverySheet, delivery_sheet
from app.queries.ship_sheet import (
    ReissueSheet,
    ShipSheet,
    ShipSheetAsk,
    due_order,
    reissue_sheet,
    ship_sheet,
)
from app.services.complaints import TakeComplaint, take_complaint
from app.services.deliveries import VoidDelivery, void_delivery
from app.services.received import ReceivedLine, RecordReceived, record_received
from app.services.returned_papers import FileReturnedPaper, file_returned_paper
from tests.books import DAY, NOW, act, add, customer
from tests.services.trading import order, ship


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book")
    add(opened, customer(fax="04-2359-8830; 04-2359-8831", delivery_address="臺中港路 1 號"))
    add(opened, customer("C2"))
    yield opened
    opened.close()


def sheet(book: Book, delivery_id: int) -> DeliverySheet:
    with book.read() as read:
        found = delivery_sheet(read, delivery_id)
    assert found is not None
    return found


def rows(book: Book, chosen: DeliveryFilter, on: dt.date = DAY) -> list[DeliveryRow]:
    with book.read() as read:
        found = list(delivery_list(read, DeliveriesAsk(on, chosen)).rows)
        assert delivery_counts(read, on)[chosen] == len(found)
    return found


def arrive(book: Book, delivery_id: int, received: int | None = None) -> None:
    known = sheet(book, delivery_id)
    lines = () if received is None else (
        ReceivedLine(known.lines[0].id, known.lines[0].version, Decimal(received)),
    )
    command = RecordReceived(known.id, known.version, lines, DAY)
    act(book, lambda w: record_received(w, command))


def sign(book: Book, command: FileReturnedPaper) -> None:
    act(book, lambda w: file_returned_paper(w, command))


def test_a_delivery_is_batch_n_of_its_order_and_of_m_once_all_is_delivered(book: Book) -> None:
    order(book, 10)
    ship(book, (1, 40))
    ship(book, (1, 20))
    assert [(sheet(book, i).batch, sheet(book, i).batches) for i in (1, 2)] == [
        (1, None), (2, None)]
    ship(book, (1, 40))
    assert [(sheet(book, i).batch, sheet(book, i).batches) for i in (1, 2, 3)] == [
        (1, 3), (2, 3), (3, 3)]
    assert [(one.batch, one.batches) for one in rows(book, DeliveryFilter.ALL)] == [
        (3, 3), (2, 3), (1, 3)]


def test_a_voided_delivery_counts_as_no_batch(book: Book) -> None:
    order(book, 10)
    ship(book, (1, 40))
    ship(book, (1, 60))
    version = sheet(book, 1).version
    act(book, lambda w: void_delivery(w, VoidDelivery(1, version, "錯")))
    assert (sheet(book, 2).batch, sheet(book, 2).batches) == (1, None)


def test_what_came_back_tells_whether_its_fax_number_is_the_customers(book: Book) -> None:
    order(book, 10)
    number = ship(book, (1, 40))
    for shown, day in (("04-2359-8831", DAY), ("04-9999-0000", DAY + dt.timedelta(days=1))):
        sign(book, FileReturnedPaper(number, day, "fax", fax_no_shown=shown))
    assert [one.fax_match for one in sheet(book, 1).signed] == [FaxMatch.MISMATCH, FaxMatch.MATCH]


def test_a_delivery_tells_its_lines_orders_and_where_it_went(book: Book) -> None:
    order(book, 10, customer_po="P1")
    order(book, 20, customer_po="P2")
    ship(book, (1, 40), (2, 30))
    found = sheet(book, 1)
    assert [(one.name, int(one.quantity), int(one.ordered)) for one in found.lines] == [
        ("箱 10", 40, 100), ("箱 20", 30, 100)]
    assert [one.customer_po for one in found.orders] == ["P1", "P2"]
    assert found.address == "臺中港路 1 號"
    assert not found.differs


def test_the_filters_part_what_is_under_way_unsigned_and_wrong(book: Book) -> None:
    order(book, 10)
    first = ship(book, (1, 40))
    ship(book, (1, 30))
    ship(book, (1, 10))
    assert len(rows(book, DeliveryFilter.UNDER_WAY)) == 3
    arrive(book, 1)
    arrive(book, 2, received=25)
    assert [one.id for one in rows(book, DeliveryFilter.UNDER_WAY)] == [3]
    assert [one.id for one in rows(book, DeliveryFilter.UNSIGNED)] == [2, 1]
    assert [(one.id, one.problem) for one in rows(book, DeliveryFilter.PROBLEM)] == [(2, True)]
    sign(book, FileReturnedPaper(first, DAY))
    assert [one.id for one in rows(book, DeliveryFilter.UNSIGNED)] == [2]


def test_a_complaint_that_is_open_makes_its_delivery_a_problem(book: Book) -> None:
    order(book, 10)
    ship(book, (1, 40))
    command = TakeComplaint(customer_id=1, received_at=NOW, description="破", delivery_id=1)
    act(book, lambda w: take_complaint(w, command))
    assert [one.id for one in rows(book, DeliveryFilter.PROBLEM)] == [1]
    assert [one.closed for one in sheet(book, 1).complaints] == [False]


def test_older_notes_are_chased_by_their_statement_and_not_here(book: Book) -> None:
    order(book, 10)
    ship(book, (1, 40))
    assert rows(book, DeliveryFilter.UNDER_WAY, DAY + dt.timedelta(days=92))
    assert not rows(book, DeliveryFilter.UNDER_WAY, DAY + dt.timedelta(days=93))
    assert rows(book, DeliveryFilter.ALL, DAY + dt.timedelta(days=93))


def test_to_ship_today_are_orders_promised_by_today(book: Book) -> None:
    order(book, 10, promised_date=DAY)
    order(book, 20, promised_date=DAY - dt.timedelta(days=3))
    order(book, 30, promised_date=DAY + dt.timedelta(days=1))
    found = rows(book, DeliveryFilter.DUE)
    assert [(one.order_id, one.shipped_on) for one in found] == [
        (1, DAY), (2, DAY - dt.timedelta(days=3))]
    with book.read() as read:
        ask = DeliveriesAsk(DAY, DeliveryFilter.DUE, descending=False)
        assert [one.order_id for one in delivery_list(read, ask).rows] == [2, 1]
    ship(book, (2, 100))
    assert [one.order_id for one in rows(book, DeliveryFilter.DUE)] == [1]


def shipped_from(book: Book, ask: ShipSheetAsk) -> ShipSheet:
    with book.read() as read:
        found = ship_sheet(read, ask)
    assert found is not None
    return found


def test_an_order_brings_its_lines_first_and_its_customers_others_after(book: Book) -> None:
    order(book, 10, promised_date=DAY)
    order(book, 20, promised_date=DAY + dt.timedelta(days=9))
    order(book, 30, customer_id=2)
    assert [one.order_id for one in shipped_from(book, ShipSheetAsk(1)).lines] == [1, 2]
    with book.read() as read:
        later = due_order(read, 2)
    assert later is not None
    assert [one.order_id for one in later.lines] == [2]
    found = shipped_from(book, ShipSheetAsk(order=later.number))
    assert [one.order_id for one in found.lines] == [2, 1]
    assert found.address == "臺中港路 1 號"


def test_nobody_and_no_order_have_nothing_to_ship(book: Book) -> None:
    with book.read() as read:
        assert ship_sheet(read, ShipSheetAsk(99)) is None
        assert ship_sheet(read, ShipSheetAsk(order="SO-none")) is None


def again(book: Book, delivery_id: int) -> ReissueSheet | None:
    with book.read() as read:
        return reissue_sheet(read, delivery_id)


def test_a_delivery_made_anew_has_its_lines_open_as_if_it_had_not_shipped(book: Book) -> None:
    order(book, 10, 20)
    ship(book, (1, 30))
    ship(book, (1, 70))
    found = again(book, 2)
    assert found is not None
    first, second = found.sheet.lines
    assert [int(one) for one in (first.delivered, first.outstanding, first.most)] == [30, 70, 70]
    assert second.outstanding == 100
    assert dict(found.quantities) == {1: 70}
    act(book, lambda w: void_delivery(w, VoidDelivery(2, found.version, "錯")))
    assert again(book, 2) is None
