"""An order once more: today's prices, no dates, nothing of the old number."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import cast

from PySide6.QtCore import Qt

from app.gui.order_editor.grid_columns import GridColumn
from app.gui.target import Target
from app.services.products import SetCustomerPrice, set_customer_price
from tests.gui.hands import CONTROL, Hands, save_order, stored_order


def test_r_repeats_the_order_at_todays_prices(hands: Hands) -> None:
    order_id = cast("int", hands.page.view.current_identity())
    old = stored_order(hands, order_id)
    first = old.lines[0]
    assert first.product_id is not None
    command = SetCustomerPrice(old.customer.id, first.product_id, first.price * 2)
    done: list[object] = []
    hands.session.tasks.write(
        lambda context, _: context.perform("set_price", set_customer_price, command), done.append
    )
    hands.wait(lambda: done)
    hands.key(Qt.Key.Key_R)
    hands.wait(lambda: hands.page.editor is not None)
    form = hands.editor.form
    assert form.stored is None
    assert (form.customer_po, form.required, form.promised) == ("", None, None)
    assert form.lines[0].price == first.price * 2
    assert "漲 100.0%" in hands.editor.model.cell(0, GridColumn.LAST).note
    new = save_order(hands)
    assert new.number != old.number
    assert new.date == date(2026, 11, 5)
    assert [(one.code, one.quantity) for one in new.lines] == [
        (one.code, one.quantity) for one in old.lines
    ]
    assert [one.price for one in new.lines] == [first.price * 2] * 2
    assert all(one.promised is None for one in new.lines)
    assert hands.navigation <= 8
    assert new.number in hands.session.window.toast.words


def test_another_page_begins_an_order_for_a_customer(hands: Hands) -> None:
    hands.page.act(Target("orders", None, number="D0007", act="new"))
    hands.wait(lambda: hands.page.editor is not None)
    hands.at(0, GridColumn.ITEM)
    assert hands.editor.form.customer is not None
    assert hands.editor.form.customer.code == "D0007"
    assert hands.editor.head.customer.line.text() == "大昌五金有限公司"
    assert hands.editor.form.clerk == "林怡君"
    hands.line(0, "BX-0001", "1000")
    order = save_order(hands)
    hands.wait(lambda: hands.page.view.current_identity() == order.order_id)
    assert hands.page.view.hasFocus()
    assert order.lines[0].quantity == Decimal(1000)


def test_ctrl_l_takes_the_last_orders_goods_at_todays_price(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    customer = hands.editor.form.customer
    assert customer is not None
    command = SetCustomerPrice(customer.id, 7, Decimal(20))  # 遮光紙管, which it bought last
    done: list[object] = []
    hands.session.tasks.write(
        lambda context, _: context.perform("set_price", set_customer_price, command), done.append
    )
    hands.wait(lambda: done)
    hands.key(Qt.Key.Key_L, CONTROL)
    hands.wait(lambda: [line.price for line in hands.editor.form.lines] == [Decimal(20)] * 2)
    assert all(line.required is None for line in hands.editor.form.lines)
    assert "漲" in hands.editor.model.cell(1, GridColumn.LAST).note


def test_an_order_beyond_what_the_list_shows_is_stood_on_all_the_same(hands: Hands) -> None:
    hands.page.header.choose("late")
    hands.wait(lambda: hands.page.asked().filter == "late")
    hands.page.act(Target("orders", None, number="D0007", act="new"))
    hands.wait(lambda: hands.page.editor is not None)
    hands.line(0, "BX-0001", "1000")
    order = save_order(hands)
    hands.wait(lambda: hands.page.view.hasFocus())
    assert hands.page.view.current_identity() == order.order_id
    assert hands.page.header.search is not None
    assert hands.page.header.search.text() == order.number
