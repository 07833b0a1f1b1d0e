"""The day's tab by keyboard: groups, what Space does and takes back, putting off, filters."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.domain.choices import ReceiptMethod
from app.gui.frame.tabs import Tab
from app.gui.lists.columns import Wording
from app.gui.operations import today as operations
from app.gui.pages.lateness import late_by, span
from app.gui.parts.buttons import Button
from app.gui.session import Session
from app.gui.target import Target
from app.gui.today import row_times, row_words
from app.gui.today.put_off_dialog import PutOffDialog
from app.gui.today.today_page import TodayPage
from app.gui.today.today_pane import LATER, SPACE, TodayPane
from app.gui.words import Words
from app.i18n import Language
from app.queries.day_rows import DayGroup, DayRow
from app.queries.waiting.item import Kind
from app.services.firm import NameFirm, name_firm
from app.services.receipts import RecordReceipt, record_receipt

WAIT = 20_000
NOW = datetime(2026, 11, 5, 14, 32)


def page_of(session: Session) -> TodayPage:
    return cast("TodayPage", session.window.page)


def rest(session: Session, qtbot: QtBot) -> TodayPage:
    """The whole list stands, and the pane tells of the row it stands on."""
    page = page_of(session)
    qtbot.waitUntil(lambda: page.watch.complete and page.model.rowCount() > 0, timeout=WAIT)
    qtbot.waitUntil(lambda: page.row is not None and pane_row(page) == page.row.identity,
                    timeout=WAIT)
    return page


def pane_row(page: TodayPage) -> Any:
    pane = cast("TodayPane", page.pane)
    return pane.facts[0].row.identity if pane.facts is not None else None


def kinds(page: TodayPage) -> list[str]:
    return [
        row.group.value if isinstance(row, DayGroup) else row.kind.value
        for row in page.model.rows
    ]


def stand_on(page: TodayPage, kind: Kind, qtbot: QtBot) -> DayRow:
    row = next(one for one in page.things.things() if one.kind is kind)
    page.view.select_identity(row.identity)
    qtbot.waitUntil(lambda: pane_row(page) == row.identity, timeout=WAIT)
    return row


@pytest.fixture
def session(
    open_session: Callable[..., Session], filled_place: Path, tmp_path: Path
) -> Session:
    place = tmp_path / "book"
    shutil.copytree(filled_place, place)
    return open_session(place, tab=Tab.TODAY)


def test_the_arrows_never_stand_on_a_heading(session: Session, qtbot: QtBot) -> None:
    page = rest(session, qtbot)
    heads = [place for place, one in enumerate(page.model.rows) if isinstance(one, DayGroup)]
    assert heads[0] == 0
    assert len(heads) > 1
    view = page.view
    assert view.currentIndex().row() == 1
    seen = [1]
    for _ in range(page.model.rowCount() + 1):
        qtbot.keyClick(view, Qt.Key.Key_Down)
        seen.append(view.currentIndex().row())
    assert not set(seen) & set(heads)
    assert seen[-1] == page.model.rowCount() - 1
    for key in (Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Up):
        qtbot.keyClick(view, key)
        assert view.currentIndex().row() not in heads
    assert [view.rowHeight(place) for place in (0, 1)] == [30, 42]
    stood = view.currentIndex().row()
    assert view.selectionModel().selectedRows()[0].row() == stood
    qtbot.keyClick(view, Qt.Key.Key_Home)
    heading = view.visualRect(page.model.index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert [one.row() for one in view.selectionModel().selectedRows()] == [1]


def test_it_says_what_waits_how_long_and_whom_to_call(session: Session, qtbot: QtBot) -> None:
    page = rest(session, qtbot)
    assert page.day.text() == "11 月 5 日 星期四 ・ 115/11/05"
    row = stand_on(page, Kind.COMPLAINT, qtbot)
    pane = cast("TodayPane", page.pane)
    assert row.group.value == "first"
    assert pane.calls.phone.value.text() == row.party.phone
    assert pane.why.text().startswith("客訴要當天回覆，最遲 24 小時。")
    pane.calls.phone.copy.click()
    assert QGuiApplication.clipboard().text() == row.party.phone
    count = len(page.things.things())
    assert pane.place.text().endswith(f"/ {count}")
    assert page.header.filters["mine"].count == count
    assert session.window.rail.items[Tab.TODAY].accessibleDescription() == str(page.watch.late)
    assert pane.mentions.rows


def test_space_answers_a_complaint_moves_on_and_ctrl_z_brings_it_back(
    session: Session, qtbot: QtBot
) -> None:
    page = rest(session, qtbot)
    row = stand_on(page, Kind.COMPLAINT, qtbot)
    place = page.view.currentIndex().row()
    after = cast("DayRow", page.model.row_at(place + 1)).identity
    late = page.watch.late
    assert page.pane.action_row.buttons[SPACE].text() == "已回覆"
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.model.row_of(row.identity) < 0, timeout=WAIT)
    assert row.first.document in session.window.toast.words
    qtbot.waitUntil(lambda: pane_row(page) == after, timeout=WAIT)
    assert page.watch.late == late - 1
    qtbot.keyClick(page.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.model.row_of(row.identity) == place, timeout=WAIT)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_S, Qt.Key.Key_Enter])
def test_a_key_between_two_arrows_means_the_row_it_was_struck_on(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, key: Qt.Key
) -> None:
    page = rest(session, qtbot)
    meant: list[Any] = []
    monkeypatch.setattr(operations, "do", lambda _desk, row, _failed: meant.append(row.identity))
    monkeypatch.setattr(page, "open_record", meant.append)
    monkeypatch.setattr(PutOffDialog, "open", lambda dialog: dialog.chosen.emit(NOW.date(), ""))
    monkeypatch.setattr(
        operations, "put_off", lambda _desk, row, *_more: meant.append(row.identity)
    )
    # The pane is still to follow the second arrow when it has read the row of the first.
    page.view.rested.disconnect(page.pane.show_record)
    view = page.view
    qtbot.keyClick(view, Qt.Key.Key_Down)
    struck_on = view.current_identity()
    qtbot.keyClick(view, key)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current_identity() != struck_on
    qtbot.waitUntil(lambda: pane_row(page) == struck_on, timeout=WAIT)
    assert meant == [struck_on]


def test_the_pane_asks_the_list_for_its_row_on_the_windows_thread_only(
    session: Session, qtbot: QtBot
) -> None:
    page = rest(session, qtbot)
    pane = cast("TodayPane", page.pane)
    row_of, asked_on = pane._row_of, list[threading.Thread]()

    def told(identity: Any) -> DayRow | None:
        asked_on.append(threading.current_thread())
        return row_of(identity)

    pane._row_of = told
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: pane_row(page) == page.view.current_identity(), timeout=WAIT)
    assert set(asked_on) == {threading.main_thread()}


@pytest.mark.parametrize("kind", [Kind.NOTE_UNSIGNED])
def test_space_files_what_came_back_signed(
    session: Session, qtbot: QtBot, kind: Kind
) -> None:
    page = rest(session, qtbot)
    row = stand_on(page, kind, qtbot)
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.model.row_of(row.identity) < 0, timeout=WAIT)
    assert row.first.document in session.window.toast.words
    assert page.strip.isHidden()
    qtbot.keyClick(page.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.model.row_of(row.identity) >= 0, timeout=WAIT)


def test_enter_and_space_lead_to_the_page_that_does_it(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = rest(session, qtbot)
    gone: list[Target] = []
    monkeypatch.setattr(page.desk, "go", gone.append)
    for kind, enter, space in (
        (Kind.LATE_ORDER, ("orders", ""), ("delivery", "new")),
        (Kind.RECEIVABLE, ("customer", ""), ("receipt", "new")),
        (Kind.COMPLAINT, ("complaint", "reply"), None),
    ):
        stand_on(page, kind, qtbot)
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
        assert (gone[-1].entity, gone[-1].act) == enter
        if space is not None:
            qtbot.keyClick(page.view, Qt.Key.Key_Space)
            assert (gone[-1].entity, gone[-1].act) == space


def test_s_puts_off_with_a_reason_and_the_filter_shows_it_until_it_is_brought_back(
    session: Session, qtbot: QtBot
) -> None:
    page = rest(session, qtbot)
    row = stand_on(page, Kind.LATE_ORDER, qtbot)
    qtbot.keyClick(page.view, Qt.Key.Key_S)
    dialog = session.window.findChild(PutOffDialog)
    assert dialog is not None
    assert dialog.day.value == date(2026, 11, 6)
    dialog.day.line.setText("1101")
    qtbot.keyClick(dialog.reason.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(dialog.day.fault.text()), timeout=WAIT)
    assert dialog.isVisible()
    dialog.day.line.setText("＋３")
    qtbot.keyClicks(dialog.reason.line, "wait")
    qtbot.keyClick(dialog.reason.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.model.row_of(row.identity) < 0, timeout=WAIT)
    assert "11/08" in session.window.toast.words
    assert page.header.filters["put_off"].count == 1
    page.choose_filter(2)
    qtbot.waitUntil(lambda: kinds(page) == ["late_order"], timeout=WAIT)
    qtbot.waitUntil(lambda: pane_row(page) == row.identity, timeout=WAIT)
    qtbot.waitUntil(
        lambda: page.pane.action_row.buttons[SPACE].text() == "現在就做", timeout=WAIT
    )
    assert "wait" in cast("TodayPane", page.pane).why.text()
    session.window.activateWindow()
    page.view.setFocus()
    qtbot.waitUntil(page.view.hasFocus, timeout=WAIT)
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.empty.words == "沒有延後的事。", timeout=WAIT)
    page.choose_filter(0)
    qtbot.waitUntil(lambda: page.model.row_of(row.identity) >= 0, timeout=WAIT)


def test_a_bundle_of_cheques_is_deposited_with_one_key_and_brought_back_with_another(
    open_session: Callable[..., Session], filled_place: Path, tmp_path: Path, qtbot: QtBot,
    book: Any,
) -> None:
    place = tmp_path / "book"
    shutil.copytree(filled_place, place)
    context = book.open_empty(place)
    for one in range(3):
        context.perform("record_receipt", record_receipt, RecordReceipt(
            1 + one, date(2026, 10, 5), Decimal(1000), method=ReceiptMethod.CHEQUE,
            cheque_no=f"AB{one}", cheque_date=date(2026, 11, 5 - one),
        ))
    context.close()
    session = open_session(place, tab=Tab.TODAY)
    page = rest(session, qtbot)
    row = stand_on(page, Kind.CHEQUE, qtbot)
    assert row.bundle
    assert row_words.title(row, page.desk.wording()) == "支票可存入：3 張，NT$ 3,000"
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "cheque" not in kinds(page), timeout=WAIT)
    assert page.header.filters["put_off"].count == 3
    assert session.window.toast.words == "已存入 3 張支票"
    qtbot.keyClick(page.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: kinds(page).count("cheque") == 1, timeout=WAIT)


def test_goods_that_nobody_saw_are_noted_as_arrived(session: Session, qtbot: QtBot) -> None:
    page = rest(session, qtbot)
    row = stand_on(page, Kind.NOT_ARRIVED, qtbot)
    assert "新竹貨運" in row_words.title(row, page.desk.wording())
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.model.row_of(row.identity) < 0, timeout=WAIT)
    assert session.window.toast.words == f"已到貨：{row.first.document}"


def test_nothing_to_do_says_so_with_a_way_on(
    open_session: Callable[..., Session], filled_place: Path, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch, book: Any,
) -> None:
    place = tmp_path / "book"
    context = book.open_empty(place)
    context.perform("name_firm", name_firm, NameFirm("承昌", "TW"))
    context.close()
    session = open_session(place, tab=Tab.TODAY)
    page = page_of(session)
    qtbot.waitUntil(lambda: page.empty.words == "今天沒有待辦的事。", timeout=WAIT)
    assert not page.next_button.isEnabled()
    gone: list[Target] = []
    monkeypatch.setattr(page.desk, "go", gone.append)
    page.empty.findChildren(Button)[0].click()
    assert gone == [Target("orders", None, act="new")]


def test_ctrl_j_walks_through_all_that_is_to_be_done_and_begins_again(
    session: Session, qtbot: QtBot
) -> None:
    page = rest(session, qtbot)
    order = [one.identity for one in page.things.things()]
    walked = []
    for _ in order:
        walked.append(page.view.current_identity())
        qtbot.keyClick(page.view, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert walked == order
    assert page.view.current_identity() == order[0]


def test_a_search_narrows_and_esc_widens(session: Session, qtbot: QtBot) -> None:
    page = rest(session, qtbot)
    every = page.model.rowCount()
    session.window.begin_search()
    assert page.header.search is not None
    qtbot.keyClicks(page.header.search, "C0001")
    qtbot.waitUntil(
        lambda: 0 < page.model.rowCount() < every
        and {row.party.code for row in page.things.things()} == {"C0001"}, timeout=WAIT,
    )
    qtbot.keyClick(page.header.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.model.rowCount() == every, timeout=WAIT)


def test_as_time_passes_clocks_run_on_and_a_complaint_becomes_late(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.gui.session.LATER_MS", 0)
    session = open_session(filled_place, tab=Tab.TODAY)
    page = rest(session, qtbot)
    row = stand_on(page, Kind.COMPLAINT, qtbot)
    before = page.model.cell(page.model.row_of(row.identity), 2).text
    for desk in (page.desk, session.desk):
        monkeypatch.setattr(desk, "clock", lambda: NOW + timedelta(hours=2))
    monkeypatch.setattr(page.watch, "_clock", lambda: NOW + timedelta(hours=2))
    page.watch.tick()
    qtbot.waitUntil(
        lambda: page.model.cell(page.model.row_of(row.identity), 2).text != before, timeout=WAIT
    )


def test_the_badge_is_there_before_the_tab_was_shown(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place, tab=Tab.PRODUCTS)
    item = session.window.rail.items[Tab.TODAY]
    qtbot.waitUntil(lambda: item.accessibleDescription() not in ("", "0"), timeout=WAIT)
    assert Tab.TODAY not in session.window._pages


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_that_must_be_read_is_cut_and_all_is_worded(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, language: Language,
    scale: float,
) -> None:
    session = open_session(filled_place, language, tab=Tab.TODAY, scale=scale)
    page = page_of(session)
    qtbot.waitUntil(lambda: page.watch.complete and page.model.rowCount() > 0, timeout=WAIT)
    for place in range(page.model.rowCount()):
        for column in range(4):
            assert "{" not in page.model.cell(place, column).spoken
    widths = [page.view.columnWidth(column) for column in range(4)]
    assert sum(widths) <= page.view.viewport().width() or scale > 1
    assert page.minimumSizeHint().width() <= 1366 - 76
    for row in page.things.things():
        page.view.select_identity(row.identity)
        qtbot.waitUntil(lambda row=row: pane_row(page) == row.identity, timeout=WAIT)  # type: ignore[misc]


def test_days_become_months_and_years_where_nobody_counts_them() -> None:
    chinese, english = Words(Language.ZH_TW), Words(Language.EN)
    assert late_by(3, chinese) == "逾 3 天"
    assert late_by(99, chinese) == "逾 99 天"
    assert late_by(152, chinese) == "逾 4 個月"
    assert late_by(10_548, chinese) == "逾 28 年"
    assert late_by(10_548, english) == "28 y late"
    assert span(10_548, Words(Language.ZH_CN)) == "28 年"
    assert span(8, english) == "8 d"


@pytest.mark.parametrize(("left", "told"), [
    (timedelta(hours=1, minutes=48), "剩 1 小時 48 分"), (timedelta(minutes=9), "剩 9 分鐘"),
    (-timedelta(minutes=20), "逾 20 分鐘"), (-timedelta(hours=5, minutes=3), "逾 5 小時"),
    (-timedelta(days=3, hours=1), "逾 3 天"),
])
def test_a_clock_is_told_to_the_minute_until_it_runs_out(left: timedelta, told: str) -> None:
    wording = Wording(Words(Language.ZH_TW), NOW, "TWD")
    assert row_times.clock(NOW + left, wording) == told


def test_what_is_kept_in_view_is_the_row_and_its_heading(
    session: Session, qtbot: QtBot
) -> None:
    page = rest(session, qtbot)
    qtbot.keyClick(page.view, Qt.Key.Key_End)
    qtbot.keyClick(page.view, Qt.Key.Key_Home)
    heading: QRect = page.view.visualRect(page.model.index(0, 0))
    assert heading.top() == 0
    assert operations.open_target(cast("DayRow", page.row)).entity == "complaint"
    assert LATER in page.pane.action_row.buttons


def test_the_day_begins_on_the_first_row_whatever_was_read_first(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place, tab=Tab.TODAY)
    page: Any = session.window.page
    qtbot.waitUntil(lambda: page.watch.complete and page.model.rowCount() > 0, timeout=WAIT)
    qtbot.waitUntil(
        lambda: page.view.current_identity() == page.model.things()[0].identity, timeout=WAIT
    )
    view, rows = page.view, list(page.model.rows)
    view.arriving = True
    view.refresh([one for one in rows if one is not page.model.things()[0]])
    first = page.model.things()[0].identity
    assert view.current_identity() == first
    view.refresh(rows)
    assert view.current_identity() == page.model.things()[0].identity != first
    qtbot.keyClick(view, Qt.Key.Key_Down)
    chosen = view.current_identity()
    view.refresh(rows[2:] if rows[1].identity != chosen else rows)
    assert view.current_identity() == chosen
