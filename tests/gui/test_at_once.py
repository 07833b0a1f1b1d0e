"""What one does is followed at once, what runs on only where it ends; painting goes first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.gui import painted_first
from app.gui.lists import cells, list_view
from app.gui.lists.columns import Column, Wording
from app.gui.lists.list_view import ListView
from app.gui.lists.paged_model import PagedModel
from app.gui.parts import search_field
from app.gui.parts.search_field import SearchField
from app.gui.tasks import Tasks
from app.gui.theme.theme import Theme
from app.gui.words import Words
from app.i18n import Language

COLUMNS: dict[int, Column[int]] = {
    0: Column("gui.column.total", lambda row, _w: cells.number(str(row)), 80),
}
LONG_MS = 100_000


class Painted(QObject):
    """The rows of a list that were painted anew, by the heights of what Qt asked for."""

    def __init__(self, view: ListView) -> None:
        super().__init__(view)
        self.tall: list[int] = []
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.tall.append(event.region().boundingRect().height())
        return False


@pytest.fixture
def view(tasks: Tasks, theme: Theme, qtbot: QtBot) -> ListView:
    model: PagedModel[int] = PagedModel(tasks, COLUMNS, lambda row: row)
    model.word(Wording(Words(Language.ZH_TW), datetime(2026, 11, 5), "TWD"))
    made = ListView(theme, model)
    qtbot.addWidget(made)
    made.resize(200, 500)
    made.show()
    model.show(list(range(40)))
    made.setFocus()
    qtbot.waitExposed(made)
    return made


def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow this machine is, the next key comes right after the one before."""
    monkeypatch.setattr(list_view, "CALM_MS", LONG_MS)
    monkeypatch.setattr(search_field, "CALM_MS", LONG_MS)


def test_one_arrow_is_followed_without_waiting(
    view: ListView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_view, "REST_MS", LONG_MS)
    view._moved.invalidate()  # as if no key had come for long
    with qtbot.waitSignal(view.rested) as told:
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert told.args == [1]


def test_arrows_that_run_are_followed_once_where_they_end(
    view: ListView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    view.rested.connect(told.append)
    _hurried(monkeypatch)
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [5]


def test_an_arrow_paints_no_more_than_the_rows_it_leaves_and_reaches(
    view: ListView, qtbot: QtBot
) -> None:
    QApplication.processEvents()
    painted = Painted(view)
    with qtbot.waitSignal(view.rested):
        QTest.keyClick(view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bool(painted.tall))
    assert max(painted.tall) <= 2 * view.rowHeight(0)


def test_a_letter_is_looked_for_without_waiting_and_a_word_typed_on_once(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = SearchField(theme, "搜尋", "Ctrl F")
    qtbot.addWidget(line)
    monkeypatch.setattr(search_field, "SETTLE_MS", LONG_MS)
    with qtbot.waitSignal(line.asked) as asked:
        QTest.keyClicks(line, "S")
    assert asked.args == ["S"]
    _hurried(monkeypatch)
    heard: list[str] = []
    line.asked.connect(heard.append)
    monkeypatch.setattr(search_field, "SETTLE_MS", 1)
    QTest.keyClicks(line, "O20")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["SO20"]


class Sheet(QWidget):
    def __init__(self, painted: Callable[[], None]) -> None:
        super().__init__()
        self._painted = painted

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._painted()


def test_the_reader_goes_on_once_its_answer_is_painted(
    tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(painted_first, "MOST_SECONDS", 30.0)
    order: list[str] = []
    sheet = Sheet(lambda: order.append("painted"))
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.waitUntil(lambda: bool(order))
    QApplication.processEvents()
    order.clear()

    def answered(_answer: None) -> None:
        order.append("answered")
        sheet.update()

    tasks.read(lambda _context: order.append("read"), answered)
    tasks.read(lambda _context: order.append("read next"), lambda _answer: None)
    qtbot.waitUntil(lambda: len(order) == 4)
    assert order == ["read", "answered", "painted", "read next"]
