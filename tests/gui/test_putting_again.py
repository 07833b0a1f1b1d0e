"""Ctrl+Y and Ctrl+Shift+Z put again what Ctrl+Z took back, as long as nothing else was typed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.gui.drafts.taking_back import DEPTH
from app.gui.frame.tabs import Tab
from app.gui.order_editor.grid_columns import GridColumn
from app.gui.session import Session
from app.i18n import Language
from tests.gui import test_delivery_editor
from tests.gui.hands import CONTROL, Hands
from tests.gui.test_taking_back import _back, _quantities

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
AGAIN = [(Key.Key_Y, CONTROL), (Key.Key_Z, CONTROL | SHIFT)]


def _order(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    hands.line(0, "BX-0004", "700")
    hands.line(1, "BX-0001", "500")


@pytest.mark.parametrize(("key", "modifiers"), AGAIN)
def test_cells_of_an_order_stand_there_again_one_after_another(
    hands: Hands, key: Qt.Key, modifiers: Any
) -> None:
    _order(hands)
    whole = _quantities(hands)
    for _ in range(3):
        _back(hands)
    assert _quantities(hands) == [("BX-0004", None)]
    hands.key(key, modifiers)
    assert _quantities(hands) == [("BX-0004", Decimal(700))]
    hands.key(key, modifiers)
    hands.key(key, modifiers)
    assert _quantities(hands) == whole
    assert hands.editor.form.kept().items() <= hands.editor.keeper.known.items()
    hands.key(key, modifiers)
    hands.wait(lambda: "沒有可以重做的輸入" in hands.session.window.toast.words)
    assert _quantities(hands) == whole
    _back(hands)  # and back again
    assert _quantities(hands) == [("BX-0004", Decimal(700)), ("BX-0001", None)]


def test_what_is_typed_after_taking_back_ends_it(hands: Hands) -> None:
    _order(hands)
    _back(hands)
    hands.at(1, GridColumn.QUANTITY)
    hands.type("9")
    hands.enter()
    hands.key(Key.Key_Y, CONTROL)
    assert _quantities(hands) == [("BX-0004", Decimal(700)), ("BX-0001", Decimal(9))]
    assert "沒有可以重做的輸入" in hands.session.window.toast.words


@pytest.mark.parametrize(("key", "modifiers"), AGAIN)
def test_what_was_being_typed_is_the_fields_own(
    hands: Hands, key: Qt.Key, modifiers: Any
) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    hands.type("BX")
    _back(hands)
    assert hands.editor.grid.line.text() == ""
    hands.key(key, modifiers)
    assert hands.editor.grid.line.text() == "BX"


def test_a_deliverys_number_stands_there_again(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place, tab=Tab.DELIVERIES)
    session.window.activateWindow()
    hands = test_delivery_editor.Hands(session, qtbot)
    hands.until(lambda: hands.page.model.rowCount() > 0)
    hands.open_for("C0001")
    hands.type("15")
    hands.enter()
    hands.key(Key.Key_Z, CONTROL)
    assert hands.quantities() == [Decimal(2000), Decimal(2000)]
    hands.key(Key.Key_Y, CONTROL)
    assert hands.quantities() == [Decimal(15), Decimal(2000)]


def test_a_forms_fields_stand_there_again(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place, tab=Tab.CUSTOMERS)
    session.window.activateWindow()
    page: Any = session.window.page
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    page.new_customer()
    qtbot.waitUntil(lambda: page.over is not None)
    form = page.over
    name, short = (cast("QLineEdit", form.fields[one].editor) for one in ("name", "short_name"))
    for editor, text in ((name, "first"), (short, "second")):
        editor.setFocus()
        qtbot.keyClicks(editor, text)  # type: ignore[no-untyped-call]
        qtbot.keyClick(editor, Key.Key_Return)  # type: ignore[no-untyped-call]
    for key in (Key.Key_Z, Key.Key_Z, Key.Key_Y, Key.Key_Y):
        qtbot.keyClick(session.window.focusWidget(), key, CONTROL)  # type: ignore[no-untyped-call]
    assert (form.value("name"), form.value("short_name")) == ("first", "second")


def test_it_goes_as_deep_as_taking_back(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    line = hands.editor.head.po.line
    line.setFocus()
    for count in range(DEPTH + 3):
        line.setText(str(count))
        hands.editor.head.po.take()
    assert hands.editor.form.customer_po == str(DEPTH + 2)
    for _ in range(DEPTH):
        _back(hands)
    for _ in range(DEPTH):
        hands.key(Key.Key_Y, CONTROL)
    assert hands.editor.form.customer_po == str(DEPTH + 2)


@pytest.mark.parametrize("language", list(Language))
def test_on_a_list_it_says_calmly_what_is_so_and_stands_in_the_menu(
    open_hands: Callable[..., Hands], language: Language
) -> None:
    hands = open_hands(language)
    said = hands.session.desk.words
    hands.page.view.setFocus()
    hands.key(Key.Key_Y, CONTROL)
    toast = hands.session.window.toast
    assert toast.words == said("gui.nothing_to_redo")
    assert toast.refused
    menu = hands.session.commands.menu
    assert menu is not None
    (entry,) = (one for one in menu.commands(page=False) if one.text() == said("gui.menu.redo"))
    assert entry.shortcuts() == [QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")]
