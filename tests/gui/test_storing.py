"""Esc, Shift Esc or a jump before the writer has answered: the editor stays until it has."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.deliveries.received_editor import ReceivedEditor
from app.gui.delivery_editor.editor_page import DeliveryEditor
from app.gui.forms.form_page import FormPage
from app.gui.frame.tabs import Tab
from app.gui.session import Session
from app.gui.target import Target

WAIT = 10_000
Kind = type[FormPage] | type[DeliveryEditor] | type[ReceivedEditor]
Key = Qt.Key
CONTROL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


class Hands:
    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session, self.qtbot = session, qtbot
        self.page = cast("Any", session.window.page)
        self.until(lambda: self.page.model.rowCount() > 0)
        self.page.view.setFocus()

    def until(self, holds: Callable[[], Any]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=WAIT)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        focused: Any = QApplication.focusWidget() or self.session.window
        self.qtbot.keyClick(focused, key, modifiers)  # type: ignore[no-untyped-call]

    def type(self, text: str) -> None:
        focused: Any = QApplication.focusWidget()
        self.qtbot.keyClicks(focused, text)  # type: ignore[no-untyped-call]

    def written(self) -> None:
        self.until(lambda: not self.session.tasks.busy)

    def over(self, kind: Kind) -> Any:
        self.until(lambda: isinstance(self.page.over, kind))
        return self.page.over

    @contextmanager
    def held(self) -> Iterator[None]:
        """The writer answers nothing in here; what was stored is told afterwards."""
        self.written()
        go_on = threading.Event()
        self.session.tasks.write(lambda _context, _progress: go_on.wait(), lambda _done: None)
        try:
            yield
        finally:
            go_on.set()

    def tries_to_leave(self, editor: Any) -> None:
        """Every way out; the editor's deletion, had it left, is dealt with too."""
        self.key(Key.Key_Escape)
        self.key(Key.Key_Escape, SHIFT)
        editor.leave.click()
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        assert self.page.over is editor

    def toast(self) -> str:
        return str(self.session.window.toast.words)


@pytest.fixture
def hands_on(
    open_session: Callable[..., Session], filled_place: Path, tmp_path: Path, qtbot: QtBot
) -> Callable[[Tab], Hands]:
    def open_(tab: Tab) -> Hands:
        place = tmp_path / "book"
        shutil.copytree(filled_place, place)
        session = open_session(place, tab=tab)
        session.window.activateWindow()
        return Hands(session, qtbot)

    return open_


def _new_customer(hands: Hands, name: str) -> FormPage:
    hands.key(Key.Key_N, CONTROL)
    form: FormPage = hands.over(FormPage)
    hands.until(lambda: form.field("name").editor.hasFocus())
    hands.type(name)
    return form


def test_a_customer_being_stored_is_stood_on_however_early_esc_comes(
    hands_on: Callable[[Tab], Hands],
) -> None:
    hands = hands_on(Tab.CUSTOMERS)
    form = _new_customer(hands, "Nimble")
    stored: list[Any] = []
    form.saved.connect(stored.append)
    with hands.held():
        hands.key(Key.Key_F9)
        hands.tries_to_leave(form)
    hands.until(lambda: hands.page.over is None)
    hands.until(lambda: hands.page.view.current_identity() == stored[0]["id"])
    assert not hands.session.window.toast.isHidden()


def test_a_refusal_is_read_however_early_esc_comes(hands_on: Callable[[Tab], Hands]) -> None:
    hands = hands_on(Tab.CUSTOMERS)
    form = _new_customer(hands, "Nimble")
    form.go_to("code")
    hands.type("C0001")
    with hands.held():
        hands.key(Key.Key_F9)
        hands.tries_to_leave(form)
    hands.until(lambda: form.field("code").fault)
    hands.key(Key.Key_Escape)
    assert hands.page.over is None, "then one may leave"


def test_a_jump_elsewhere_waits_for_what_is_being_stored(
    hands_on: Callable[[Tab], Hands],
) -> None:
    hands = hands_on(Tab.CUSTOMERS)
    form = _new_customer(hands, "Nimble")
    with hands.held():
        hands.key(Key.Key_F9)
        hands.session.desk.go(Target("customer", 3, "C0003"))
        assert hands.page.over is form
    hands.until(lambda: hands.page.over is None)
    hands.until(lambda: hands.page.view.current_identity() == 3)


def test_a_store_that_crashes_lets_one_leave(
    hands_on: Callable[[Tab], Hands], qtbot: QtBot
) -> None:
    hands = hands_on(Tab.CUSTOMERS)
    form = _new_customer(hands, "Nimble")
    form.form = _Broken(form.form)  # type: ignore[assignment]
    tasks = hands.session.tasks
    with qtbot.captureExceptions() as told, qtbot.waitSignal(tasks.crashed):
        hands.key(Key.Key_F9)
    assert told[0][0] is ZeroDivisionError
    form.go_away()
    assert hands.page.over is None


class _Broken:
    def __init__(self, form: Any) -> None:
        self._form = form

    def __getattr__(self, name: str) -> Any:
        return getattr(self._form, name)

    def save(self, _context: Any, _given: Any) -> Any:
        return 1 // 0


def test_an_order_being_stored_is_stood_on_however_early_esc_comes(
    hands_on: Callable[[Tab], Hands],
) -> None:
    hands = hands_on(Tab.ORDERS)
    hands.key(Key.Key_E)
    hands.until(lambda: hands.page.editor is not None)
    editor, number = hands.page.editor, hands.page.editor.form.stored.number
    stands = hands.page.view.current_identity()
    editor.head.remark.line.setText("early")
    editor.head.remark.line.textEdited.emit("early")
    with hands.held():
        hands.key(Key.Key_F9)
        hands.tries_to_leave(editor)
    hands.until(lambda: hands.page.over is None)
    assert hands.page.view.current_identity() == stands
    assert number in hands.toast()


@pytest.mark.parametrize("printed", [False, True])
def test_a_delivery_being_shipped_is_stood_on_and_printed_however_early_esc_comes(
    hands_on: Callable[[Tab], Hands], monkeypatch: pytest.MonkeyPatch, printed: bool
) -> None:
    hands = hands_on(Tab.DELIVERIES)
    prints: list[Any] = []
    monkeypatch.setattr(hands.page, "print_now", lambda *which: prints.append(which))
    hands.key(Key.Key_N, CONTROL)
    editor: DeliveryEditor = hands.over(DeliveryEditor)
    hands.until(lambda: not editor.loading)
    hands.type("C0001")
    hands.key(Key.Key_Return)
    hands.until(editor.grid.line.hasFocus)
    shipped: list[Any] = []
    editor.shipped.connect(lambda made, _print: shipped.append(made))
    with hands.held():
        hands.key(*((Key.Key_P, CONTROL) if printed else (Key.Key_F9, NONE)))
        hands.tries_to_leave(editor)
    hands.until(lambda: hands.page.over is None)
    hands.until(lambda: hands.page.view.current_identity() == shipped[0]["id"])
    assert shipped[0]["number"] in hands.toast()
    assert bool(prints) is printed


def test_what_was_counted_is_stored_and_said_however_early_esc_comes(
    hands_on: Callable[[Tab], Hands],
) -> None:
    hands = hands_on(Tab.DELIVERIES)
    with hands.qtbot.waitSignal(hands.page.model.replaced, timeout=WAIT):
        hands.page.header.choose("under_way")
    hands.page.view.setFocus()
    hands.until(lambda: hands.page.pane.facts is not None and hands.page.pane.facts.sheet
                and hands.page.pane.facts.sheet.id == hands.page.view.current_identity())
    number = hands.page.pane.facts.sheet.number
    hands.key(Key.Key_X)
    editor = hands.over(ReceivedEditor)
    hands.type("12")
    with hands.held():
        hands.key(Key.Key_F9)
        hands.tries_to_leave(editor)
    hands.until(lambda: hands.page.over is None)
    hands.until(lambda: number in hands.toast())
