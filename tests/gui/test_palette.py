"""Ctrl+K in the real window: by keys alone, whatever is typed, and back to where one was."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.frame.tabs import Tab
from app.gui.palette.palette import Palette
from app.gui.palette.row import PaletteRow
from app.gui.session import Session
from app.gui.target import Target
from app.i18n import Language
from app.settings import Theme as Mode

WAIT = 20_000
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(
    open_session: Callable[..., Session], filled_place: Path, tmp_path: Path, qtbot: QtBot
) -> Session:
    place = tmp_path / "book"
    shutil.copytree(filled_place, place)
    opened = open_session(place, tab=Tab.ORDERS)
    qtbot.waitUntil(lambda: opened.window.page.model.rowCount() > 0, timeout=WAIT)  # type: ignore[attr-defined]
    return opened


def _open(session: Session, qtbot: QtBot) -> Palette:
    qtbot.keyClick(session.window, Qt.Key.Key_K, CTRL)
    palette = session.window.findChild(Palette)
    assert palette is not None
    qtbot.waitUntil(palette.line.hasFocus, timeout=WAIT)
    return palette


def _type(palette: Palette, text: str, qtbot: QtBot) -> list[PaletteRow]:
    palette.line.clear()
    if text.isascii():
        qtbot.keyClicks(palette.line, text)
    else:  # no keyboard has such keys
        palette.line.setText(text)
    qtbot.waitUntil(lambda: palette._answered == text, timeout=WAIT)
    return list(palette.list.rows)


def _orders(palette: Palette) -> list[PaletteRow]:
    return [one for one in palette.list.rows if one.title.startswith("SO")]


def _titles(rows: list[PaletteRow]) -> list[str]:
    return [one.title for one in rows]


def test_where_is_my_order_is_answered_in_seven_keys(session: Session, qtbot: QtBot) -> None:
    """Ctrl+K and the last four digits of the phone: five keys, without opening anything."""
    keys = 1
    palette = _open(session, qtbot)
    for digit in "8812":
        qtbot.keyClick(palette.line, digit)
        keys += 1
    qtbot.waitUntil(lambda: palette._answered == "8812", timeout=WAIT)
    order = next(one for one in palette.list.rows if one.title.startswith("SO"))
    assert order.chip is not None
    assert order.chip.text == "逾 6 天"
    assert keys <= 7
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.list.current_row is order
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    page = session.window.page
    assert session.window.tab is Tab.ORDERS
    qtbot.waitUntil(
        lambda: page.model.rows[page.view.currentIndex().row()].number == order.title  # type: ignore[attr-defined]
    )
    assert keys + 2 <= 7


def test_the_rows_come_in_groups_and_say_what_they_are(session: Session, qtbot: QtBot) -> None:
    rows = _type(_open(session, qtbot), "cr", qtbot)
    first = rows[0]
    assert (first.title, first.matched) == ("長榮食品", "長榮")
    assert "cháng róng" in first.note
    assert first.state == "未結 1 張，逾期 1"
    titles = _titles(rows)
    actions = ["新訂單：長榮食品", "收款：長榮食品", "新客訴：長榮食品", "編輯：長榮食品"]
    assert [one for one in titles if one in actions] == actions
    assert titles[-len(actions):] == actions


def test_enter_means_what_is_typed_even_before_its_answer_came(
    session: Session, qtbot: QtBot
) -> None:
    palette = _open(session, qtbot)
    qtbot.keyClicks(palette.line, "h0023")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.window.tab is Tab.CUSTOMERS, timeout=WAIT)
    page = session.window.page
    qtbot.waitUntil(
        lambda: page.view.currentIndex().isValid()  # type: ignore[attr-defined]
        and page.model.rows[page.view.currentIndex().row()].code == "H0023"  # type: ignore[attr-defined]
    )


def test_what_was_opened_stands_first_the_next_time(session: Session, qtbot: QtBot) -> None:
    palette = _open(session, qtbot)
    _type(palette, "和泰", qtbot)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.window.findChild(Palette) is None, timeout=WAIT)
    qtbot.waitUntil(lambda: not session.tasks.busy, timeout=WAIT)  # until it is remembered
    again = _open(session, qtbot)
    qtbot.waitUntil(lambda: _titles(list(again.list.rows)) == ["和泰茶業"], timeout=WAIT)
    qtbot.keyClick(again.line, Qt.Key.Key_Escape)


def test_esc_gives_the_keyboard_back(session: Session, qtbot: QtBot) -> None:
    view = session.window.page.view  # type: ignore[attr-defined]
    view.setFocus()
    palette = _open(session, qtbot)
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert view.hasFocus()
    qtbot.waitUntil(lambda: session.window.findChild(Palette) is None, timeout=WAIT)


def test_an_editor_that_goes_meanwhile_neither_takes_the_keyboard_nor_is_missed(
    session: Session, qtbot: QtBot
) -> None:
    page: Any = session.window.page
    page.opening.new()
    qtbot.waitUntil(lambda: page.editor is not None)
    page.editor.head.po.line.setFocus()
    palette = _open(session, qtbot)
    page.close_over()
    qtbot.waitUntil(lambda: page.over is None)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(palette.line.hasFocus)
    qtbot.keyClicks(QApplication.focusWidget(), "8812")
    assert palette.line.text() == "8812"
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.view.hasFocus)


def test_the_status_bar_says_the_key_and_takes_a_click(session: Session, qtbot: QtBot) -> None:
    hint = session.window.status.hint
    assert (hint.key, hint.words) == ("Ctrl K", "搜尋一切")
    qtbot.mouseClick(hint, Qt.MouseButton.LeftButton)
    palette = session.window.findChild(Palette)
    assert palette is not None
    palette.leave()


def test_tab_narrows_to_the_kind_and_backspace_widens(session: Session, qtbot: QtBot) -> None:
    palette = _open(session, qtbot)
    _type(palette, "8812", qtbot)
    qtbot.keyClick(palette.line, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: palette.box.only.isVisible(), timeout=WAIT)
    assert palette.box.only.text() == "客戶"
    qtbot.waitUntil(lambda: not _orders(palette), timeout=WAIT)
    assert palette.line.hasFocus()
    qtbot.keyClick(palette.line, Qt.Key.Key_Backtab)
    qtbot.waitUntil(lambda: bool(_orders(palette)), timeout=WAIT)


def test_a_mark_finds_actions_only_by_word_and_by_sound(session: Session, qtbot: QtBot) -> None:
    palette = _open(session, qtbot)
    every = _titles(_type(palette, ">", qtbot))
    for wanted in ("新訂單", "今日", "匯入 Excel…", "重新整理", "按鍵一覽", "深色"):
        assert wanted in every
    assert "長榮食品" not in every
    assert _titles(_type(palette, ">備份", qtbot))[0] == "備份…"
    assert "品項" in _titles(_type(palette, ">px", qtbot))
    _type(palette, ">客訴", qtbot)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert session.window.tab is Tab.COMPLAINTS


def test_nothing_found_offers_to_make_it(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[Target] = []
    palette = _open(session, qtbot)
    monkeypatch.setattr(session.desk, "go", gone.append)
    assert _titles(_type(palette, "qqq", qtbot)) == ["新客戶：qqq", "新品項：qqq"]
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert gone == [Target("customer", None, "qqq", "new")]


def test_the_menu_is_found_without_its_mark_after_the_records_before_what_is_to_be_made(
    session: Session, qtbot: QtBot
) -> None:
    palette = _open(session, qtbot)
    made = ["新客戶：匯出", "新品項：匯出"]
    assert _titles(_type(palette, "匯出", qtbot)) == ["匯出整本帳冊…", *made]
    assert "匯出整本帳冊…" in _titles(_type(palette, "huichu", qtbot))
    assert "匯出整本帳冊…" not in _titles(_type(palette, "hc", qtbot))
    assert _titles(_type(palette, "匯", qtbot)) == ["新客戶：匯", "新品項：匯"]
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)


def test_two_letters_find_records_and_nothing_of_the_menu(
    session: Session, qtbot: QtBot
) -> None:
    palette = _open(session, qtbot)
    titles = _titles(_type(palette, "ti", qtbot))
    assert (titles[0], titles[-1]) == ("海苔鐵罐襯紙", "編輯：海苔鐵罐襯紙")
    assert "暫停" in _titles(_type(palette, ">ti", qtbot))
    palette.leave()


def test_an_action_goes_to_its_page_with_the_customer(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[Target] = []
    palette = _open(session, qtbot)
    monkeypatch.setattr(session.desk, "go", gone.append)
    rows = _type(palette, "c0001", qtbot)
    for one in rows:
        if one.title.startswith(("新訂單", "收款")):
            one.act()
    assert gone == [
        Target("orders", None, "C0001", "new"), Target("receipt", None, "C0001", "new"),
    ]
    palette.leave()


def test_what_is_being_composed_is_searched_and_return_does_not_open(
    session: Session, qtbot: QtBot
) -> None:
    palette = _open(session, qtbot)
    QApplication.sendEvent(palette.line, QInputMethodEvent("ㄔㄖ", []))
    qtbot.waitUntil(lambda: palette._answered == "ㄔㄖ", timeout=WAIT)
    assert palette.list.rows[0].title == "長榮食品"
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
    commit = QInputMethodEvent("", [])
    commit.setCommitString("長榮")
    QApplication.sendEvent(palette.line, commit)
    qtbot.waitUntil(lambda: palette._answered == "長榮", timeout=WAIT)
    assert palette.list.rows[0].matched == "長榮"
    palette.leave()


def test_no_key_reaches_the_page_behind(session: Session, qtbot: QtBot) -> None:
    palette = _open(session, qtbot)
    qtbot.keyClick(palette.line, Qt.Key.Key_4, CTRL)
    qtbot.keyClick(palette.line, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert session.window.tab is Tab.ORDERS
    assert session.window.page.header.chosen == "open"  # type: ignore[attr-defined]
    qtbot.keyClick(palette.line, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(lambda: session.window.findChild(Palette) is None, timeout=WAIT)


@pytest.mark.parametrize(
    ("language", "mode", "scale"),
    [
        (Language.ZH_TW, Mode.DARK, 1.0), (Language.EN, Mode.LIGHT, 2.0),
        (Language.ZH_CN, Mode.LIGHT, 1.0),
    ],
)
def test_it_stands_whole_over_the_window_in_any_language_and_size(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, language: Language,
    mode: Mode, scale: float,
) -> None:
    session = open_session(filled_place, language, mode=mode, scale=scale, tab=Tab.ORDERS)
    palette = _open(session, qtbot)
    _type(palette, "2026", qtbot)
    window = session.window.rect()
    assert window.contains(palette.box.geometry())
    assert palette.box.width() == min(round(640 * scale), window.width() - round(32 * scale))
    assert palette.geometry() == window
    while palette.list.current < len(palette.list.rows) - 1:
        qtbot.keyClick(palette.line, Qt.Key.Key_PageDown)
    scrolled = palette.list.mapTo(palette.box, palette.list.box_of(palette.list.current).center())
    assert palette.box._scroll.geometry().contains(scrolled)
    assert palette.line.accessibleDescription()
    session.window.grab()
    palette.leave()
