"""How things stand to each other: one left edge, one right edge, a title with what it names."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QStyleOptionFrame, QWidget
from pytestqt.qtbot import QtBot

from app.gui.forms.arrow_line import ArrowLine
from app.gui.frame.tabs import Tab
from app.gui.grid.grid_cell import PADDING
from app.gui.order_editor.editor_page import OrderEditor
from app.gui.pane.section import SectionTitle
from app.gui.parts.buttons import RING
from app.gui.session import Session
from app.gui.target import Target
from app.gui.theme.theme import Theme

WAIT = 30_000


def _place(widget: QWidget) -> QRect:
    """Where it stands in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


@pytest.fixture
def page_of(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> Callable[[Tab], Any]:
    """The page of that tab, its record standing beside the list."""

    def page_of(tab: Tab) -> Any:
        session = open_session(filled_place, tab=tab)
        page = cast("Any", session.window.page)
        qtbot.waitUntil(lambda: page.pane.shown is not None, timeout=WAIT)
        QApplication.processEvents()  # layouts asked for while the answers came in
        return page

    return page_of


def test_the_list_of_complaints_stays_narrow_in_a_wide_window(
    page_of: Callable[[Tab], Any], qtbot: QtBot
) -> None:
    page = page_of(Tab.COMPLAINTS)
    assert page.view.width() == 290
    page.window().resize(1920, 1080)
    qtbot.waitUntil(lambda: page.pane.width() > 1500, timeout=WAIT)
    assert page.view.width() == 290


def test_the_answers_buttons_begin_where_its_box_begins(page_of: Callable[[Tab], Any]) -> None:
    pane = page_of(Tab.COMPLAINTS).pane
    box = _place(pane.answer.words)
    assert _place(pane.answer.store).left() + RING == box.left()
    assert _place(pane.steps).left() == box.left() == _place(pane.head).left()


def test_orders_to_ship_stand_under_their_own_headings_without_an_empty_column(
    page_of: Callable[[Tab], Any], qtbot: QtBot
) -> None:
    page = page_of(Tab.DELIVERIES)
    model, view = page.model, page.view
    seen = [at for at in range(model.columnCount()) if not view.isColumnHidden(at)]
    assert [view.list_header.section_words(at) for at in seen] == [
        "訂單編號", "客戶", "品項", "承諾交期 ↑"]
    for at in seen:
        assert all(model.cell(row, at).spoken for row in range(model.rowCount()))
    page.choose_filter(len(page.header.filters) - 1)
    qtbot.waitUntil(lambda: model.rowCount() and not view.isColumnHidden(7), timeout=WAIT)
    assert view.list_header.section_words(0) == "單號"


def test_what_is_typed_stands_where_it_will_stand_in_its_cell(
    page_of: Callable[[Tab], Any], qtbot: QtBot
) -> None:
    page = page_of(Tab.ORDERS)
    page.desk.go(Target("orders", None, "C0001", "new"))
    qtbot.waitUntil(lambda: isinstance(page.over, OrderEditor), timeout=WAIT)
    grid = page.over.grid
    grid.setFocus()
    qtbot.waitUntil(lambda: grid.line.isVisible() and grid.line.hasFocus(), timeout=WAIT)
    cell = grid.visualRect(grid.currentIndex())
    option = QStyleOptionFrame()
    grid.line.initStyleOption(option)
    style = grid.line.style()
    inside = style.subElementRect(style.SubElement.SE_LineEditContents, option, grid.line)
    own = 2  # what a QLineEdit keeps free around its words
    left = grid.line.x() + inside.left() + own - cell.left()
    right = cell.right() - (grid.line.x() + inside.right() - own)
    assert left == PADDING
    assert abs(right - PADDING) <= 1  # the caret stands behind the last figure


def test_numbers_to_call_are_copied_at_the_panes_right_edge(
    page_of: Callable[[Tab], Any],
) -> None:
    pane = page_of(Tab.TODAY).pane
    edges = {_place(row.copy).right() for row in (pane.calls.phone, pane.calls.fax)
             if row.isVisible()}
    assert edges == {_place(pane.why).right()}


def test_the_days_actions_stand_together_and_an_orders_last_one_apart(
    page_of: Callable[[Tab], Any], qtbot: QtBot
) -> None:
    def gaps(pane: Any) -> list[int]:
        shown = [_place(one) for one in pane.action_row.buttons.values() if one.isVisible()]
        return [two.left() - one.right() for one, two in pairwise(shown)]

    window = page_of(Tab.TODAY).window()
    assert len(set(gaps(window.page.pane))) == 1
    window.show_tab(Tab.ORDERS)
    pane = window.page.pane
    qtbot.waitUntil(lambda: pane.shown is not None, timeout=WAIT)
    QApplication.processEvents()
    *beside, apart = gaps(pane)
    assert max(beside) < 10 < apart


def test_a_pane_leaves_room_for_the_keyboards_bar_at_its_left_only(
    page_of: Callable[[Tab], Any],
) -> None:
    pane = page_of(Tab.COMPLAINTS).pane
    inside = pane.viewport().geometry()
    assert (inside.left(), inside.top()) == (3, 0)
    assert (inside.right(), inside.bottom()) == (pane.rect().right(), pane.rect().bottom())


def test_a_title_stands_nearer_to_what_it_names_than_to_what_was_before(
    theme: Theme, qtbot: QtBot
) -> None:
    section = SectionTitle(theme, "單據")
    qtbot.addWidget(section)
    section.show()
    words = section.title.geometry()
    above, below = words.top(), section.height() - 1 - words.bottom()
    assert above >= below + theme.px(6)


def test_the_arrow_of_a_choice_grows_with_the_text(
    make_theme: Callable[..., Theme], qtbot: QtBot
) -> None:
    widths = []
    for scale in (1.0, 2.0):
        line = ArrowLine(make_theme(scale=scale))
        qtbot.addWidget(line)
        line.resize(300, 60)
        widths.append((line.arrow().width(), line.textMargins().right()))
    assert widths == [(20, 20), (40, 40)]
