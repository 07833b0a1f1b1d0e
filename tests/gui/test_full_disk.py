"""A full disk while a draft is kept: one sentence, typing goes on, and once there is room again
nothing of it is lost, though its editor may be gone by then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.drafts import draft_keeper
from app.gui.frame.tabs import Tab
from app.gui.session import Session
from app.gui.today.put_off_dialog import PutOffDialog
from app.queries.drafts import draft_content, open_drafts
from tests.gui.test_wrong_things import full_disk

WAIT = 20_000
LONG = "規格" * 16_000
Typed = tuple[str, Callable[[], str]]
"""The draft's kind, and the sentence that is shown."""


class Desk:
    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session, self.qtbot = session, qtbot

    def until(self, holds: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=WAIT)

    def tab(self, tab: Tab) -> Any:
        self.session.window.show_tab(tab)
        page: Any = self.session.window.page
        self.until(lambda: page.model.rowCount() > 0)
        return page

    def cells(self, kind: str) -> set[str]:
        context = self.session.tasks._context
        assert context is not None
        drafts = context.ask(open_drafts, kind)
        content = context.ask(draft_content, drafts[0].id) if drafts else None
        return set(content.cells.values()) if content is not None else set()

    def strip(self) -> str:
        return self.session.window.page.strip.words


def _order(desk: Desk) -> Typed:
    page = desk.tab(Tab.ORDERS)
    page.opening.new()
    desk.until(lambda: page.editor is not None)
    head = page.editor.head
    head.remark.line.setText(LONG)
    head.remark.take()
    head.po.line.setText("PO-9")
    head.po.take()
    return "order", desk.strip


def _delivery(desk: Desk) -> Typed:
    page = desk.tab(Tab.DELIVERIES)
    page.editors.new(of="C0001")
    desk.until(lambda: page.over is not None and not page.over.loading)
    head = page.over.head
    desk.until(lambda: page.over.form.customer is not None)
    head.carrier.line.setText(LONG)
    head.carrier.take()
    head.tracking_no.line.setText("PO-9")
    head.tracking_no.take()
    return "delivery", desk.strip


def _received(desk: Desk) -> Typed:
    page = desk.tab(Tab.DELIVERIES)
    page.choose_filter(list(page.header.filters).index("all"))
    desk.until(lambda: page.pane.facts is not None and page.pane.facts.sheet is not None)
    page.editors.receive(page.pane.facts.sheet.id)
    desk.until(lambda: page.over is not None)
    editor = page.over
    editor.rows.lines[0].remark = LONG
    editor.keep()
    editor.rows.lines[0].put("PO-9")
    editor.keep()
    return "delivery_received", desk.strip


def _reply(desk: Desk) -> Typed:
    page = desk.tab(Tab.COMPLAINTS)
    desk.until(lambda: page.pane.facts is not None)
    answer = page.pane.answer
    answer.words.setFocus()
    answer.words.setPlainText(LONG)
    answer.keep()
    return "complaint_reply", desk.strip


def _question(desk: Desk) -> Typed:
    page = desk.tab(Tab.ORDERS)
    page.choose_filter(0)
    desk.until(lambda: page.pane.order is not None)
    page.pane.ask_promise()
    desk.until(page.pane.promise.isVisible)
    page.pane.why.line.setText(LONG)
    page.pane.asked.current.question.keep()
    page.pane.new_day.line.setText("PO-9")
    page.pane.asked.current.question.keep()
    return "order_promise", lambda: page.pane.promise.left_line.words


def _dialog(desk: Desk) -> Typed:
    dialog = PutOffDialog(desk.session.desk, "", desk.session.window, ("put_off", 1))
    dialog.open()
    dialog.reason.line.setText(LONG)
    dialog.question.keep()
    dialog.day.line.setText("PO-9")
    dialog.question.keep()
    return "put_off", lambda: dialog.left_line.words


@pytest.mark.parametrize("type_", [_order, _delivery, _received, _reply, _question, _dialog])
def test_what_could_not_be_kept_is_kept_by_itself_once_there_is_room(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch, type_: Callable[[Desk], Typed],
) -> None:
    monkeypatch.setattr(draft_keeper, "RETRY_MS", 50)
    desk = Desk(open_session(filled_place, tab=Tab.CUSTOMERS), qtbot)
    desk.session.window.activateWindow()
    with full_disk(desk.session):
        kind, said = type_(desk)
        desk.until(lambda: "磁碟" in said())
        assert LONG not in desk.cells(kind)
        # Left with the disk still full: its editor is gone, what was typed is not.
        QTest.keyClick(QApplication.focusWidget() or desk.session.window, Qt.Key.Key_Escape)
    wanted = {LONG} if kind == "complaint_reply" else {LONG, "PO-9"}
    desk.until(lambda: wanted <= desk.cells(kind))
