"""What came back signed: nothing is noted that nobody said, and what is wrong stands first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt

from app.db.models import Customer
from app.db.unit_of_work import Work
from app.gui.deliveries.record_words import facts
from app.gui.forms.form_page import FormPage
from app.gui.frame.tabs import Tab
from app.gui.session import Session
from tests.gui.test_deliveries_tab import CONTROL, SHIFT, Notes

Key = Qt.Key


def _no_fax(work: Work, _: Any) -> None:
    for one in work.session.query(Customer):
        one.fax = ""


@pytest.fixture
def notes(
    open_session: Callable[..., Session], filled_place: Path, book: Any, qtbot: Any,
    request: pytest.FixtureRequest,
) -> Notes:
    """``indirect`` False: nobody has a fax number."""
    if not getattr(request, "param", True):
        context = book.open_empty(filled_place)
        context.perform("test.more", _no_fax, None)
        context.close()
    opened = Notes(open_session(filled_place, tab=Tab.DELIVERIES), qtbot)
    opened.until(lambda: opened.page.model.rowCount() and opened.caught_up())
    opened.choose("unsigned")
    opened.key(Key.Key_End)
    opened.until(opened.caught_up)
    return opened


def details(notes: Notes) -> FormPage:
    notes.until(lambda: isinstance(notes.page.over, FormPage))
    return cast("FormPage", notes.page.over)


def below(form: FormPage, name: str) -> str:
    return form.field(name).below.text()


@pytest.mark.parametrize("notes", [False], indirect=True)
def test_no_number_on_file_is_no_mismatch_and_the_shown_one_can_be_kept(notes: Notes) -> None:
    i, words = notes.sheet.id, notes.session.desk.words
    notes.key(Key.Key_G, SHIFT)
    form = details(notes)
    form.go_to("fax_no_shown")
    notes.type("０４-２２３4")
    assert below(form, "fax_no_shown") == words("money.fax_none_known")
    form.go_to("signer")
    notes.until(lambda: form.value("fax_no_shown") == "04-2234")  # as it is dialled
    assert not form.field("keep_fax").isHidden()
    form.go_to("keep_fax")
    notes.key(Key.Key_Space)
    notes.key(Key.Key_F9)
    notes.until(lambda: notes.page.over is None)
    notes.until(lambda: notes.stored(i).signed)
    assert notes.stored(i).fax == "04-2234"
    assert notes.stored(i).signed[0].fax_match == "match"


def test_a_note_that_is_back_before_it_went_out_is_warned_of(notes: Notes) -> None:
    words, shipped = notes.session.desk.words, notes.sheet.date
    notes.key(Key.Key_G, SHIFT)
    form = details(notes)
    assert form.field("keep_fax").isHidden()
    form.go_to("received_on")
    form.field("received_on").editor.setText("2026/01/02")  # type: ignore[attr-defined]
    form.go_to("signer")
    said = words("money.back_before", day=words.full_day(shipped))
    notes.until(lambda: below(form, "received_on") == said)
    form.go_to("received_on")
    form.field("received_on").editor.setText("2026/11/05")  # type: ignore[attr-defined]
    form.go_to("signer")
    notes.until(lambda: not below(form, "received_on"))


def test_what_is_wrong_stands_first_and_the_form_says_what_it_is(notes: Notes) -> None:
    i, words = notes.sheet.id, notes.session.desk.words
    notes.key(Key.Key_G)
    toast = notes.session.window.toast
    notes.until(lambda: [one for one in toast.offered if one.key == "Ctrl G"])
    notes.until(lambda: notes.page.model.row_of(i) < 0)  # it is no longer unsigned
    notes.until(lambda: notes.caught_up() and notes.sheet.id != i)
    rows = [row.id for row in notes.page.model.rows]
    notes.key(Key.Key_G, CONTROL)
    form = details(notes)
    assert form.header.title.text() == notes.stored(i).number
    assert [row.id for row in notes.page.model.rows] == rows
    assert form.form.about == words("money.back_new")
    form.go_to("fax_no_shown")
    notes.type("02-9999-1111")
    notes.key(Key.Key_F9)
    notes.until(lambda: notes.page.over is None)
    sheet = notes.stored(i)
    assert len(sheet.signed) == 1
    signed = next(one for one in facts(sheet, notes.session.desk.wording())
                  if one.label == words("deliveries.fact.signed"))
    assert signed.value.startswith(words("deliveries.fax_differs_short"))
