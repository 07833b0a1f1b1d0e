"""Whoever is led to a customer's statement never stands on a stranger's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.db.models import Customer, Delivery
from app.db.unit_of_work import Work
from app.domain.months import Month
from app.gui.frame.tabs import Tab
from app.gui.session import Session
from app.gui.statements.statements_page import StatementsPage
from app.gui.target import Target
from tests.gui.test_statements_actions import Month1

Key = Qt.Key


def _strangers(work: Work, _: Any) -> None:
    """One with nothing yet, and one whose first goods went out this month."""
    work.insert_many(Customer, [{"code": "Z1", "name": "新來紙業", "currency": "TWD"}])
    ids = work.insert_many(Customer, [{"code": "Z2", "name": "本月紙業", "currency": "TWD"}])
    work.insert_many(Delivery, [{
        "number": "DN20261102901", "date": date(2026, 11, 2), "customer_id": next(iter(ids)),
        "currency": "TWD", "tax": "zero", "tax_rate": Decimal(0), "base": Decimal(100),
        "net": Decimal(100), "tax_amount": Decimal(0), "gross": Decimal(100),
        "statement_month": Month(2026, 11),
    }])


@pytest.fixture
def month(
    open_session: Callable[..., Session], filled_place: Path, book: Any, qtbot: Any
) -> Month1:
    context = book.open_empty(filled_place)
    context.perform("test.more", _strangers, None)
    context.close()
    return Month1(open_session(filled_place), qtbot)


def test_a_customer_without_any_statement_is_said_and_nothing_is_selected(month: Month1) -> None:
    page, session = month.page, month.session
    session.window.show_tab(Tab.PRODUCTS)
    session.desk.go(Target("statement", None, "Z1"))
    assert page.current() is None  # already while it is looked for
    month.wait(lambda: month.toast.startswith("新來紙業"))
    month.wait(page.view.hasFocus)
    before = [page.model.rows, page.header.filters["none"].count]
    month.press(Key.Key_I)
    month.press(Key.Key_F)
    month.press(Key.Key_G)
    assert page.current() is None
    assert not page.pane.model.rows
    page.reload()
    month.wait(lambda: page.header.filters["none"].count is not None)
    assert [page.model.rows, page.header.filters["none"].count] == before
    assert page.current() is None
    month.press(Key.Key_Down)
    assert page.current() is not None


def test_the_next_question_is_stood_on_again(month: Month1) -> None:
    page, session = month.page, month.session
    session.desk.go(Target("statement", None, "Z1"))
    month.wait(lambda: month.toast.startswith("新來紙業"))
    month.press(Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    month.wait(lambda: page.current() is not None)


def test_one_with_goods_of_this_month_only_is_led_to_this_month(month: Month1) -> None:
    page, session = month.page, month.session
    session.window.show_tab(Tab.PRODUCTS)
    session.desk.go(Target("statement", None, "Z2"))
    month.wait(lambda: page.current() is not None and page.month == Month(2026, 11))
    assert month.row().row.code == "Z2"


def test_the_first_visit_waits_for_the_customer_too(
    open_session: Callable[..., Session], filled_place: Path, book: Any, qtbot: Any
) -> None:
    context = book.open_empty(filled_place)
    context.perform("test.more", _strangers, None)
    context.close()
    session = open_session(filled_place, tab=Tab.PRODUCTS)
    session.desk.go(Target("statement", None, "Z1"))
    page = cast("StatementsPage", session.window.page)
    qtbot.waitUntil(lambda: session.window.toast.words.startswith("新來紙業"))
    qtbot.waitUntil(lambda: page.header.filters["all"].count is not None)
    QTest.keyClick(session.window.focusWidget() or page.view, Key.Key_I)
    assert page.model.rowCount()
    assert page.current() is None
