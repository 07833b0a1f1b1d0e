"""Filters of one's own: what stands above a list kept under a name, by keyboard alone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.domain.months import Month
from app.gui.filters.own_chip import OwnChip
from app.gui.frame.keys_dialog import KeysDialog
from app.gui.frame.page_commands import page_commands
from app.gui.frame.tabs import Tab
from app.gui.lists.list_page import ListPage
from app.gui.operations.undo import undo
from app.gui.session import Session
from app.gui.target import Target
from app.i18n import Language
from app.queries.count import Count
from app.queries.day_rows import DayGroup
from app.services.saved_filters import RemoveFilter, SaveFilter, remove_filter, save_filter

WAIT = 15_000
Key = Qt.Key
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@dataclass
class Desk:
    """Somebody at the window, with a keyboard."""

    session: Session
    qtbot: QtBot

    @property
    def page(self) -> ListPage[Any]:
        return cast("ListPage[Any]", self.session.window.page)

    def until(self, holds: Callable[[], Any]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=WAIT)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        into = QApplication.focusWidget() or self.session.window
        cast("Any", self.qtbot).keyClick(into, key, modifiers)

    def type(self, text: str, preedit: str = "") -> None:
        """As an input method hands it over."""
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget() or self.session.window, event)

    def chips(self) -> list[str]:
        return [one.accessibleName() for one in self.page.header.own.values()]

    def names(self) -> list[str]:
        return [one.name for one in self.page.own.rows]

    def named(self, expected: list[str]) -> None:
        self.until(lambda: self.names() == expected)

    def is_counted(self, place: int) -> bool:
        return self.chip(place).count is not None

    def counts_as_shown(self, place: int) -> None:
        """Headings of the day's list are nothing to count."""
        page = self.page
        self.until(lambda: self.chip(place).count == sum(
            not isinstance(one, DayGroup) for one in page.model.rows
        ))

    def chip(self, place: int) -> OwnChip:
        return cast("OwnChip", list(self.page.header.own.values())[place])

    def chosen(self) -> list[str]:
        header = self.page.header
        every = [*header.filters.values(), *header.own.values()]
        return [one.text() for one in every if one.isChecked()]

    def search(self, text: str) -> None:
        self.key(Key.Key_F, CTRL)
        self.type(text)
        self.until(lambda: self.page.asked().text == text and self.page.model.rowCount())

    def keep(self, name: str = "") -> None:
        """Ctrl+Shift+S, a name if the suggested one will not do, and Enter."""
        before = len(self.names())
        self.key(Key.Key_S, CTRL | SHIFT)
        if name:
            self.type(name)
        self.key(Key.Key_Return)
        self.until(lambda: len(self.names()) == before + 1)
        self.until(lambda: self.page.own.name_row.isHidden())

    def undo(self) -> None:
        undo(self.session.desk)

    def toast(self) -> str:
        return self.session.window.toast.words


Open = Callable[..., Desk]


@pytest.fixture
def sit(open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot) -> Open:
    def open_(*kept: SaveFilter, tab: Tab = Tab.ORDERS, book: Any = None, **more: Any) -> Desk:
        if kept:
            with_book(book, filled_place, save_filter, *kept)
        session = open_session(filled_place, tab=tab, **more)
        session.window.activateWindow()
        desk = Desk(session, qtbot)
        desk.until(lambda: desk.page.model.rowCount() > 0)
        desk.until(lambda: len(desk.page.header.own) == len(
            [one for one in kept if one.tab == tab.value]))
        return desk

    return open_


def with_book(book: Any, place: Path, action: Callable[..., Any], *commands: Any) -> list[Any]:
    """As another window of the same book does it."""
    context = book.open_empty(place)
    try:
        return [context.perform(action.__name__, action, one).value for one in commands]
    finally:
        context.close()


def test_what_is_searched_for_is_kept_under_a_name_by_keys_alone(sit: Open) -> None:
    desk = sit()
    page = desk.page
    assert page.own.keep_button.isHidden()  # nothing stands: there is nothing to keep
    desk.key(Key.Key_S, CTRL | SHIFT)
    assert page.own.name_row.isHidden()

    desk.key(Key.Key_3, ALT)
    desk.search("長榮")
    desk.until(lambda: page.own.keep_button.isVisible())
    desk.key(Key.Key_S, CTRL | SHIFT)
    line = page.own.name_row.line
    assert line.hasFocus()
    assert (line.text(), line.selectedText()) == ("逾期 長榮", "逾期 長榮")
    desk.key(Key.Key_Return)

    desk.until(lambda: desk.names() == ["逾期 長榮"])
    desk.until(lambda: desk.chosen() == ["逾期 長榮"])
    desk.until(lambda: desk.chips() == [f"逾期 長榮 {page.model.rowCount()}"])
    assert page.model.rowCount() == 1
    assert "逾期 長榮" in desk.toast()
    assert page.own.name_row.isHidden()
    assert page.own.keep_button.isHidden()
    desk.until(page.view.hasFocus)

    desk.key(Key.Key_1, ALT)  # the words stand in the way of no fixed filter
    desk.key(Key.Key_Escape)
    desk.until(lambda: page.model.rowCount() > 1)
    assert desk.chosen() == ["未結"]
    desk.key(Key.Key_8, ALT)
    desk.until(lambda: page.model.rowCount() == 1)
    assert desk.chosen() == ["逾期 長榮"]
    assert page.header.search is not None
    assert page.header.search.text() == "長榮"

    desk.key(Key.Key_F, CTRL)
    desk.type("長榮食")
    desk.until(lambda: desk.chosen() == ["逾期"])
    desk.until(page.own.keep_button.isVisible)

    desk.undo()
    desk.until(lambda: desk.names() == [])
    assert "自訂篩選" in desk.toast()
    assert "逾期 長榮" in desk.toast()


def test_an_empty_or_a_taken_name_is_said_beside_the_field(sit: Open, book: Any) -> None:
    desk = sit(SaveFilter("orders", "急件", "late"), book=book)
    row = desk.page.own.name_row
    desk.key(Key.Key_4, ALT)
    desk.until(desk.page.own.keep_button.isVisible)
    desk.page.own.keep_button.click()

    def faulted(said: str) -> None:
        desk.until(lambda: row.fault.text() == said)

    for typed, said in (("急件", "已經有叫「急件」的篩選。"), ("　 ", "篩選要有名稱。")):
        row.line.selectAll()
        desk.type(typed)
        assert row.fault.text() == ""
        desk.key(Key.Key_Return)
        faulted(said)
        assert row.line.accessibleDescription() == said
        assert row.line.hasFocus()
        assert row.isVisible()
    assert desk.page.strip.isHidden()
    desk.key(Key.Key_Escape)
    assert row.isHidden()
    desk.until(desk.page.view.hasFocus)
    assert desk.names() == ["急件"]


def test_a_half_composed_name_is_not_taken(sit: Open) -> None:
    desk = sit()
    desk.key(Key.Key_2, ALT)
    desk.until(desk.page.own.keep_button.isVisible)
    desk.key(Key.Key_S, CTRL | SHIFT)
    desk.type("急")
    desk.type("", preedit="ㄐㄧ")
    for key in (Key.Key_Return, Key.Key_Escape):
        desk.key(key)
        assert desk.page.own.name_row.isVisible()
    desk.key(Key.Key_S, CTRL | SHIFT)
    desk.page.own.name_row.save.click()
    desk.type("件")
    desk.key(Key.Key_Return)
    desk.until(lambda: desk.names() == ["急件"])


THREE = tuple(SaveFilter("orders", name, "open", words) for name, words in (
    ("長榮", "長榮"), ("大昌", "大昌"), ("都沒有", "查無"),
))


def test_they_are_renamed_moved_and_removed_by_keys_and_taken_back(
    sit: Open, book: Any
) -> None:
    desk = sit(*THREE, book=book)
    desk.until(lambda: desk.chips() == ["長榮 1", "大昌 1", "都沒有 0"])
    desk.key(Key.Key_8, ALT)
    desk.until(lambda: desk.chosen() == ["長榮"])
    desk.until(desk.page.view.hasFocus)
    while not isinstance(QApplication.focusWidget(), OwnChip):
        desk.key(Key.Key_F6)
    desk.key(Key.Key_Right, CTRL)
    desk.until(lambda: desk.names() == ["大昌", "長榮", "都沒有"])
    desk.until(lambda: desk.chip(1).hasFocus())
    assert desk.chosen() == ["長榮"]

    desk.key(Key.Key_F2)
    assert desk.page.own.name_row.line.text() == "長榮"
    desk.type("長榮的")
    desk.key(Key.Key_Return)
    desk.until(lambda: desk.names() == ["大昌", "長榮的", "都沒有"])
    assert desk.chosen() == ["長榮的"]

    desk.chip(1).setFocus()
    desk.key(Key.Key_Delete)
    desk.until(lambda: desk.names() == ["大昌", "都沒有"])
    desk.until(lambda: "長榮的" in desk.toast())
    assert desk.page.view.hasFocus()  # the next Del belongs to no other filter
    assert desk.chosen() == ["未結"]

    for expected in (["大昌", "長榮的", "都沒有"], ["大昌", "長榮", "都沒有"],
                     ["長榮", "大昌", "都沒有"]):
        desk.undo()
        desk.named(expected)


def test_its_menu_says_what_is_done_with_it(sit: Open, book: Any) -> None:
    desk = sit(SaveFilter("orders", "A&B 長榮食品股份有限公司的所有未結訂單與急件", "open", "長榮"),
               book=book)
    chip = desk.chip(0)
    desk.until(lambda: chip.accessibleName().endswith(" 1"))
    assert chip.text().endswith("…")
    assert chip.toolTip() == desk.names()[0]
    assert chip.shortcut().isEmpty()
    menu = chip.menu()
    assert [one.text() for one in menu.actions()] == [
        "篩選改名\tF2", "移除篩選\tDel", "篩選往前移\tCtrl+Left", "篩選往後移\tCtrl+Right",
    ]
    menu.actions()[0].trigger()
    assert desk.page.own.name_row.isVisible()
    desk.key(Key.Key_Escape)
    desk.key(Key.Key_2, ALT)
    desk.until(desk.page.own.keep_button.isVisible)
    [actions, filters] = page_commands(desk.page)
    assert ("存成自訂篩選", "Ctrl Shift S") in [(one.words, one.key) for one in actions]
    assert filters[-1].key == "Alt 8"
    assert desk.session.commands.menu is not None
    keys = KeysDialog(
        desk.session.desk, desk.session.window, desk.session.commands.menu.commands(page=False)
    )
    said = dict(keys.groups[0][1])
    keys.close()
    assert said["Ctrl Shift S"] == "存成自訂篩選"
    assert said["F2"] == "篩選改名"
    assert said["Del"] == "移除篩選"


EVERYWHERE = (
    SaveFilter("today", "大昌的事", "everyone", "大昌"),
    SaveFilter("orders", "大昌的訂單", "all", "大昌"),
    SaveFilter("deliveries", "八月的貨", "all", "DN202608"),
    SaveFilter("statements", "宏遠的", "all", "宏遠"),
    SaveFilter("statements", "九月全部", "all", "", Month(2026, 9)),
    SaveFilter("complaints", "嘉美的", "all", "嘉美"),
    SaveFilter("customers", "零四開頭", "all", "04-2"),
    SaveFilter("products", "禮盒", "all", "禮盒"),
)


def test_every_list_counts_them_and_shows_as_many(sit: Open, book: Any) -> None:
    desk = sit(*EVERYWHERE, book=book, tab=Tab.TODAY)
    for tab in Tab:
        desk.session.window.show_tab(tab)
        page = desk.page
        desk.until(desk.chips)
        for place, row in enumerate(page.own.rows):
            desk.until(partial(desk.is_counted, place))
            assert desk.chip(place).count, (tab, row.name)
            with desk.qtbot.waitSignal(page.model.replaced, timeout=WAIT):
                desk.key(Key(Key.Key_1 + len(page.spec.filters) + place), ALT)
                assert desk.chosen() == [row.name], tab
            desk.counts_as_shown(place)
        assert page.own.keep_button.isHidden()


def test_a_month_that_was_chosen_is_part_of_the_filter(sit: Open) -> None:
    desk = sit(tab=Tab.STATEMENTS)
    page = cast("Any", desk.page)
    usual = page.month
    desk.key(Key.Key_PageUp, CTRL)
    desk.until(lambda: page.own.keep_button.isVisible())
    desk.key(Key.Key_S, CTRL | SHIFT)
    assert page.own.name_row.line.text() == "2026 年 9 月"
    desk.key(Key.Key_Return)
    desk.until(lambda: desk.chosen() == ["2026 年 9 月"])
    desk.key(Key.Key_PageDown, CTRL)
    desk.until(lambda: desk.chosen() == ["全部"])
    assert page.month == usual
    desk.key(Key.Key_8, ALT)
    desk.until(lambda: page.month == Month(2026, 9))
    assert desk.chosen() == ["2026 年 9 月"]


def test_another_window_is_heard_of(sit: Open, book: Any, filled_place: Path) -> None:
    desk = sit(THREE[0], book=book)
    desk.until(lambda: desk.chips() == ["長榮 1"])
    desk.key(Key.Key_8, ALT)
    [kept] = with_book(book, filled_place, save_filter, THREE[1])
    desk.session.bus.look()
    desk.until(lambda: desk.chips() == ["長榮 1", "大昌 1"])
    assert desk.chosen() == ["長榮"]
    with_book(book, filled_place, remove_filter, RemoveFilter(kept - 1, "長榮"))
    desk.session.bus.look()
    desk.until(lambda: desk.names() == ["大昌"])
    assert desk.chosen() == ["未結"]


def test_where_room_is_short_they_step_into_more(sit: Open, book: Any) -> None:
    desk = sit(*THREE, book=book, language=Language.EN)
    desk.session.window.resize(1100, 720)
    desk.until(lambda: desk.chips() == ["長榮 1", "大昌 1", "都沒有 0"])
    header = desk.page.header
    assert not any(one.isVisible() for one in header.own.values())
    header._more.click()
    menu = next(one for one in header.findChildren(QMenu) if one.isVisible())
    words = [one.text() for one in menu.actions()]
    assert words[-3:] == desk.chips()
    menu.actions()[-2].trigger()
    menu.close()
    desk.until(lambda: desk.chosen() == ["大昌"])
    assert desk.chip(1).isVisible()
    assert desk.chip(1).geometry().right() < header.width()


def test_a_choice_stands_over_a_change_of_language_and_an_editor_hides_the_name(
    sit: Open, book: Any
) -> None:
    desk = sit(*THREE, book=book)
    desk.key(Key.Key_9, ALT)
    desk.until(lambda: desk.chosen() == ["大昌"])
    desk.session.commands.choose_language(Language.EN)
    desk.until(lambda: desk.chosen() == ["大昌"])
    desk.until(lambda: desk.page.model.rowCount() == 1)
    assert desk.page.header.search is not None
    assert desk.page.header.search.text() == "大昌"
    desk.key(Key.Key_S, CTRL | SHIFT)
    assert desk.page.own.name_row.isVisible()
    assert desk.page.own.name_row.label.text() == "New name for “大昌”"
    desk.session.desk.go(Target("orders", None, act="new"))
    desk.until(lambda: cast("Any", desk.page).editor is not None)
    assert desk.page.own.name_row.isHidden()
    desk.page.own.keep()
    assert desk.page.own.name_row.isHidden()


@pytest.mark.parametrize("language", list(Language))
def test_the_row_of_the_name_is_whole_at_twice_the_text(
    sit: Open, book: Any, language: Language
) -> None:
    desk = sit(THREE[1], SaveFilter("orders", "長榮食品股份有限公司的未結訂單", "open", "長榮"),
               book=book, language=language, scale=2.0)
    second = desk.page.own.rows[1].id
    desk.page.own.choose(second)
    desk.until(lambda: bool(desk.chip(1).count))
    assert desk.chip(1).isVisible()
    header = desk.page.header
    new = cast("Any", desk.page).new
    desk.until(lambda: new.width() >= new.sizeHint().width())
    shown = [one for one in header.children() if isinstance(one, QWidget) and one.isVisible()]
    places = sorted((one.geometry() for one in shown), key=QRect.left)
    assert all(one.right() < other.left() for one, other in pairwise(places))
    assert places[-1].right() <= header.width()
    desk.page.own.act("rename", second)
    row = desk.page.own.name_row
    desk.until(row.isVisible)
    for part in (row.line, row.save, row.cancel):
        assert part.width() >= part.minimumSizeHint().width()
        assert part.geometry().right() <= row.width()
        assert part.geometry().bottom() <= row.height()
    assert desk.session.window.width() == 1366
    row.line.selectAll()
    desk.type("大昌")
    desk.key(Key.Key_Return)
    desk.until(row.fault.text)
    desk.until(lambda: not row.fault.cut)


def test_no_more_is_told_than_is_known(sit: Open, book: Any) -> None:
    chip = sit(THREE[0], book=book).chip(0)
    for count, said in ((Count(3), "長榮 3"), (Count(0), "長榮 0"), (Count(999, True), "長榮 999+"),
                        (Count(0, True), "長榮"), (None, "長榮")):
        chip.say_counted(count)
        assert chip.accessibleName() == said


@pytest.fixture
def clerk(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> Iterator[tuple[Desk, threading.Event]]:
    """At the customers, where nothing is stored before the test lets it."""
    session = open_session(filled_place, tab=Tab.CUSTOMERS)
    session.window.activateWindow()
    desk, go_on = Desk(session, qtbot), threading.Event()
    page = cast("Any", desk.page)
    desk.until(lambda: page.model.rowCount() and page.record.customer is not None)
    session.tasks.write(lambda _context, _progress: go_on.wait(20), lambda _none: None)
    yield desk, go_on
    go_on.set()


def test_what_is_searched_for_while_a_filter_is_kept_stays(
    clerk: tuple[Desk, threading.Event]
) -> None:
    desk, go_on = clerk
    search = desk.page.header.search
    assert search is not None
    desk.key(Key.Key_F, CTRL)
    desk.type("茶")
    desk.key(Key.Key_S, CTRL | SHIFT)  # faster than the search itself
    desk.type("茶行")
    desk.key(Key.Key_Return)
    desk.key(Key.Key_F, CTRL)
    desk.type("紙")
    go_on.set()
    desk.named(["茶行"])
    assert search.text() == "紙"
    assert search.hasFocus()
    assert desk.page.own.name_row.isHidden()


def test_the_keyboard_stays_in_the_search_when_a_call_is_stored_meanwhile(
    clerk: tuple[Desk, threading.Event]
) -> None:
    desk, go_on = clerk
    search, calls = desk.page.header.search, cast("Any", desk.page).record.call.calls
    assert search is not None
    desk.key(Key.Key_L)
    desk.until(calls.said.line.hasFocus)
    desk.type("他說下週")
    desk.key(Key.Key_Return)
    desk.key(Key.Key_F, CTRL)
    go_on.set()
    desk.until(calls.noting.isHidden)
    assert search.hasFocus()
