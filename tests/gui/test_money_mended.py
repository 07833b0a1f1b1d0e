"""What was recorded once is opened again with the form it was made with, and corrected."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.bootstrap import Context
from app.db.models import Receipt
from app.domain.months import Month
from app.gui.frame.tabs import Tab
from app.gui.operations.undo import undo
from app.gui.palette.palette import Palette
from app.gui.statements.money_list import MoneyList
from app.gui.statements.paper_story import PaperStory
from app.gui.target import Target
from app.queries.open_documents import OpenDocumentsAsk, open_account
from app.services.receipts import EditReceipt, edit_receipt
from app.services.statements import IssueStatement, issue_statement
from tests.gui import small_book
from tests.gui.test_money_editors import Till, _items, till

__all__ = ["till"]
Key = Qt.Key
OCTOBER = Month(2026, 10)


@pytest.fixture
def paid(till: Till) -> Till:
    """On a movement of October that is a receipt of 20,000."""
    page = till.page
    page.go_to_movements()
    rows = page.pane.model.rows
    place = next(at for at, one in enumerate(rows) if one.document.startswith("RC"))
    page.pane.movements.setCurrentIndex(page.pane.model.index(place, 0))
    return till


def _other_context(till: Till) -> Context:
    return small_book.open_empty(till.session.place)


def _elsewhere(till: Till, verb: str, action: Any, command: Any) -> None:
    """Another process on the same book."""
    context = _other_context(till)
    context.perform(verb, action, command)
    context.close()


def _owed(till: Till) -> Decimal:
    row = till.page.current()
    assert row is not None
    context = _other_context(till)
    asked = OpenDocumentsAsk(row.row.customer_id, till.session.desk.today)
    balance: Decimal = context.ask(open_account, asked).balance
    context.close()
    return balance


def _receipt(till: Till, receipt_id: int) -> Receipt:
    context = _other_context(till)
    with context.book.read() as read:
        found = read.session.get_one(Receipt, receipt_id)
        read.session.expunge(found)
    context.close()
    return found


def test_enter_on_a_movement_opens_its_receipt_and_the_figures_follow(paid: Till) -> None:
    before = paid.closing
    form = paid.open(Key.Key_Return)
    assert form.value("amount") == 20000
    assert form.field("customer").line.isReadOnly()
    assert form.field("date").editor.hasFocus()
    items = _items(form)
    paid.wait(lambda: items.model.rowCount() > 0)
    assert sum(row.pays for row in items.model.rows) == 20000
    owed = sum(row.document.remaining for row in items.model.rows)
    assert owed == _owed(paid) + 20000  # as they stand without it
    paid.type(form, "amount", "１５，０００")
    paid.type(form, "bank_fee", "30")
    paid.save(form)
    paid.wait(lambda: paid.closing == before + 4970)
    assert paid.toast.startswith("已改收款 15,000")
    undo(paid.session.desk)
    paid.wait(lambda: paid.closing == before)


def test_a_stated_receipt_shuts_its_sums_and_says_the_way_out(paid: Till) -> None:
    page = paid.page
    page.view.setFocus()
    paid.press(Key.Key_I)
    paid.wait(lambda: page.current().row.state.value == "made")  # type: ignore[union-attr]
    paid.session.desk.go(Target("receipt", _first_receipt(paid), "", "open"))
    form = paid.opened()
    for name in ("date", "amount", "currency"):
        assert form.field(name).line.isReadOnly()
    assert form.field("method").editor.hasFocus()
    below = " ".join(one.text() for _, one in form.grid.below if hasattr(one, "text"))
    assert "2026-10" in below
    assert "未製的月份" in below
    paid.type(form, "cheque_no", "AB7")
    paid.save(form)
    assert _receipt(paid, _first_receipt(paid)).cheque_no == "AB7"


def _first_receipt(till: Till) -> int:
    sheet = till.page.sheet
    assert sheet is not None
    return next(one for kind, one in sheet.records.values() if kind == "receipt")


def test_what_was_stated_meanwhile_is_refused_beside_its_field(paid: Till) -> None:
    row = paid.page.current()
    assert row is not None
    form = paid.open(Key.Key_Return)
    paid.type(form, "amount", "15000")
    _elsewhere(paid, "issue_statement", issue_statement,
               IssueStatement(row.row.customer_id, "TWD", OCTOBER))
    paid.press(Key.Key_F9)
    paid.wait(lambda: form.field("amount").refused)
    assert "已列在 2026-10 對帳單" in form.field("amount").fault
    assert paid.page.money.top is form


def test_two_windows_on_one_receipt_are_shown_field_by_field(paid: Till) -> None:
    receipt = _first_receipt(paid)
    version = _receipt(paid, receipt).version
    form = paid.open(Key.Key_Return)
    paid.type(form, "amount", "15000")
    paid.type(form, "cheque_no", "AB1")
    _elsewhere(paid, "edit_receipt", edit_receipt,
               EditReceipt(receipt, version, {"amount": Decimal(18000)}))
    paid.press(Key.Key_F9)
    paid.wait(lambda: form.field("amount").conflict is not None)
    assert form.field("cheque_no").conflict is None
    form.field("amount").conflict.keep.click()
    paid.save(form)
    mended = _receipt(paid, receipt)
    assert (mended.amount, mended.cheque_no) == (Decimal(15000), "AB1")


def test_a_credit_is_corrected_from_the_list_of_its_customers_money(till: Till) -> None:
    before = till.closing
    form = till.open(Key.Key_A)
    till.type(form, "date", "1021")
    till.type(form, "amount", "100")
    till.save(form)
    till.wait(lambda: till.closing == before - 105)
    papers = till.open(Key.Key_L)
    till.press(Key.Key_2)
    till.wait(lambda: papers.model.rowCount() == 1 and papers.current() is not None)
    assert papers.edit.isVisible()
    till.press(Key.Key_Return)
    till.wait(lambda: till.page.money.top is not papers)
    form = till.page.money.top
    assert form.field("customer").editor.isReadOnly()
    assert "客戶不可改" in form.field("customer").below.text()
    number = form.shown.title
    assert f"編號仍是 {number}" in form.field("kind").below.text()
    till.type(form, "kind", "退貨")
    form.go_to("line")
    QTest.keyClicks(form.field("line").editor, "DN202610")
    till.wait(lambda: form.field("line").waiting is False)
    till.press(Key.Key_Return)
    till.wait(lambda: form.value("line") is not None)
    till.type(form, "quantity", "10")
    assert form.value("amount") == 100  # what was agreed once is not worked out anew
    till.type(form, "amount", "200")
    till.save(form)
    assert till.page.money.top is papers
    assert "已改折讓、退貨 200" in till.toast
    till.press(Key.Key_Return)
    till.wait(lambda: till.page.money.top is not papers)
    assert till.page.money.top.value("line").code.startswith("DN202610")
    assert till.page.money.top.value("quantity") == 10
    assert (till.page.money.top.value("kind"), till.page.money.top.shown.title) == (
        "return", number
    )
    story = till.page.money.top.findChild(PaperStory)
    till.wait(story.isVisible)
    told = [one.words for one in story.timeline.list.happenings]
    assert any("105" in one for one in told)
    assert any("金額" in one and "數量" in one for one in told)
    till.press(Key.Key_Escape)
    till.press(Key.Key_Escape)
    till.wait(lambda: till.closing == before - 210)


def test_a_receipt_found_by_its_number_opens_its_form_and_leads_back(till: Till) -> None:
    window = till.session.window
    number = _receipt(till, 1).number
    window.show_tab(Tab.CUSTOMERS)
    QTest.keyClick(window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(Palette)
    assert palette is not None
    till.wait(palette.line.hasFocus)
    QTest.keyClicks(palette.line, number)
    till.wait(lambda: palette._answered == number)
    QTest.keyClick(palette.line, Key.Key_Return)
    form = till.opened()
    assert form.header.title.text() == number
    QTest.keyClick(window.focusWidget(), Key.Key_Escape)
    till.wait(lambda: not till.page.money.open)
    assert window.tab is Tab.CUSTOMERS


def test_all_money_of_a_customer_is_reached_by_its_code(till: Till) -> None:
    till.session.desk.go(Target("receipt", None, "C0004", "all"))
    papers = till.opened()
    assert isinstance(papers, MoneyList)
    till.wait(lambda: papers.model.rowCount() > 0)
    assert papers.header.title.text() == "嘉美化妝品"
