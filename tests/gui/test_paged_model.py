"""The paged model keeps rows and selection in their place, whatever the query answers next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.domain.errors import DomainError
from app.gui.lists import cells
from app.gui.lists.column_needs import FIRST_ROWS
from app.gui.lists.columns import Column, Wording
from app.gui.lists.list_view import ListView
from app.gui.lists.paged_model import CELL_ROLE, PAGE_ROWS, PagedModel
from app.gui.lists.painting import wanted_width
from app.gui.tasks import Tasks
from app.gui.theme.theme import Theme
from app.gui.words import Words
from app.i18n import Language
from app.queries.page import Page


@dataclass(frozen=True, slots=True)
class Entry:
    id: int
    words: str


class EntryColumn(IntEnum):
    WORDS = 0
    NUMBER = 1


COLUMNS = {
    EntryColumn.WORDS: Column("gui.column.customer", lambda row, _w: cells.text(row.words), 100),
    EntryColumn.NUMBER: Column(
        "gui.column.total", lambda row, _w: cells.number(str(row.id)), 80, right=True
    ),
}


class Rows:
    """A query over a list that a test may change."""

    def __init__(self, *ids: int) -> None:
        self.ids = list(ids)
        self.limits: list[int] = []

    def page(self, _context: Any, after: tuple[int] | None, limit: int) -> Page[Entry]:
        self.limits.append(limit)
        start = 0 if after is None else after[0]
        found = self.ids[start : start + limit]
        more = len(self.ids) > start + limit
        rows = tuple(Entry(one, f"第 {one} 筆") for one in found)
        return Page(rows, (start + limit,) if more else None)


@pytest.fixture
def model(tasks: Tasks) -> PagedModel[Entry]:
    made: PagedModel[Entry] = PagedModel(tasks, COLUMNS, lambda row: row.id)
    made.word(Wording(Words(Language.ZH_TW), datetime(2026, 11, 5), "TWD"))
    return made


def _ask(model: PagedModel[Entry], rows: Rows, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.replaced):
        model.ask(rows.page)


def _reload(model: PagedModel[Entry], qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.refreshed):
        model.reload()


def _ids(model: PagedModel[Entry]) -> list[int]:
    return [row.id for row in model.rows]


def test_a_list_is_read_a_page_at_a_time(model: PagedModel[Entry], qtbot: QtBot) -> None:
    rows = Rows(*range(PAGE_ROWS + 30))
    _ask(model, rows, qtbot)
    assert model.rowCount() == PAGE_ROWS
    assert model.canFetchMore(QModelIndex())
    with qtbot.waitSignal(model.rowsInserted):
        model.fetchMore(QModelIndex())
    assert _ids(model) == rows.ids
    assert not model.canFetchMore(QModelIndex())


def test_what_stands_stays_until_the_answer_comes(model: PagedModel[Entry], qtbot: QtBot) -> None:
    _ask(model, Rows(1, 2), qtbot)
    with qtbot.waitSignal(model.replaced):
        model.ask(Rows(3).page)
        assert _ids(model) == [1, 2]
    assert _ids(model) == [3]


@pytest.mark.parametrize(
    "after", [(1, 2, 3, 4), (4, 2, 9), (9, 1, 2, 3, 4), (3, 4, 1, 2), (2,), (), (5, 6), (4, 3, 2)]
)
def test_a_reload_ends_as_the_query_says_and_keeps_persistent_places(
    model: PagedModel[Entry], qtbot: QtBot, after: tuple[int, ...]
) -> None:
    rows = Rows(1, 2, 3, 4)
    _ask(model, rows, qtbot)
    tester = QAbstractItemModelTester(model)
    assert tester.model() is model
    kept = {
        row.id: QPersistentModelIndex(model.index(place, 0))
        for place, row in enumerate(model.rows)
    }
    rows.ids = list(after)
    _reload(model, qtbot)
    assert _ids(model) == list(after)
    for one, index in kept.items():
        assert index.isValid() == (one in after)
        assert not index.isValid() or model.rows[index.row()].id == one


def test_a_reload_reads_as_far_as_was_read_before(model: PagedModel[Entry], qtbot: QtBot) -> None:
    rows = Rows(*range(PAGE_ROWS * 3))
    _ask(model, rows, qtbot)
    with qtbot.waitSignal(model.rowsInserted):
        model.fetchMore(QModelIndex())
    _reload(model, qtbot)
    assert rows.limits[-1] == PAGE_ROWS * 2
    assert model.rowCount() == PAGE_ROWS * 2


def test_of_two_questions_only_the_later_is_shown(model: PagedModel[Entry], qtbot: QtBot) -> None:
    seen: list[list[int]] = []
    model.replaced.connect(lambda: seen.append(_ids(model)))
    with qtbot.waitSignal(model.replaced):
        model.ask(Rows(1).page)
        model.ask(Rows(2).page)
    assert seen == [[2]]


def test_a_question_that_a_change_comes_between_is_answered_as_a_question(
    model: PagedModel[Entry], theme: Theme, qtbot: QtBot
) -> None:
    view = ListView(theme, model)
    qtbot.addWidget(view)
    _ask(model, Rows(1, 2), qtbot)
    view.select_identity(4)
    with qtbot.waitSignal(model.replaced):
        model.ask(Rows(3, 4, 5).page)
        model.reload()  # the book has changed before the answer is there
    assert _ids(model) == [3, 4, 5]
    assert view.current_identity() == 4


def test_a_question_that_fails_is_waited_for_no_longer_and_is_asked_again(
    model: PagedModel[Entry], tasks: Tasks, qtbot: QtBot
) -> None:
    def refuse(*_asked: Any) -> Page[Entry]:
        raise DomainError("errors.record_gone")

    told: list[bool] = []
    model.loading.connect(told.append)
    with qtbot.waitSignal(tasks.refused):
        model.ask(refuse)
    assert told == [True, False]
    _ask(model, Rows(*range(PAGE_ROWS + 1)), qtbot)
    assert model.canFetchMore(QModelIndex())


def test_headers_are_worded_when_shown_and_stand_like_their_column(
    model: PagedModel[Entry], qtbot: QtBot
) -> None:
    _ask(model, Rows(7), qtbot)
    across = Qt.Orientation.Horizontal
    assert model.headerData(0, across) == "客戶"
    model.word(Wording(Words(Language.EN), datetime(2026, 11, 5), "TWD"))
    assert model.headerData(0, across) == "Customer"
    role = Qt.ItemDataRole.TextAlignmentRole
    assert model.headerData(1, across, role) == model.data(model.index(0, 1), role)


def test_a_cell_is_a_value_and_its_words_are_read_aloud(
    model: PagedModel[Entry], qtbot: QtBot
) -> None:
    _ask(model, Rows(7), qtbot)
    assert model.data(model.index(0, 1), CELL_ROLE) == cells.number("7")
    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == "第 7 筆"


def test_a_cell_is_worded_once_until_row_or_wording_is_another(tasks: Tasks, qtbot: QtBot) -> None:
    worded: list[int] = []

    def cell(row: Entry, _wording: Wording) -> cells.Cell:
        worded.append(row.id)
        return cells.text(row.words)

    columns = {EntryColumn.WORDS: Column("gui.column.customer", cell, 100)}
    model: PagedModel[Entry] = PagedModel(tasks, columns, lambda row: row.id)
    wording = Wording(Words(Language.ZH_TW), datetime(2026, 11, 5), "TWD")
    model.word(wording)
    model.show([Entry(1, "一"), Entry(2, "二")])
    assert [model.cell(0, 0).text for _ in range(3)] == ["一"] * 3
    assert worded == [1]
    model.show([Entry(1, "壹")])
    assert model.cell(0, 0).text == "壹"
    model.word(wording)
    model.cell(0, 0)
    assert worded == [1, 1, 1]


def test_a_long_figure_below_the_screen_has_its_room_once_the_rows_are_painted(
    model: PagedModel[Entry], theme: Theme, qtbot: QtBot
) -> None:
    view = ListView(theme, model)
    qtbot.addWidget(view)
    view.resize(190, 300)
    view.show()
    long = Entry(123_456_789_012_345, "最後一筆")
    model.show([*(Entry(one, "客") for one in range(FIRST_ROWS)), long])
    figure = EntryColumn.NUMBER
    wide = wanted_width(theme, model.cell(FIRST_ROWS, figure))
    assert view.columnWidth(figure) < wide
    qtbot.waitUntil(lambda: view.columnWidth(figure) > wide)
