"""What goes wrong while she works: nothing typed is lost, and one sentence says what to do."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from app.gui.forms.form_page import FormPage
from app.gui.forms.long_field import LongField
from app.gui.frame.tabs import Tab
from app.gui.pages.products_page import ProductsPage
from app.gui.session import Session
from app.queries.drafts import draft_content, open_drafts

WAIT = 20_000
LONG = "規格" * 60_000
PAGE = 4096


@pytest.fixture
def session(open_session: Callable[..., Session], filled_place: Path, tmp_path: Path) -> Session:
    place = tmp_path / "book"
    shutil.copytree(filled_place, place)
    return open_session(place, tab=Tab.PRODUCTS)


@pytest.fixture
def form(qtbot: QtBot, session: Session) -> FormPage:
    page = session.window.page
    assert isinstance(page, ProductsPage)
    qtbot.waitUntil(lambda: page.record.facts is not None, timeout=WAIT)
    QTest.keyClick(page.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(page.over, FormPage), timeout=WAIT)
    assert isinstance(page.over, FormPage)
    return page.over


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


@contextmanager
def full_disk(session: Session) -> Iterator[None]:
    """The book's file may not grow by more than a few pages."""
    context = session.tasks._context
    assert context is not None
    writer = context.book._engines.writer
    pages = context.book.path.stat().st_size // PAGE + 4

    def limit(connection: Any, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(writer, "checkout", limit)
    try:
        yield
    finally:
        event.remove(writer, "checkout", limit)
        writer.dispose()


def test_a_full_disk_is_said_and_what_was_typed_can_be_stored_later(
    qtbot: QtBot, session: Session, form: FormPage
) -> None:
    QTest.keyClicks(_focused(), "Paper bag")
    remark = form.field("remark")
    assert isinstance(remark, LongField)
    with full_disk(session):
        remark.lines.setPlainText(LONG)
        QTest.keyClick(remark.lines, Qt.Key.Key_F9)
        qtbot.waitUntil(lambda: not form.strip.isHidden(), timeout=WAIT)
        assert "磁碟" in form.strip.words
        assert form.value("name") == "Paper bag"
        assert form.save_button.isEnabled()
    page = session.window.page
    assert isinstance(page, ProductsPage)
    QTest.keyClick(remark.lines, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page.over is None, timeout=WAIT)
    qtbot.waitUntil(
        lambda: page.record.facts is not None and page.record.facts.product.name == "Paper bag",
        timeout=WAIT)


def test_a_draft_that_could_not_be_kept_is_kept_with_the_next_cell(
    qtbot: QtBot, session: Session, form: FormPage
) -> None:
    remark = form.field("remark")
    assert isinstance(remark, LongField)
    with full_disk(session):
        remark.lines.setPlainText(LONG)
        remark.take()
        qtbot.waitUntil(lambda: "磁碟" in session.window.page.strip.words, timeout=WAIT)
    form.field("name").set_text("Paper bag")
    qtbot.waitUntil(lambda: form.keeper.draft_id is not None, timeout=WAIT)
    context = session.tasks._context
    assert context is not None
    [draft] = context.ask(open_drafts, "product")
    content = context.ask(draft_content, draft.id)
    assert content is not None
    assert content.cells[0, "remark"] == LONG
    assert content.cells[0, "name"] == "Paper bag"


def test_a_half_composed_word_and_return_store_nothing_and_leave_nothing(
    qtbot: QtBot, session: Session, form: FormPage
) -> None:
    page = session.window.page
    assert isinstance(page, ProductsPage)
    line = _focused()
    QApplication.sendEvent(line, QInputMethodEvent("ㄓˇ", []))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_F9, Qt.Key.Key_Escape, Qt.Key.Key_Tab):
        QTest.keyClick(line, key)
    assert page.over is form
    assert _focused() is line

    done = QInputMethodEvent()
    done.setCommitString("紙")
    QApplication.sendEvent(line, done)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert form.value("name") == "紙"
    assert _focused() is not line
