"""Money where one looks for it: a receipt and its open papers, a cheque that bounces, an allowance
against goods, and what came back with another amount."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.gui.frame.tabs import Tab
from app.gui.operations.undo import undo
from app.gui.session import Session
from app.gui.statements.money_list import MoneyList
from app.gui.statements.open_items import OpenItems
from app.gui.statements.statements_page import StatementsPage
from app.gui.target import Target

WAIT = 30_000
Key = Qt.Key


class Till:
    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session, self.qtbot = session, qtbot
        self.page = cast("StatementsPage", session.window.page)
        self.wait(lambda: self.page.model.rowCount() > 0 and bool(self.page.pane.model.rows))
        self.stand("C0001")

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=WAIT)

    def stand(self, code: str) -> None:
        row = next(one for one in self.page.model.rows if one.row.code == code)
        self.page.view.select_identity(row.identity)
        self.page.view.setFocus()
        self.wait(lambda: self.page.pane.paper.name.text() == row.row.short_name)

    def press(self, key: Key) -> None:
        QTest.keyClick(self.session.window.focusWidget() or self.page.view, key)

    def press_in(self, widget: QWidget, key: Key) -> None:
        QTest.keyClick(widget, key)

    def press_text(self, text: str) -> None:
        commit = QInputMethodEvent()
        commit.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget() or self.page.view, commit)

    def returned(self) -> Target:
        """The first paper that came back."""
        return Target("returned_paper", 1, "", "open")

    def open(self, key: Key) -> Any:
        self.press(key)
        return self.opened()

    def opened(self) -> Any:
        self.wait(lambda: self.page.money.open)
        return self.page.money.top

    def type(self, form: Any, name: str, text: str) -> None:
        form.go_to(name)
        form.field(name).editor.setText(text)
        self.press(Key.Key_Return)

    def save(self, form: Any) -> None:
        self.press(Key.Key_F9)
        self.wait(lambda: not self.page.money.open or self.page.money.top is not form)

    @property
    def closing(self) -> Decimal:
        row = self.page.current()
        assert row is not None
        return row.row.figures.closing

    @property
    def toast(self) -> str:
        return self.session.window.toast.words


@pytest.fixture
def till(
    open_session: Callable[..., Session], filled_place: Path, tmp_path: Path, qtbot: QtBot
) -> Till:
    place = tmp_path / "book"
    shutil.copytree(filled_place, place)
    return Till(open_session(place), qtbot)


def _items(form: QWidget) -> OpenItems:
    found = form.findChild(OpenItems)
    assert found is not None
    return found


def test_a_receipt_names_what_it_pays_and_the_figures_move_at_once(till: Till) -> None:
    before = till.closing
    form = till.open(Key.Key_R)
    assert form.value("customer").code == "C0001"
    assert form.field("amount").editor.hasFocus()
    till.type(form, "date", "1020")
    till.type(form, "amount", "１０，０００")
    till.type(form, "bank_fee", "30")
    items = _items(form)
    till.wait(lambda: items.model.rowCount() > 1)
    assert sum(row.pays for row in items.model.rows) == 10030
    assert items.model.rows[0].pays == min(10030, items.model.rows[0].document.remaining)
    place = next(at for at, row in enumerate(items.model.rows)
                 if row.document.kind == "delivery" and at > 0)
    items.view.setFocus()
    items.view.select_identity(place)
    till.press(Key.Key_Space)
    number = items.model.rows[place].document.number
    assert form.value("applies_to") == number
    assert items.model.rows[place].pays == Decimal(10030)
    assert items.model.rows[0].pays == 0
    till.press(Key.Key_F9)
    till.wait(lambda: not till.page.money.open)
    till.wait(lambda: till.closing == before - 10030)
    row = till.page.current()
    assert row is not None
    assert till.toast.startswith(f"收款 10,000：{row.row.short_name} RC2026")
    assert till.page.view.hasFocus()
    undo(till.session.desk)
    till.wait(lambda: till.closing == before)


def test_a_sum_that_is_one_paper_is_proposed_for_it(till: Till) -> None:
    form = till.open(Key.Key_R)
    items = _items(form)
    till.wait(lambda: items.model.rowCount() > 2)
    paper = items.model.rows[2].document
    till.type(form, "amount", "100")
    till.type(form, "applies_to", paper.number)
    till.save(form)
    form = till.open(Key.Key_R)
    again = _items(form)
    till.wait(lambda: again.model.rowCount() > 2)
    till.type(form, "amount", str(paper.remaining - 100))
    assert form.value("applies_to") == paper.number
    till.type(form, "amount", "7")
    assert form.value("applies_to") == ""


def test_a_cheque_comes_in_and_bounces(till: Till) -> None:
    before = till.closing
    form = till.open(Key.Key_R)
    till.type(form, "date", "1020")
    till.type(form, "method", "支票")
    till.type(form, "amount", "5000")
    till.type(form, "cheque_no", "AB1234567")
    till.type(form, "cheque_date", "+30")
    till.save(form)
    till.wait(lambda: till.closing == before - 5000)
    papers = till.open(Key.Key_L)
    assert isinstance(papers, MoneyList)
    till.wait(lambda: papers.current() is not None and papers.bounce.isVisible())
    assert "AB1234567" in papers.model.cell(papers.view.currentIndex().row(), 2).spoken
    till.press(Key.Key_B)
    till.wait(lambda: till.page.money.top is not papers)
    form = till.page.money.top
    till.type(form, "bounced_on", "1025")
    till.save(form)
    assert till.page.money.top is papers
    till.wait(lambda: not papers.bounce.isVisible())
    till.press(Key.Key_Escape)
    till.wait(lambda: till.closing == before)


def test_an_allowance_is_worth_what_the_goods_were_billed_at(till: Till) -> None:
    before = till.closing
    form = till.open(Key.Key_A)
    till.type(form, "date", "1021")
    form.go_to("line")
    QTest.keyClicks(form.field("line").editor, "DN202610")
    till.wait(lambda: form.field("line").waiting is False)
    till.press(Key.Key_Return)
    till.wait(lambda: form.value("line") is not None)
    till.type(form, "quantity", "10")
    price = form.value("line").hit.unit_price
    assert form.value("amount") == (price * 10).quantize(Decimal(1))
    till.type(form, "amount", "100")
    till.type(form, "quantity", "20")
    assert form.value("amount") == 100
    till.save(form)
    till.wait(lambda: till.closing == before - 105)
    assert "折讓、退貨 100：" in till.toast
    assert "CN2026" in till.toast


def test_what_came_back_with_another_amount_differs_by_it(till: Till) -> None:
    page = till.page
    till.press(Key.Key_I)
    till.wait(lambda: page.current().row.state.value == "made")  # type: ignore[union-attr]
    ours = till.closing
    till.press(Key.Key_G)
    menu = page.actions_of_row.menu
    assert menu is not None
    till.wait(menu.isVisible)
    QTest.keyClick(menu, Key.Key_D)
    form = till.opened()
    assert form.value("document") == page.current().row.number  # type: ignore[union-attr]
    till.wait(lambda: form.field("theirs").editor.hasFocus())
    till.type(form, "theirs", str(ours - 4200))
    assert "-4,200" in form.field("theirs").below.text()
    till.type(form, "fax_no_shown", "+886 4 2359 8830")
    till.wait(lambda: "04-2359-8830" in form.field("fax_no_shown").below.text())
    till.type(form, "fax_no_shown", "02 1111 2222")
    till.wait(lambda: "不是登記的號碼" in form.field("fax_no_shown").below.text())
    till.save(form)
    till.wait(lambda: page.current().row.state.value == "differs")  # type: ignore[union-attr]
    deadline = page.model.cell(page.view.currentIndex().row(), 2)
    assert deadline.text == "差 4,200"
    till.wait(lambda: page.pane.paper.action_row.in_order()[0] == "revise")

    papers = till.open(Key.Key_L)
    till.press(Key.Key_3)
    till.wait(lambda: papers.model.rowCount() == 1)
    till.press(Key.Key_Return)
    till.wait(lambda: page.money.top is not papers)
    form = page.money.top
    assert form.value("theirs") == ours - 4200
    till.type(form, "theirs", "")
    till.type(form, "signer", "王小姐")
    till.save(form)
    till.press(Key.Key_Escape)
    till.wait(lambda: page.current().row.state.value != "differs")  # type: ignore[union-attr]


def test_other_pages_ask_for_a_receipt_by_the_customers_code(till: Till) -> None:
    session = till.session
    session.window.show_tab(Tab.CUSTOMERS)
    session.desk.go(Target("receipt", None, "CN005", "new"))
    form = till.opened()
    assert session.window.tab is Tab.STATEMENTS
    assert form.value("customer").code == "CN005"
    till.press(Key.Key_Escape)
    till.wait(lambda: not till.page.money.open)
    assert session.window.tab is Tab.CUSTOMERS
    session.desk.go(Target("credit", None, "", "new"))
    form = till.opened()
    assert form.value("customer") is None
    assert form.field("customer").editor.hasFocus()
    session.desk.go(Target("receipt", 1))
    till.wait(lambda: till.page.money.open and isinstance(till.page.money.top, MoneyList))
    papers = till.page.money.top
    till.wait(lambda: papers.current() is not None and papers.current().id == 1)
    till.press(Key.Key_Escape)
    till.wait(lambda: not till.page.money.open)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    session.bus.changed.emit(None)
    assert till.page.view.hasFocus()


@pytest.mark.parametrize("tab", [Tab.CUSTOMERS, Tab.STATEMENTS])
def test_after_a_receipt_one_is_back_where_it_was_asked_for(till: Till, tab: Tab) -> None:
    window = till.session.window
    window.show_tab(tab)
    till.session.desk.go(Target("receipt", None, "CN005", "new"))
    form = till.opened()
    till.type(form, "amount", "5000")
    name = form.value("customer").name
    till.save(form)
    till.wait(lambda: name in till.toast and "5,000" in till.toast and "RC2026" in till.toast)
    assert window.tab is tab
    row = till.page.current()
    assert row is not None
    assert row.row.code == "CN005"


def test_going_elsewhere_keeps_what_is_being_typed(till: Till) -> None:
    form = till.open(Key.Key_R)
    form.go_to("cheque_no")
    QTest.keyClicks(form.field("cheque_no").editor, "AB77")
    till.session.desk.go(Target("credit", None, "C0001", "new"))
    till.wait(lambda: till.page.money.open and till.page.money.top is not form)
    till.page.money.leave()
    form = till.open(Key.Key_R)
    assert form.offer.isVisible()
    till.press(Key.Key_F3)
    assert form.value("cheque_no") == "AB77"


def test_a_file_dropped_on_a_statement_stays_with_it(till: Till, tmp_path: Path) -> None:
    page = till.page
    till.press(Key.Key_I)
    till.wait(lambda: page.current().row.state.value == "made")  # type: ignore[union-attr]
    file = till.open(Key.Key_T)
    till.wait(lambda: file.pane.facts is not None)
    assert any("ST" in one.words for one in file.pane.timeline.list.happenings)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(scan))])
    assert file.pane.attachments.take(mime)
    till.wait(lambda: file.pane.attachments.names == ["scan.pdf"])
    till.press(Key.Key_Escape)
    till.wait(lambda: not page.money.open)
