"""Orders placed, edited, promised anew and called off by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from app.db.book import Book
from app.db.models import JournalEntry, Order, OrderLine, Product
from app.domain.errors import DomainError
from app.services.check import check
from app.services.given import FieldRefused
from app.services.order_lines import EditLine, NewLine
from app.services.order_refresh import refresh_lines, refresh_orders
from app.services.orders import (
    CancelOrder,
    EditOrder,
    PlaceOrder,
    cancel_order,
    edit_order,
    place_order,
)
from app.services.perform import EditConflict, perform
from app.services.promises import PromisedLine, SetPromise, set_promise
from app.services.undo import UndoLast, undo_last
from tests.books import DAY, NOW, act, add, customer, delivery, delivery_line, held

TAPE = NewLine(Decimal(100), Decimal("12.5"), name="封箱膠帶", promised_date=date(2026, 11, 20))
BOX = NewLine(Decimal(40), Decimal(30), name="紙箱")


@pytest.fixture
def desk(book: Book) -> Book:
    add(book, customer())
    return book


def place(book: Book, *lines: NewLine, **more: Any) -> int:
    command = PlaceOrder(customer_id=1, date=DAY, lines=lines or (TAPE, BOX), **more)
    return int(act(book, lambda w: place_order(w, command), verb="place_order").value["id"])


def deliver(book: Book, quantity: int = 4, line: int = 1) -> None:
    def change(work: Any) -> None:
        work.session.add(delivery())
        work.session.flush()
        work.session.add(delivery_line(order_line_id=line, quantity=Decimal(quantity)))
        work.session.flush()
        refresh_orders(work, refresh_lines(work, [line]))

    act(book, change, verb="ship_delivery", actor="lin")


def change(book: Book, order: int = 1, **more: Any) -> None:
    edit = EditOrder(**{"order_id": order, "base_version": book.head().seq, "edited": {}, **more})
    act(book, lambda w: edit_order(w, edit), verb="edit_order")


def lines_of(book: Book, order: int = 1) -> list[OrderLine]:
    with book.read() as read:
        query = select(OrderLine).where(OrderLine.order_id == order).order_by(OrderLine.line)
        return list(read.session.scalars(query))


def test_an_order_gets_a_number_and_its_worth(desk: Book) -> None:
    order = held(desk, Order, place(desk, customer_po=" PO-7 "))
    assert (order.number, order.customer_po) == ("SO20261105001", "PO-7")
    assert (order.net, order.tax, order.gross) == (2450, 123, 2573)
    assert (order.state, order.line_count, order.next_promise) == ("open", 2, date(2026, 11, 20))
    assert check(desk).sound


def test_a_product_gives_its_name_specification_and_tolerance(desk: Book) -> None:
    tolerance = Decimal("0.05")
    add(desk, Product(code="T1", name="膠帶", colour="透明", tolerance_percent=tolerance))
    place(desk, NewLine(Decimal(1), Decimal(2), product_id=1))
    line = lines_of(desk)[0]
    assert (line.name, line.colour, line.tolerance_percent) == ("膠帶", "透明", tolerance)


@pytest.mark.parametrize(
    ("line", "refusal", "field"),
    [
        (NewLine(Decimal(0), Decimal(1), name="x"), "value_positive", "quantity"),
        (NewLine(Decimal(-1), Decimal(1), name="x"), "value_negative", "quantity"),
        (NewLine(Decimal("0.00001"), Decimal(1), name="x"), "value_places", "quantity"),
        (NewLine(Decimal(10) ** 9, Decimal(1), name="x"), "value_too_large", "quantity"),
        (NewLine(Decimal(1), Decimal(1), name=" \t"), "value_required", "name"),
        (NewLine(Decimal(1), Decimal(1), name="x", discount_percent=Decimal(2)), "value_rate",
         "discount_percent"),
        (NewLine(Decimal(1), Decimal(1), name="x", required_date=date(1066, 1, 1)), "value_date",
         "required_date"),
    ],
)
def test_a_line_that_cannot_be_stored_names_its_field(
    desk: Book, line: NewLine, refusal: str, field: str
) -> None:
    with pytest.raises(FieldRefused, match=refusal) as refused:
        place(desk, TAPE, line)
    assert (refused.value.field, refused.value.row) == (field, 2)
    assert held(desk, Order, 1) is None


def test_an_order_beyond_all_reckoning_is_refused(desk: Book) -> None:
    with pytest.raises(DomainError, match="amount_too_large"):
        place(desk, NewLine(Decimal(10) ** 8, Decimal(10) ** 8, name="x"))


def test_an_order_needs_a_line(desk: Book) -> None:
    with pytest.raises(DomainError, match="order_empty"):
        act(desk, lambda w: place_order(w, PlaceOrder(1, DAY, ())))
    place(desk, TAPE)
    with pytest.raises(DomainError, match="order_empty"):
        change(desk, removed=(1,))


def test_lines_are_edited_added_and_removed_and_the_worth_follows(desk: Book) -> None:
    place(desk)
    change(
        desk, edited={"remark": "急"}, lines=(EditLine(1, 2, {"quantity": Decimal(200)}),),
        added=(NewLine(Decimal(1), Decimal(500), name="版費"),), removed=(2,),
    )
    assert [(line.line, line.name) for line in lines_of(desk)] == [(1, "封箱膠帶"), (2, "版費")]
    order = held(desk, Order, 1)
    assert (order.net, order.line_count, order.remark) == (3000, 2, "急")
    assert check(desk).sound


def test_the_second_editor_of_a_field_is_shown_both_values(desk: Book) -> None:
    place(desk)
    change(desk, edited={"remark": "甲"})
    with pytest.raises(EditConflict) as conflict:
        change(desk, base_version=2, edited={"remark": "乙"})
    assert conflict.value.fields["remark"] == ("甲", "乙")
    change(desk, base_version=2, edited={"clerk": "林"})
    assert (held(desk, Order, 1).remark, held(desk, Order, 1).clerk) == ("甲", "林")


def test_what_a_delivery_was_posted_from_stays(desk: Book) -> None:
    add(desk, customer("C2"))
    place(desk)
    deliver(desk)
    edited: dict[str, Any]
    for edited in ({"unit_price": Decimal(1)}, {"name": "x"}):
        with pytest.raises(DomainError, match="order_line_posted"):
            change(desk, lines=(EditLine(1, desk.head().seq, edited),))
    for edited in ({"customer_id": 2}, {"currency": "USD"}):
        with pytest.raises(DomainError, match="order_posted"):
            change(desk, edited=edited)
    with pytest.raises(DomainError, match="order_line_below_delivered"):
        change(desk, lines=(EditLine(1, desk.head().seq, {"quantity": Decimal(3)}),))
    with pytest.raises(DomainError, match="order_line_in_use"):
        change(desk, removed=(1,))
    change(desk, lines=(EditLine(1, desk.head().seq, {"quantity": Decimal(4)}),))
    change(desk, lines=(EditLine(2, desk.head().seq, {"unit_price": Decimal(31)}),))
    assert held(desk, Order, 1).net == 4 * Decimal("12.5") + 40 * 31


def test_a_field_that_no_editor_has_is_our_own_bug(desk: Book) -> None:
    place(desk)
    with pytest.raises(ValueError, match="state"):
        change(desk, edited={"state": "done"})


def test_an_order_is_called_off_whole_or_for_the_rest(desk: Book) -> None:
    place(desk)
    place(desk)
    deliver(desk)
    for order in (1, 2):
        command = CancelOrder(order, desk.head().seq, "客戶停產")
        perform(desk, "mei", "cancel_order", cancel_order, command, now=NOW)
    first, second = held(desk, Order, 1), held(desk, Order, 2)
    assert (first.cancelled, first.state, first.net) == (False, "done", 50)
    assert [line.cancelled_quantity for line in lines_of(desk)] == [96, 40]
    assert (second.cancelled, second.state) == (True, "cancelled")
    with pytest.raises(DomainError, match="order_cancelled"):
        change(desk, order=2, edited={"remark": "x"})
    with desk.read() as read:
        entry = read.session.get_one(JournalEntry, desk.head().seq)
        assert entry.answer == '{"reason": "客戶停產"}'


def promise(book: Book, *lines: PromisedLine, day: int = 27, **more: Any) -> None:
    command = SetPromise(1, book.head().seq, date(2026, 11, day), lines=lines, **more)
    act(book, lambda w: set_promise(w, command), verb="set_promise")


def test_a_promise_that_moves_needs_its_reason(desk: Book) -> None:
    place(desk)
    with pytest.raises(DomainError, match="reason_needed"):
        promise(desk, PromisedLine(1, 2))
    promise(desk, PromisedLine(2, 2))
    promise(desk, PromisedLine(1, 2), reason="缺料")
    assert [line.promised_date for line in lines_of(desk)] == [date(2026, 11, 27)] * 2
    assert held(desk, Order, 1).next_promise == date(2026, 11, 27)
    with desk.read() as read:
        assert read.session.get_one(JournalEntry, 4).answer == '{"reason": "缺料"}'


def test_the_whole_order_is_promised_anew_with_what_is_outstanding(desk: Book) -> None:
    place(desk)
    deliver(desk, quantity=100)
    promise(desk, day=30)
    assert [line.promised_date for line in lines_of(desk)] == [date(2026, 11, 20), None]
    assert held(desk, Order, 1).next_promise == date(2026, 11, 30)
    assert check(desk).sound


def test_an_order_placed_by_hand_is_cancelled_by_undo_and_keeps_its_number(desk: Book) -> None:
    place(desk)
    act(desk, lambda w: undo_last(w, UndoLast()), verb="undo")
    order = held(desk, Order, 1)
    assert (order.cancelled, order.state, len(lines_of(desk))) == (True, "cancelled", 2)
    assert held(desk, Order, place(desk)).number == "SO20261105002"
    assert check(desk).sound


def test_neither_an_order_nor_its_price_is_taken_back_under_a_delivery(desk: Book) -> None:
    place(desk)
    change(desk, lines=(EditLine(1, 2, {"unit_price": Decimal(13)}),))
    deliver(desk)
    with pytest.raises(DomainError, match="undo_built_on"):
        act(desk, lambda w: undo_last(w, UndoLast()), verb="undo")
    assert lines_of(desk)[0].unit_price == 13
