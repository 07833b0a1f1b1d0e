"""The book is verified from the window: in the background, told how far, stopped, and worded."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.db.book import Book
from app.db.models import Order, OrderLine
from app.gui.frame.page_commands import entry_words
from app.gui.operations.checking import SHOWN, check_book, show_faults
from app.gui.parts.buttons import Button
from app.gui.parts.labels import Paragraph
from app.gui.parts.notice_dialog import NoticeDialog
from app.gui.session import Session
from app.gui.settings.settings_page import SettingsPage
from app.i18n import Language
from app.services.check import CheckReport, Fault, FaultKind
from app.services.order_refresh import refresh_lines, refresh_orders
from tests.books import act
from tests.gui.sweeping import cut, nameless

WAIT = 30_000
Open = Callable[..., Session]


@pytest.fixture
def sound_place(filled_place: Path) -> Path:
    """The small book's rows were put in past the services: its orders are worked out first."""
    book = Book.open(filled_place)
    with book.read() as read:
        orders = list(read.session.scalars(select(Order.id)))
        lines = list(read.session.scalars(select(OrderLine.id)))
    act(book, lambda work: refresh_lines(work, lines))
    act(book, lambda work: refresh_orders(work, orders))
    book.close()
    return filled_place


def _entry(session: Session) -> QAction:
    assert session.commands.menu is not None
    entries = session.commands.menu.menus["tools"].actions()
    wanted = session.desk.words("gui.menu.check_book")
    return next(one for one in entries if entry_words(one)[0] == wanted)


def test_a_sound_book_is_said_in_a_toast(
    open_session: Open, sound_place: Path, qtbot: QtBot
) -> None:
    session = open_session(sound_place)
    told: list[str] = []
    _entry(session).trigger()
    long = session.jobs.long
    assert long is not None
    long.told.connect(lambda _done, _of, stage: told.append(stage))  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "帳冊完好" in session.window.toast.words, timeout=WAIT)
    assert session.window.long.isHidden()
    assert {"copying", "journal", "comparing", "orders"} <= set(told)


def test_what_is_wrong_stands_under_the_head_and_is_listed(
    open_session: Open, sound_place: Path, qtbot: QtBot
) -> None:
    session = open_session(sound_place)
    with closing(sqlite3.connect(sound_place / "book.sqlite3")) as raw:
        raw.execute("UPDATE customer SET phone = 'x' WHERE id = 1")
        raw.commit()
    check_book(session)
    strip = session.window.page.strip
    qtbot.waitUntil(lambda: "1 處不對" in strip.words, timeout=WAIT)
    assert "看是哪裡" in [one.text() for one in strip.findChildren(Button)]
    assert strip._act is not None
    strip._act()
    dialog = session.window.findChild(NoticeDialog)
    assert dialog is not None
    said = [one.text() for one in dialog.findChildren(Paragraph)]
    assert any("phone" in one for one in said)
    dialog.accept()


def test_a_check_is_stopped_and_leaves_no_copy(
    open_session: Open, sound_place: Path, qtbot: QtBot
) -> None:
    session = open_session(sound_place)
    check_book(session)
    session.window.long.cancel()
    qtbot.waitUntil(lambda: "已停止" in session.window.toast.words, timeout=WAIT)
    assert not list(sound_place.glob(".check-*"))
    assert session.jobs.long is None


@pytest.mark.parametrize("language", list(Language))
def test_the_settings_have_it_beside_the_backups(
    open_session: Open, sound_place: Path, qtbot: QtBot, language: Language
) -> None:
    session = open_session(sound_place, language)
    session.commands.open_settings("backup")
    page = session.window.findChild(SettingsPage)
    assert page is not None
    words = session.desk.words
    button = next(
        one for one in page.findChildren(Button)
        if one.text() == words("gui.menu.check_book")
    )
    button.click()
    qtbot.waitUntil(
        lambda: words("long.check_sound", actions="", count=1)[:8] in session.window.toast.words,
        timeout=WAIT,
    )


@pytest.mark.parametrize("language", list(Language))
def test_many_faults_stand_whole_and_say_how_many_more(
    open_session: Open, sound_place: Path, qtbot: QtBot, language: Language
) -> None:
    session = open_session(sound_place, language)
    faults = tuple(
        Fault(FaultKind.CHANGED, "delivery_line", n, "received_quantity", "'100' → '90'")
        for n in range(SHOWN + 30)
    )
    show_faults(session, CheckReport(faults, 5))
    dialog = session.window.findChild(NoticeDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    assert any("30" in one.text() for one in dialog.findChildren(Paragraph))
    assert not [*cut(dialog), *nameless(dialog)]
    assert dialog.height() <= session.window.height()
    dialog.accept()
