"""Products by keyboard alone: made by name, changed, priced for a customer, taken back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.gui.forms.form_page import FormPage
from app.gui.forms.replaced_price import ReplacedPrice
from app.gui.frame.tabs import Tab
from app.gui.pages.products_page import ProductsPage
from app.gui.session import Session
from app.gui.target import Target

WAIT = 20_000


@pytest.fixture
def session(open_session: Callable[..., Session], filled_place: Path, tmp_path: Path) -> Session:
    place = tmp_path / "book"
    shutil.copytree(filled_place, place)
    return open_session(place, tab=Tab.PRODUCTS)


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> ProductsPage:
    found = session.window.page
    assert isinstance(found, ProductsPage)
    qtbot.waitUntil(lambda: found.record.facts is not None, timeout=WAIT)
    return found


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def _product(page: ProductsPage) -> Any:
    assert page.record.facts is not None
    return page.record.facts.product


def _form(qtbot: QtBot, page: ProductsPage) -> FormPage:
    qtbot.waitUntil(lambda: isinstance(page.over, FormPage), timeout=WAIT)
    form = page.over
    assert isinstance(form, FormPage)
    return form


def _store(qtbot: QtBot, page: ProductsPage) -> None:
    QTest.keyClick(_focused(), Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page.over is None, timeout=WAIT)


def test_a_name_is_enough_for_a_product(qtbot: QtBot, page: ProductsPage) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    _form(qtbot, page)
    QTest.keyClicks(_focused(), "Paper bag")
    _store(qtbot, page)
    qtbot.waitUntil(lambda: _product(page).name == "Paper bag", timeout=WAIT)
    assert _product(page).code.startswith("P")


def test_a_change_shows_in_the_pane_and_is_taken_back(
    qtbot: QtBot, page: ProductsPage, session: Session
) -> None:
    before = _product(page).price
    QTest.keyClick(page.view, Qt.Key.Key_E)
    form = _form(qtbot, page)
    editor = form.field("price").editor
    editor.setFocus()
    editor.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(editor, "9.5")
    _store(qtbot, page)
    qtbot.waitUntil(lambda: _product(page).price == Decimal("9.5"), timeout=WAIT)
    session.commands.undo()
    qtbot.waitUntil(lambda: _product(page).price == before, timeout=WAIT)


def test_a_customer_gets_its_own_price(qtbot: QtBot, page: ProductsPage) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_P)
    form = _form(qtbot, page)
    QTest.keyClicks(_focused(), "C0004")
    QTest.keyClick(_focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.value("customer") is not None, timeout=WAIT)
    QTest.keyClicks(_focused(), "1.25")
    _store(qtbot, page)
    qtbot.waitUntil(lambda: bool(_product(page).prices), timeout=WAIT)
    assert [(one.code, one.price) for one in _product(page).prices] == [
        ("C0004", Decimal("1.25"))]

    page.record.prices.setFocus()
    QTest.keyClick(page.record.prices, Qt.Key.Key_Return)
    form = _form(qtbot, page)
    form.field("valid_from").set_text("2026/12/01")
    _store(qtbot, page)
    qtbot.waitUntil(lambda: bool(_product(page).prices[0].valid_from), timeout=WAIT)
    assert len(_product(page).prices) == 1  # it moved to another day: no second one

    page.record.prices.setFocus()
    QTest.keyClick(page.record.prices, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not _product(page).prices, timeout=WAIT)


def test_what_a_customers_price_replaces_is_said_here_too(
    qtbot: QtBot, page: ProductsPage, session: Session
) -> None:
    for price in ("1.25", "1.5"):
        qtbot.waitUntil(lambda: page.over is None, timeout=WAIT)
        page.view.setFocus()
        QTest.keyClick(page.view, Qt.Key.Key_P)
        form = _form(qtbot, page)
        QTest.keyClicks(_focused(), "C0004")
        QTest.keyClick(_focused(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda form=form: form.value("customer") is not None, timeout=WAIT)
        QTest.keyClicks(_focused(), price)
        line = form.findChild(ReplacedPrice)
        assert line is not None
        if price != "1.25":
            qtbot.waitUntil(line.isVisible, timeout=WAIT)
        _store(qtbot, page)
    qtbot.waitUntil(
        lambda: session.window.toast.words == "客戶價格已儲存，取代一直有效的 1.25", timeout=WAIT
    )


def test_a_price_struck_right_after_an_arrow_is_of_the_row_one_stands_on(
    qtbot: QtBot, page: ProductsPage
) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    QTest.keyClick(page.view, Qt.Key.Key_P)
    form = _form(qtbot, page)
    assert form.form.kind == f"product_price:{page.view.current_identity()}"
    assert _product(page).id == page.view.current_identity()


def test_what_was_searched_for_may_be_made(
    qtbot: QtBot, page: ProductsPage, session: Session
) -> None:
    session.desk.go(Target("product", None, "Carton", "new"))
    form = _form(qtbot, page)
    assert form.value("name") == "Carton"


def test_twelve_months_are_drawn(page: ProductsPage) -> None:
    assert len(page.record.chart.bars) == 12
    assert page.record.chart.bars[-1].under_way
