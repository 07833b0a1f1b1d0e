"""What was left unfinished of a paper is gone on with in the form that it was typed in."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from app.bootstrap import Context
from app.db.models import Customer, Draft, Order, ReturnedPaper, Statement
from app.domain.choices import CreditKind
from app.domain.months import Month
from app.gui.drafts.draft_keeper import DraftKeeper
from app.gui.frame.tabs import Tab
from app.gui.session import Session
from app.gui.statements import queue as queues
from app.gui.statements.reason_dialog import DRAFT, ReasonDialog
from app.services.credits import GiveCredit, give_credit
from app.services.drafts import KeepCells, keep_cells
from app.services.returned_papers import FileReturnedPaper, file_returned_paper
from app.services.statements import IssueStatement, issue_statement
from app.services.undo import UndoLast, undo_last
from tests.gui.small_book import TODAY, open_empty

OCTOBER = Month(2026, 10)
LAST = "US001"
Key = Qt.Key


class Left:
    """The small firm's book, the last customer's October issued, and a window on it."""

    def __init__(self, place: Path, open_session: Callable[..., Session], qtbot: QtBot) -> None:
        self.place, self._open, self._qtbot = place, open_session, qtbot
        with_book = open_empty(place)
        self.customer = self._of(with_book, select(Customer.id).where(Customer.code == LAST))
        command = IssueStatement(self.customer, "USD", OCTOBER)
        with_book.perform("issue_statement", issue_statement, command)
        self.statement = self._of(with_book, select(Statement.id))
        with_book.close()
        self.session: Session

    @staticmethod
    def _of(context: Context, query: Any) -> Any:
        with context.book.read() as read:
            return read.session.scalars(query).first()

    def ask(self, query: Any) -> Any:
        context = open_empty(self.place)
        found = self._of(context, query)
        context.close()
        return found

    def draft(self, kind: str, base_id: int | None, **cells: str) -> int:
        context = open_empty(self.place)
        kept = {(0, name): text for name, text in cells.items()}
        version = self._of(context, select(func.max(ReturnedPaper.version))) or 0
        made: int = context.perform(
            "keep_draft", keep_cells, KeepCells(kind, None, kept, base_id, version)
        ).value
        context.close()
        return made

    def file(self, document: str) -> int:
        context = open_empty(self.place)
        command = FileReturnedPaper(document, TODAY)
        made: int = context.perform("file_returned_paper", file_returned_paper, command).value
        context.close()
        return made

    def open(self, tab: Tab = Tab.CUSTOMERS) -> Session:
        self.session = self._open(self.place, tab=tab)
        self.session.window.activateWindow()
        return self.session

    def go_on(self) -> None:
        self.until(lambda: self.session.unfinished.strip is not None)
        QTest.keyClick(QApplication.focusWidget() or self.session.window, Key.Key_F3)

    def until(self, holds: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(holds()))

    @property
    def page(self) -> Any:
        return self.session.window.page


@pytest.fixture
def left(filled_place: Path, open_session: Callable[..., Session], qtbot: QtBot) -> Left:
    return Left(filled_place, open_session, qtbot)


def test_a_revision_is_gone_on_with_though_its_month_is_read_a_few_customers_at_a_time(
    left: Left, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queues, "SLICE", 1)
    left.draft(DRAFT, left.statement, reason="少列一張")
    left.open()
    left.go_on()
    left.until(lambda: left.page.tab is Tab.STATEMENTS and left.page.findChild(ReasonDialog))
    dialog = left.page.findChild(ReasonDialog)
    left.until(lambda: dialog.reason.value == "少列一張")
    assert left.page.current().row.statement_id == left.statement


def test_a_revision_ends_its_draft_in_the_same_action(
    left: Left, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(*_: object) -> None:
        """The program is gone before it could do this."""

    context = open_empty(left.place)
    day = TODAY.replace(month=10)
    credit = GiveCredit(left.customer, day, CreditKind.ALLOWANCE, Decimal(12))
    context.perform("give_credit", give_credit, credit)
    context.close()
    left.draft(DRAFT, left.statement, reason="少列一張")
    left.open()
    left.go_on()
    left.until(lambda: left.page.tab is Tab.STATEMENTS and left.page.findChild(ReasonDialog))
    dialog = left.page.findChild(ReasonDialog)
    left.until(lambda: dialog.reason.value == "少列一張")
    monkeypatch.setattr(DraftKeeper, "drop", nothing)
    monkeypatch.setattr(DraftKeeper, "end", nothing)
    QTest.keyClick(dialog.reason.line, Key.Key_Return)
    left.until(lambda: left.ask(select(Statement.number).where(Statement.revision == 1)))
    assert left.ask(select(Draft.id)) is None


@pytest.mark.parametrize("filed", [True, False])
def test_a_contract_that_came_back_is_gone_on_with_in_its_form(left: Left, filed: bool) -> None:
    order = left.ask(select(Order.number))
    paper = left.file(order) if filed else None
    left.draft(f"returned_paper {order}", paper, signer="王經理")
    left.open(Tab.ORDERS)
    left.go_on()
    left.until(lambda: left.page.tab is Tab.STATEMENTS and left.page.money.open)
    form = left.page.money.top
    left.until(lambda: form.value("signer") == "王經理")
    assert form.value("document") == order
    form.save()
    left.until(lambda: left.ask(select(ReturnedPaper.signer)) == "王經理")
    assert left.ask(select(Draft.id)) is None


def test_a_paper_that_was_taken_back_says_so_instead_of_nothing(left: Left) -> None:
    order = left.ask(select(Order.number))
    paper = left.file(order)
    left.draft(f"returned_paper {order}", paper, signer="王經理")
    context = open_empty(left.place)
    context.perform("undo", undo_last, UndoLast())
    context.close()
    left.open(Tab.STATEMENTS)
    refused: list[Exception] = []
    left.session.tasks.refused.connect(refused.append)
    left.go_on()
    left.until(lambda: [str(one) for one in refused] == ["errors.record_gone()"])
