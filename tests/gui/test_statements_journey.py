"""The way of the statements' tab: bring a workbook in, walk a month, export one, issue it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.months import Month
from app.gui.first_start.first_start import FirstStart
from app.gui.importing.import_dialog import ImportDialog
from app.gui.session import Session
from app.gui.statements.statements_page import StatementsPage

DECEMBER = Month(1997, 12)
WAIT = 30_000


def _page(session: Session) -> StatementsPage:
    return cast("StatementsPage", session.window.page)


def _ready(session: Session, qtbot: QtBot) -> StatementsPage:
    page = _page(session)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0 and bool(page.pane.model.rows), timeout=WAIT)
    return page


@pytest.fixture
def small(
    open_session: Callable[..., Session], filled_place: Path, tmp_path: Path
) -> Callable[[], Session]:
    def open_() -> Session:
        place = tmp_path / "book"
        shutil.copytree(filled_place, place)
        return open_session(place)

    return open_


def test_northwind_comes_in_and_december_goes_out(
    open_session: Callable[..., Session], tmp_path: Path, northwind: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = open_session(tmp_path / "book")
    first = session.window.findChild(FirstStart)
    assert first is not None
    monkeypatch.setattr(ImportDialog, "choose_file", lambda _self, _parent, _title: northwind)
    first.firm.line.setText("Northwind Traders")
    qtbot.keyClick(first.excel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.window.findChild(ImportDialog) is not None)
    dialog = session.window.findChild(ImportDialog)
    qtbot.mouseClick(dialog.choose, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.accept_all.isVisible(), timeout=WAIT)
    assert "客戶 91" in dialog.counts.text()
    with qtbot.waitSignal(dialog.accepted, timeout=WAIT):
        qtbot.mouseClick(dialog.accept_all, Qt.MouseButton.LeftButton)

    page = _ready(session, qtbot)
    assert page.month == Month(1998, 5)
    with qtbot.waitSignal(page.model.replaced, timeout=WAIT):
        page.months.choose(DECEMBER)
    qtbot.waitUntil(lambda: page.header.filters["all"].count == 88, timeout=WAIT)
    qtbot.waitUntil(lambda: page.model.rowCount() == 88, timeout=WAIT)

    before = page.pane.paper.name.text()
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.pane.paper.name.text() != before, timeout=WAIT)
    row = page.current()
    assert row is not None
    assert page.pane.model.rows[-1].balance == row.row.figures.closing

    out = tmp_path / "out"
    monkeypatch.setattr(StatementsPage, "choose_folder", lambda *_: out)
    qtbot.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.export.text() == "匯出 2 份"
    qtbot.mouseClick(page.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "4" in session.window.toast.words, timeout=WAIT)
    assert sorted(file.suffix for file in out.iterdir()) == [".pdf", ".pdf", ".xlsx", ".xlsx"]
    assert all(file.read_bytes()[:5] == b"%PDF-" for file in out.glob("*.pdf"))
    for file in out.glob("*.xlsx"):
        load_workbook(file).close()


def test_issuing_with_one_key_changes_the_state_and_says_the_number(
    small: Callable[[], Session], qtbot: QtBot
) -> None:
    session = small()
    page = _ready(session, qtbot)
    row = page.current()
    assert row is not None
    assert row.row.state.value == "none"
    assert page.pane.paper.action_row.buttons["issue"].isVisible()
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_I)
    qtbot.waitUntil(lambda: session.window.toast.words.startswith("已製作對帳單 ST"), timeout=WAIT)

    def state() -> str:
        return next(
            one.row.state.value for one in page.model.rows if one.identity == row.identity
        )

    qtbot.waitUntil(lambda: state() == "made", timeout=WAIT)
    qtbot.waitUntil(lambda: page.header.filters["made"].count == 1, timeout=WAIT)
    assert page.view.current_identity() == row.identity
    issue = page.pane.paper.action_row.buttons["issue"]
    qtbot.waitUntil(lambda: not issue.isVisible(), timeout=WAIT)
    assert "ST2026" in page.pane.paper.number.text()


def test_all_that_is_not_made_is_issued_by_the_one_filled_button(
    small: Callable[[], Session], qtbot: QtBot
) -> None:
    session = small()
    page = _ready(session, qtbot)
    qtbot.waitUntil(lambda: page.primary.text() == "製作 8 份", timeout=WAIT)
    asked: list[bool] = []
    page.confirm = lambda *_: asked.append(True) or len(asked) > 1
    qtbot.mouseClick(page.primary, Qt.MouseButton.LeftButton)
    assert page.primary.isVisible()
    qtbot.mouseClick(page.primary, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.header.filters["made"].count == 8, timeout=WAIT)
    assert page.primary.text() == "寄出 8 份…"
    qtbot.waitUntil(lambda: not page.progress.isVisible(), timeout=WAIT)
    assert session.window.toast.words == "已製作 8 份對帳單"


def test_while_a_search_narrows_the_list_the_button_is_of_what_is_shown(
    small: Callable[[], Session], qtbot: QtBot
) -> None:
    session = small()
    page = _ready(session, qtbot)
    qtbot.waitUntil(lambda: page.primary.text() == "製作 8 份", timeout=WAIT)
    first = page.model.row_at(0)
    assert first is not None
    assert page.header.search is not None
    page.header.search.setText(first.row.short_name)
    qtbot.waitUntil(lambda: page.primary.text() == "製作 1 份", timeout=WAIT)
    assert page.model.rowCount() == 1
    qtbot.mouseClick(page.primary, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.primary.text() == "寄出 1 份…", timeout=WAIT)
    page.header.search.clear()
    qtbot.waitUntil(lambda: page.header.filters["none"].count == 7, timeout=WAIT)
    page.header.choose("none")
    assert page.primary.text() == "製作 7 份"  # what is made is not shown now
    page.header.choose("settled")
    assert not page.primary.isVisible()


def test_a_filter_is_one_key_and_an_empty_one_says_so(
    small: Callable[[], Session], qtbot: QtBot
) -> None:
    session = small()
    page = _ready(session, qtbot)
    with qtbot.waitSignal(page.model.replaced, timeout=WAIT):
        qtbot.keyClick(page.view, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert page.header.chosen == "differs"
    assert page.empty.words == "這個月沒有這樣的對帳單。"
    assert page.pane.paper.name.text() == ""


def test_a_search_finds_by_name_and_esc_takes_it_back(
    small: Callable[[], Session], qtbot: QtBot
) -> None:
    session = small()
    page = _ready(session, qtbot)
    search = page.header.search
    assert search is not None
    qtbot.keyClick(page.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert search.hasFocus()
    with qtbot.waitSignal(page.model.replaced, timeout=WAIT):
        search.setText("茶業")
    assert [one.row.short_name for one in page.model.rows] == ["和泰茶業"]
    with qtbot.waitSignal(page.model.replaced, timeout=WAIT):
        qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert page.model.rowCount() == 8
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert page.view.hasFocus()


def test_the_movements_run_up_to_the_closing_and_ageing_adds_up_to_it(
    small: Callable[[], Session], qtbot: QtBot
) -> None:
    session = small()
    page = _ready(session, qtbot)
    for _ in range(page.model.rowCount()):
        row = page.current()
        assert row is not None
        name = row.row.short_name
        qtbot.waitUntil(lambda name=name: page.pane.paper.name.text() == name, timeout=WAIT)
        assert page.pane.model.rows[-1].balance == row.row.figures.closing
        assert sum(page.pane.ageing.figures()) == row.row.figures.closing
        qtbot.keyClick(page.view, Qt.Key.Key_Down)


def test_another_process_on_the_book_is_seen(
    small: Callable[[], Session], qtbot: QtBot, book: object
) -> None:
    session = small()
    page = _ready(session, qtbot)
    other = book.open_empty(session.place)  # type: ignore[attr-defined]
    from app.services.statements import IssueStatement, issue_statement

    row = page.model.rows[0].row
    command = IssueStatement(row.customer_id, row.currency, page.month)
    other.perform("issue_statement", issue_statement, command)
    other.close()
    session.bus.look()
    qtbot.waitUntil(lambda: page.header.filters["made"].count == 1, timeout=WAIT)


def test_a_bad_workbook_is_shown_cell_by_cell_and_nothing_is_stored(
    open_session: Callable[..., Session], tmp_path: Path, northwind: Path, qtbot: QtBot
) -> None:
    workbook = load_workbook(northwind)
    sheet = workbook["orders"]
    header = [cell.value for cell in sheet[1]]
    sheet.cell(5, header.index("date") + 1, "昨天")
    broken = tmp_path / "broken.xlsx"
    workbook.save(broken)
    session = open_session(tmp_path / "book")
    dialog = ImportDialog.open_over(session)
    dialog.look_at(broken)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1, timeout=WAIT)
    bad = dialog.model.rows[0]
    assert (bad.sheet, bad.row, bad.column, bad.value) == ("orders", 5, "date", "昨天")
    assert bad.message
    assert not dialog.accept_all.isVisible()
    assert dialog.skip.isVisible()
    dialog.reject()


def test_a_file_that_is_no_workbook_gets_its_sentence(
    open_session: Callable[..., Session], tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "letter.xlsx"
    file.write_text("dear sir", encoding="utf-8")
    dialog = ImportDialog.open_over(open_session(tmp_path / "book"))
    dialog.look_at(file)
    qtbot.waitUntil(lambda: "letter.xlsx" in dialog.message.text(), timeout=WAIT)
    assert not dialog.accept_all.isVisible()
    dialog.reject()


def test_undo_takes_an_import_back_whole(
    open_session: Callable[..., Session], tmp_path: Path, northwind: Path, qtbot: QtBot
) -> None:
    session = open_session(tmp_path / "book")
    dialog = ImportDialog.open_over(session)
    dialog.look_at(northwind)
    qtbot.waitUntil(lambda: dialog.accept_all.isVisible(), timeout=WAIT)
    with qtbot.waitSignal(dialog.accepted, timeout=WAIT):
        dialog.store(skip_bad_rows=False)
    page = _ready(session, qtbot)
    session.commands.undo()
    qtbot.waitUntil(lambda: session.window.toast.words == "已復原：整批資料", timeout=WAIT)
    qtbot.waitUntil(lambda: page.model.rowCount() == 0, timeout=WAIT)
