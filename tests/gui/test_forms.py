"""A form by keyboard alone: typed, kept, brought back, refused beside the field, agreed upon."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Context
from app.domain.months import Month
from app.gui.fields.compose_guard import Waiting
from app.gui.forms.field_spec import Choice, FieldKind, FieldSpec, Picked, Section
from app.gui.forms.form import Form, Given, Shown
from app.gui.forms.form_page import FormPage
from app.gui.forms.lookups import CUSTOMER
from app.gui.forms.opening import open_form
from app.gui.frame.tabs import Tab
from app.gui.session import Session
from app.queries.drafts import open_drafts
from app.services.perform import Outcome

WAIT = 4_000


def _save(context: Context, given: Given) -> Outcome[Any]:
    from app.services.customers import AddCustomer, EditCustomer, add_customer, edit_customer

    fields = {name: value for name, value in given.edited.items() if name in STORED}
    if given.base_id is None:
        name = fields.pop("name", "")
        return given.perform(context, "add_customer", add_customer,
                             AddCustomer(name, fields=fields))
    return given.perform(context, "edit_customer", edit_customer,
                         EditCustomer(given.base_id, given.base_version, fields))


def _read(context: Context, customer_id: int) -> Shown | None:
    from app.db.models import Customer

    with context.book.read() as read:
        customer = read.session.get(Customer, customer_id)
        if customer is None:
            return None
        values = {name: getattr(customer, name) for name in STORED}
        return Shown(values, customer.version, customer.name)


STORED = ("name", "code", "phone", "credit_limit", "tax_rate", "closing_day", "term_unit",
          "credit_hold", "opening_date", "remark")
FORM = Form(
    kind="customer", title="gui.column.customer", save=_save, read=_read,
    sections=(
        Section("", (
            FieldSpec("name", label="fields.customers.name", required=True, span=2),
            FieldSpec("code", label="fields.customers.code"),
            FieldSpec("phone", label="fields.phone"),
            FieldSpec("credit_limit", FieldKind.AMOUNT, "fields.credit_limit"),
            FieldSpec("tax_rate", FieldKind.PERCENT, "fields.tax_rate"),
            FieldSpec("closing_day", FieldKind.INTEGER, "fields.closing_day"),
            FieldSpec("term_unit", FieldKind.CHOICE, "fields.term_unit", choices=(
                Choice("days", "fields.choice.term_unit.days"),
                Choice("months", "fields.choice.term_unit.months"),
            )),
        )),
        Section("gui.column.full_name", (
            FieldSpec("credit_hold", FieldKind.YES_NO, "fields.credit_hold"),
            FieldSpec("opening_date", FieldKind.DATE, "fields.opening_date"),
            FieldSpec("month", FieldKind.MONTH, "fields.from_month"),
            FieldSpec("like", FieldKind.LOOKUP, "fields.customer", lookup=CUSTOMER),
            FieldSpec("remark", FieldKind.LONG_TEXT, "fields.remark", span=2),
        )),
    ),
)


class Hands:
    """Opens a form over a page, and types into whatever has the keyboard."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session, self.qtbot = session, qtbot
        self.form: FormPage | None = None
        self.told: list[object] = []

    def open(self, record_id: int | None, **preset: object) -> FormPage:
        self.close()
        open_form(self.session.desk, self.session.window.page, FORM, record_id, self._show,
                  preset=preset)
        self.qtbot.waitUntil(lambda: self.form is not None, timeout=WAIT)
        assert self.form is not None
        return self.form

    def _show(self, form: FormPage) -> None:
        page = self.session.window.page
        for part in (page.header, page.view):  # type: ignore[attr-defined]
            part.hide()
        layout = page.layout()
        assert layout is not None
        layout.addWidget(form)
        form.show()
        form.begin()
        form.saved.connect(self.told.append)
        form.left.connect(self.close)
        self.form = form

    def close(self) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self.session.window

    def key(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(self._focused(), key)  # type: ignore[no-untyped-call]

    def type(self, text: str) -> None:
        for one in text:
            if one.isascii():
                self.qtbot.keyClicks(self._focused(), one)  # type: ignore[no-untyped-call]
            else:
                event = QInputMethodEvent("", [])
                event.setCommitString(one)
                QApplication.sendEvent(self._focused(), event)

    def at(self, name: str) -> None:
        form = self.form
        assert form is not None
        form.go_to(name)
        editor: Any = form.field(name).editor
        if hasattr(editor, "selectAll"):
            editor.selectAll()

    def written(self) -> None:
        """All that was asked of the writer is done."""
        self.qtbot.waitUntil(lambda: not self.session.tasks.busy, timeout=WAIT)

    def ask(self, question: Callable[[Context], Any]) -> Any:
        found: list[Any] = []
        self.session.tasks.read(question, found.append)
        self.qtbot.waitUntil(lambda: bool(found), timeout=WAIT)
        return found[0]

    def drafts(self) -> int:
        return len(self.ask(lambda context: context.ask(open_drafts, FORM.kind)))


@pytest.fixture
def hands(
    open_session: Callable[..., Session], filled_place: Path, tmp_path: Path, qtbot: QtBot
) -> Iterator[Hands]:
    place = tmp_path / "book"
    shutil.copytree(filled_place, place)
    session = open_session(place, tab=Tab.CUSTOMERS)
    made = Hands(session, qtbot)
    qtbot.waitUntil(lambda: session.window.page.model.rowCount() > 0, timeout=WAIT)  # type: ignore[attr-defined]
    yield made
    made.written()


ENTER, F9, F3, ESC = Qt.Key.Key_Return, Qt.Key.Key_F9, Qt.Key.Key_F3, Qt.Key.Key_Escape


def test_a_name_is_enough_and_enter_walks_through_every_field_to_the_button(hands: Hands) -> None:
    form = hands.open(None)
    assert form.field("name").editor.hasFocus()
    hands.type("新客戶")
    for _ in form.fields:
        if form.field("remark").editor.hasFocus():
            hands.key(Qt.Key.Key_Tab)
        else:
            hands.key(ENTER)
    assert form.save_button.hasFocus()
    hands.key(ENTER)
    hands.qtbot.waitUntil(lambda: bool(hands.told), timeout=WAIT)
    assert hands.told[0]["number"] == "C0007"  # type: ignore[index]
    assert hands.drafts() == 0


def test_every_kind_reads_what_a_clerk_types(hands: Hands) -> None:
    form = hands.open(None)
    for name, typed in (
        ("name", "甲"), ("credit_limit", "=300000*2"), ("tax_rate", "5"), ("closing_day", "25"),
        ("term_unit", "2"), ("opening_date", "1105"), ("month", "+1"), ("like", "C0006"),
        ("remark", "r"),
    ):
        hands.at(name)
        hands.type(typed)
        if name != "remark":
            hands.key(ENTER)
    hands.at("credit_hold")
    hands.key(Qt.Key.Key_Space)
    hands.qtbot.waitUntil(lambda: form.value("like") is not None, timeout=WAIT)
    like = form.value("like")
    assert isinstance(like, Picked)
    assert like.code == "C0006"
    found = {name: value for name, value in form.values().items() if name != "like"}
    assert found == {
        "name": "甲", "code": "", "phone": "", "credit_limit": Decimal(600000),
        "tax_rate": Decimal("0.05"), "closing_day": 25, "term_unit": "months",
        "credit_hold": True, "opening_date": date(2026, 11, 5), "month": Month(2026, 12),
        "remark": "r",
    }
    assert form.field("credit_limit").text == "600,000"
    assert form.field("tax_rate").text == "5%"


def test_a_choice_opens_below_its_field_and_is_taken_by_arrow_and_enter(hands: Hands) -> None:
    form = hands.open(1)
    hands.at("term_unit")
    field: Any = form.field("term_unit")
    assert form.value("term_unit") == "days"
    hands.key(Qt.Key.Key_Down)
    assert field.popup.isVisible()
    assert len(field.popup.rows) == 2
    hands.key(Qt.Key.Key_Down, ENTER)
    assert form.value("term_unit") == "months"
    assert not field.popup.isVisible()
    hands.at("term_unit")
    hands.type("xx")
    hands.key(ESC)
    assert hands.form is form, "Esc closes the pop-up first"
    assert field.text == "個月"


def test_what_cannot_be_read_stays_is_said_below_and_stops_the_storing(hands: Hands) -> None:
    form = hands.open(1)
    hands.at("closing_day")
    hands.type("abc")
    hands.key(F9)
    field = form.field("closing_day")
    assert field.text == "abc"
    assert "不是整數" in field.fault
    assert field.editor.hasFocus()
    assert hands.told == []
    hands.written()
    assert hands.drafts() == 1, "a draft is kept whatever is wrong"


def test_a_refusal_of_the_service_stands_beside_its_field(hands: Hands) -> None:
    form = hands.open(1)
    hands.at("code")
    hands.type("D0007")
    hands.key(F9)
    hands.qtbot.waitUntil(lambda: bool(form.field("code").fault), timeout=WAIT)
    assert "D0007" in form.field("code").fault
    assert "code" not in form.field("code").fault, "the field is named as it is labelled"
    assert form.field("code").editor.hasFocus()
    hands.at("code")
    hands.type("D0008")
    hands.key(F9)
    hands.qtbot.waitUntil(lambda: bool(hands.told) or bool(form.field("code").fault), timeout=WAIT)
    assert form.field("code").fault == ""


def test_what_was_left_is_offered_again_and_goes_on_where_it_was(hands: Hands) -> None:
    hands.open(1)
    hands.at("phone")
    hands.type("04-1")
    hands.at("closing_day")
    hands.type("x5")
    hands.key(ESC)
    assert hands.form is None
    hands.written()
    again = hands.open(1)
    assert again.field("phone").text == "04-2359-8812"
    assert again.offer.isVisible()
    hands.key(F3)
    assert not again.offer.isVisible()
    assert again.field("phone").text == "04-1"
    assert again.field("closing_day").text == "x5"
    assert again.field("closing_day").fault
    assert again.field("name").text == "長榮食品股份有限公司"
    assert hands.drafts() == 1


def test_a_draft_that_is_not_wanted_is_thrown_away(hands: Hands) -> None:
    hands.open(None)
    hands.type("半")
    hands.key(ENTER, ESC)
    hands.written()
    again = hands.open(None)
    assert again.offer.isVisible()
    again.offer.discard.click()
    hands.written()
    assert hands.drafts() == 0
    assert not again.offer.isVisible()
    assert again.field("name").editor.hasFocus()


def test_shift_esc_throws_away_what_is_being_typed(hands: Hands) -> None:
    hands.open(1)
    hands.at("phone")
    hands.type("04-1")
    hands.key(ENTER)
    hands.written()
    assert hands.drafts() == 1
    hands.type("C9")
    hands.qtbot.keyClick(  # type: ignore[no-untyped-call]
        hands._focused(), ESC, Qt.KeyboardModifier.ShiftModifier
    )
    assert hands.form is None
    hands.written()
    assert hands.drafts() == 0
    assert not hands.open(1).offer.isVisible()


@pytest.mark.parametrize("name", ["phone", "remark"])
def test_the_cell_being_typed_is_kept_while_the_keys_rest(hands: Hands, name: str) -> None:
    """A long remark is one cell: killed in the middle of it, she would lose all of it."""
    from app.queries.drafts import draft_content

    hands.open(1)
    hands.at(name)
    hands.type("04-7")

    def kept(context: Context) -> str | None:
        for draft in context.ask(open_drafts, FORM.kind):
            content = context.ask(draft_content, draft.id)
            return None if content is None else content.cells.get((0, name))
        return None

    hands.qtbot.waitUntil(lambda: hands.ask(kept) == "04-7")
    assert hands.form is not None
    assert hands.form.field(name).editor.hasFocus()


def test_the_cell_being_typed_is_kept_when_another_tab_is_shown(hands: Hands) -> None:
    hands.open(1)
    hands.at("phone")
    hands.type("04-7")
    hands.session.window.show_tab(Tab.PRODUCTS)
    hands.written()
    assert hands.drafts() == 1
    hands.session.window.show_tab(Tab.CUSTOMERS)


def test_two_people_on_one_record_are_shown_both_values_field_by_field(hands: Hands) -> None:
    form = hands.open(1)
    for name, typed in (("phone", "MINE-1"), ("closing_day", "20"), ("remark", "mine")):
        hands.at(name)
        hands.type(typed)
    _somebody_else(hands, {"phone": "THEIRS", "closing_day": 10, "code": "X1"})
    hands.key(F9)
    hands.qtbot.waitUntil(lambda: form.field("phone").conflict is not None, timeout=WAIT)
    phone, closing = form.field("phone"), form.field("closing_day")
    assert phone.conflict is not None
    assert closing.conflict is not None
    hands.qtbot.waitUntil(phone.conflict.isVisible, timeout=WAIT)
    hands.qtbot.waitUntil(closing.conflict.isVisible, timeout=WAIT)
    assert "THEIRS" in phone.conflict.words.text()
    assert form.field("code").text == "X1", "what only the other one changed is simply newer"
    hands.key(F9)
    assert hands.told == []
    assert phone.fault, "nothing is stored before one of both is chosen"
    hands.at("phone")
    hands.key(Qt.Key.Key_Tab, ENTER)
    hands.at("closing_day")
    assert form.strip.isVisible()
    hands.key(Qt.Key.Key_Tab, Qt.Key.Key_Tab, ENTER)
    assert not form.strip.isVisible()
    assert phone.text == "THEIRS"
    hands.key(F9)
    hands.qtbot.waitUntil(lambda: bool(hands.told), timeout=WAIT)
    stored = hands.ask(lambda context: _read(context, 1)).values
    assert (stored["phone"], stored["closing_day"], stored["remark"], stored["code"]) == (
        "THEIRS", 20, "mine", "X1"
    )


def test_a_conflict_waits_for_a_half_composed_word_and_loses_none_typed_since(
    hands: Hands,
) -> None:
    form = hands.open(1)
    hands.at("phone")
    hands.type("MINE-1")
    hands.at("name")
    _somebody_else(hands, {"phone": "THEIRS", "name": "THEIRS"})
    hands.key(F9)
    name = form.field("name").editor
    assert isinstance(name, QLineEdit)
    QApplication.sendEvent(name, QInputMethodEvent("ㄔㄤˊ", []))
    hands.qtbot.waitUntil(lambda: bool(form.findChildren(Waiting)), timeout=WAIT)
    assert name.hasFocus()
    assert form.field("phone").conflict is None
    commit = QInputMethodEvent("", [])
    commit.setCommitString("長榮")
    QApplication.sendEvent(name, commit)
    hands.qtbot.waitUntil(lambda: form.field("phone").conflict is not None, timeout=WAIT)
    assert form.value("name").endswith("長榮")


def test_a_draft_that_was_overtaken_meanwhile_is_a_conflict_like_any_other(hands: Hands) -> None:
    hands.open(1)
    hands.at("phone")
    hands.type("04-1")
    hands.key(ENTER, ESC)
    hands.written()
    _somebody_else(hands, {"phone": "THEIRS", "code": "X1"})
    form = hands.open(1)
    hands.key(F3)
    assert form.field("code").text == "X1"
    hands.key(F9)
    hands.qtbot.waitUntil(lambda: form.field("phone").conflict is not None, timeout=WAIT)
    assert hands.told == []


def _somebody_else(hands: Hands, edited: dict[str, object]) -> None:
    def act(context: Context, _progress: object) -> None:
        from app.services.customers import EditCustomer, edit_customer

        shown = _read(context, 1)
        assert shown is not None
        context.perform("edit_customer", edit_customer, EditCustomer(1, shown.version, edited))

    hands.session.tasks.write(act, lambda _done: None)
    hands.written()


def test_a_half_composed_word_and_return_neither_walk_nor_store(hands: Hands) -> None:
    form = hands.open(None)
    line = form.field("name").editor
    QApplication.sendEvent(line, QInputMethodEvent("ㄒㄧㄣ", []))
    hands.key(ENTER)
    assert line.hasFocus()
    assert hands.told == []
    QApplication.sendEvent(line, QInputMethodEvent("", []))
    hands.key(ENTER)
    assert form.field("code").editor.hasFocus()


@pytest.mark.parametrize("width", [1366, 760])
def test_nothing_of_a_form_pushes_the_window_wider(hands: Hands, width: int) -> None:
    hands.open(1)
    hands.session.window.resize(width, 768)
    QApplication.processEvents()
    assert hands.session.window.width() == width
    assert hands.session.window.minimumSizeHint().height() <= 768


def test_what_was_typed_before_the_offer_is_taken_stays_in_the_one_draft(hands: Hands) -> None:
    hands.open(1)
    for name, typed in (("phone", "04-1"), ("code", "LEFT")):
        hands.at(name)
        hands.type(typed)
    hands.key(ENTER, ESC)
    hands.written()
    again = hands.open(1)
    hands.at("phone")
    hands.type("04-2")
    hands.key(ENTER)
    hands.written()
    assert hands.drafts() == 2
    hands.at("remark")
    hands.type("now")
    hands.key(F3)
    assert (again.field("phone").text, again.field("code").text) == ("04-2", "LEFT")
    assert again.field("remark").text == "now"
    hands.key(ESC)
    hands.written()
    assert hands.drafts() == 1
    third = hands.open(1)
    hands.key(F3)
    assert (third.field("phone").text, third.field("code").text) == ("04-2", "LEFT")
    assert third.field("remark").text == "now"


def _clashes(hands: Hands) -> FormPage:
    form = hands.open(1)
    hands.at("phone")
    hands.type("MINE")
    _somebody_else(hands, {"phone": "THEIRS"})
    hands.key(F9)
    phone = form.field("phone")
    hands.qtbot.waitUntil(
        lambda: phone.conflict is not None and phone.conflict.isVisible(), timeout=WAIT
    )
    return form


def test_a_conflict_that_was_decided_is_not_asked_again(hands: Hands) -> None:
    form = _clashes(hands)
    hands.at("phone")
    hands.key(Qt.Key.Key_Tab, Qt.Key.Key_Tab, ENTER)
    assert form.field("phone").conflict is None
    hands.key(ESC)
    hands.written()
    again = hands.open(1)
    hands.key(F3, F9)
    hands.qtbot.waitUntil(
        lambda: bool(hands.told) or again.field("phone").conflict is not None, timeout=WAIT
    )
    assert hands.told
    assert hands.ask(lambda context: _read(context, 1)).values["phone"] == "MINE"


def test_a_conflict_that_was_left_open_is_asked_again(hands: Hands) -> None:
    _clashes(hands)
    hands.key(ESC)
    hands.written()
    again = hands.open(1)
    hands.key(F3, F9)
    hands.qtbot.waitUntil(
        lambda: bool(hands.told) or again.field("phone").conflict is not None, timeout=WAIT
    )
    assert not hands.told
