"""Half-composed words in the order editor: nothing is lost, and nothing is stored by mistake."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodQueryEvent
from PySide6.QtWidgets import QApplication

from app.gui.fields.compose_guard import Waiting
from app.gui.order_editor.grid_columns import GridColumn
from app.gui.parts.buttons import Button
from tests.gui.hands import ALT, CONTROL, Hands, save_order
from tests.gui.test_order_editor_conflict import open_first, somebody_stores

KEYS = (
    (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Return, ALT),
    (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier),
    (Qt.Key.Key_L, CONTROL), (Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier),
)


def test_no_key_of_the_editor_acts_on_a_half_composed_word(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    hands.line(0, "BX-0003", "10")
    hands.editor.grid.go(0, GridColumn.NAME)
    before = hands.editor.form.kept()
    for key, modifiers in KEYS:
        hands.compose("ㄔㄚˊ")
        hands.key(key, modifiers)
        assert hands.page.editor is not None, key
        assert hands.editor.form.kept() == before, key
        assert (hands.editor.grid.row, hands.editor.grid.column) == (0, GridColumn.NAME), key
    hands.compose("", commit="茶")
    assert hands.editor.grid.line.text() == "茶"
    hands.editor.grid.go(0, GridColumn.UNIT)
    assert hands.editor.form.lines[0].name == "茶"


def test_the_button_pressed_by_mouse_waits_for_the_word(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    hands.line(0, "BX-0004", "4000")
    hands.editor.grid.go(0, GridColumn.NAME)
    hands.compose("ㄔㄚˊ")
    hands.editor.save_button.click()
    assert hands.page.editor is not None
    assert hands.editor.save_button.isEnabled()
    hands.compose("", commit="茶罐標籤")
    assert save_order(hands).lines[0].name == "茶罐標籤"


def test_a_conflict_waits_for_the_word_that_is_half_composed(hands: Hands) -> None:
    order_id = open_first(hands)
    somebody_stores(hands, order_id, {"customer_po": "theirs"})
    hands.editor.head.po.line.setText("mine")
    line, panel = hands.editor.head.remark.line, hands.editor.conflicts
    line.setFocus()
    hands.type("急")
    hands.key(Qt.Key.Key_F9)
    hands.compose("ㄐㄧㄢˋ")
    hands.wait(lambda: hands.editor.findChildren(Waiting))
    assert (line.hasFocus(), panel.open) == (True, False)
    hands.compose("", commit="件")
    hands.wait(lambda: panel.open)
    hands.wait(lambda: not line.hasFocus())
    panel.rows[0].findChildren(Button)[1].click()  # mine
    after = save_order(hands)
    assert (after.customer_po, after.remark) == ("mine", "急件")


@pytest.mark.parametrize(("composed", "name"), [("ㄏㄊ", "和泰茶業"), ("ㄔㄖ", "長榮食品")])
def test_the_customer_is_found_while_its_name_is_composed(
    hands: Hands, composed: str, name: str
) -> None:
    hands.open_new()
    hands.compose(composed)
    popup = hands.editor.searching.customers
    hands.wait(lambda: popup.isVisible() and popup.rows)
    assert popup.rows[0].name == name
    hands.key(Qt.Key.Key_Return)
    assert hands.editor.form.customer is None
    assert hands.editor.head.customer.line.hasFocus()


def test_a_word_composed_after_one_enter_too_many_is_the_next_lines(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    hands.line(0, "BX-0003", "10")
    hands.enter()
    button, line = hands.editor.save_button, hands.editor.grid.line
    hands.wait(button.hasFocus)
    hands.compose("ㄔㄚˊ")
    hands.key(Qt.Key.Key_Return)
    assert button.hasFocus()
    assert button.isEnabled()
    asked = QInputMethodQueryEvent(Qt.InputMethodQuery.ImCursorRectangle)
    QApplication.sendEvent(button, asked)
    box = asked.value(Qt.InputMethodQuery.ImCursorRectangle).toRect()
    at = line.mapFromGlobal(button.mapToGlobal(box.center()))
    assert line.rect().contains(at)
    hands.compose("", commit="茶")
    hands.at(1, GridColumn.ITEM)
    assert line.text() == "茶"
