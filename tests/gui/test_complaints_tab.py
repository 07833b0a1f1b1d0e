"""Complaints by keyboard alone: taken down, both clocks seen, answered, closed, taken back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.gui.complaints.complaint_pane import ComplaintPane
from app.gui.complaints.complaints_page import ComplaintsPage
from app.gui.complaints.steps import Step
from app.gui.forms.form_page import FormPage
from app.gui.frame.tabs import Tab
from app.gui.parts.toast import HEIGHT
from app.gui.session import Session
from app.gui.target import Target
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

WAIT = 20_000


@pytest.fixture
def session(open_session: Callable[..., Session], filled_place: Path, tmp_path: Path) -> Session:
    place = tmp_path / "book"
    shutil.copytree(filled_place, place)
    return open_session(place, tab=Tab.COMPLAINTS)


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> ComplaintsPage:
    found = session.window.page
    assert isinstance(found, ComplaintsPage)
    qtbot.waitUntil(lambda: found.pane.facts is not None, timeout=WAIT)
    return found


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(_focused(), key, modifier)


def _composed(text: str) -> QInputMethodEvent:
    event = QInputMethodEvent()
    event.setCommitString(text)
    return event


def _take_down(qtbot: QtBot, page: ComplaintsPage, what: str) -> FormPage:
    QTest.keyClick(page.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(page.over, FormPage), timeout=WAIT)
    form = page.over
    assert isinstance(form, FormPage)
    QTest.keyClicks(_focused(), "C0004")
    _press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.value("customer") is not None, timeout=WAIT)
    qtbot.waitUntil(lambda: _focused() is form.field("description").editor, timeout=WAIT)
    QTest.keyClicks(_focused(), what)
    return form


def _taken(qtbot: QtBot, page: ComplaintsPage, what: str) -> ComplaintPane:
    _take_down(qtbot, page, what)
    _press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page.over is None, timeout=WAIT)
    qtbot.waitUntil(lambda: _sheet(page).description == what, timeout=WAIT)
    return page.pane


def _sheet(page: ComplaintsPage) -> Any:
    assert page.pane.facts is not None
    return page.pane.facts.sheet


def test_a_complaint_is_taken_down_with_its_clocks_running(
    qtbot: QtBot, page: ComplaintsPage
) -> None:
    pane = _taken(qtbot, page, "box torn")
    assert _sheet(page).number == "CP20261105002"
    assert pane.day.face is not None
    assert pane.latest.face is not None
    assert pane.day.face.left == "剩 2 小時 58 分"
    assert (pane.day.face.tone, pane.latest.face.tone) == (Ink.WARN, Ink.GO)
    assert pane.latest.face.left == "剩 24 小時 0 分"
    assert [step for _, step in pane.steps.steps] == [
        Step.DONE, Step.HERE, Step.COMES, Step.COMES]


def _answered(qtbot: QtBot, page: ComplaintsPage) -> ComplaintPane:
    """Taken down, and its answer noted from the text box, where the keyboard stays."""
    pane = _taken(qtbot, page, "box torn")
    pane.answer.words.setFocus()
    QTest.keyClicks(_focused(), "we are sorry")
    _press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: _sheet(page).replied_at is not None, timeout=WAIT)
    return pane


def test_the_answer_is_noted_and_then_the_outcome_closes_it(
    qtbot: QtBot, page: ComplaintsPage
) -> None:
    pane = _answered(qtbot, page)
    qtbot.waitUntil(lambda: pane.steps.steps[1][1] is Step.DONE, timeout=WAIT)
    assert pane.day.face is not None
    assert pane.day.face.left == "來得及"
    assert _sheet(page).resolution == "we are sorry"
    settled = [step for _, step in pane.steps.steps]
    assert settled == [Step.DONE, Step.DONE, Step.HERE, Step.COMES]  # sorry settles nothing
    newest = pane.side.timeline.list.happenings[0]
    assert (newest.words, newest.note.split(" · ")[0]) == ("已回覆客戶", "we are sorry")

    QTest.keyClicks(_focused(), ", replaced")
    _press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: _sheet(page).closed_at is not None, timeout=WAIT)
    qtbot.waitUntil(lambda: pane.steps.steps[2][1] is Step.DONE, timeout=WAIT)
    assert pane.answer.manner.text() == ""  # no keys to close what is closed
    assert _sheet(page).resolution == "we are sorry, replaced"
    assert page.view.hasFocus()


def test_the_key_that_noted_the_answer_struck_again_does_not_close(
    qtbot: QtBot, page: ComplaintsPage
) -> None:
    pane = _answered(qtbot, page)
    _press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "按 Esc、C 結案" in pane.answer.manner.text(), timeout=WAIT)
    assert _sheet(page).closed_at is None
    qtbot.waitUntil(lambda: _sheet(page).id not in page._doing, timeout=WAIT)
    _press(Qt.Key.Key_Escape)
    _press(Qt.Key.Key_C)
    qtbot.waitUntil(lambda: _sheet(page).closed_at is not None, timeout=WAIT)
    assert _sheet(page).resolution == "we are sorry"


def test_what_stands_over_the_outcome_names_the_keys_that_close_from_there(
    qtbot: QtBot, page: ComplaintsPage
) -> None:
    pane = _taken(qtbot, page, "box torn")
    QTest.keyClick(page.view, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: _sheet(page).replied_at is not None, timeout=WAIT)
    pane.answer.words.setFocus()
    assert "Ctrl+↵ 或 Esc、C 結案" in pane.answer.manner.text()
    QTest.keyClicks(_focused(), "replaced")
    _press(Qt.Key.Key_Escape)
    _press(Qt.Key.Key_C)
    qtbot.waitUntil(lambda: _sheet(page).closed_at is not None, timeout=WAIT)
    assert _sheet(page).resolution == "replaced"


def test_a_complaint_nobody_answered_is_not_closed(
    qtbot: QtBot, page: ComplaintsPage, session: Session
) -> None:
    pane = _taken(qtbot, page, "box torn")
    one = _sheet(page).id
    QTest.keyClick(page.view, Qt.Key.Key_C)
    said = "要先回覆客戶才能結案：寫好回覆按 Ctrl+↵，已用電話回覆按 T。"
    qtbot.waitUntil(lambda: session.window.toast.words == said, timeout=WAIT)
    qtbot.waitUntil(lambda: not session.tasks.busy, timeout=WAIT)
    with qtbot.waitSignal(pane.filled, timeout=WAIT):
        pane.reload()
    assert (_sheet(page).id, _sheet(page).closed_at) == (one, None)
    assert page.view.hasFocus()
    toast, metrics = session.window.toast, session.theme.metrics(Face.VALUE)
    assert page.list_area().contains(toast.geometry())
    lines = 1 + (toast.height() - session.theme.px(HEIGHT)) / metrics.lineSpacing()
    assert metrics.horizontalAdvance(said) < lines * (toast.width() - session.theme.px(48))


def test_a_key_struck_twice_closes_once_and_says_nothing_in_red(
    qtbot: QtBot, page: ComplaintsPage, session: Session
) -> None:
    refused: list[Exception] = []
    session.tasks.refused.connect(refused.append)
    _taken(qtbot, page, "box torn")
    number = _sheet(page).number
    QTest.keyClick(page.view, Qt.Key.Key_T)
    QTest.keyClick(page.view, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: _sheet(page).replied_at is not None, timeout=WAIT)
    QTest.keyClick(page.view, Qt.Key.Key_C)
    QTest.keyClick(page.view, Qt.Key.Key_C)
    said = f"已結案：{number}"
    qtbot.waitUntil(lambda: session.window.toast.words == said, timeout=WAIT)
    qtbot.waitUntil(lambda: not session.tasks.busy, timeout=WAIT)
    assert refused == []
    assert page.strip.isHidden()
    assert session.window.toast.words == said
    session.commands.undo()
    qtbot.waitUntil(lambda: _sheet(page).closed_at is None, timeout=WAIT)


def test_one_key_notes_an_answer_by_phone_and_it_can_be_taken_back(
    qtbot: QtBot, page: ComplaintsPage, session: Session
) -> None:
    _taken(qtbot, page, "box torn")
    QTest.keyClick(page.view, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: _sheet(page).replied_at is not None, timeout=WAIT)
    assert _sheet(page).resolution == ""
    session.commands.undo()
    qtbot.waitUntil(lambda: _sheet(page).replied_at is None, timeout=WAIT)


def test_an_empty_answer_is_not_noted(qtbot: QtBot, page: ComplaintsPage) -> None:
    pane = _taken(qtbot, page, "box torn")
    pane.answer.words.setFocus()
    _press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "還沒有寫回覆" in pane.answer.manner.text()
    assert _sheet(page).replied_at is None


def test_letters_typed_into_the_answer_are_no_keys_of_the_tab(
    qtbot: QtBot, page: ComplaintsPage
) -> None:
    pane = _taken(qtbot, page, "box torn")
    pane.answer.words.setFocus()
    QTest.keyClicks(_focused(), "tec")
    assert pane.answer.text == "tec"
    assert page.over is None


def test_an_answer_left_unfinished_stands_there_again(
    qtbot: QtBot, page: ComplaintsPage
) -> None:
    pane = _taken(qtbot, page, "box torn")
    first = _sheet(page).id
    pane.answer.words.setFocus()
    QTest.keyClicks(_focused(), "we will")
    _press(Qt.Key.Key_Escape)
    _taken(qtbot, page, "another")
    assert pane.answer.text == ""
    page.view.select_identity(first)
    qtbot.waitUntil(lambda: _sheet(page).id == first, timeout=WAIT)
    qtbot.waitUntil(lambda: pane.answer.text == "we will", timeout=WAIT)


def test_the_template_is_in_the_customers_language_and_promises_only_a_time(
    qtbot: QtBot, page: ComplaintsPage
) -> None:
    pane = _taken(qtbot, page, "box torn")
    pane.answer.template.click()
    assert "謹致歉意" in pane.answer.text
    assert "11/06 14:32" in pane.answer.text


def test_goods_are_looked_up_among_the_customers_own(
    qtbot: QtBot, page: ComplaintsPage
) -> None:
    form = _take_down(qtbot, page, "wrong size")
    form.field("goods").editor.setFocus()
    QTest.keyClicks(_focused(), "DN")
    _press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.value("goods") is not None, timeout=WAIT)
    _press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page.over is None, timeout=WAIT)
    qtbot.waitUntil(lambda: _sheet(page).description == "wrong size", timeout=WAIT)
    assert _sheet(page).delivery is not None
    assert _sheet(page).code == "C0004"


def test_another_page_sends_the_user_to_the_answer(
    qtbot: QtBot, page: ComplaintsPage, session: Session
) -> None:
    _taken(qtbot, page, "box torn")
    one = _sheet(page)
    session.window.show_tab(Tab.STATEMENTS)
    session.desk.go(Target("complaint", one.id, one.number, "reply"))
    qtbot.waitUntil(lambda: _focused() is page.pane.answer.words, timeout=WAIT)


def test_a_change_of_the_record_is_stored(qtbot: QtBot, page: ComplaintsPage) -> None:
    _taken(qtbot, page, "box torn")
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(page.over, FormPage), timeout=WAIT)
    form = page.over
    assert isinstance(form, FormPage)
    form.field("quantity").editor.setFocus()
    QApplication.sendEvent(_focused(), _composed("２４０"))
    _press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page.over is None, timeout=WAIT)
    qtbot.waitUntil(lambda: _sheet(page).quantity == 240, timeout=WAIT)
