"""A month by keyboard alone: made, sent, signed back, revised; a typed month; kept places."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionFrame
from pytestqt.qtbot import QtBot

from app.domain.months import Month
from app.gui.frame.tabs import Tab
from app.gui.operations.undo import undo
from app.gui.session import Session
from app.gui.statements.columns import StatementColumn
from app.gui.statements.queue import QueueRow
from app.gui.statements.reason_dialog import ReasonDialog
from app.gui.statements.statements_page import StatementsPage
from app.gui.target import Target
from app.gui.today.put_off_dialog import PutOffDialog

WAIT = 30_000
Key = Qt.Key


class Month1:
    """The statements of the small firm's October, and hands on the keyboard."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session, self.qtbot = session, qtbot
        self.page = cast("StatementsPage", session.window.page)
        self.wait(lambda: self.page.model.rowCount() > 0 and bool(self.page.pane.model.rows))
        self.wait(lambda: self.page.header.filters["all"].count is not None)
        self.page.view.setFocus()

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=WAIT)

    def press(self, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
              ) -> None:
        QTest.keyClick(self.session.window.focusWidget() or self.page.view, key, modifier)

    def choose(self, key: Key) -> None:
        """In the menu that the key before has opened."""
        menu = self.page.actions_of_row.menu
        assert menu is not None
        self.wait(menu.isVisible)
        QTest.keyClick(menu, key)

    def row(self) -> QueueRow:
        row = self.page.current()
        assert row is not None
        return row

    def state(self, identity: object) -> str:
        place = self.page.model.row_of(identity)
        found = self.page.model.row_at(place)
        return found.row.state.value if found is not None else ""

    def becomes(self, state: str) -> None:
        identity = self.row().identity
        self.wait(lambda: self.state(identity) == state)
        self.wait(lambda: self.page.sheet is not None and state in (
            "none", self.page.pane.paper.chip.accessibleName() and state))

    @property
    def toast(self) -> str:
        return self.session.window.toast.words


@pytest.fixture
def month(
    open_session: Callable[..., Session], filled_place: Path, tmp_path: Path, qtbot: QtBot
) -> Month1:
    place = tmp_path / "book"
    shutil.copytree(filled_place, place)
    return Month1(open_session(place), qtbot)


def test_a_statement_goes_its_way_and_its_row_keeps_its_place(month: Month1) -> None:
    page = month.page
    month.press(Key.Key_Down)
    month.press(Key.Key_Down)
    identity, order = month.row().identity, [one.identity for one in page.model.rows]

    month.press(Key.Key_I)
    month.becomes("made")
    assert [one.identity for one in page.model.rows] == order
    assert page.view.current_identity() == identity

    month.wait(lambda: page.pane.paper.action_row.in_order()[:1] == ["send"])
    month.press(Key.Key_F)
    month.choose(Key.Key_Return)
    month.becomes("sent")
    month.wait(lambda: "已寄：傳真" in month.toast)
    assert [one.identity for one in page.model.rows] == order
    month.wait(lambda: page.pane.paper.chase.steps[0].words.startswith("應簽回"))
    assert [one.words.split("（")[0] for one in page.pane.paper.chase.steps][:2] == [
        "應簽回", "已寄：傳真 14:32",
    ]

    month.press(Key.Key_S)
    dialog = month.session.window.findChild(PutOffDialog)
    dialog.reason.line.setText("週五回傳")
    QTest.keyClick(dialog.reason.line, Key.Key_Return)
    month.wait(lambda: len(page.pane.paper.chase.steps) == 4)
    assert page.pane.paper.chase.steps[1].words.startswith("已催：週五回傳")
    month.wait(page.view.hasFocus)

    month.press(Key.Key_G)
    month.choose(Key.Key_Return)
    month.becomes("agreed")
    assert "相符" in month.toast
    month.wait(lambda: page.pane.paper.action_row.in_order()[0] == "receipt")

    undo(month.session.desk)
    month.becomes("sent")
    assert [one.identity for one in page.model.rows] == order

    page.reload()
    month.wait(lambda: page.model.rows[-1].identity == identity)


def test_all_that_are_made_are_sent_at_once_after_a_question(month: Month1) -> None:
    page = month.page
    page.confirm = lambda *_: True
    page.runs.issue()
    month.wait(lambda: page.header.filters["made"].count == 8)
    month.wait(lambda: page.primary.text() == "寄出 8 份…")
    asked: list[str] = []

    def confirm(*said: object) -> bool:
        asked.append(str(said[3]))
        return len(asked) > 1

    page.confirm = confirm
    page.primary.click()
    month.wait(lambda: bool(asked))
    assert page.header.filters["made"].count == 8
    page.primary.click()
    month.wait(lambda: page.header.filters["sent"].count == 8)
    assert "傳真 7 份" in asked[0]
    assert "未定管道 1 份" in asked[0]
    undo(month.session.desk)
    month.wait(lambda: page.header.filters["made"].count == 8)


def test_a_revision_says_why_and_keeps_the_old_one(month: Month1) -> None:
    page = month.page
    month.press(Key.Key_I)
    month.becomes("made")
    number = month.row().row.number
    month.press(Key.Key_V)
    dialog = page.findChild(ReasonDialog)
    QTest.keyClick(dialog.reason.line, Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.reason.fault.text()
    dialog.reason.line.setText("少列一張")
    QTest.keyClick(dialog.reason.line, Key.Key_Escape)
    month.wait(lambda: page.findChild(ReasonDialog) is None)
    month.press(Key.Key_V)
    dialog = page.findChild(ReasonDialog)
    month.wait(lambda: dialog.reason.line.text() == "少列一張")  # it was left, not thrown away
    QTest.keyClick(dialog.reason.line, Key.Key_Return)
    month.wait(lambda: month.toast == f"單據沒有變動，仍是 {number}")


def test_enter_goes_into_the_movements_and_esc_comes_back(month: Month1) -> None:
    page, gone = month.page, list[Target]()
    month.session.desk.go = gone.append
    month.press(Key.Key_Return)
    assert page.pane.movements.hasFocus()
    number = page.pane.model.rows[1].document
    assert number.startswith("DN")
    month.press(Key.Key_Home)
    month.press(Key.Key_Down)
    month.press(Key.Key_Return)
    assert [(one.entity, one.number) for one in gone] == [("delivery", number)]
    month.press(Key.Key_Escape)
    assert page.view.hasFocus()


def test_enter_on_the_opening_goes_to_the_statement_it_comes_from(month: Month1) -> None:
    page = month.page
    month.press(Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    month.wait(lambda: page.month == Month(2026, 9) and page.sheet is not None
               and page.sheet.content.month == Month(2026, 9))
    month.press(Key.Key_I)
    month.becomes("made")
    number = month.row().row.number
    month.press(Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    month.wait(lambda: page.sheet is not None and page.sheet.content.previous_number == number)
    month.press(Key.Key_Return)
    month.press(Key.Key_Home)
    month.press(Key.Key_Return)
    month.wait(lambda: page.month == Month(2026, 9))
    month.wait(lambda: page.sheet is not None and page.sheet.content.number == number)


def test_a_month_is_typed_stepped_and_found_again(month: Month1) -> None:
    page = month.page
    page.view.setFocus()
    month.press(Key.Key_9)
    assert page.months.line.hasFocus()
    month.press(Key.Key_Return)
    month.wait(lambda: page.month == Month(2026, 9))
    assert page.view.hasFocus()
    month.press(Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.month == Month(2026, 10)
    month.press(Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    page.months.line.setText("１９９７/12")
    month.press(Key.Key_Return)
    assert page.month == Month(1997, 12)
    month.press(Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    month.wait(lambda: page.month == Month(2026, 10))
    month.press(Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.months.line, "13")
    month.press(Key.Key_Return)
    assert page.strip.isVisible()
    month.press(Key.Key_Escape)
    assert page.month == Month(2026, 10)
    assert page.view.hasFocus()


def test_the_month_field_has_room_for_what_it_suggests(month: Month1) -> None:
    line = month.page.months.line
    month.page.months.type_month()
    hint = line.fontMetrics().horizontalAdvance(line.placeholderText())
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    box = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
    assert hint + 4 <= box.width()  # Qt keeps two to each side


def test_another_page_sends_to_a_statement_and_says_what_to_do(month: Month1) -> None:
    page, session = month.page, month.session
    month.press(Key.Key_I)
    month.becomes("made")
    row = month.row().row
    session.window.show_tab(Tab.PRODUCTS)
    page.months.choose(Month(2026, 8))
    session.desk.go(Target("statement", row.statement_id, row.number or "", "send"))
    month.wait(lambda: page.month == Month(2026, 10))
    month.wait(lambda: page.actions_of_row.menu is not None)
    month.choose(Key.Key_Escape)
    session.desk.go(Target("statement", None, "CN005"))
    month.wait(lambda: month.row().row.code == "CN005")


def test_at_1024_the_channel_gives_way_before_a_name_is_cut(month: Month1) -> None:
    page = month.page
    view = page.view
    assert not view.isColumnHidden(StatementColumn.CHANNEL)
    month.session.window.resize(1024, 768)
    month.wait(lambda: view.isColumnHidden(StatementColumn.CHANNEL))
    room = view.columnWidth(StatementColumn.CUSTOMER)
    assert room >= view.sizeHintForColumn(StatementColumn.CUSTOMER)
    widths = sum(view.columnWidth(column) for column in StatementColumn
                 if not view.isColumnHidden(column))
    assert widths <= view.viewport().width()


def test_bars_of_another_currency_are_marked_and_have_their_own_scale(month: Month1) -> None:
    page = month.page
    cells = {
        row.row.currency: (page.model.cell(place, StatementColumn.AGEING), row)
        for place, row in enumerate(page.model.rows)
    }
    assert cells["TWD"][0].note == ""
    assert cells["USD"][0].note == "USD"
    assert cells["USD"][0].bar is not None
    assert cells["USD"][0].bar.full == cells["USD"][1].full


def test_print_and_preview_are_of_what_is_chosen(
    month: Month1, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.gui.operations import printing

    printed: list[list[str]] = []
    shown: list[list[str]] = []
    monkeypatch.setattr(
        printing, "print_statements",
        lambda _desk, _owner, picks: printed.append([one.name for one in picks]),
    )
    monkeypatch.setattr(
        printing, "preview_statements",
        lambda _desk, _owner, picks: shown.append([one.name for one in picks]),
    )
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    first = month.row().row.short_name
    month.press(Key.Key_P, control)
    month.press(Key.Key_P, control | shift)
    month.press(Key.Key_Down, shift)
    month.press(Key.Key_P, control)
    month.press(Key.Key_P, control | shift)
    assert (len(printed), printed[0]) == (2, [first])
    assert len(printed[1]) == 2
    assert shown == printed
