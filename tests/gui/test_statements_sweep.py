"""Everything that stands over the month, in every language: nothing cut, nothing nameless."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.months import Month
from app.gui.session import Session
from app.gui.statements.reason_dialog import ReasonDialog
from app.gui.statements.statement_file import StatementFile
from app.gui.statements.statements_page import StatementsPage
from app.i18n import Language
from tests.gui.sweeping import cut, nameless

WAIT = 30_000
LANGUAGES = pytest.mark.parametrize("language", list(Language))


def _overs(page: StatementsPage, qtbot: QtBot) -> Iterator[QWidget]:
    row = page.current()
    assert row is not None
    money = page.money
    for open_ in (
        lambda: money.new_receipt(row), lambda: money.new_credit(row),
        lambda: money.new_back(row, differs=True), money.open_papers,
        lambda: money.open_papers("returned_paper"), lambda: money.forms.receipt(1),
        lambda: money.open_over(StatementFile(page.desk, 1, "ST20261105001")),
    ):
        open_()
        qtbot.waitUntil(lambda: money.open, timeout=WAIT)
        yield money.top
        money.leave()


@LANGUAGES
def test_every_money_page_stands_whole_and_named(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, language: Language
) -> None:
    session = open_session(filled_place, language)
    page = cast("StatementsPage", session.window.page)
    qtbot.waitUntil(lambda: page.sheet is not None, timeout=WAIT)
    for over in _overs(page, qtbot):
        qtbot.waitUntil(lambda: not session.tasks.busy)
        QApplication.processEvents()
        session.window.grab()
        assert cut(session.window) == [], type(over).__name__
        assert nameless(session.window) == [], type(over).__name__
    dialog = ReasonDialog(session.desk, "ST20261105001", session.window)
    dialog.show()
    dialog.grab()
    assert cut(dialog) == []
    assert nameless(dialog) == []
    dialog.close()


def test_twice_the_text_leaves_every_money_page_its_buttons(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place, Language.EN, scale=2.0)
    page = cast("StatementsPage", session.window.page)
    qtbot.waitUntil(lambda: page.sheet is not None, timeout=WAIT)
    for over in _overs(page, qtbot):
        QApplication.processEvents()
        session.window.grab()
        assert (session.window.width(), session.window.height()) == (1366, 768)
        said = [one for one in cut(session.window) if one.startswith("button")]
        assert said == [], type(over).__name__


def test_a_month_without_statements_has_no_labels_over_nothing(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place)
    page = cast("StatementsPage", session.window.page)
    pane = page.pane
    qtbot.waitUntil(pane.paper.known_facts.isVisible, timeout=WAIT)
    assert pane.movements.list_header.isVisible()
    assert pane.movements.viewport().y() >= pane.movements.list_header.height()
    page.months.choose(Month(2020, 1))
    qtbot.waitUntil(lambda: page.model.rowCount() == 0, timeout=WAIT)
    qtbot.waitUntil(lambda: not pane.paper.known_facts.isVisible(), timeout=WAIT)
    assert not pane.movements.list_header.isVisible()
    page.months.choose(Month(2026, 10))
    qtbot.waitUntil(pane.paper.known_facts.isVisible, timeout=WAIT)
    assert pane.movements.viewport().y() >= pane.movements.list_header.height()
