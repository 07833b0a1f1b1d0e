"""From one page to a record of another: the row is stood on, whatever stood above the list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.frame.tabs import Tab
from app.gui.lists.list_page import ListPage
from app.gui.session import Session
from app.gui.target import TABS, Target
from app.i18n import Language

WAIT = 20_000


@pytest.fixture
def session(open_session: Callable[..., Session], filled_place: Path) -> Session:
    return open_session(filled_place)


def _stand(session: Session) -> tuple[ListPage[Any], Any]:
    page = session.window.page
    assert isinstance(page, ListPage)
    return page, page.view.current_identity()


def test_a_page_stands_on_the_record_it_is_sent_to(qtbot: QtBot, session: Session) -> None:
    session.window.show_tab(Tab.CUSTOMERS)
    page, _ = _stand(session)
    qtbot.waitUntil(lambda: page.model.rowCount() > 3, timeout=WAIT)
    wanted = page.model.rows[3]
    session.window.show_tab(Tab.STATEMENTS)

    session.desk.go(Target("customer", wanted.id, wanted.code))

    qtbot.waitUntil(lambda: _stand(session)[1] == wanted.id, timeout=WAIT)
    assert session.window.tab is Tab.CUSTOMERS


def test_a_record_that_is_not_shown_is_looked_for(qtbot: QtBot, session: Session) -> None:
    session.window.show_tab(Tab.CUSTOMERS)
    page, _ = _stand(session)
    qtbot.waitUntil(lambda: page.model.rowCount() > 3, timeout=WAIT)
    wanted, all_of_them = page.model.rows[3], page.model.rowCount()
    assert page.header.search is not None
    page.header.search.setText("沒有這一家")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0, timeout=WAIT)

    session.desk.go(Target("customer", wanted.id, wanted.code))

    qtbot.waitUntil(lambda: _stand(session)[1] == wanted.id, timeout=WAIT)
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.model.rowCount() == all_of_them, timeout=WAIT)
    assert page.view.current_identity() == wanted.id


def test_a_page_that_was_left_does_not_take_the_keyboard_back(
    qtbot: QtBot, session: Session
) -> None:
    """Its answer came late: what is typed would go into a list that nobody sees."""
    left, _ = _stand(session)
    session.window.show_tab(Tab.CUSTOMERS)
    page, _ = _stand(session)
    assert page.header.search is not None
    page.begin_search()
    left.view.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "abc")
    assert page.header.search.text() == "abc"


def test_a_page_that_goes_with_its_language_does_not_take_the_keyboard(
    qtbot: QtBot, session: Session
) -> None:
    left, _ = _stand(session)
    session.commands.choose_language(Language.EN)
    page, _ = _stand(session)
    left.view.setFocus()
    assert page is not left
    qtbot.waitUntil(page.view.hasFocus, timeout=3_000)


def test_every_entity_has_a_tab() -> None:
    assert {Target(entity, None).tab for entity in TABS} == set(Tab)
