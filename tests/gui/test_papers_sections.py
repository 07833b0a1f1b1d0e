"""Papers beside every record: what is out stands first, Enter goes there, files are dropped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Context
from app.db.models import Complaint, Delivery, ReturnedPaper
from app.db.unit_of_work import Work
from app.gui.forms.form_page import FormPage
from app.gui.frame.tabs import Tab
from app.gui.pane.attachments import AttachmentsView
from app.gui.pane.pane import Pane
from app.gui.pane.papers_section import PapersSection
from app.gui.session import Session
from app.gui.statements.money_list import MoneyList
from app.gui.statements.paper_story import PaperStory
from app.gui.statements.statement_file import StatementFile
from app.services.statements import IssueStatement, issue_statement
from tests.gui import small_book

WAIT = 20_000
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


class Desk:
    """The window on a book in which one note of the first customer came back, and one did not."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session, self.qtbot = session, qtbot

    @property
    def page(self) -> Any:
        return self.session.window.page

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=WAIT)

    def show(self, tab: Tab, record_id: int) -> Any:
        """The pane of that record."""
        self.session.window.show_tab(tab)
        self.wait(lambda: self.page.model.rowCount() > 0)
        page = self.page
        if tab in (Tab.ORDERS, Tab.DELIVERIES):
            page.header.choose("all")
        page.view.select_identity(record_id)
        page.view.setFocus()
        self.wait(lambda: page.pane.shown == record_id)
        return page.pane

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.session.window, key)

    def enter(self, table: Any, place: int) -> None:
        table.setFocus(Qt.FocusReason.TabFocusReason)
        table.setCurrentIndex(table.rows.index(place, 0))
        self.press(ENTER)

    def on(self, tab: Tab) -> None:
        self.wait(lambda: self.session.window.tab is tab)


def _fill(work: Work, _nothing: None) -> list[str]:
    notes = work.session.query(Delivery).filter_by(customer_id=1).order_by(Delivery.id).all()
    for one in notes:
        one.arrived_on, one.date = date(2026, 11, 2), date(2026, 11, 1)
    work.session.add(ReturnedPaper(
        document=notes[0].number, received_on=date(2026, 11, 4), channel="fax", signer="王",
    ))
    complaint = work.session.query(Complaint).filter_by(customer_id=1).one()
    complaint.delivery_id = notes[0].id
    complaint.received_at = datetime(2026, 11, 5, 9, 0)
    return [one.number for one in notes]


@pytest.fixture
def numbers(filled_place: Path) -> list[str]:
    context = small_book.open_empty(filled_place)
    found: list[str] = context.perform("test.fill", _fill, None).value
    context.close()
    return found


@pytest.fixture
def desk(
    numbers: list[str], open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> Desk:
    return Desk(open_session(filled_place, tab=Tab.CUSTOMERS), qtbot)


def _kinds(section: PapersSection) -> list[tuple[str, str]]:
    return [(row.kind, row.number) for row in section.table.rows.rows]


def test_a_customers_papers_that_are_out_stand_first_and_are_counted(
    desk: Desk, numbers: list[str]
) -> None:
    section = desk.show(Tab.CUSTOMERS, 1).call.papers
    assert section.title.title.text() == "單據：未簽回 2"
    assert [number for _, number in _kinds(section)] == [*numbers[1:], numbers[0]]
    desk.enter(section.table, 0)
    desk.on(Tab.DELIVERIES)
    desk.wait(lambda: desk.page.pane.facts is not None)
    desk.wait(lambda: desk.page.pane.facts.sheet.number == numbers[1])


def test_the_rest_of_a_customers_papers_is_listed_in_the_right_tab(
    desk: Desk, numbers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.queries.panes.customer_papers.WAITING_SHOWN", 1)
    section = desk.show(Tab.CUSTOMERS, 1).call.papers
    assert section.table.rows.rows[1].state.text == "還有 1 份，全部列出"
    desk.enter(section.table, 1)
    desk.on(Tab.DELIVERIES)
    desk.wait(lambda: desk.page.model.rowCount() == 2)
    assert desk.page.header.chosen == "unsigned"
    assert {row.number for row in desk.page.model.rows} == set(numbers[1:])


def test_a_complaints_papers_are_those_of_what_it_is_about(
    desk: Desk, numbers: list[str]
) -> None:
    section = desk.show(Tab.COMPLAINTS, 1).side.papers
    assert _kinds(section)[-1] == ("出貨單", numbers[0])
    assert _kinds(section)[0][0] == "訂單"
    desk.enter(section.table, 0)
    desk.on(Tab.ORDERS)


@pytest.mark.parametrize(("arrived", "said"), [(True, "未回簽"), (False, "運送中")])
def test_how_far_a_complaints_paper_is_stands_whole_in_its_narrow_column(
    desk: Desk, arrived: bool, said: str
) -> None:
    def change(work: Work, _none: None) -> None:
        for back in work.session.query(ReturnedPaper):
            work.session.delete(back)
        for one in work.session.query(Delivery):
            one.arrived_on = one.date if arrived else None

    done: list[Any] = []
    desk.session.tasks.write(
        lambda context, _progress: context.perform("test.change", change, None), done.append
    )
    desk.wait(lambda: bool(done))
    table = desk.show(Tab.COMPLAINTS, 1).side.papers.table
    desk.wait(lambda: said in table.rows.rows[-1].state.text)
    state = table.rows.rows[-1].state.text
    room = table.columnViewportPosition(2) + table.columnWidth(2)
    assert room <= table.viewport().width()
    assert table.fontMetrics().horizontalAdvance(state) + 30 <= table.columnWidth(2)


def test_a_products_papers_are_of_its_last_orders(desk: Desk, numbers: list[str]) -> None:
    section = desk.show(Tab.PRODUCTS, 1).papers
    assert ("出貨單", numbers[-1]) in _kinds(section)
    desk.enter(section.table, 0)
    desk.on(Tab.DELIVERIES)


def test_what_came_back_is_opened_from_its_delivery_and_corrected(
    desk: Desk, numbers: list[str]
) -> None:
    pane = desk.show(Tab.DELIVERIES, 1)
    place = next(at for at, row in enumerate(pane.papers.rows.rows) if row.target is not None)
    desk.enter(pane.papers, place)
    desk.on(Tab.STATEMENTS)
    desk.wait(lambda: desk.page.money.open)
    form = desk.page.money.top
    assert (form.value("document"), form.value("signer")) == (numbers[0], "王")
    for name, text in (("received_on", "1105"), ("fax_no_shown", "02 1"), ("remark", "短 2 個")):
        form.go_to(name)
        form.field(name).set_text(text)
    form.field("channel").set_text("郵寄")
    form.field("sealed").editor.setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_F9)
    desk.on(Tab.DELIVERIES)
    desk.wait(lambda: desk.page.pane.facts.sheet.signed[0].remark == "短 2 個")
    paper = desk.page.pane.facts.sheet.signed[0]
    assert (paper.on, paper.channel, paper.sealed) == (date(2026, 11, 5), "post", True)
    assert paper.fax_no_shown == "02 1"


def test_a_customers_last_money_is_opened_and_leads_back(desk: Desk) -> None:
    money = desk.show(Tab.CUSTOMERS, 1).work.money
    desk.enter(money.table, 0)
    desk.on(Tab.STATEMENTS)
    desk.wait(lambda: desk.page.money.open)
    assert desk.page.money.top.value("amount") == 20000
    desk.press(ESC)
    desk.on(Tab.CUSTOMERS)
    money.all.click()
    desk.on(Tab.STATEMENTS)
    desk.wait(lambda: desk.page.money.open and isinstance(desk.page.money.top, MoneyList))
    desk.press(ESC)
    desk.on(Tab.CUSTOMERS)


def _other(desk: Desk) -> Context:
    return small_book.open_empty(desk.session.place)


def test_a_statements_file_has_its_paper_and_what_came_back_of_it(desk: Desk) -> None:
    context = _other(desk)
    from app.domain.months import Month

    issued = context.perform(
        "issue_statement", issue_statement, IssueStatement(1, "TWD", Month(2026, 10))
    ).value
    context.perform("test.fill", lambda work, _none: work.session.add(
        ReturnedPaper(document=issued.number, received_on=date(2026, 11, 4), signer="王")
    ), None)
    context.close()
    page = _statement(desk)
    desk.press(Qt.Key.Key_T)
    desk.wait(lambda: page.money.open)
    file = page.money.top
    assert isinstance(file, StatementFile)
    desk.wait(lambda: file.pane.facts is not None)
    assert _kinds(file.pane.papers) == [("對帳單", issued.number), ("簽回", issued.number)]
    assert any("製" in step.words for step in file.pane.chase.steps)
    desk.enter(file.pane.papers.table, 1)
    desk.wait(lambda: isinstance(page.money.top, FormPage))
    assert page.money.top.value("signer") == "王"
    desk.press(ESC)
    desk.wait(lambda: page.money.top is file)


def _statement(desk: Desk) -> Any:
    desk.session.window.show_tab(Tab.STATEMENTS)
    page = desk.page
    desk.wait(lambda: page.model.rowCount() > 0)
    row = next(one for one in page.model.rows if one.row.customer_id == 1)
    page.view.select_identity(row.identity)
    page.view.setFocus()
    desk.wait(lambda: page.sheet is not None and page.sheet.content.customer.code == "C0001")
    return page


def _scan(tmp_path: Path) -> QMimeData:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(scan))])
    return mime


def _drop(target: Any, mime: QMimeData) -> None:
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPoint(5, 5), actions, mime, buttons, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    if isinstance(target, Pane):
        target.dropEvent(event)  # a scroll area is handed those of its viewport
    else:
        target.findChild(PaperStory).eventFilter(target, event)
    assert event.isAccepted()


@pytest.mark.parametrize(
    "tab", [Tab.ORDERS, Tab.DELIVERIES, Tab.COMPLAINTS, Tab.CUSTOMERS, Tab.PRODUCTS]
)
def test_a_file_is_dropped_and_pasted_on_every_record(
    desk: Desk, tmp_path: Path, tab: Tab
) -> None:
    pane = desk.show(tab, 1)
    files: AttachmentsView = pane.attachments
    _drop(pane, _scan(tmp_path))
    desk.wait(lambda: files.names == ["scan.pdf"])
    QApplication.clipboard().setMimeData(_scan(tmp_path))
    desk.page.view.setFocus()
    QTest.keyClick(desk.page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: len(files.names) == 2)


@pytest.mark.parametrize("what", ["statement", "receipt", "credit"])
def test_a_file_is_dropped_and_pasted_on_every_paper_of_money(
    desk: Desk, tmp_path: Path, what: str
) -> None:
    page = _statement(desk)
    if what == "statement":
        desk.press(Qt.Key.Key_I)
        desk.wait(lambda: page.current().row.state.value == "made")
        desk.press(Qt.Key.Key_T)
    elif what == "receipt":
        desk.session.desk.go(_open(what))
    else:
        desk.press(Qt.Key.Key_A)
        desk.wait(lambda: page.money.open)
        form = page.money.top
        form.field("amount").set_text("100")
        desk.press(Qt.Key.Key_F9)
        desk.wait(lambda: not page.money.open)
        desk.session.desk.go(_open(what))
    desk.wait(lambda: page.money.open)
    top = page.money.top
    files = top.findChild(AttachmentsView)
    desk.wait(files.isVisible)
    _drop(top.pane if what == "statement" else top, _scan(tmp_path))
    desk.wait(lambda: files.names == ["scan.pdf"])
    QApplication.clipboard().setMimeData(_scan(tmp_path))
    files.table.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(files.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: len(files.names) == 2)


def _open(kind: str) -> Any:
    from app.gui.target import Target

    return Target(kind, 1, "", "open")
