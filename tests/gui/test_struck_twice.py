"""A key struck twice, or held down, files one returned paper: in deliveries, orders, statements."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.bootstrap import Context
from app.db.models import ReturnedPaper
from app.gui.deliveries.deliveries_page import DeliveriesPage
from app.gui.frame.tabs import Tab
from app.gui.operations.undo import undo
from app.gui.pages.orders_page import OrdersPage
from app.gui.parts.buttons import Button
from app.gui.session import Session
from app.gui.statements.month_stepper import STEPS
from app.gui.statements.statements_page import StatementsPage
from app.gui.theme.theme import Theme

WAIT = 20_000
Key = Qt.Key
GOING_ON = {*"0123456789", "Ctrl+J", "Ctrl+M", "Ctrl+End", *(key for key, _, _ in STEPS)}
"""They only lead somewhere else, one step with each stroke."""


class Filing:
    """A window on a book of its own, and the papers that came back."""

    def __init__(self, open_: Callable[..., Session], place: Path, qtbot: QtBot) -> None:
        self._open, self._place, self._qtbot = open_, place, qtbot

    def show(self, tab: Tab) -> Any:
        self.session = self._open(self._place, tab=tab)
        self.session.window.activateWindow()
        page = cast("Any", self.session.window.page)
        self.until(lambda: page.model.rowCount())
        page.view.setFocus()
        return page

    def until(self, holds: Callable[[], Any]) -> None:
        self._qtbot.waitUntil(lambda: bool(holds()), timeout=WAIT)

    def settle(self) -> None:
        self.until(lambda: not self.session.tasks.busy)

    def papers(self, number: str) -> int:
        def count(context: Context) -> int:
            with context.book.read() as read:
                query = select(ReturnedPaper.id).where(ReturnedPaper.document == number)
                return len(read.session.scalars(query).all())

        found: list[int] = []
        self.session.tasks.read(count, found.append)
        self.until(lambda: found)
        return found[0]

    def undo(self) -> None:
        undo(self.session.desk)
        self.settle()


@pytest.fixture
def filing(
    open_session: Callable[..., Session], filled_place: Path, tmp_path: Path, qtbot: QtBot
) -> Filing:
    place = tmp_path / "book"
    shutil.copytree(filled_place, place)
    return Filing(open_session, place, qtbot)


def test_a_delivery_note_signed_with_two_strokes_is_one_paper_and_again_after_undo(
    filing: Filing,
) -> None:
    page = cast("DeliveriesPage", filing.show(Tab.DELIVERIES))
    page.header.choose("all")

    def unsigned() -> bool:
        facts = page.pane.facts
        sheet = facts.sheet if facts is not None else None
        return sheet is not None and not sheet.signed and sheet.id == page.view.current_identity()

    filing.until(lambda: page.pane.facts is not None and page.pane.facts.sheet is not None)
    signed = [row.signed_on is not None or row.voided for row in page.model.rows]
    page.view.select_identity(page.model.identity_at(signed.index(False)))
    filing.until(unsigned)
    assert page.pane.facts is not None
    sheet = page.pane.facts.sheet
    assert sheet is not None
    for _ in range(2):
        for _stroke in range(2):
            QTest.keyClick(page.view, Key.Key_G)
        filing.until(lambda: not unsigned())
        filing.settle()
        assert filing.papers(sheet.number) == 1
        filing.undo()
        filing.until(unsigned)
        assert filing.papers(sheet.number) == 0


def test_a_contract_signed_with_two_strokes_is_one_paper_and_again_after_undo(
    filing: Filing,
) -> None:
    page = cast("OrdersPage", filing.show(Tab.ORDERS))
    filing.until(lambda: page.pane.order is not None and not page.pane.sign.isHidden())
    assert page.pane.order is not None
    number = page.pane.order.number
    for _ in range(2):
        for _stroke in range(2):
            QTest.keyClick(page.view, Key.Key_G)
        filing.until(page.pane.sign.isHidden)
        filing.settle()
        assert filing.papers(number) == 1
        filing.undo()
        filing.until(lambda: not page.pane.sign.isHidden())
        assert filing.papers(number) == 0


def test_a_statement_back_with_two_strokes_is_one_paper_and_again_after_undo(
    filing: Filing,
) -> None:
    page = cast("StatementsPage", filing.show(Tab.STATEMENTS))
    filing.until(lambda: page.pane.model.rows)

    def state() -> str:
        row = page.current()
        return row.row.state.value if row is not None else ""

    QTest.keyClick(page.view, Key.Key_I)
    filing.until(lambda: state() == "made")
    row = page.current()
    assert row is not None
    assert row.row.number is not None
    for _ in range(2):
        for _stroke in range(2):
            QTest.keyClick(page.view, Key.Key_G)
            menu = page.actions_of_row.menu
            if menu is not None and menu.isVisible():
                QTest.keyClick(menu, Key.Key_Return)
        filing.until(lambda: state() == "agreed")
        filing.settle()
        assert filing.papers(row.row.number) == 1
        filing.undo()
        filing.until(lambda: state() == "made")
        assert filing.papers(row.row.number) == 0


def test_enter_held_down_on_a_button_presses_it_once(theme: Theme, qtbot: QtBot) -> None:
    button, pressed = Button(theme, "製作"), list[bool]()
    qtbot.addWidget(button)
    button.clicked.connect(lambda: pressed.append(True))
    for again in (False, True, True):
        QApplication.sendEvent(button, QKeyEvent(
            QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", again
        ))
    assert pressed == [True]


@pytest.mark.parametrize("tab", [Tab.TODAY, Tab.ORDERS, Tab.DELIVERIES, Tab.STATEMENTS,
                                 Tab.CUSTOMERS, Tab.PRODUCTS, Tab.COMPLAINTS])
def test_a_key_that_is_held_down_acts_once(filing: Filing, tab: Tab) -> None:
    page = filing.show(tab)
    repeating = {
        one.key().toString() for one in page.findChildren(QShortcut) if one.autoRepeat()
    }
    assert repeating <= GOING_ON
