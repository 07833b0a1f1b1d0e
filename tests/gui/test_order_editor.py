"""The order editor by keyboard alone: typed, pasted, copied, kept and brought back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from app.gui.order_editor.grid_columns import GridColumn
from app.gui.order_editor.grid_line import GridField
from tests.gui.hands import CONTROL, WAIT, Hands, save_order, stored_order


def test_three_products_are_ordered_by_keyboard_alone(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("ht")
    typed = (("zgzg", "12000"), ("0005", "=12*30"), ("htt", "８"))
    for row, (item, quantity) in enumerate(typed):
        hands.type(item)
        hands.enter()
        hands.at(row, GridColumn.QUANTITY)
        hands.type(quantity)
        hands.enter()
        hands.at(row + 1, GridColumn.ITEM)
    totals = hands.editor.form.totals()
    order = save_order(hands)
    assert order.customer.code == "H0023"
    assert [(one.code, one.quantity, one.unit) for one in order.lines] == [
        ("BX-0006", Decimal(12000), "個"), ("BX-0005", Decimal(360), "個"),
        ("BX-0002", Decimal(8), "個"),
    ]
    assert order.lines[0].price == Decimal("14.5")  # what 和泰 paid last
    assert order.lines[1].price == Decimal("13.4")  # the list's: never sold to it
    assert all(one.parts[:2] == ("白卡", "12×8 cm") for one in order.lines)
    assert totals is not None
    assert totals.net == Decimal(174000) + Decimal(4824) + Decimal(83)
    assert totals.tax == Decimal(8945)
    assert hands.navigation <= 9
    assert hands.characters <= 35
    hands.qtbot.waitUntil(
        lambda: hands.page.view.current_identity() == order.order_id, timeout=WAIT
    )


def test_enter_on_an_empty_line_ends_at_the_button_that_saves(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("0158")
    hands.type("BX-0004")
    hands.enter()
    hands.at(0, GridColumn.QUANTITY)
    hands.type("5")
    hands.enter()
    hands.at(1, GridColumn.ITEM)
    hands.enter()
    hands.qtbot.waitUntil(lambda: hands.editor.save_button.hasFocus(), timeout=WAIT)
    hands.enter()
    hands.closed()


def _ended(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("0158")
    hands.line(0, "BX-0004", "5")
    hands.enter()
    hands.wait(hands.editor.save_button.hasFocus)


def test_what_is_typed_after_one_enter_too_many_is_the_next_line(hands: Hands) -> None:
    _ended(hands)
    hands.type("BX-0003")
    hands.enter()
    hands.at(1, GridColumn.QUANTITY)
    hands.type("7")
    hands.enter()
    hands.at(2, GridColumn.ITEM)
    order = save_order(hands)
    assert [(one.code, one.quantity) for one in order.lines] == [
        ("BX-0004", Decimal(5)), ("BX-0003", Decimal(7)),
    ]


def test_what_is_pasted_after_one_enter_too_many_is_the_next_line(hands: Hands) -> None:
    _ended(hands)
    QGuiApplication.clipboard().setText("BX-0003")
    hands.key(Qt.Key.Key_V, CONTROL)
    hands.at(1, GridColumn.ITEM)
    hands.enter()
    hands.at(1, GridColumn.QUANTITY)
    assert [one.item for one in hands.editor.form.filled] == ["BX-0004", "BX-0003"]


def test_a_pasted_bad_cell_is_flagged_and_nothing_is_lost(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    text = ("BX-0001\t彩盒\t１，２００\t個\t9.5\t11/20\n"
            "BX-9999\t不知名\t約三百\t個\t=2*4\t下禮拜\n"
            "BX-0003\t\t30\t\t\t\n")
    QGuiApplication.clipboard().setText(text)
    hands.key(Qt.Key.Key_V, CONTROL)
    lines = hands.editor.form.lines
    hands.qtbot.waitUntil(lambda: lines[0].product_id is not None, timeout=WAIT)
    first, second, third = lines
    assert (first.name, first.quantity, first.price) == ("彩盒", Decimal(1200), Decimal("9.5"))
    assert first.required == date(2026, 11, 20)
    assert (third.name, third.unit, third.price) == ("鳳梨酥禮盒 12 入", "個", Decimal("11.4"))
    assert {one: wrong.typed for one, wrong in second.wrong.items()} == {
        GridField.ITEM: "BX-9999", GridField.QUANTITY: "約三百", GridField.REQUIRED: "下禮拜",
    }
    assert second.price == Decimal(8)
    grid = hands.editor.grid
    assert grid.rowHeight(1) == 2 * grid.rowHeight(0)
    hands.key(Qt.Key.Key_F9)
    hands.at(1, GridColumn.ITEM)
    assert hands.page.editor is not None


def test_ctrl_d_copies_the_cell_above(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    hands.type("BX-0004")
    hands.enter()
    hands.at(0, GridColumn.QUANTITY)
    hands.type("70")
    hands.enter()
    hands.at(1, GridColumn.ITEM)
    hands.key(Qt.Key.Key_D, CONTROL)
    hands.key(Qt.Key.Key_Tab)
    hands.key(Qt.Key.Key_Tab)
    hands.at(1, GridColumn.QUANTITY)
    hands.key(Qt.Key.Key_D, CONTROL)
    above, below = hands.editor.form.lines[:2]
    assert (below.item, below.name, below.price) == (above.item, above.name, above.price)
    assert below.quantity == Decimal(70)


def test_ctrl_l_brings_the_lines_of_the_last_order(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    hands.key(Qt.Key.Key_L, CONTROL)
    hands.at(0, GridColumn.QUANTITY)
    order = save_order(hands)
    assert [(one.code, one.quantity) for one in order.lines] == [("BX-0006", Decimal(8000))] * 2


def test_ctrl_l_brings_them_from_the_head_and_from_the_button_too(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    for place in (hands.editor.head.po.line, hands.editor.save_button):
        before = len(hands.editor.form.filled)
        place.setFocus()
        hands.key(Qt.Key.Key_L, CONTROL)
        hands.wait(lambda before=before: len(hands.editor.form.filled) > before)
        hands.at(before, GridColumn.QUANTITY)


def test_a_draft_survives_leaving_and_is_offered_again(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    hands.type("BX-0004")
    hands.enter()
    hands.at(0, GridColumn.QUANTITY)
    hands.type("七百")
    hands.key(Qt.Key.Key_Tab)
    hands.key(Qt.Key.Key_Escape)
    hands.closed()
    hands.open_new()
    hands.qtbot.waitUntil(lambda: hands.editor.offer.isVisible(), timeout=WAIT)
    assert "和泰茶業" in hands.editor.offer.words
    blank = hands.editor
    hands.key(Qt.Key.Key_F3)
    hands.qtbot.waitUntil(lambda: hands.page.editor not in (None, blank), timeout=WAIT)
    line = hands.editor.form.lines[0]
    assert line.item == "BX-0004"
    assert line.wrong[GridField.QUANTITY].typed == "七百"
    hands.editor.grid.go(0, GridColumn.QUANTITY)
    hands.type("700")
    order = save_order(hands)
    assert order.lines[0].quantity == Decimal(700)
    hands.open_new()
    assert not hands.editor.offer.isVisible()


def test_an_order_is_edited_and_only_what_differs_is_written(hands: Hands) -> None:
    order_id = cast("int", hands.page.view.current_identity())
    before = stored_order(hands, order_id)
    hands.key(Qt.Key.Key_E)
    hands.qtbot.waitUntil(lambda: hands.page.editor is not None, timeout=WAIT)
    hands.at(0, GridColumn.ITEM)
    hands.editor.grid.go(1, GridColumn.QUANTITY)
    hands.type("9999")
    command = hands.editor.grid
    command.commit()
    edit = hands.editor.form.command()
    assert [dict(one.edited) for one in edit.lines] == [{"quantity": Decimal(9999)}]  # type: ignore[union-attr]
    after = save_order(hands)
    assert after.lines[1].quantity == Decimal(9999)
    assert after.lines[0] == before.lines[0]


def test_return_while_composing_neither_walks_nor_saves(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    grid = hands.editor.grid
    QApplication.sendEvent(grid.line, QInputMethodEvent("ㄔㄍ", []))
    popup = hands.editor.searching.products
    hands.qtbot.waitUntil(popup.isVisible, timeout=WAIT)
    assert popup.rows[0].name.startswith("茶罐")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_F9):
        if key is not Qt.Key.Key_F9:
            hands.key(key)
    assert (grid.row, grid.column) == (0, GridColumn.ITEM)
    assert hands.page.editor is not None
    assert hands.editor.form.filled == []


def test_arrows_walk_and_a_typed_date_is_read(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    hands.editor.grid.go(0, GridColumn.REQUIRED)
    hands.type("+3")
    hands.key(Qt.Key.Key_Down)
    hands.at(1, GridColumn.REQUIRED)
    assert hands.editor.form.lines[0].required == date(2026, 11, 8)
    hands.key(Qt.Key.Key_Right)
    hands.at(1, GridColumn.PROMISED)
    hands.key(Qt.Key.Key_Up)
    hands.at(0, GridColumn.PROMISED)


def test_a_code_that_was_left_without_enter_is_known_all_the_same(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    hands.type("BX-0004")
    hands.key(Qt.Key.Key_Down)
    hands.type("BX")
    line = hands.editor.form.lines[0]
    hands.qtbot.waitUntil(lambda: line.product_id is not None, timeout=WAIT)
    assert hands.editor.grid.line.text() == "BX"
    assert line.wrong == {}
    assert line.unit == "個"


def test_f9_before_the_answer_waits_for_it(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    hands.type("BX-0004")
    hands.enter()
    hands.type("12")
    hands.key(Qt.Key.Key_F9)
    hands.closed()
    hands.qtbot.waitUntil(lambda: bool(hands.session.window.toast.words), timeout=WAIT)


def test_a_list_price_is_not_offered_in_another_currency(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("CN005")
    hands.type("BX-0000")
    hands.enter()
    hands.at(0, GridColumn.QUANTITY)
    assert hands.editor.form.lines[0].price is None
    hands.type("10")
    hands.enter()
    hands.at(0, GridColumn.PRICE)
