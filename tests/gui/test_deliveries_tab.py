"""Deliveries: the list, the pane that follows it, and what is done from it with one key."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Context
from app.gui.deliveries.deliveries_page import DeliveriesPage
from app.gui.deliveries.line_table import LineColumn
from app.gui.deliveries.received_editor import ReceivedEditor
from app.gui.deliveries.received_rows import ReceivedColumn
from app.gui.delivery_editor.editor_page import DeliveryEditor
from app.gui.fields.compose_guard import Waiting
from app.gui.forms.form_page import FormPage
from app.gui.frame.tabs import Tab
from app.gui.operations.undo import undo
from app.gui.pages.deliveries import DeliveryColumn
from app.gui.parts.buttons import FilterButton
from app.gui.session import Session
from app.gui.target import Target
from app.queries.panes.deliveries import DeliverySheet, delivery_sheet

pytestmark = pytest.mark.usefixtures("no_strays")
WAIT = 10_000
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class Notes:
    """The tab, standing on a delivery under way and on one that has arrived."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session, self.qtbot = session, qtbot
        self.page = cast("DeliveriesPage", session.window.page)
        self.pane = self.page.pane

    def until(self, holds: Callable[[], Any]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=WAIT)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        focused = QApplication.focusWidget() or self.page.view
        cast("Any", self.qtbot).keyClick(focused, key, modifiers)

    def type(self, text: str) -> None:
        commit = QInputMethodEvent()
        commit.setCommitString(text)
        QApplication.sendEvent(cast("QWidget", QApplication.focusWidget()), commit)

    def choose(self, name: str) -> None:
        with self.qtbot.waitSignal(self.page.model.replaced, timeout=WAIT):
            self.page.header.choose(name)
        self.page.view.setFocus()
        self.until(lambda: not self.page.model.rowCount() or self.caught_up())

    def caught_up(self) -> bool:
        identity, facts = self.page.view.current_identity(), self.pane.facts
        if facts is None or identity is None:
            return False
        if facts.due is not None:
            return bool(identity == ("order", facts.due.id))
        return facts.sheet is not None and facts.sheet.id == identity

    @property
    def sheet(self) -> DeliverySheet:
        assert self.pane.facts is not None
        assert self.pane.facts.sheet is not None
        return self.pane.facts.sheet

    def stored(self, delivery_id: int) -> DeliverySheet:
        found: list[Any] = []
        self.session.tasks.read(
            lambda context: context.ask(delivery_sheet, delivery_id), found.append
        )
        self.until(lambda: found)
        assert isinstance(found[0], DeliverySheet)
        return found[0]

    def drafts(self, kind: str) -> Any:
        from app.queries.drafts import open_drafts

        found: list[Any] = []
        self.session.tasks.read(lambda context: context.ask(open_drafts, kind), found.append)
        self.until(lambda: found)
        return found[0]

    def state(self) -> str:
        row = self.page.view.currentIndex().row()
        return str(self.page.model.cell(row, DeliveryColumn.SIGNED).text)

    def titles(self) -> list[str]:
        return [chip.accessibleName() for chip in self.pane.head.chips if not chip.isHidden()]


@pytest.fixture
def notes(
    open_session: Callable[..., Session], filled_place: Path, tmp_path: Path, qtbot: QtBot
) -> Notes:
    place = tmp_path / "book"
    shutil.copytree(filled_place, place)
    session = open_session(place, tab=Tab.DELIVERIES)
    session.window.activateWindow()
    made = Notes(session, qtbot)
    made.until(made.caught_up)
    return made


def test_what_is_to_ship_today_stands_first_and_says_how_late_it_is(notes: Notes) -> None:
    assert notes.page.header.chosen == "due"
    numbers = [row.number for row in notes.page.model.rows]
    assert all(number.startswith("SO") for number in numbers)
    assert "6" in notes.page.model.cell(0, DeliveryColumn.DATE).note
    assert [row.shipped_on for row in notes.page.model.rows] == sorted(
        row.shipped_on for row in notes.page.model.rows
    )
    assert notes.pane.facts is not None
    assert notes.pane.facts.due is not None
    assert notes.pane.head.number.text() == numbers[0]
    assert notes.pane.open_lines.rows.rowCount() == 2
    assert notes.pane.action_row.isHidden()


def test_the_pane_tells_a_delivery_with_its_lines_and_its_order(notes: Notes) -> None:
    notes.choose("all")
    sheet = notes.sheet
    assert notes.pane.head.number.text() == sheet.number
    assert notes.pane.lines.rows.rowCount() == 1
    facts = notes.pane.facts_grid.values()
    assert sheet.carrier in facts.values()
    papers = [row.number for row in notes.pane.papers.rows.rows]
    assert papers[0] == sheet.orders[0].number
    assert notes.pane.open_lines.isHidden()


def test_filters_hold_what_their_counts_say(notes: Notes) -> None:
    notes.until(lambda: notes.page.header.filters["all"].count)
    for name, button in notes.page.header.filters.items():
        notes.choose(name)
        notes.until(partial(_holds, notes, button))


def _holds(notes: Notes, button: FilterButton) -> bool:
    return notes.page.model.rowCount() == button.count


def test_a_notes_arrival_with_one_key_and_back_by_undo(notes: Notes) -> None:
    notes.choose("under_way")
    number = notes.sheet.id
    notes.key(Key.Key_A)
    notes.until(lambda: notes.stored(number).arrived_on is not None)
    assert str(notes.stored(number).arrived_on) == "2026-11-05"
    undo(notes.session.desk)
    notes.until(lambda: notes.stored(number).arrived_on is None)


def test_signed_back_takes_one_key_and_its_details_another(notes: Notes) -> None:
    notes.choose("unsigned")
    notes.key(Key.Key_End)
    notes.until(lambda: notes.caught_up() and notes.sheet.fax)
    i, number = notes.sheet.id, notes.sheet.number
    notes.key(Key.Key_G)
    notes.until(lambda: notes.stored(i).signed)
    paper = notes.stored(i).signed[0]
    # Which way, and whether sealed, nobody has said.
    assert (paper.channel, paper.sealed, str(paper.on)) == ("", False, "2026-11-05")
    words = notes.session.desk.words
    notes.until(lambda: (words("deliveries.note_seal"), "Ctrl G") in [
        (one.words, one.key) for one in notes.session.window.toast.offered
    ])
    notes.page.show_target(Target("delivery", i, number))
    notes.until(lambda: notes.caught_up() and notes.sheet.id == i and notes.sheet.signed)
    notes.page.view.setFocus()
    notes.key(Key.Key_G)
    notes.until(lambda: isinstance(notes.page.over, FormPage))
    form = cast("FormPage", notes.page.over)
    form.fields["signer"].editor.setFocus()
    notes.type("陳淑芬")
    form.fields["fax_no_shown"].editor.setFocus()
    notes.type("02-9999-1111")
    differs = words("money.fax_mismatch", numbers=notes.sheet.fax)
    assert form.fields["fax_no_shown"].below.text() == differs
    notes.key(Key.Key_F9)
    notes.until(lambda: notes.page.over is None)
    notes.until(lambda: notes.caught_up() and notes.sheet.signed[0].signer)
    assert notes.sheet.signed[0].signer == "陳淑芬"
    assert notes.sheet.signed[0].fax_match == "mismatch"
    chips = [row.state.text for row in notes.pane.papers.rows.rows]
    assert words("deliveries.fax_differs") in chips


def test_the_customers_own_fax_number_is_said_to_agree(notes: Notes) -> None:
    notes.choose("unsigned")
    notes.key(Key.Key_End)
    notes.until(lambda: notes.caught_up() and notes.sheet.fax)
    notes.key(Key.Key_G, SHIFT)
    notes.until(lambda: isinstance(notes.page.over, FormPage))
    form = cast("FormPage", notes.page.over)
    field = form.fields["fax_no_shown"]
    field.editor.setFocus()
    notes.type(notes.sheet.fax)
    words = notes.session.desk.words
    assert field.below.text() == words("money.fax_match", number=notes.sheet.fax)


def test_received_quantity_and_condition_are_typed_line_by_line(notes: Notes) -> None:
    notes.choose("under_way")
    i, shipped = notes.sheet.id, notes.sheet.lines[0].quantity
    notes.key(Key.Key_X)
    notes.until(lambda: isinstance(notes.page.over, ReceivedEditor))
    editor = cast("ReceivedEditor", notes.page.over)
    notes.type(f"{shipped - 50}")
    notes.key(Key.Key_Tab)
    notes.type("外箱壓破")
    editor.grid.commit()
    assert "50" in editor.rows.notices(0)[0].words
    notes.key(Key.Key_F9)
    notes.until(lambda: notes.page.over is None)
    line = notes.stored(i).lines[0]
    assert (line.received, line.remark) == (shipped - 50, "外箱壓破")
    assert str(notes.stored(i).arrived_on) == "2026-11-05"
    notes.page.show_target(Target("delivery", i, notes.stored(i).number))
    notes.until(lambda: notes.caught_up() and notes.sheet.id == i)
    notes.until(lambda: notes.pane.lines.rows.cell(0, LineColumn.RECEIVED).text != "—")
    problem = notes.session.desk.words("deliveries.state.problem")
    assert notes.state() == problem


def test_enter_after_a_condition_goes_to_the_next_lines_quantity(notes: Notes) -> None:
    notes.choose("under_way")
    first = notes.sheet.lines[0]
    lines = (first, replace(first, id=first.id + 1_000, line=2))
    editor = ReceivedEditor(notes.session.desk, replace(notes.sheet, lines=lines), None)
    notes.page.open_over(editor)
    editor.begin()
    notes.until(editor.grid.line.hasFocus)
    notes.type("8")
    notes.key(Key.Key_Tab)
    notes.type("兩箱受潮壓壞")
    notes.key(Key.Key_Return)
    notes.type("6")
    notes.key(Key.Key_Tab)
    notes.key(Key.Key_Return)
    assert [(one.received, one.remark) for one in editor.rows.lines] == [
        (Decimal(8), "兩箱受潮壓壞"), (Decimal(6), first.remark),
    ]
    assert editor.save_button.hasFocus()


def test_what_is_typed_at_the_button_is_counted_in_the_last_line(notes: Notes) -> None:
    notes.choose("under_way")
    notes.key(Key.Key_X)
    notes.until(lambda: isinstance(notes.page.over, ReceivedEditor))
    editor = cast("ReceivedEditor", notes.page.over)
    notes.until(editor.grid.line.hasFocus)
    editor.grid.go(editor.rows.count - 1, ReceivedColumn.RECEIVED)
    notes.key(Key.Key_Return)
    notes.until(editor.save_button.hasFocus)
    cast("Any", notes.qtbot).keyClicks(editor.save_button, "7")
    notes.until(editor.grid.line.hasFocus)
    notes.key(Key.Key_5)
    notes.key(Key.Key_Return)
    notes.until(editor.save_button.hasFocus)
    assert editor.rows.lines[-1].received == Decimal(75)


def test_a_refusal_waits_for_the_condition_that_is_half_composed(
    notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes.choose("under_way")
    sheet = notes.sheet
    notes.key(Key.Key_X)
    notes.until(lambda: isinstance(notes.page.over, ReceivedEditor))
    editor = cast("ReceivedEditor", notes.page.over)
    notes.until(editor.grid.line.hasFocus)
    notes.type("12")
    notes.key(Key.Key_Tab)
    notes.session.tasks.write(
        lambda context, _progress: _count(context, sheet), lambda _none: None
    )
    notes.key(Key.Key_F9)
    put: list[str] = []
    monkeypatch.setattr(editor.grid.line, "setText", put.append)
    QApplication.sendEvent(editor.grid.line, QInputMethodEvent("ㄕㄡˋ", []))
    notes.until(lambda: editor.findChildren(Waiting))
    assert put == []
    assert editor.strip.isHidden()
    monkeypatch.undo()
    notes.type("受潮")
    notes.until(editor.strip.isVisible)
    assert editor.grid.line.text() == "受潮"
    assert editor.rows.lines[0].remark == "受潮"
    assert editor.save_button.isEnabled()


def _count(context: Context, sheet: DeliverySheet) -> None:
    """Somebody else counts the same line first."""
    from app.services.received import ReceivedLine, RecordReceived, record_received

    line = sheet.lines[0]
    counted = RecordReceived(
        sheet.id, sheet.version, (ReceivedLine(line.id, line.version, Decimal(7)),)
    )
    context.perform("record_received", record_received, counted)


def test_one_key_says_that_all_of_it_came(notes: Notes) -> None:
    notes.choose("under_way")
    i, shipped = notes.sheet.id, notes.sheet.lines[0].quantity
    notes.key(Key.Key_X)
    notes.until(lambda: isinstance(notes.page.over, ReceivedEditor))
    notes.key(Key.Key_A, Qt.KeyboardModifier.AltModifier)
    notes.key(Key.Key_F9)
    notes.until(lambda: notes.page.over is None)
    assert notes.stored(i).lines[0].received == shipped


def test_what_was_counted_is_kept_as_a_draft(notes: Notes) -> None:
    notes.choose("under_way")
    notes.key(Key.Key_X)
    notes.until(lambda: isinstance(notes.page.over, ReceivedEditor))
    notes.type("12")
    notes.key(Key.Key_Escape)
    notes.until(lambda: notes.page.over is None)
    notes.until(lambda: notes.drafts("delivery_received"))
    notes.page.view.setFocus()
    notes.key(Key.Key_X)
    notes.until(lambda: isinstance(notes.page.over, ReceivedEditor))
    editor = cast("ReceivedEditor", notes.page.over)
    assert editor.rows.lines[0].received is None
    notes.key(Key.Key_F3)
    assert editor.rows.lines[0].received == Decimal(12)


def test_void_asks_why_and_return_without_a_reason_voids_nothing(notes: Notes) -> None:
    notes.choose("all")
    i = notes.sheet.id
    notes.key(Key.Key_V)
    notes.until(lambda: notes.page.dialog is not None and notes.page.dialog.isVisible())
    dialog = notes.page.dialog
    assert dialog is not None
    cast("Any", notes.qtbot).keyClick(dialog.reason.line, Key.Key_Return)
    assert dialog.isVisible()
    assert not notes.stored(i).voided
    dialog.reason.line.setText("寫錯數量")
    cast("Any", notes.qtbot).keyClick(dialog.reason.line, Key.Key_Return)
    notes.until(lambda: notes.stored(i).voided)
    undo(notes.session.desk)
    notes.until(lambda: not notes.stored(i).voided)


def test_reissue_voids_and_makes_anew_with_what_is_corrected(notes: Notes) -> None:
    notes.choose("all")
    old = notes.sheet
    notes.key(Key.Key_N)
    notes.until(lambda: isinstance(notes.page.over, DeliveryEditor))
    editor = cast("DeliveryEditor", notes.page.over)
    assert editor.form.lines[0].quantity == old.lines[0].quantity
    assert editor.and_print.isHidden()
    notes.until(lambda: editor.grid.line.hasFocus())
    notes.type("700")
    notes.key(Key.Key_F9)
    notes.until(lambda: editor.head.reason.line.hasFocus())
    assert editor.head.reason.fault.text() == "請寫原因"
    assert not notes.stored(old.id).voided
    notes.type("wrong quantity")
    notes.key(Key.Key_F9)
    notes.until(lambda: notes.page.over is None)
    notes.until(lambda: notes.caught_up() and notes.sheet.id != old.id)
    assert notes.sheet.lines[0].quantity == 700
    assert notes.sheet.tracking_no == old.tracking_no
    assert notes.stored(old.id).voided


def test_what_was_typed_into_a_reissue_is_offered_again(notes: Notes) -> None:
    notes.choose("all")
    notes.key(Key.Key_N)
    notes.until(lambda: isinstance(notes.page.over, DeliveryEditor))
    notes.until(lambda: cast("DeliveryEditor", notes.page.over).grid.line.hasFocus())
    notes.type("700")
    notes.key(Key.Key_Escape)
    notes.until(lambda: notes.page.over is None)
    notes.until(lambda: notes.drafts("delivery_reissue"))
    notes.page.view.setFocus()
    notes.key(Key.Key_N)
    notes.until(lambda: isinstance(notes.page.over, DeliveryEditor))
    first = cast("DeliveryEditor", notes.page.over)
    assert not first.offer.isHidden()
    notes.key(Key.Key_F3)
    notes.until(lambda: notes.page.over is not first)
    second = cast("DeliveryEditor", notes.page.over)
    assert second.form.reissue is not None
    assert second.form.lines[0].quantity == 700


def test_enter_edits_how_it_went(notes: Notes) -> None:
    notes.choose("all")
    i = notes.sheet.id
    notes.key(Key.Key_Return)
    notes.until(lambda: isinstance(notes.page.over, FormPage))
    form = cast("FormPage", notes.page.over)
    form.fields["invoice_no"].editor.setFocus()
    notes.type("ZK12345678")
    notes.key(Key.Key_F9)
    notes.until(lambda: notes.page.over is None)
    assert notes.stored(i).invoice_no == "ZK12345678"


def test_a_key_pressed_while_the_arrows_move_is_meant_for_the_row_they_stand_on(
    notes: Notes,
) -> None:
    notes.choose("unsigned")
    first = notes.sheet.id
    notes.key(Key.Key_Down)
    second = notes.page.view.current_identity()
    assert second != first
    notes.key(Key.Key_G)  # before the pane has followed
    notes.until(lambda: notes.stored(cast("int", second)).signed)
    assert not notes.stored(first).signed


def test_ctrl_p_prints_the_note_one_stands_on(
    notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    monkeypatch.setattr(
        "app.gui.deliveries.deliveries_page.print_notes",
        lambda _desk, _owner, picks: printed.extend(one.number for one in picks),
    )
    notes.choose("all")
    notes.key(Key.Key_Down)
    row = notes.page.current
    notes.key(Key.Key_P, CONTROL)
    notes.until(lambda: printed)
    assert row is not None
    assert printed == [row.number]
    printed.clear()
    notes.key(Key.Key_Down, SHIFT)
    chosen = [one.number for one in notes.page.view.chosen_rows()]
    assert len(chosen) == 2
    notes.key(Key.Key_P, CONTROL)
    notes.until(lambda: printed)
    assert printed == chosen


def _is_wide(notes: Notes, width: int) -> bool:
    return notes.session.window.width() == width


def test_no_signed_chip_is_cut_in_any_window(notes: Notes) -> None:
    from app.gui.lists.painting import wanted_width

    notes.choose("all")
    for width in (1366, 1024, 1920):
        notes.session.window.resize(width, 768)
        notes.qtbot.waitUntil(partial(_is_wide, notes, width), timeout=WAIT)
        view, theme = notes.page.view, notes.session.theme
        left = view.columnViewportPosition(DeliveryColumn.SIGNED)
        room = min(view.columnWidth(DeliveryColumn.SIGNED), view.viewport().width() - left) - 20
        for row in range(notes.page.model.rowCount()):
            cell = notes.page.model.cell(row, DeliveryColumn.SIGNED)
            assert wanted_width(theme, cell) <= room, (width, cell.text)
