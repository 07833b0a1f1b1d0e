"""A menu's keys while it stands over a list whose letters are keys, too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.gui.parts.key_menu import KeyMenu
from app.gui.today.put_off_dialog import PutOffDialog
from tests.gui.test_statements_actions import Month1, month

__all__ = ["month"]
Key = Qt.Key


@pytest.fixture
def sent(month: Month1) -> Month1:
    """On a statement that was sent, with the menu of what came back."""
    month.press(Key.Key_I)
    month.becomes("made")
    month.press(Key.Key_F)
    month.choose(Key.Key_Return)
    month.becomes("sent")
    month.press(Key.Key_G)
    return month


def menu_of(month: Month1) -> KeyMenu:
    menu = month.page.actions_of_row.menu
    assert menu is not None
    month.wait(menu.isVisible)
    return menu


def test_a_menus_key_is_not_caught_by_the_list_under_it(sent: Month1) -> None:
    menu = menu_of(sent)
    for entry in menu.actions():
        words, _, key = entry.text().partition("\t")
        assert key
        assert f"({key})" not in words.replace("&", "")  # said once
    sent.choose(Key.Key_S)
    sent.wait(lambda: sent.page.money.open)
    assert not sent.session.window.findChildren(PutOffDialog)
    assert not menu.isVisible()
    assert sent.page.money.top.field("fax_no_shown").editor.hasFocus()


def test_the_key_that_opens_it_means_its_first_entry_when_struck_anew_only(sent: Month1) -> None:
    menu = menu_of(sent)
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_G, Qt.KeyboardModifier.NoModifier, "g", True)
    QApplication.sendEvent(menu, held)
    assert menu.isVisible()
    QTest.keyClick(menu, Key.Key_G)
    sent.becomes("agreed")


def test_every_menu_over_a_page_is_of_that_kind() -> None:
    root = Path(__file__).parents[2] / "app" / "gui"
    own = {"key_menu.py", "menu.py", "failed_item.py"}  # the last is over nobody's keys
    plain: list[Any] = [
        path for path in root.rglob("*.py") if path.name not in own and "QMenu(" in path.read_text()
    ]
    assert plain == []
