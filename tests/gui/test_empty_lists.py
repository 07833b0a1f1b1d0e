"""A list with nothing in it says so in one sentence and offers one thing to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.choices import OrderState
from app.gui.frame.tabs import Tab
from app.gui.session import Session
from app.i18n import Language
from app.services.firm import NameFirm, name_firm
from tests.gui.sweeping import cut

WAIT = 30_000


@pytest.fixture
def empty_place(tmp_path: Path, book: Any) -> Path:
    """A firm that has a name and nothing else."""
    context = book.open_empty(tmp_path / "new")
    context.perform("firm.name", name_firm, NameFirm("承昌包裝股份有限公司", "TW"))
    context.close()
    return tmp_path / "new"


def _at(session: Session, tab: Tab, qtbot: QtBot) -> Any:
    session.window.show_tab(tab)
    page: Any = session.window.page
    qtbot.waitUntil(lambda: bool(page.empty.words and page.empty.action), timeout=WAIT)
    QApplication.processEvents()
    return page


@pytest.mark.parametrize("language", list(Language))
def test_every_tab_of_a_new_book_offers_what_comes_next(
    open_session: Callable[..., Session], empty_place: Path, qtbot: QtBot, language: Language
) -> None:
    session = open_session(empty_place, language, tab=Tab.CUSTOMERS)
    for tab in Tab:
        page = _at(session, tab, qtbot)
        note, view = page.empty, page.view
        assert cut(session.window) == [], tab
        assert note.geometry().top() == view.height() // 3, tab
        assert view.rect().contains(note.geometry()), tab


@pytest.mark.parametrize(
    "tab", [Tab.ORDERS, Tab.DELIVERIES, Tab.COMPLAINTS, Tab.CUSTOMERS, Tab.PRODUCTS]
)
def test_the_button_of_an_empty_tab_opens_the_editor(
    open_session: Callable[..., Session], empty_place: Path, qtbot: QtBot, tab: Tab
) -> None:
    session = open_session(empty_place, tab=tab)
    page = _at(session, tab, qtbot)
    assert page.empty._action.key == "Ctrl N"
    page.empty._action.click()
    qtbot.waitUntil(lambda: page.over is not None, timeout=WAIT)


@pytest.mark.parametrize("tab", [Tab.TODAY, Tab.STATEMENTS])
def test_where_nothing_is_made_the_button_goes_where_it_is(
    open_session: Callable[..., Session], empty_place: Path, qtbot: QtBot, tab: Tab
) -> None:
    session = open_session(empty_place, tab=tab)
    _at(session, tab, qtbot).empty._action.click()
    gone = Tab.ORDERS if tab is Tab.TODAY else Tab.DELIVERIES
    qtbot.waitUntil(lambda: session.window.tab is gone, timeout=WAIT)
    qtbot.waitUntil(lambda: session.window.page.over is not None, timeout=WAIT)  # type: ignore[attr-defined]


def test_an_empty_filter_shows_all_and_a_search_without_a_hit_is_cleared(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place, tab=Tab.DELIVERIES)
    page: Any = session.window.page
    qtbot.waitUntil(lambda: bool(page.header.filters["all"].count), timeout=WAIT)
    empty = next(key for key, one in page.header.filters.items() if one.count == 0)
    page.header.choose(empty)
    qtbot.waitUntil(lambda: bool(page.empty.action), timeout=WAIT)
    assert page.empty.action == f"看全部 {page.header.filters['all'].count} 筆"
    page.empty._action.click()
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=WAIT)
    assert page.header.chosen == "all"
    session.window.show_tab(Tab.TODAY)
    today: Any = session.window.page
    qtbot.waitUntil(lambda: today.model.rowCount() > 0, timeout=WAIT)
    today.header.search.setText("沒有這種事")
    qtbot.waitUntil(lambda: today.empty.action == "清除搜尋", timeout=WAIT)
    today.empty._action.click()
    qtbot.waitUntil(lambda: today.model.rowCount() > 0, timeout=WAIT)


def test_what_is_searched_for_is_found_under_another_filter(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    """The first filter holds what is open: the number of an order long delivered is not lost."""
    session = open_session(filled_place, tab=Tab.ORDERS)
    page: Any = session.window.page
    page.header.choose("all")
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=WAIT)
    done = next(row for row in page.model.rows if row.state is OrderState.DONE)
    page.header.choose("open")
    page.header.search.setText(done.number)
    qtbot.waitUntil(lambda: page.empty.action == "看全部裡的 1 筆", timeout=WAIT)
    assert page.empty.words == f"「未結」裡找不到「{done.number}」。"
    page.empty._action.click()
    qtbot.waitUntil(lambda: [row.number for row in page.model.rows] == [done.number], timeout=WAIT)
    assert page.header.chosen == "all"


def test_a_product_that_is_not_found_is_made_under_that_name(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place, tab=Tab.PRODUCTS)
    page: Any = session.window.page
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=WAIT)
    page.header.search.setText("沒有這種品項")
    qtbot.waitUntil(lambda: page.empty.action == "新品項「沒有這種品項」", timeout=WAIT)
    page.empty._action.click()
    qtbot.waitUntil(lambda: page.over is not None, timeout=WAIT)
    qtbot.waitUntil(lambda: page.over.value("name") == "沒有這種品項", timeout=WAIT)
