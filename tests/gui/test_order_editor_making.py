"""Customers and products that nobody has yet, made while an order is typed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.bootstrap import Context
from app.gui.operations.undo import undo
from app.gui.order_editor.grid_columns import GridColumn
from app.queries.lookups.customers import CustomersAsk, find_customers
from app.queries.lookups.products import ProductsAsk, find_products
from tests.gui.hands import ALT, CONTROL, Hands, save_order


def _ask(hands: Hands, question: Callable[[Context], Any]) -> Any:
    found: list[Any] = []
    hands.session.tasks.read(question, found.append)
    hands.wait(lambda: found)
    return found[0]


def _customers(hands: Hands, text: str) -> list[str]:
    return [one.name for one in _ask(hands, lambda c: c.ask(find_customers, CustomersAsk(text)))]


def _products(hands: Hands, text: str) -> list[Any]:
    today = hands.session.desk.today
    return list(_ask(hands, lambda c: c.ask(find_products, ProductsAsk(text, None, today))))


def test_alt_enter_makes_a_customer_of_the_name_alone(hands: Hands) -> None:
    hands.open_new()
    hands.type("新大華")
    hands.key(Qt.Key.Key_Return, ALT)
    hands.at(0, GridColumn.ITEM)
    customer = hands.editor.form.customer
    assert customer is not None
    assert customer.name == "新大華"
    assert customer.code in hands.session.window.toast.words
    hands.line(0, "BX-0004", "5")
    assert save_order(hands).customer.code == customer.code


def test_the_last_row_of_the_list_makes_one_and_enter_alone_does_not(hands: Hands) -> None:
    hands.open_new()
    hands.type("qqqq")
    popup = hands.editor.searching.customers
    hands.wait(popup.isVisible)
    hands.enter()
    assert "qqqq" in hands.editor.head.customer.fault.text()
    assert hands.editor.form.customer is None
    hands.type("z")
    hands.wait(popup.isVisible)
    hands.key(Qt.Key.Key_Down)
    assert popup.creating
    hands.enter()
    hands.at(0, GridColumn.ITEM)
    assert _customers(hands, "qqqqz") == ["qqqqz"]


def test_a_customer_made_in_place_is_taken_back_by_undo_and_the_order_says_so(
    hands: Hands,
) -> None:
    hands.open_new()
    hands.type("錯的名字")
    hands.key(Qt.Key.Key_Return, ALT)
    hands.at(0, GridColumn.ITEM)
    undo(hands.session.desk)
    hands.wait(lambda: hands.editor.form.customer is None)
    assert "錯的名字" in hands.editor.head.customer.fault.text()
    assert _customers(hands, "錯的名字") == []


def test_a_product_is_made_of_the_row_when_the_order_is_stored(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    hands.type("新款紙盒")
    hands.key(Qt.Key.Key_Return, ALT)
    hands.at(0, GridColumn.QUANTITY)
    hands.type("200")
    hands.enter()
    hands.at(0, GridColumn.UNIT)
    hands.type("個")
    hands.enter()
    hands.at(0, GridColumn.PRICE)
    hands.type("7.5")
    hands.enter()
    hands.at(1, GridColumn.ITEM)
    assert _products(hands, "新款紙盒") == []
    order = save_order(hands)
    made = _products(hands, "新款紙盒")
    assert [(one.unit, one.price) for one in made] == [("個", Decimal("7.5"))]
    assert order.lines[0].product_id == made[0].id
    # Undo takes back the order first, then the product.
    undo(hands.session.desk)
    hands.wait(lambda: not hands.session.tasks.busy)
    assert len(_products(hands, "新款紙盒")) == 1


def test_a_new_product_is_remembered_by_a_draft(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    hands.type("新款紙盒")
    hands.key(Qt.Key.Key_Return, ALT)
    hands.at(0, GridColumn.QUANTITY)
    hands.key(Qt.Key.Key_Escape)
    hands.closed()
    hands.open_new()
    hands.wait(hands.editor.offer.isVisible)
    blank = hands.editor
    hands.key(Qt.Key.Key_F3)
    hands.wait(lambda: hands.page.editor not in (None, blank))
    line = hands.editor.form.lines[0]
    assert (line.is_new, line.name, line.product_id) == (True, "新款紙盒", None)
    assert hands.editor.model.cell(0, GridColumn.ITEM).text == "新品項"


def test_a_pasted_product_nobody_has_is_made_with_its_own_code(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    QGuiApplication.clipboard().setText("NEW-77\t新款提袋\t50\t只\t3.5\n")
    hands.key(Qt.Key.Key_V, CONTROL)
    hands.wait(lambda: hands.editor.form.lines[0].wrong)
    hands.key(Qt.Key.Key_Return, ALT)
    hands.at(0, GridColumn.QUANTITY)
    assert hands.editor.form.lines[0].wrong == {}
    assert hands.editor.model.cell(0, GridColumn.ITEM).text == "NEW-77"
    order = save_order(hands)
    assert [(one.code, one.name) for one in order.lines] == [("NEW-77", "新款提袋")]
