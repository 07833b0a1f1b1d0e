"""A statement that came back differing: their amount, the papers that differ, and how each was
settled, by the form that it is written down in."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from app.db.models import Discrepancy, ReturnedPaper
from app.gui.forms.form_page import FormPage
from app.gui.operations.undo import undo
from app.gui.statements.differing_guide import DifferingGuide
from tests.gui.sweeping import cut, nameless
from tests.gui.test_money_editors import Till, till

__all__ = ["till"]
Key = Qt.Key


def _stored(till: Till, column: Any) -> list[Any]:
    found: list[list[Any]] = []

    def ask(context: Any) -> list[Any]:
        with context.book.read() as read:
            return list(read.session.scalars(select(column).order_by(column.class_.id)))

    till.session.tasks.read(ask, found.append, after_writes=True)
    till.wait(lambda: bool(found))
    return found[0]


@pytest.fixture
def form(till: Till) -> FormPage:
    """Of the first customer's statement, which came back differing."""
    till.press(Key.Key_I)
    till.wait(lambda: till.page.pane.paper.action_row.in_order()[0] == "send")
    till.press(Key.Key_G)
    menu = till.page.actions_of_row.menu
    assert menu is not None
    till.wait(menu.isVisible)
    till.press_in(menu, Key.Key_D)
    made: FormPage = till.opened()
    guide = made.findChild(DifferingGuide)
    assert guide is not None
    till.wait(lambda: bool(guide.papers))
    return made


def _shown(form: FormPage) -> list[str]:
    return [name for name, field in form.fields.items() if field.isVisible() and name[-1].isdigit()]


def test_the_papers_that_differ_are_noted_beside_their_amount(till: Till, form: FormPage) -> None:
    note = till.page.pane.model.rows[1].document
    ours = till.page.sheet.content.movements[0].total  # type: ignore[union-attr]
    assert _shown(form) == ["document_1", "theirs_1", "reason_1"]
    till.type(form, "theirs", str(till.closing - 300))
    till.type(form, "document_1", note[-4:])
    assert form.value("document_1") == note
    assert f"{ours:,.0f}" in form.field("document_1").below.text()
    till.type(form, "theirs_1", str(ours - 300))
    assert form.field("reason_1").editor.hasFocus()
    till.press_text("少收一箱")
    till.press(Key.Key_Return)
    assert form.field("document_2").editor.hasFocus()  # one more than are filled, and no further
    assert _shown(form)[3:] == ["document_2", "theirs_2", "reason_2"]
    till.type(form, "document_2", "PO-77")
    assert "沒有" in form.field("document_2").below.text()
    till.save(form)
    assert _stored(till, ReturnedPaper.theirs) == [till.closing - 300]
    assert _stored(till, Discrepancy.document) == [note, "PO-77"]
    assert _stored(till, Discrepancy.ours) == [ours, None]
    till.wait(lambda: len(till.page.pane.paper.chase.steps) > 3)
    told = [one.words for one in till.page.pane.paper.chase.steps]
    assert "差 300" in told[0]
    assert told[1].startswith(note)
    assert told[1].endswith("少收一箱")
    undo(till.session.desk)
    till.wait(lambda: "復原" in till.toast or "拿回" in till.toast)
    assert _stored(till, Discrepancy.id) == []


def test_how_an_item_was_settled_is_added_to_the_same_form(till: Till, form: FormPage) -> None:
    note = till.page.pane.model.rows[1].document
    till.type(form, "document_1", note)
    till.type(form, "theirs_1", "5")
    till.save(form)
    assert _stored(till, ReturnedPaper.remark) == [note]  # it differs, and says where
    till.wait(lambda: "settle" in till.page.pane.paper.action_row.in_order())
    till.wait(lambda: till.page.sheet is not None and bool(till.page.sheet.back))
    again = till.open(Key.Key_D)
    assert (again.value("document_1"), again.value("theirs_1")) == (note, Decimal(5))
    till.wait(lambda: again.field("resolution_1").isVisible())
    till.type(again, "resolution_1", "另單調整")
    till.type(again, "adjusting_1", "CN-NONE")
    till.press(Key.Key_F9)
    till.wait(lambda: again.field("adjusting_1").refused)
    till.type(again, "adjusting_1", note)
    till.save(again)
    assert _stored(till, Discrepancy.resolution) == ["adjusted"]
    assert _stored(till, Discrepancy.adjusting) == [note]
    till.wait(lambda: not till.page.money.open)
    till.wait(lambda: any(
        f"另單調整 {note}" in one.words for one in till.page.pane.paper.chase.steps
    ))


def test_two_people_on_one_item_are_shown_both_values(till: Till, form: FormPage) -> None:
    from app.services.discrepancies import Differing
    from app.services.returned_papers import EditReturnedPaper, edit_returned_paper
    from tests.gui.small_book import open_empty

    note = till.page.pane.model.rows[1].document
    till.type(form, "document_1", note)
    till.type(form, "theirs_1", "5")
    till.save(form)
    till.session.desk.go(till.returned())
    again = till.opened()
    other = open_empty(till.session.place)
    change = EditReturnedPaper(
        1, other.book.head().seq, {}, differing=(Differing(note, {"theirs": Decimal(7)}, 1),)
    )
    other.perform("edit_returned_paper", edit_returned_paper, change)
    other.close()
    till.type(again, "theirs_1", "6")
    till.press(Key.Key_F9)
    till.wait(lambda: again.field("theirs_1").conflict is not None)
    assert "7" in again.field("theirs_1").conflict.words.text()
    again.field("theirs_1").conflict.keep.click()
    till.save(again)
    assert _stored(till, Discrepancy.theirs) == [Decimal(6)]


def test_what_was_typed_of_an_item_is_kept_and_comes_back(till: Till, form: FormPage) -> None:
    till.type(form, "document_1", "PO-77")
    till.type(form, "reason_1", "對方多列")
    till.press(Key.Key_Escape)
    till.wait(lambda: not till.page.money.open)
    till.press(Key.Key_G)
    menu = till.page.actions_of_row.menu
    assert menu is not None
    till.wait(menu.isVisible)
    till.press_in(menu, Key.Key_D)
    again = till.opened()
    till.press(Key.Key_F3)
    till.wait(lambda: again.value("reason_1") == "對方多列")
    assert again.value("document_1") == "PO-77"
    assert again.field("document_2").isVisible()


def test_the_form_with_its_rows_is_whole_and_named(form: FormPage) -> None:
    form.field("document_1").set_text("PO-77")
    form.grab()
    assert nameless(form) == []
    assert cut(form) == []
