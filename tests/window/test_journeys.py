"""The ways she goes every day, through the window itself and by keys alone.

One book and one start for all of them: each begins by the key of its own tab.
"""

from __future__ import annotations

import pytest
from sqlalchemy import exists

from app.db.models import (
    Customer,
    Delivery,
    DeliveryLine,
    Order,
    OrderLine,
    ReturnedPaper,
)
from tests.window.hands import Program

pytestmark = [pytest.mark.window, pytest.mark.timeout(180)]

MADE_HERE = "福華禮品"


def _line(window: Program, item: str, quantity: str) -> None:
    window.type(item)
    window.press("Return")
    window.type(quantity)
    window.press("Return")


def _last(window: Program, model: type) -> int:
    return max((one.id for one in window.rows(model)), default=0)


def _new_order(window: Program) -> tuple[Customer, Order]:
    """The order of a customer that nobody had: what the first journeys go on with."""
    made = window.rows(Order, Order.customer_id.in_(
        [one.id for one in window.rows(Customer, Customer.name == MADE_HERE)]
    ))
    if made:
        return window.rows(Customer, Customer.id == made[0].customer_id)[0], made[0]
    window.press("ctrl+2", "ctrl+n")
    window.paste(MADE_HERE)
    window.press("alt+Return")
    customer = window.comes(Customer, Customer.name == MADE_HERE)
    for item, quantity in (("BX-0001", "500"), ("BX-0005", "=12*30"), ("BX-0002", "8")):
        _line(window, item, quantity)
    window.press("F9")
    return customer, window.comes(Order, Order.customer_id == customer.id)


def test_a_new_customers_order_of_three_products_is_stored_shipped_and_signed(
    window: Program,
) -> None:
    _, order = _new_order(window)
    lines = window.rows(OrderLine, OrderLine.order_id == order.id)
    assert [int(one.quantity) for one in lines] == [500, 360, 8]
    assert order.state == "open"

    window.press("d", "F9")
    shipped = [one.id for one in lines]
    note = window.comes(Delivery, exists().where(
        DeliveryLine.delivery_id == Delivery.id, DeliveryLine.order_line_id.in_(shipped)
    ))
    assert window.rows(Order, Order.id == order.id)[0].state == "done"

    window.press("g")
    window.comes(ReturnedPaper, ReturnedPaper.document == note.number)


def test_an_order_is_repeated(window: Program) -> None:
    before = _last(window, Order)
    window.press("ctrl+2", "r", "F9")
    order = window.comes(Order, Order.id > before)
    assert order.kind == "repeat"
    assert window.rows(OrderLine, OrderLine.order_id == order.id)
