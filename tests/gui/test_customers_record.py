"""What a customer's record says follows what is typed: faxes, people, terms, prices, balance."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.domain.months import Month
from app.gui.operations.performing import perform
from app.queries.signing import fax_numbers, signatory
from app.services.customers import EditCustomer, edit_customer
from app.services.receipts import RecordReceipt, record_receipt
from app.services.statements import IssueStatement, issue_statement
from tests.gui import small_book
from tests.gui.test_customers_tab import ENTER, Hands, hands

__all__ = ["hands"]
TAB = Qt.FocusReason.TabFocusReason


def _faxes(hands: Hands) -> list[str]:
    rows = hands.page.record.call.reach.faxes.rows
    return [row.value.text() for row in rows if not row.isHidden()]


def test_several_faxes_are_typed_shown_copied_changed_and_taken_away(hands: Hands) -> None:
    hands.opens(Qt.Key.Key_E)
    hands.at("fax")
    hands.type("04-1；04-2;+886 4 3; 04-4;04-5")
    hands.store()
    hands.wait(lambda: _faxes(hands) == ["04-1", "04-2", "+886 4 3"])
    third = hands.page.record.call.reach.faxes.rows[2]
    assert third.note.text() == "另 2 支"
    assert third.toolTip() == "04-4\n04-5"
    second = hands.page.record.call.reach.faxes.rows[1].copy
    assert second is not None
    second.setFocus(TAB)
    hands.key(Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == "04-2"
    hands.page.view.setFocus()
    hands.opens(Qt.Key.Key_E)
    hands.at("fax")
    hands.type("04-2")
    hands.store()
    hands.wait(lambda: _faxes(hands) == ["04-2"])
    hands.opens(Qt.Key.Key_E)
    hands.at("fax")
    hands.key(Qt.Key.Key_Delete)
    hands.store()
    hands.wait(lambda: _faxes(hands) == [])


def test_who_may_sign_and_each_fax_of_a_contact_count_for_what_comes_back(hands: Hands) -> None:
    for name, signs in (("王小姐", False), ("許先生", True)):
        form = hands.opens(Qt.Key.Key_C)
        hands.type(name)
        hands.at("fax")
        hands.type(f"02-{len(name)}{int(signs)};02-9{int(signs)}")
        form.field("authorised_signatory").editor.setFocus()
        if signs:
            hands.key(Qt.Key.Key_Space)
        hands.store()
    table = hands.page.record.call.contacts
    hands.wait(lambda: [row.may_sign for row in table.rows.rows] == [False, True])

    def counted() -> tuple[str, tuple[str, ...]]:
        found: tuple[str, tuple[str, ...]] = hands.ask(lambda context: context.ask(
            lambda read, _none: (signatory(read, 1), fax_numbers(read, 1)), None))
        return found

    assert counted()[0] == "許先生"
    assert counted()[1][-4:] == ("02-30", "02-90", "02-31", "02-91")
    table.setFocus(TAB)
    table.setCurrentIndex(table.rows.index(1, 0))
    form = hands.opens(ENTER)
    form.field("authorised_signatory").editor.setFocus()
    hands.key(Qt.Key.Key_Space)
    hands.store()
    hands.wait(lambda: not any(row.may_sign for row in table.rows.rows))
    assert counted()[0] == "王小姐"


def test_a_price_from_a_later_day_stands_beside_the_one_that_holds(hands: Hands) -> None:
    for price, day in (("7.25", ""), ("7.5", "2026/12/01")):
        form = hands.opens(Qt.Key.Key_P)
        hands.type("BX-0002")
        hands.key(ENTER)
        hands.wait(form.field("price").editor.hasFocus)
        hands.type(price)
        if day:
            hands.at("valid_from")
            hands.type(day)
        hands.store()
    table = hands.page.record.work.prices
    hands.wait(lambda: table.rows.rowCount() == 2)
    rows = [(row.price, row.valid_from) for row in table.rows.rows]
    assert [price for price, _ in rows] == [Decimal("7.5"), Decimal("7.25")]
    assert table.rows.cell(0, 3).text == "2026/12/01"


def test_the_balance_and_what_is_open_follow_the_papers(hands: Hands) -> None:
    record = hands.page.record
    before = hands.shown(1)

    def owed_here() -> str:
        return record.work.figures.figures[2].value.replace(",", "")

    owed = before.exposure.receivable + before.exposure.uncleared + before.exposure.unstated
    assert owed_here() == str(owed.quantize(Decimal(1)))
    money = RecordReceipt(1, small_book.TODAY, Decimal(10000))
    perform(hands.session.desk, lambda context: context.perform(
        "record_receipt", record_receipt, money), lambda _outcome: None)
    hands.wait(lambda: owed_here() == str((owed - 10000).quantize(Decimal(1))))
    hands.wait(lambda: record.work.money.table.rows.rows[0].amount == 10000)
    assert record.work.orders.rows.rowCount() == len(before.orders.first) > 0


def test_what_statements_have_frozen_says_so_and_what_stays_free_says_that(hands: Hands) -> None:
    words = hands.session.desk.words
    free = words("customers.settlement_free")
    form = hands.opens(Qt.Key.Key_E)
    assert form.field("settlement").below.text() != free
    hands.key(Qt.Key.Key_Escape)
    done: list[object] = []
    perform(
        hands.session.desk,
        lambda context: context.perform(
            "issue_statement", issue_statement, IssueStatement(1, "TWD", Month(2026, 8))
        ), done.append,
    )
    hands.wait(lambda: bool(done))
    form = hands.opens(Qt.Key.Key_E)
    field = form.field("settlement")
    assert form.shown.locked >= {"closing_day", "term_base", "invoicing"}
    assert "settlement" not in form.shown.locked
    assert field.below.text() == free
    field.set_value("cod")
    field.changed.emit()
    assert field.below.text() == free
    hands.store()
    hands.wait(lambda: hands.page.record.customer.agreed.settlement == "cod")


def test_two_who_change_one_customer_are_shown_field_by_field(hands: Hands) -> None:
    form = hands.opens(Qt.Key.Key_E)
    hands.at("fax")
    hands.type("04-7")
    theirs = EditCustomer(1, form.base_version, {"fax": "04-8", "phone": "04-9"})
    perform(hands.session.desk, lambda context: context.perform(
        "edit_customer", edit_customer, theirs), lambda _outcome: None)
    hands.settled()
    hands.key(Qt.Key.Key_F9)
    hands.wait(lambda: form.field("fax").conflict is not None)
    assert form.field("phone").conflict is None
    row = form.field("fax").conflict
    assert row is not None
    row.keep.click()
    hands.store()
    hands.wait(lambda: _faxes(hands) == ["04-7"])
    assert record_phone(hands) == "04-9"


def record_phone(hands: Hands) -> str:
    return hands.page.record.call.reach.phone.value.text()
