"""Manners of the window: F6, filters by key, what was dragged is remembered, undo, the menu."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Context
from app.db.models import Customer
from app.db.unit_of_work import Work
from app.gui.frame.keys_dialog import KeysDialog
from app.gui.frame.remembered import Remembered
from app.gui.frame.tabs import Tab
from app.gui.session import Session
from app.settings import SettingsFile

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
ACTIONS = 55
WAIT = 20_000


@pytest.fixture
def copied(filled_place: Path, tmp_path: Path) -> Path:
    place = tmp_path / "book"
    shutil.copytree(filled_place, place)
    return place


def _settle(session: Session, tab: Tab, qtbot: QtBot) -> QWidget:
    session.window.show_tab(tab)
    page = session.window.page
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=WAIT)  # type: ignore[attr-defined]
    return page


@pytest.mark.parametrize(("width", "shown"), [(1366, 6), (1150, 4), (960, 4)])
def test_a_narrow_window_keeps_four_filters_and_an_icon_to_search(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, width: int, shown: int
) -> None:
    session = open_session(filled_place, tab=Tab.CUSTOMERS)
    header = _settle(session, Tab.CUSTOMERS, qtbot).header  # type: ignore[attr-defined]
    session.window.resize(width, 768)
    QApplication.processEvents()
    assert sum(one.isVisible() for one in header.filters.values()) <= shown
    assert header.search.isVisible() is (width >= 1200)
    assert header._glass.isVisible() is (width < 1200)
    qtbot.keyClick(session.window, Qt.Key.Key_F, CTRL)
    assert header.search.isVisible()
    assert header.search.hasFocus()
    qtbot.keyClick(header.search, Qt.Key.Key_Escape)
    assert header.search.isVisible() is (width >= 1200)


def _drag_column(view: QWidget, section: int, by: int) -> None:
    header = view.list_header  # type: ignore[attr-defined]
    edge = QPoint(header.sectionPosition(section) + header.sectionSize(section) - 1, 8)
    port = header.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(port, edge + QPoint(by, 0))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=edge + QPoint(by, 0))


def test_f6_goes_through_list_pane_and_filters_and_shows_where_it_stands(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place, tab=Tab.ORDERS)
    page = _settle(session, Tab.ORDERS, qtbot)
    page.view.setFocus()  # type: ignore[attr-defined]
    gone: list[QWidget] = []
    looks = [session.window.grab().toImage()]
    for _ in range(3):
        qtbot.keyClick(session.window, Qt.Key.Key_F6)
        focused = session.window.focusWidget()
        assert focused is not None
        gone.append(focused)
        looks.append(session.window.grab().toImage())
    assert gone[-1] is page.view  # type: ignore[attr-defined]
    assert gone[0] is page.pane  # type: ignore[attr-defined]
    assert gone[1] is page.header.filters[page.header.chosen]  # type: ignore[attr-defined]
    assert all(one != other for one, other in pairwise(looks))


@pytest.mark.parametrize("tab", [Tab.ORDERS, Tab.DELIVERIES, Tab.CUSTOMERS])
def test_alt_and_a_digit_chooses_the_filter(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, tab: Tab
) -> None:
    session = open_session(filled_place, tab=tab)
    page = _settle(session, tab, qtbot)
    for place, key in enumerate(page.header.filters):  # type: ignore[attr-defined]
        qtbot.keyClick(session.window, Qt.Key(Qt.Key.Key_1 + place), ALT)
        assert page.header.chosen == key  # type: ignore[attr-defined]


def test_a_dragged_column_and_splitter_are_remembered_for_their_width(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    session = open_session(filled_place, tab=Tab.ORDERS)
    page = _settle(session, Tab.ORDERS, qtbot)
    before = page.view.columnWidth(0)  # type: ignore[attr-defined]
    _drag_column(page.view, 0, 40)  # type: ignore[attr-defined]
    assert page.view.columnWidth(0) == before + 40  # type: ignore[attr-defined]
    beside = page.splitter.sizes()[1]  # type: ignore[attr-defined]
    page.splitter.handle(1)  # type: ignore[attr-defined]
    page.splitter.moveSplitter(page.splitter.sizes()[0] + 61, 1)  # type: ignore[attr-defined]
    page.splitter.splitterMoved.emit(0, 1)  # type: ignore[attr-defined]
    assert page.splitter.sizes()[1] < beside  # type: ignore[attr-defined]
    narrower = page.splitter.sizes()[1]  # type: ignore[attr-defined]
    session.window.resize(1700, 900)
    QApplication.processEvents()
    assert page.splitter.sizes()[1] > beside  # type: ignore[attr-defined]
    session.window.resize(1366, 768)
    QApplication.processEvents()
    assert page.splitter.sizes()[1] == narrower  # type: ignore[attr-defined]
    session.window.close()
    again = Remembered(SettingsFile(tmp_path / "settings.json"))
    assert again.layout("orders/usual/splitter0") == str(narrower)
    assert f"={before + 40}" in again.layout("orders/usual/list")


def test_a_double_click_on_the_edge_forgets_a_width(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place, tab=Tab.ORDERS)
    page = _settle(session, Tab.ORDERS, qtbot)
    before = page.view.columnWidth(0)  # type: ignore[attr-defined]
    _drag_column(page.view, 0, 40)  # type: ignore[attr-defined]
    page.view.list_header.sectionHandleDoubleClicked.emit(0)  # type: ignore[attr-defined]
    assert page.view.columnWidth(0) == before  # type: ignore[attr-defined]


def _rename(work: Work, turn: int) -> None:
    work.session.get_one(Customer, 1).remark = f"第 {turn} 次"


def _remark(context: Context) -> str:
    return context.ask(lambda read, _: read.session.get_one(Customer, 1).remark, None)


def test_ctrl_z_takes_back_one_action_after_another_more_than_fifty_deep(
    open_session: Callable[..., Session], copied: Path, qtbot: QtBot
) -> None:
    session = open_session(copied, tab=Tab.CUSTOMERS)
    page = _settle(session, Tab.CUSTOMERS, qtbot)
    remarks: list[str] = []
    for turn in range(1, ACTIONS + 1):
        session.tasks.write(
            lambda context, _p, turn=turn: context.perform("customer.edit", _rename, turn),  # type: ignore[misc]
            lambda _outcome: None,
        )
    qtbot.waitUntil(lambda: not session.tasks.busy, timeout=WAIT)
    page.view.setFocus()  # type: ignore[attr-defined]
    for turn in range(ACTIONS - 1, -1, -1):
        qtbot.keyClick(session.window, Qt.Key.Key_Z, CTRL)
        qtbot.waitUntil(lambda: not session.tasks.busy, timeout=WAIT)
        if turn in (ACTIONS - 1, 4, 0):
            session.tasks.read(_remark, remarks.append)
            qtbot.waitUntil(lambda: bool(remarks), timeout=WAIT)
            assert remarks.pop() == (f"第 {turn} 次" if turn else "")
    qtbot.keyClick(session.window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: session.window.toast.refused, timeout=WAIT)


def test_ctrl_z_in_a_field_is_the_fields_own(
    open_session: Callable[..., Session], copied: Path, qtbot: QtBot
) -> None:
    session = open_session(copied, tab=Tab.CUSTOMERS)
    _settle(session, Tab.CUSTOMERS, qtbot)
    session.tasks.write(
        lambda context, _p: context.perform("customer.edit", _rename, 1), lambda _outcome: None
    )
    qtbot.waitUntil(lambda: not session.tasks.busy, timeout=WAIT)
    qtbot.keyClick(session.window, Qt.Key.Key_F, CTRL)
    line = session.window.focusWidget()
    assert isinstance(line, QLineEdit)
    for turn in range(60):
        qtbot.keyClicks(line, "ab")
        line.setCursorPosition(0 if turn % 2 else len(line.text()))  # ends what is undone at once
    for _ in range(130):
        qtbot.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert line.text() == ""
    remarks: list[str] = []
    session.tasks.read(_remark, remarks.append)
    qtbot.waitUntil(lambda: bool(remarks), timeout=WAIT)
    assert remarks == ["第 1 次"]


def test_every_key_of_the_window_and_of_the_page_stands_in_the_menu(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place, tab=Tab.ORDERS)
    page = _settle(session, Tab.ORDERS, qtbot)
    menu = session.commands.menu
    assert menu is not None
    said = " ".join(
        f"{one.text()}\t{one.shortcut().toString()}\t" for one in menu.commands(page=True)
    )
    keys = [*(f"Ctrl+{place}" for place in range(1, 8)), "F1", "F5", "F6", "Ctrl+K", "Ctrl+F",
            "Ctrl+Z", "Ctrl+Q", "Ctrl+,", "Ctrl N", "Alt 1"]
    for key in keys:
        assert f"\t{key}\t" in said, key
    for button in page.findChildren(QAbstractButton):
        key = getattr(button, "key", "")
        if key and button.isVisibleTo(page) and button.isEnabled():
            assert f"{button.text()}\t{key}\t" in said, button.text()


def test_alt_with_another_key_never_opens_the_menu(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place, tab=Tab.STATEMENTS)
    opened: list[bool] = []
    session.window.open_menu = lambda: opened.append(True)
    page = session.window.page
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)  # type: ignore[attr-defined]
    view = page.view  # type: ignore[attr-defined]
    view.setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Return, Qt.Key.Key_A):
        QTest.keyPress(view, Qt.Key.Key_Alt)
        QTest.keyClick(view, key, ALT)
        QTest.keyRelease(view, Qt.Key.Key_Alt)
    assert not opened
    QTest.keyPress(view, Qt.Key.Key_Alt)
    QTest.keyRelease(view, Qt.Key.Key_Alt)
    assert opened


def test_the_menu_opens_by_alt_by_f10_and_by_the_mark(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place, tab=Tab.ORDERS)
    _settle(session, Tab.ORDERS, qtbot)
    menu = session.commands.menu
    assert menu is not None
    qtbot.keyClick(session.window, Qt.Key.Key_F10)
    assert menu.root.isVisible()
    menu.root.close()
    QTest.keyPress(session.window, Qt.Key.Key_Alt)
    QTest.keyRelease(session.window, Qt.Key.Key_Alt)
    assert menu.root.isVisible()
    menu.root.close()
    session.window.rail.mark.click()
    assert menu.root.isVisible()
    menu.root.close()


def test_f1_shows_the_keys_of_the_tab(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place, tab=Tab.ORDERS)
    _settle(session, Tab.ORDERS, qtbot)
    qtbot.keyClick(session.window, Qt.Key.Key_F1)
    dialog = session.window.findChild(KeysDialog)
    assert dialog is not None
    shown = {key: what for _, keys in dialog.groups for key, what in keys}
    assert shown["Ctrl N"] == "新訂單"
    assert shown["Ctrl K"] == "搜尋一切…"
    assert shown["Alt 1"] == "未結"
    dialog.close()


def test_a_folder_that_nothing_here_can_open_is_named(
    open_session: Callable[..., Session], filled_place: Path, monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    session = open_session(filled_place, tab=Tab.ORDERS)
    _settle(session, Tab.ORDERS, qtbot)
    opens = "app.gui.operations.opening_files.QDesktopServices.openUrl"
    monkeypatch.setattr(opens, lambda _url: False)
    session.commands.open_folder(session.place)
    toast = session.window.toast
    assert str(session.place) in toast.words
    assert toast.refused
    session.desk.notify("好了")
    assert not toast.refused
