"""The customers' tab by keyboard alone: the record follows, and everything in it can be changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Context
from app.domain.months import Month
from app.gui.customers.customer_words import to_know
from app.gui.customers.worked_line import WorkedLine
from app.gui.forms.form_page import FormPage
from app.gui.forms.replaced_price import ReplacedPrice
from app.gui.frame.tabs import Tab
from app.gui.operations.performing import perform
from app.gui.pages.customers_page import CustomersPage
from app.gui.parts.buttons import ThemedButton
from app.gui.parts.labels import Label
from app.gui.session import Session
from app.gui.target import Target
from app.i18n import Language
from app.queries.customer_sheets import contact_sheet, customer_sheet, terms_sheet
from app.queries.panes.customers import CustomerPane, CustomerPaneAsk, customer_pane
from app.services.contacts import AddContact, add_contact
from app.services.customer_terms import ChangeTerms, change_terms
from tests.gui import small_book

WAIT = 4_000
CONTROL = Qt.KeyboardModifier.ControlModifier
ENTER, F9, ESC, TAB = (
    Qt.Key.Key_Return, Qt.Key.Key_F9, Qt.Key.Key_Escape, Qt.Key.Key_Tab,
)


class Hands:
    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session, self.qtbot = session, qtbot
        self.gone: list[Target] = []
        session.desk.go = self.gone.append

    @property
    def page(self) -> CustomersPage:
        return cast("CustomersPage", self.session.window.page)

    @property
    def form(self) -> FormPage:
        assert isinstance(self.page.over, FormPage)
        return self.page.over

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=WAIT)

    def key(self, key: Qt.Key, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
        target: QWidget = QApplication.focusWidget() or self.session.window
        self.qtbot.keyClick(target, key, modifiers)  # type: ignore[no-untyped-call]

    def type(self, text: str) -> None:
        for one in text:
            target = QApplication.focusWidget()
            assert target is not None
            if one.isascii():
                self.qtbot.keyClicks(target, one)  # type: ignore[no-untyped-call]
            else:
                event = QInputMethodEvent("", [])
                event.setCommitString(one)
                QApplication.sendEvent(target, event)

    def at(self, name: str) -> None:
        self.form.go_to(name)
        editor: Any = self.form.field(name).editor
        editor.selectAll()

    def opens(self, key: Qt.Key, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> FormPage:
        self.key(key, modifiers)
        self.wait(lambda: isinstance(self.page.over, FormPage))
        return self.form

    def store(self) -> None:
        self.key(F9)
        self.wait(lambda: self.page.over is None)
        self.settled()

    def settled(self) -> None:
        """Everything that was asked for is written, read and shown."""
        self.wait(lambda: not self.session.tasks.busy)
        told: list[bool] = []
        self.session.tasks.read(lambda _context: True, told.append)
        self.wait(lambda: bool(told))

    def counted(self) -> None:
        filters = self.page.header.filters.values()
        self.wait(lambda: all(one.count is not None for one in filters))

    def stand_on(self, customer_id: int) -> CustomerPane:
        self.page.view.select_identity(customer_id)
        self.page.view.setFocus()
        self.wait(lambda: self.page.record.customer is not None
                  and self.page.record.customer.id == customer_id)
        found = self.page.record.customer
        assert found is not None
        return found

    def ask(self, question: Callable[[Context], Any]) -> Any:
        found: list[Any] = []
        self.session.tasks.read(question, found.append)
        self.wait(lambda: bool(found))
        return found[0]

    def shown(self, customer_id: int) -> CustomerPane:
        ask = CustomerPaneAsk(customer_id, small_book.TODAY)
        return cast("CustomerPane", self.ask(lambda context: context.ask(customer_pane, ask)))


@pytest.fixture
def hands(
    open_session: Callable[..., Session], filled_place: Path, tmp_path: Path, qtbot: QtBot
) -> Iterator[Hands]:
    place = tmp_path / "book"
    shutil.copytree(filled_place, place)
    session = open_session(place, tab=Tab.CUSTOMERS)
    made = Hands(session, qtbot)
    made.wait(lambda: made.page.model.rowCount() > 0)
    made.stand_on(1)
    yield made
    made.settled()


def test_the_record_follows_the_arrow_keys(hands: Hands) -> None:
    first = hands.page.record.head.name.text()
    assert first == "長榮食品股份有限公司"
    hands.key(Qt.Key.Key_Down)
    hands.wait(lambda: hands.page.record.head.name.text() != first)
    assert hands.page.view.hasFocus()


def test_five_figures_open_orders_and_twelve_months_stand_in_the_middle(hands: Hands) -> None:
    facts, work = hands.stand_on(1), hands.page.record.work
    assert [one.label for one in work.figures.figures] == [
        "今年營業額", "未結訂單", "應收帳款", "準時齊全", "首次承諾做到",
    ]
    assert work.figures.figures[0].value == f"{facts.sales.this_year:,.0f}"
    assert len(work.chart.bars) == 12
    assert work.chart.bars[-1].under_way
    assert work.chart.bars[-1].label == "11"
    assert [row.number for row in work.orders.rows.rows] == [
        one.number for one in facts.orders.first
    ]


def test_what_to_know_before_calling_goes_to_what_it_speaks_of(hands: Hands) -> None:
    facts = hands.stand_on(1)
    assert facts.orders.latest is not None
    known = hands.page.record.work.known
    words = [one.chip.text for one in known.known]
    assert any("逾 6 天" in one for one in words)
    assert any("客訴" in one and "未回覆" in one for one in words)
    owed = replace(facts.exposure, overdue=Decimal(1), overdue_since=date(1997, 10, 30))
    told = to_know(replace(facts, exposure=owed), hands.session.desk.wording())
    assert "逾期 1，29 年" in [one.chip.text for one in told]
    known.rows[0].setFocus(Qt.FocusReason.TabFocusReason)
    hands.key(ENTER)
    assert hands.gone == [Target("orders", facts.orders.latest.order_id,
                                 facts.orders.latest.order)]


def test_letters_begin_an_order_a_receipt_and_show_the_statement(hands: Hands) -> None:
    hands.stand_on(1)
    for key in (Qt.Key.Key_O, Qt.Key.Key_R, Qt.Key.Key_M):
        hands.key(key)
    assert hands.gone == [
        Target("orders", None, "C0001", "new"), Target("receipt", None, "C0001", "new"),
        Target("statement", None, "C0001"),
    ]


def test_a_new_customer_needs_a_name_only_and_is_stood_on(hands: Hands) -> None:
    hands.opens(Qt.Key.Key_N, CONTROL)
    hands.type("福記糕餅")
    hands.store()
    hands.wait(lambda: hands.page.record.head.name.text() == "福記糕餅")
    made = hands.page.record.customer
    assert made is not None
    assert made.code == "C0007"
    assert made.agreed.terms.closing_day == 31
    assert hands.page.view.current_identity() == made.id
    hands.key(Qt.Key.Key_Z, CONTROL)
    hands.settled()
    assert hands.ask(lambda context: context.ask(customer_sheet, made.id)) is None


def test_a_search_without_a_hit_offers_to_make_the_customer(hands: Hands) -> None:
    hands.key(Qt.Key.Key_F, CONTROL)
    hands.type("zzz")
    hands.wait(lambda: hands.page.model.rowCount() == 0)
    assert "zzz" in hands.page.empty.words
    assert not hands.page.record.head.isVisible(), "nobody's name stands over nobody's figures"
    form = hands.opens(Qt.Key.Key_N, CONTROL)
    assert form.field("name").text == "zzz"
    hands.key(Qt.Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier)


def test_being_sent_to_a_customer_leaves_the_editor_and_keeps_its_draft(hands: Hands) -> None:
    hands.opens(Qt.Key.Key_E)
    hands.at("phone")
    hands.type("04-5")
    hands.page.show_target(Target("customer", 2, "D0007"))
    assert hands.page.over is None
    hands.wait(lambda: hands.page.record.head.name.text() == "大昌五金有限公司")
    hands.stand_on(1)
    assert hands.opens(Qt.Key.Key_E).offer.isVisible()
    hands.key(Qt.Key.Key_Escape)


def test_a_customer_is_edited_and_nothing_but_what_was_typed_changes(hands: Hands) -> None:
    before = hands.ask(lambda context: context.ask(customer_sheet, 1)).values
    hands.opens(Qt.Key.Key_E)
    hands.at("phone")
    hands.type("04-1")
    hands.at("credit_limit")
    hands.type("600,000")
    hands.store()
    after = hands.ask(lambda context: context.ask(customer_sheet, 1)).values
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"phone", "credit_limit"}
    assert after["credit_limit"] == Decimal(600000)
    hands.wait(lambda: hands.page.record.call.reach.phone.value.text() == "04-1")


def test_terms_are_worked_out_to_a_date_while_they_are_typed(hands: Hands) -> None:
    form = hands.opens(Qt.Key.Key_T)
    line = form.grid.findChild(WorkedLine)
    assert isinstance(line, WorkedLine)
    assert line.words.text() == "11/05 出貨 → 11/30 結帳 → 12/30 付"
    hands.at("closing_day")
    hands.type("2")
    assert "12/02 結帳" in line.words.text(), "the day is worked out with the first figure"
    hands.type("5")
    assert line.words.text() == "11/05 出貨 → 11/25 結帳 → 12/25 付"
    hands.at("from_month")
    hands.type("+1")
    assert line.words.text() == "12/05 出貨 → 12/25 結帳 → 2027/01/24 付"
    hands.store()
    sheet = hands.ask(
        lambda context: context.ask(terms_sheet, (1, small_book.TODAY))
    )
    assert sheet.schedule.terms(Month(2026, 11)).closing_day == 31
    assert sheet.schedule.terms(Month(2026, 12)).closing_day == 25
    hands.wait(lambda: any("2026-12" in label for label in
                           hands.page.record.call.agreements.values()))
    told = [one.words for one in hands.page.record.call.timeline.list.happenings]
    assert "付款條件變更" in told


def test_terms_that_another_agreed_meanwhile_are_shown_beside_mine(hands: Hands) -> None:
    hands.stand_on(1)
    form = hands.opens(Qt.Key.Key_T)
    december = ChangeTerms(1, Month(2026, 12), {"closing_day": 15})
    perform(hands.session.desk, lambda context: context.perform(
        "change_terms", change_terms, december), lambda _outcome: None)
    hands.settled()
    hands.at("closing_day")
    hands.type("25")
    hands.at("from_month")
    hands.type("+1")
    hands.key(F9)
    hands.wait(lambda: form.field("closing_day").conflict is not None)
    row = form.field("closing_day").conflict
    assert row is not None
    assert "15" in row.words.text()
    row.keep.click()
    hands.store()
    sheet = hands.ask(lambda context: context.ask(terms_sheet, (1, small_book.TODAY)))
    assert sheet.schedule.terms(Month(2026, 12)).closing_day == 25


def test_terms_without_a_month_or_a_change_are_refused_where_it_is_missing(hands: Hands) -> None:
    form = hands.opens(Qt.Key.Key_T)
    hands.key(F9)
    assert "生效月份" in form.field("from_month").fault
    hands.type("12")
    hands.key(F9)
    hands.wait(lambda: form.strip.isVisible())
    assert "沒有要改的" in form.strip.words
    hands.key(ESC)
    assert hands.page.over is None


@pytest.mark.parametrize("key", [Qt.Key.Key_E, Qt.Key.Key_T, Qt.Key.Key_C])
def test_a_key_right_after_an_arrow_is_meant_for_the_row_arrived_at(
    hands: Hands, key: Qt.Key
) -> None:
    assert hands.page.view.current_identity() == 1
    hands.key(Qt.Key.Key_Down)
    stood_on = hands.page.view.current_identity()
    form = hands.opens(key)
    customer = hands.shown(cast("int", stood_on))
    assert customer.name in (form.header.title.text() + form.form.about)


def test_people_are_added_changed_and_removed_by_keyboard(hands: Hands) -> None:
    form = hands.opens(Qt.Key.Key_C)
    for text in ("許先生", "倉管", "驗收", "04-2359-8815"):
        hands.type(text)
        hands.key(ENTER)
    form.field("authorised_signatory").editor.setFocus()
    hands.key(Qt.Key.Key_Space)
    hands.store()
    table = hands.page.record.call.contacts
    hands.wait(lambda: table.rows.rowCount() == 1)
    assert hands.shown(1).contacts[0].may_sign
    table.setFocus(Qt.FocusReason.TabFocusReason)
    hands.opens(ENTER)
    hands.at("name")
    hands.type("許經理")
    hands.store()
    hands.wait(lambda: table.rows.rows[0].name == "許經理")
    assert hands.page.record.call.contact_title.note.text() == ""
    contact_id = table.rows.rows[0].id
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert hands.page.record.call.contact_title.note.text() == "Enter 修改、Del 移除"
    hands.key(Qt.Key.Key_Delete)
    hands.wait(lambda: table.rows.rowCount() == 0)
    assert hands.ask(lambda context: context.ask(contact_sheet, contact_id)) is None
    hands.page.view.setFocus()
    hands.key(Qt.Key.Key_Z, CONTROL)
    hands.wait(lambda: table.rows.rowCount() == 1)


def test_prices_are_set_and_removed_by_keyboard(hands: Hands) -> None:
    form = hands.opens(Qt.Key.Key_P)
    hands.type("BX-0002")
    hands.key(ENTER)
    hands.wait(lambda: form.field("price").editor.hasFocus())
    hands.type("7.25")
    hands.store()
    table = hands.page.record.work.prices
    hands.wait(lambda: table.rows.rowCount() == 1)
    row = table.rows.rows[0]
    assert (row.code, row.price, row.valid_from) == ("BX-0002", Decimal("7.25"), None)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    hands.key(ENTER)
    hands.wait(lambda: isinstance(hands.page.over, FormPage))
    hands.form.field("valid_from").set_text("2026/12/01")
    hands.store()
    hands.wait(lambda: table.rows.rowCount() == 1 and bool(table.rows.rows[0].valid_from))
    table.setFocus(Qt.FocusReason.TabFocusReason)
    hands.key(Qt.Key.Key_Delete)
    hands.wait(lambda: table.rows.rowCount() == 0)


def test_a_call_is_noted_while_the_record_stays_in_sight(hands: Hands) -> None:
    hands.stand_on(1)
    calls = hands.page.record.call.calls
    hands.key(Qt.Key.Key_L)
    hands.wait(calls.said.line.hasFocus)
    hands.key(ENTER)
    hands.wait(lambda: calls.noting.fault.isVisible())
    assert calls.noting.fault.text() == "還沒有寫說了什麼。"
    hands.type("李小姐：11/06 匯款")
    hands.key(ENTER)
    hands.wait(lambda: calls.table.rows.rowCount() == 1)
    hands.wait(hands.page.view.hasFocus)
    assert calls.noting.isHidden()
    calls.table.setFocus(Qt.FocusReason.TabFocusReason)
    hands.key(ENTER)
    hands.wait(calls.corrected.line.hasFocus)
    calls.corrected.line.selectAll()
    hands.type("李小姐：11/09 匯款")
    hands.key(ENTER)
    hands.wait(lambda: [row.text for row in calls.table.rows.rows] == ["李小姐：11/09 匯款"])
    hands.wait(hands.page.view.hasFocus)
    calls.table.setFocus(Qt.FocusReason.TabFocusReason)
    hands.key(Qt.Key.Key_Delete)
    hands.wait(lambda: calls.table.rows.rowCount() == 0)
    hands.page.view.setFocus()
    hands.key(Qt.Key.Key_Z, CONTROL)
    hands.wait(lambda: calls.table.rows.rowCount() == 1)


def _new_price(hands: Hands, price: str, day: str = "") -> FormPage:
    form = hands.opens(Qt.Key.Key_P)
    hands.type("BX-0002")
    hands.key(ENTER)
    hands.wait(form.field("price").editor.hasFocus)
    hands.type(price)
    hands.at("valid_from")
    hands.type(day)
    hands.key(ENTER)
    return form


@pytest.mark.parametrize(("day", "before", "after"), [
    ("2026/11/05", "2026/11/05 起已經有價格 12.50，儲存後由這個取代",
     "客戶價格已儲存，取代 2026/11/05 起的 12.50"),
    ("", "已經有一直有效的價格 12.50，儲存後由這個取代", "客戶價格已儲存，取代一直有效的 12.50"),
])
def test_a_price_of_a_day_that_has_one_says_what_it_replaces_and_is_taken_back(
    hands: Hands, day: str, before: str, after: str
) -> None:
    hands.stand_on(1)
    table, toast = hands.page.record.work.prices, hands.session.window.toast
    form = _new_price(hands, "12.5", day)
    line = form.findChild(ReplacedPrice)
    assert line is not None
    hands.settled()
    assert line.isHidden()
    hands.store()
    hands.wait(lambda: [row.price for row in table.rows.rows] == [Decimal("12.5")])
    assert toast.words == "客戶價格已儲存"
    form = _new_price(hands, "13", day)
    line = form.findChild(ReplacedPrice)
    assert line is not None
    hands.wait(line.isVisible)
    assert line.words.text() == before
    hands.at("valid_from")
    hands.type("2026/12/24")
    hands.key(ENTER)
    hands.wait(line.isHidden)
    hands.at("valid_from")
    hands.type(day or " ")
    hands.key(ENTER)
    hands.wait(line.isVisible)
    hands.store()
    hands.wait(lambda: [row.price for row in table.rows.rows] == [Decimal("13")])
    assert toast.words == after
    hands.page.view.setFocus()
    hands.key(Qt.Key.Key_Z, CONTROL)
    hands.wait(lambda: [row.price for row in table.rows.rows] == [Decimal("12.5")])


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_call_is_noted_where_one_sees_it(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, scale: float
) -> None:
    """Also where the record is longer than the window, and grows above it meanwhile."""
    hands = Hands(open_session(filled_place, tab=Tab.CUSTOMERS, scale=scale), qtbot)
    hands.wait(lambda: hands.page.model.rowCount() > 0)
    hands.stand_on(1)
    record = hands.page.record
    form = record.call.calls.noting
    add = [f"{name}小姐" for name in "甲乙丙丁戊己庚辛壬癸子丑寅"]

    def add_next() -> None:
        command = AddContact(1, add.pop())
        perform(hands.session.desk, lambda context: context.perform(
            "add_contact", add_contact, command), lambda _outcome: None)

    while len(add) > 3:
        add_next()
    hands.settled()
    def in_sight() -> bool:
        place = QRect(form.mapTo(record.viewport(), QPoint()), form.size())
        return form.isVisible() and record.viewport().rect().contains(place)

    hands.key(Qt.Key.Key_L)
    hands.wait(lambda: record.call.calls.said.line.hasFocus() and in_sight())
    hands.type("李小姐：")
    while add:
        add_next()
    hands.settled()
    hands.wait(lambda: record.call.contacts.rows.rowCount() >= 13 and in_sight())
    assert record.call.calls.said.line.text() == "李小姐："


def test_a_call_half_typed_waits_for_its_customer(hands: Hands) -> None:
    hands.stand_on(1)
    calls = hands.page.record.call.calls
    hands.key(Qt.Key.Key_L)
    hands.wait(calls.said.line.hasFocus)
    hands.type("李小姐：")
    hands.stand_on(2)
    hands.wait(calls.noting.isHidden)
    hands.stand_on(1)
    hands.wait(lambda: calls.noting.isVisible())
    assert calls.said.line.text() == "李小姐："


def test_a_phone_number_is_copied_from_its_button(hands: Hands) -> None:
    hands.stand_on(1)
    copy = hands.page.record.call.reach.fax.copy
    assert copy is not None
    copy.setFocus(Qt.FocusReason.TabFocusReason)
    hands.key(ENTER)
    assert QGuiApplication.clipboard().text() == "04-2359-8830"


def test_a_killed_form_is_offered_again_for_its_own_customer_alone(hands: Hands) -> None:
    hands.opens(Qt.Key.Key_C)
    hands.type("半")
    hands.key(ENTER)
    hands.key(ESC)
    hands.settled()
    hands.stand_on(2)
    assert not hands.opens(Qt.Key.Key_C).offer.isVisible()
    hands.key(ESC)
    hands.stand_on(1)
    assert hands.opens(Qt.Key.Key_C).offer.isVisible()
    hands.key(ESC)


def test_the_list_keeps_its_width_and_the_record_takes_the_rest(hands: Hands) -> None:
    assert hands.page.view.width() == 264
    hands.session.window.resize(1920, 1080)
    QApplication.processEvents()
    assert hands.page.view.width() == 264
    assert hands.page.record.right_side.width() == 372


def _cut(root: QWidget) -> list[str]:
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, Label) and widget.cut:
            found.append(widget.text())
        if isinstance(widget, ThemedButton) and widget.width() < widget.minimumSizeHint().width():
            found.append(widget.text())
    return found


@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_cut_in_the_record_and_its_forms(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, language: Language
) -> None:
    session = open_session(filled_place, language, tab=Tab.CUSTOMERS)
    hands = Hands(session, qtbot)
    hands.wait(lambda: hands.page.model.rowCount() > 0)
    for customer_id in (1, 5, 8):
        hands.stand_on(customer_id)
        hands.counted()
        QApplication.processEvents()
        session.window.grab()
        assert _cut(session.window) == []
    for key in (Qt.Key.Key_E, Qt.Key.Key_T, Qt.Key.Key_C, Qt.Key.Key_P):
        form = hands.opens(key)
        QApplication.processEvents()
        session.window.grab()
        assert _cut(form) == []
        hands.key(ESC)
    assert session.window.minimumSizeHint().width() <= 1366
    assert session.window.minimumSizeHint().height() <= 768
