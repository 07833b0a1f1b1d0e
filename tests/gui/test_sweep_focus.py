"""Whatever has the keyboard shows it, in light and dark: not by a blinking line alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.gui.frame.tabs import Tab
from app.gui.session import Session
from app.gui.settings.settings_page import SECTIONS, SettingsPage
from app.gui.statements.statements_page import StatementsPage
from app.settings import Theme as Mode
from tests.gui.sweeping import EDITORS, shown

WAIT = 30_000
MODES = pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
LEAST = 40
"""Pixels that are others: a line of text blinking in a field has fewer."""
EDGE = 3


def _focusable(root: QWidget) -> Iterator[QWidget]:
    for widget in shown(root):
        if (
            widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
            and widget.focusProxy() is None
        ):
            yield widget


def _seen(widget: QWidget) -> QImage:
    """A field without its inside, where text is chosen and the cursor blinks."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        painter = QPainter(image)
        painter.fillRect(image.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE), Qt.GlobalColor.black)
        painter.end()
    return image


def _differ(one: QImage, two: QImage) -> bool:
    if one.size() != two.size():
        return True
    pairs = zip(memoryview(one.constBits()).cast("I"), memoryview(two.constBits()).cast("I"),
                strict=True)
    others = (1 for before, after in pairs if before != after)
    return sum(islice(others, LEAST)) == LEAST


def _unseen(root: QWidget) -> list[str]:
    """What may have the keyboard without showing it."""
    found = []
    for widget in list(_focusable(root)):
        if not widget.isVisible():
            continue
        if (now := QApplication.focusWidget()) is not None:
            now.clearFocus()
        before = _seen(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if not _differ(before, _seen(widget)):
            found.append(f"{type(widget).__name__} {widget.accessibleName()}")
    return found


def _stands_whole(page: Any) -> bool:
    """The list and what its row leads to: a table without rows has nothing to show."""
    if isinstance(page, StatementsPage):
        return page.model.rowCount() > 0 and page.pane.model.rowCount() > 0
    return page.model.rowCount() > 0 and page.pane.facts is not None


@MODES
def test_everything_on_every_tab_shows_that_it_has_the_keyboard(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, mode: Mode
) -> None:
    session = open_session(filled_place, mode=mode, tab=Tab.CUSTOMERS)
    found = []
    for tab in Tab:
        session.window.show_tab(tab)
        page = session.window.page
        qtbot.waitUntil(lambda page=page: _stands_whole(page), timeout=WAIT)
        QApplication.processEvents()
        found += [(tab.value, one) for one in _unseen(session.window)]
    assert found == []


@MODES
def test_everything_in_every_editor_shows_that_it_has_the_keyboard(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, mode: Mode
) -> None:
    session = open_session(filled_place, mode=mode, tab=Tab.CUSTOMERS)
    found = []
    for target in EDITORS:
        session.window.show_tab(target.tab)
        page = session.window.page
        qtbot.waitUntil(lambda page=page: page.model.rowCount() > 0, timeout=WAIT)
        session.desk.go(target)
        qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit), timeout=WAIT)
        QApplication.processEvents()
        found += [(target.entity, one) for one in _unseen(page)]
    assert found == []


@MODES
def test_everything_in_the_settings_shows_that_it_has_the_keyboard(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, mode: Mode
) -> None:
    session = open_session(filled_place, mode=mode, tab=Tab.CUSTOMERS)
    found = []
    for section in SECTIONS:
        session.commands.open_settings(section)
        page = session.window.stack.currentWidget()
        assert isinstance(page, SettingsPage)
        qtbot.waitUntil(lambda page=page: page.shown is not None, timeout=WAIT)
        QApplication.processEvents()
        found += [(section, one) for one in _unseen(page)]
    assert found == []
