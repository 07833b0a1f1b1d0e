"""Every editor and every page of settings in every language: nothing cut, nothing nameless."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.exceptions import TimeoutError as TooLate
from pytestqt.qtbot import QtBot

from app.gui.frame.tabs import Tab
from app.gui.palette.palette import Palette
from app.gui.session import Session
from app.gui.settings.settings_page import SECTIONS, SettingsPage
from app.gui.target import Target
from app.i18n import Language
from tests.gui.sweeping import cut, nameless

pytestmark = pytest.mark.usefixtures("no_strays")
WAIT = 30_000
LANGUAGES = pytest.mark.parametrize("language", list(Language))
EDITORS = (
    Target("orders", None, "", "new"), Target("orders", None, "C0001", "new"),
    Target("delivery", None, "", "new"), Target("complaint", None, "", "new"),
    Target("customer", None, "", "new"), Target("product", None, "", "new"),
    Target("receipt", None, "C0001", "new"), Target("credit", None, "C0001", "new"),
)


def _stands(window: QWidget) -> bool:
    """Something is typed into: an editor has come."""
    focused = QApplication.focusWidget()
    return focused is not None and focused.inherits("QLineEdit")


def _settled(session: Session, qtbot: QtBot, kind: str = "") -> list[str]:
    """What (of that kind) is cut once every answer is there and laid out."""
    def found() -> list[str]:
        return [one for one in cut(session.window) if one.startswith(kind)]

    try:
        qtbot.waitUntil(lambda: not found(), timeout=1500)
    except TooLate:
        return found()
    return []


def _opened(session: Session, qtbot: QtBot) -> Iterator[Target]:
    for target in EDITORS:
        session.window.show_tab(target.tab)
        page = session.window.page
        qtbot.waitUntil(lambda page=page: page.model.rowCount() > 0, timeout=WAIT)
        session.desk.go(target)
        qtbot.waitUntil(lambda: _stands(session.window), timeout=WAIT)
        QApplication.processEvents()
        session.window.grab()
        yield target
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)


@LANGUAGES
def test_every_editor_stands_whole(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, language: Language
) -> None:
    session = open_session(filled_place, language, tab=Tab.ORDERS)
    for target in _opened(session, qtbot):
        assert _settled(session, qtbot) == [], target
        assert nameless(session.window) == [], target
        least = session.window.minimumSizeHint()
        assert least.width() <= 1366
        assert least.height() <= 768


def test_twice_the_text_leaves_every_editors_buttons_whole(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place, Language.EN, scale=2.0, tab=Tab.ORDERS)
    for target in _opened(session, qtbot):
        assert _settled(session, qtbot, "button") == [], target
        assert (session.window.width(), session.window.height()) == (1366, 768), target


@LANGUAGES
def test_the_palette_stands_whole(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, language: Language
) -> None:
    session = open_session(filled_place, language, tab=Tab.CUSTOMERS)
    page = session.window.page
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=WAIT)  # type: ignore[attr-defined]
    QTest.keyClick(session.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = session.window.findChild(Palette)
    assert palette is not None
    qtbot.waitUntil(palette.isVisible)
    session.window.grab()
    assert cut(palette) == []
    assert nameless(palette) == []


@LANGUAGES
def test_every_section_of_the_settings_stands_whole(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, language: Language
) -> None:
    session = open_session(filled_place, language, tab=Tab.CUSTOMERS)
    for section in SECTIONS:
        session.commands.open_settings(section)
        page = session.window.stack.currentWidget()
        assert isinstance(page, SettingsPage)
        qtbot.waitUntil(lambda page=page: page.shown is not None, timeout=WAIT)
        QApplication.processEvents()
        session.window.grab()
        assert _settled(session, qtbot) == [], section
        assert nameless(session.window) == [], section
