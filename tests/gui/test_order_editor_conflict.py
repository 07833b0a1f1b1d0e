"""Two windows on one order: whoever stores second chooses, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, cast

from PySide6.QtCore import Qt

from app.gui.order_editor.grid_columns import GridColumn
from app.gui.parts.buttons import Button
from app.services.order_lines import EditLine
from app.services.orders import EditOrder, edit_order
from tests.gui.hands import Hands, save_order, stored_order
from tests.gui.small_book import open_empty


def open_first(hands: Hands) -> int:
    order_id = cast("int", hands.page.view.current_identity())
    hands.key(Qt.Key.Key_E)
    hands.wait(lambda: hands.page.editor is not None)
    hands.at(0, GridColumn.ITEM)
    return order_id


def somebody_stores(
    hands: Hands, order_id: int, head: Mapping[str, Any], quantity: Decimal | None = None
) -> None:
    """Another program on the same book, in between."""
    sheet = stored_order(hands, order_id)
    line = sheet.lines[0]
    lines = () if quantity is None else (
        EditLine(line.line_id, line.version, {"quantity": quantity}),
    )
    other = open_empty(hands.session.place)
    other.perform("edit_order", edit_order, EditOrder(order_id, sheet.version, head, lines))
    other.close()


def test_both_values_are_shown_and_one_is_taken(hands: Hands) -> None:
    order_id = open_first(hands)
    somebody_stores(hands, order_id, {"customer_po": "theirs", "remark": "theirs too"},
                     Decimal(4321))
    hands.editor.head.po.line.setText("mine")
    hands.editor.grid.go(0, GridColumn.QUANTITY)
    hands.type("9999")
    hands.key(Qt.Key.Key_F9)
    panel = hands.editor.conflicts
    hands.wait(lambda: panel.open)
    assert len(panel.rows) == 2
    po, quantity = (row.findChildren(Button) for row in panel.rows)
    assert "theirs" in po[0].accessibleDescription()
    assert "mine" in po[0].accessibleDescription()
    assert "4,321" in quantity[0].accessibleDescription()
    # What only they changed is taken in without a word.
    assert hands.editor.head.remark.line.text() == "theirs too"
    hands.wait(po[0].hasFocus)
    hands.key(Qt.Key.Key_F9)  # not before it is chosen
    assert panel.open
    hands.enter()  # theirs
    assert hands.editor.head.po.line.text() == "theirs"
    quantity[1].click()  # mine
    assert not panel.open
    after = save_order(hands)
    assert (after.customer_po, after.remark) == ("theirs", "theirs too")
    assert after.lines[0].quantity == Decimal(9999)


def test_work_that_does_not_meet_is_put_together(hands: Hands) -> None:
    order_id = open_first(hands)
    somebody_stores(hands, order_id, {"remark": "theirs"}, Decimal(4321))
    hands.editor.grid.go(1, GridColumn.QUANTITY)
    hands.type("77")
    after = save_order(hands)
    assert after.remark == "theirs"
    assert [line.quantity for line in after.lines] == [Decimal(4321), Decimal(77)]


def test_a_draft_older_than_the_order_asks_for_every_difference(hands: Hands) -> None:
    order_id = open_first(hands)
    hands.editor.head.po.line.setText("mine")
    hands.key(Qt.Key.Key_Escape)
    hands.closed()
    hands.wait(lambda: not hands.session.tasks.busy)
    somebody_stores(hands, order_id, {"promised_date": date(2027, 1, 1)})
    hands.page.opening.edit(order_id)
    hands.wait(lambda: hands.page.editor is not None)
    hands.wait(hands.editor.offer.isVisible)
    blank = hands.editor
    hands.key(Qt.Key.Key_F3)
    hands.wait(lambda: hands.page.editor not in (None, blank))
    hands.wait(lambda: hands.editor.conflicts.open)
    assert len(hands.editor.conflicts.rows) == 2



def _resumed(hands: Hands, order_id: int) -> None:
    """Left by Esc, opened again, and gone on with."""
    hands.key(Qt.Key.Key_Escape)
    hands.closed()
    hands.wait(lambda: not hands.session.tasks.busy)
    hands.page.opening.edit(order_id)
    hands.wait(lambda: hands.page.editor is not None)
    hands.wait(hands.editor.offer.isVisible)
    blank = hands.editor
    hands.key(Qt.Key.Key_F3)
    hands.wait(lambda: hands.page.editor not in (None, blank))


def test_what_was_decided_is_not_asked_again_when_the_draft_is_brought_back(
    hands: Hands,
) -> None:
    order_id = open_first(hands)
    somebody_stores(hands, order_id, {"customer_po": "theirs"}, Decimal(4321))
    hands.editor.head.po.line.setText("mine")
    hands.editor.grid.go(0, GridColumn.QUANTITY)
    hands.type("9999")
    hands.key(Qt.Key.Key_F9)
    hands.wait(lambda: len(hands.editor.conflicts.rows) == 2)
    hands.editor.conflicts.rows[0].findChildren(Button)[1].click()  # my number of the customer's
    _resumed(hands, order_id)
    hands.wait(lambda: hands.editor.conflicts.open)
    [row] = hands.editor.conflicts.rows  # the quantity was not decided on
    assert "9,999" in row.findChildren(Button)[0].accessibleDescription()
    row.findChildren(Button)[1].click()
    _resumed(hands, order_id)
    hands.wait(lambda: not hands.session.tasks.busy)
    assert not hands.editor.conflicts.open
    after = save_order(hands)
    assert after.customer_po == "mine"
    assert after.lines[0].quantity == Decimal(9999)
