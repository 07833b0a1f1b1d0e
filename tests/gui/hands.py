"""Hands that type into the orders' tab of a real window, and count."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.gui.frame.tabs import Tab
from app.gui.order_editor.editor_page import OrderEditor
from app.gui.order_editor.grid_columns import GridColumn
from app.gui.pages.orders_page import OrdersPage
from app.gui.session import Session
from app.i18n import Language
from app.queries.lookups.order_sheets import OrderSheet, order_sheet
from app.services.records import Made

WAIT = 8_000
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class Hands:
    """Types into whatever has the keyboard, and counts."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session, self.qtbot = session, qtbot
        self.navigation = 0
        self.characters = 0

    @property
    def page(self) -> OrdersPage:
        return cast("OrdersPage", self.session.window.page)

    @property
    def editor(self) -> OrderEditor:
        assert self.page.editor is not None
        return self.page.editor

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self.session.window

    def key(
        self, key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        self.navigation += 1
        self.qtbot.keyClick(self._focused(), key, modifiers)  # type: ignore[no-untyped-call]

    def type(self, text: str) -> None:
        for one in text:
            self.characters += 1
            if not one.isascii():  # comes from an input method, never from a key
                event = QInputMethodEvent("", [])
                event.setCommitString(one)
                QApplication.sendEvent(self._focused(), event)
                continue
            self.qtbot.keyClicks(self._focused(), one)  # type: ignore[no-untyped-call]

    def enter(self) -> None:
        self.key(Qt.Key.Key_Return)

    def open_new(self) -> None:
        self.key(Qt.Key.Key_N, CONTROL)
        self.qtbot.waitUntil(lambda: self.page.editor is not None, timeout=WAIT)

    def at(self, row: int, column: GridColumn) -> None:
        grid = self.editor.grid
        self.qtbot.waitUntil(
            lambda: (grid.row, grid.column) == (row, column) and grid.line.hasFocus(),
            timeout=WAIT,
        )

    def for_customer(self, text: str) -> None:
        self.type(text)
        self.enter()
        self.at(0, GridColumn.ITEM)

    def closed(self) -> None:
        self.qtbot.waitUntil(lambda: self.page.editor is None, timeout=WAIT)

    def line(self, row: int, item: str, quantity: str) -> None:
        """A product by its code, and how many."""
        self.at(row, GridColumn.ITEM)
        self.type(item)
        self.enter()
        self.at(row, GridColumn.QUANTITY)
        self.type(quantity)
        self.enter()
        self.at(row + 1, GridColumn.ITEM)

    def compose(self, preedit: str, commit: str = "") -> None:
        """What an input method does to whatever has the keyboard."""
        event = QInputMethodEvent(preedit, [])
        if commit:
            event.setCommitString(commit)
        QApplication.sendEvent(self._focused(), event)

    def wait(self, until: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(until()), timeout=WAIT)


@pytest.fixture
def open_hands(
    open_session: Callable[..., Session], filled_place: Path, tmp_path: Path, qtbot: QtBot
) -> Callable[..., Hands]:
    """``open_hands()`` shows the orders of the small book; again: the same book once more."""

    def open_(language: Language = Language.ZH_TW) -> Hands:
        place = tmp_path / "book"
        if not place.exists():
            shutil.copytree(filled_place, place)
        session = open_session(place, language, tab=Tab.ORDERS)
        session.window.activateWindow()
        page = cast("OrdersPage", session.window.page)
        qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=WAIT)
        return Hands(session, qtbot)

    return open_


@pytest.fixture
def hands(open_hands: Callable[..., Hands]) -> Hands:
    return open_hands()


def stored_order(hands: Hands, order_id: int) -> OrderSheet:
    found: list[OrderSheet | None] = []
    hands.session.tasks.read(lambda context: context.ask(order_sheet, order_id), found.append)
    hands.qtbot.waitUntil(lambda: bool(found), timeout=WAIT)
    assert found[0] is not None
    return found[0]


def save_order(hands: Hands) -> OrderSheet:
    saved: list[Made] = []
    hands.page.opening.saved.connect(saved.append)
    hands.key(Qt.Key.Key_F9)
    hands.qtbot.waitUntil(lambda: bool(saved), timeout=WAIT)
    hands.closed()
    return stored_order(hands, saved[-1]["id"])
