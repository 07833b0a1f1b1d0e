"""The ways she goes every day, through the window itself and by keys alone.

One book and one start for all of them: each begins by the key of its own tab.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import exists

from app.db.models import (
    Complaint,
    Customer,
    Delivery,
    DeliveryLine,
    Order,
    OrderLine,
    Receipt,
    Recent,
    ReturnedPaper,
    Statement,
)
from tests.window.hands import Program

pytestmark = [pytest.mark.window, pytest.mark.timeout(180)]

MADE_HERE = "福華禮品"


def _line(window: Program, item: str, quantity: str) -> None:
    window.write(item)
    window.press("Return")
    window.write(quantity)
    window.press("Return")


def _last(window: Program, model: type) -> int:
    return max((one.id for one in window.rows(model)), default=0)


def _new_order(window: Program) -> Order:
    """The order of a customer that nobody had: what the first journeys go on with."""
    ours = exists().where(Customer.id == Order.customer_id, Customer.name == MADE_HERE)
    made = window.rows(Order, ours)
    if made:
        return made[0]
    window.press("ctrl+2", "ctrl+n")
    window.paste(MADE_HERE)
    window.press("alt+Return")
    window.comes(Customer, Customer.name == MADE_HERE)
    for item, quantity in (("BX-0001", "500"), ("BX-0005", "=12*30"), ("BX-0002", "8")):
        _line(window, item, quantity)
    window.press("F9")
    return window.comes(Order, ours)


def _shipped(window: Program) -> Delivery:
    """That order's delivery: D where the order stands, once it is stored."""
    ours = exists().where(
        DeliveryLine.delivery_id == Delivery.id, DeliveryLine.order_line_id == OrderLine.id,
        OrderLine.order_id == _new_order(window).id,
    )
    made = window.rows(Delivery, ours)
    if made:
        return made[0]
    window.press("d", "F9")
    return window.comes(Delivery, ours)


def test_the_window_says_whose_book_it_is(window: Program) -> None:
    assert window.title.startswith("承昌包裝股份有限公司")


def test_a_new_customers_order_of_three_products_is_stored(window: Program) -> None:
    order = _new_order(window)
    lines = window.rows(OrderLine, OrderLine.order_id == order.id)
    assert [int(one.quantity) for one in lines] == [500, 360, 8]


def test_it_is_shipped(window: Program) -> None:
    note = _shipped(window)
    lines = window.rows(DeliveryLine, DeliveryLine.delivery_id == note.id)
    assert [int(one.quantity) for one in lines] == [500, 360, 8]
    assert _new_order(window).state == "done"


def test_its_note_is_marked_signed(window: Program) -> None:
    note = _shipped(window)
    window.press("g")
    window.comes(ReturnedPaper, ReturnedPaper.document == note.number)


def test_an_order_is_repeated(window: Program) -> None:
    before = _last(window, Order)
    window.press("ctrl+2", "r", "F9")
    order = window.comes(Order, Order.id > before)
    assert order.kind == "repeat"
    assert window.rows(OrderLine, OrderLine.order_id == order.id)


def test_a_receipt_is_recorded_from_the_customers(window: Program) -> None:
    before = _last(window, Receipt)
    window.press("ctrl+6", "Home", "r")
    window.write("12345")
    window.press("Return", "F9")
    receipt = window.comes(Receipt, Receipt.id > before)
    assert receipt.amount == Decimal(12345)


def test_a_complaint_is_taken_down_answered_and_closed(window: Program) -> None:
    before = _last(window, Complaint)
    window.press("ctrl+5", "ctrl+n")
    window.write("C0004")
    window.press("Return")
    window.paste("彩盒壓痕破裂")
    window.press("F9")
    complaint = window.comes(Complaint, Complaint.id > before)
    assert complaint.description == "彩盒壓痕破裂"
    own = Complaint.id == complaint.id
    window.press("t")
    window.comes(Complaint, own, Complaint.replied_at.is_not(None))
    window.press("c")
    window.comes(Complaint, own, Complaint.closed_at.is_not(None))


def test_a_phone_number_is_changed_and_taken_back(window: Program) -> None:
    window.press("ctrl+6", "Home")
    before = {one.id: one.phone for one in window.rows(Customer)}
    window.press("e", "Return", "Return", "Return", "ctrl+a")
    window.write("04-1234-5678")
    window.press("Return", "F9")
    changed = window.comes(Customer, Customer.phone == "04-1234-5678")
    window.press("ctrl+z")
    window.comes(Customer, Customer.id == changed.id, Customer.phone == before[changed.id])


def test_the_last_digits_of_a_phone_find_the_caller_and_the_order(window: Program) -> None:
    customer = window.rows(Customer, Customer.code == "C0001")[0]
    window.press("ctrl+2", "ctrl+k")
    window.write("8812")
    window.press("Down", "Return")
    opened = window.comes(Recent, Recent.entity == "orders")
    assert window.rows(Order, Order.id == opened.record_id)[0].customer_id == customer.id


def test_a_statement_is_made_and_sent(window: Program) -> None:
    before = _last(window, Statement)
    window.press("ctrl+4", "Home", "i")
    made = window.comes(Statement, Statement.id > before)
    window.press("f", "Return")
    sent = window.comes(Statement, Statement.id == made.id, Statement.sent_on.is_not(None))
    assert sent.channel


def test_an_order_that_was_being_typed_when_the_program_died_is_stored_after_all(
    window: Program,
) -> None:
    before = _last(window, Order)
    window.press("ctrl+2", "ctrl+n")
    window.write("H0023")
    window.press("Return")
    _line(window, "BX-0004", "700")
    window.write("BX-00")
    window.kill()
    assert _last(window, Order) == before
    window.start()
    window.press("ctrl+2", "F9")
    order = window.comes(Order, Order.id > before)
    lines = window.rows(OrderLine, OrderLine.order_id == order.id)
    assert [int(one.quantity) for one in lines] == [700]
