"""Every editor and every page of settings in every language: nothing cut, nothing nameless."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.exceptions import TimeoutError as TooLate
from pytestqt.qtbot import QtBot

from app.gui.frame.tabs import Tab
from app.gui.grid.folding_head import FoldingHead
from app.gui.palette.palette import Palette
from app.gui.session import Session
from app.gui.settings.settings_page import SECTIONS, SettingsPage
from app.gui.target import Target
from app.i18n import Language
from tests.gui.sweeping import EDITORS, cut, nameless

pytestmark = pytest.mark.usefixtures("no_strays")
WAIT = 30_000
LANGUAGES = pytest.mark.parametrize("language", list(Language))


def _stands(window: QWidget) -> bool:
    """Something is typed into: an editor has come."""
    focused = QApplication.focusWidget()
    return focused is not None and focused.inherits("QLineEdit")


def _settled(session: Session, qtbot: QtBot, kind: str = "") -> list[str]:
    """What (of that kind) is cut once every answer is there and laid out."""
    def found() -> list[str]:
        return [one for one in cut(session.window) if one.startswith(kind)]

    try:
        qtbot.waitUntil(lambda: not found())
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


@pytest.mark.parametrize(
    ("language", "scale"), [(Language.EN, 1.5), (Language.ZH_TW, 2.0), (Language.EN, 2.0)]
)
def test_larger_text_leaves_every_editor_whole(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, language: Language,
    scale: float,
) -> None:
    session = open_session(filled_place, language, scale=scale, tab=Tab.ORDERS)
    for target in _opened(session, qtbot):
        assert _settled(session, qtbot) == [], target
        assert (session.window.width(), session.window.height()) == (1366, 768), target


@LANGUAGES
def test_twice_the_text_leaves_four_rows_to_what_is_typed_in_lines(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, language: Language
) -> None:
    """The head is one line meanwhile, and back as soon as the keyboard goes there."""
    session = open_session(filled_place, language, scale=2.0, tab=Tab.ORDERS)
    row = session.theme.px(34)
    for entity in ("orders", "delivery"):
        target = Target(entity, None, "C0001", "new")
        session.window.show_tab(target.tab)
        page: Any = session.window.page
        qtbot.waitUntil(lambda page=page: page.model.rowCount() > 0, timeout=WAIT)
        session.desk.go(target)
        qtbot.waitUntil(lambda page=page: page.over is not None, timeout=WAIT)
        editor = page.over
        qtbot.waitUntil(lambda editor=editor: editor.grid.line.hasFocus(), timeout=WAIT)
        grid, head = editor.grid, editor.findChild(FoldingHead)
        qtbot.waitUntil(lambda grid=grid: grid.viewport().height() >= 4 * row)
        assert head.folded
        assert [one for one in cut(head.line) if one.startswith("button")] == []
        QTest.keyClick(grid.line, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert editor.head.customer.line.hasFocus()
        assert not head.folded
        qtbot.waitUntil(lambda head=editor.head: head.height() >= head.sizeHint().height())
        grid.setFocus()
        assert head.folded
        QTest.keyClick(grid.line, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
        assert not head.folded
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)


def test_a_head_stays_whole_where_the_rows_have_room(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place, tab=Tab.ORDERS)
    session.desk.go(Target("orders", None, "C0001", "new"))
    page: Any = session.window.page
    qtbot.waitUntil(lambda: page.over is not None and page.over.grid.line.hasFocus(), timeout=WAIT)
    assert not page.over.findChild(FoldingHead).folded


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
