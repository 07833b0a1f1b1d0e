"""What was wrong with a page goes by Esc, and with the next thing that is done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.frame.tabs import Tab
from app.gui.session import Session

WAIT = 30_000


def test_esc_and_the_next_good_action_take_the_strip_away(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place)
    window = session.window
    for tab in (Tab.ORDERS, Tab.STATEMENTS, Tab.CUSTOMERS):
        window.show_tab(tab)
        page = window.page
        view = page.view  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda view=view: view.model().rowCount() > 0, timeout=WAIT)
        page.strip.warn("不能這樣")
        qtbot.keyClick(view, Qt.Key.Key_Escape)
        assert not page.strip.isVisible()
        page.strip.warn("還是不能")
        window.notify("好了")
        assert not page.strip.isVisible()
