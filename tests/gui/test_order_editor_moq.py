"""A line below its minimum: seen in its row, settled by one key."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.gui.order_editor.grid_columns import GridColumn
from app.gui.order_editor.row_strip import RAISE
from tests.gui.hands import Hands, save_order


def _two_below(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    hands.line(0, "BX-0003", "2900")  # its MOQ is 3,000
    hands.line(1, "BX-0004", "4000")  # just its MOQ
    hands.line(2, "BX-0005", "4000")  # its MOQ is 5,000


def test_rows_below_the_moq_grow_a_strip_and_f6_raises_the_nearest_above(hands: Hands) -> None:
    _two_below(hands)
    grid = hands.editor.grid
    plain = grid.rowHeight(1)
    assert [grid.rowHeight(row) // plain for row in range(4)] == [2, 1, 2, 1]
    assert grid.strip_row == 2
    assert "起訂量 5,000，差 1,000" in grid.strips()[2].spoken
    hands.type("BX")  # what is being typed stays
    hands.key(Qt.Key.Key_F6)
    assert hands.editor.form.lines[2].quantity == Decimal(5000)
    assert grid.line.text() == "BX"
    assert grid.strip_row == 0
    hands.key(Qt.Key.Key_F6)
    assert hands.editor.form.lines[0].quantity == Decimal(3000)
    assert grid.strip_row is None


def test_an_unreadable_quantity_is_not_said_to_reach_its_moq(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    hands.line(0, "BX-0003", "3000")
    fine = "都達到起訂量"
    hands.wait(lambda: fine in [one.said for one in hands.editor.pane.checks.checks])
    hands.line(1, "BX-0004", "四千多")
    hands.wait(lambda: fine not in [one.said for one in hands.editor.pane.checks.checks])


def test_f6_in_the_row_itself_shows_the_raised_quantity(hands: Hands) -> None:
    _two_below(hands)
    hands.editor.grid.go(0, GridColumn.QUANTITY)
    hands.type("10")
    hands.key(Qt.Key.Key_F6)  # the one above is meant only where none is here
    assert hands.editor.grid.strip_row in (None, 2)
    assert hands.editor.form.lines[0].quantity == Decimal(3000)
    assert hands.editor.grid.line.text() == "3,000"


def test_f7_adds_a_priced_line_and_the_strip_goes(hands: Hands) -> None:
    _two_below(hands)
    hands.editor.form.lines[2].surcharge = Decimal("0.1")
    hands.type("BX-0001")
    hands.key(Qt.Key.Key_F7)
    lines = hands.editor.form.lines
    assert lines[3].name == "損耗費：内衬卡 白卡 350 g 未達起訂量"
    assert lines[3].amount("TWD") == Decimal(5360)  # a tenth of 4,000 × 13.4
    assert 2 not in hands.editor.grid.strips()
    hands.at(4, GridColumn.ITEM)
    assert hands.editor.grid.line.text() == "BX-0001"
    hands.enter()
    hands.at(4, GridColumn.QUANTITY)
    hands.type("1000")
    order = save_order(hands)
    assert [one.code for one in order.lines] == ["BX-0003", "BX-0004", "BX-0005", "", "BX-0001"]


def test_a_surcharge_without_a_rate_asks_for_its_price(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    hands.line(0, "BX-0003", "2900")
    hands.editor.grid.go(0, GridColumn.QUANTITY)
    hands.key(Qt.Key.Key_F7)
    hands.at(1, GridColumn.PRICE)


def test_the_mouse_settles_any_of_them(hands: Hands) -> None:
    _two_below(hands)
    grid = hands.editor.grid
    grid.viewport().repaint()
    box = grid._ways[0][RAISE]
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.center()))
    assert hands.editor.form.lines[0].quantity == Decimal(3000)
    assert hands.editor.form.lines[2].quantity == Decimal(4000)


def test_f6_goes_round_the_window_where_nothing_is_below(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    hands.line(0, "BX-0004", "9000")
    assert hands.editor.grid.line.hasFocus()
    hands.key(Qt.Key.Key_F6)
    assert hands.editor.form.lines[0].quantity == Decimal(9000)
