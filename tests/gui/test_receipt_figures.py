"""Money received: what is too much is said before it is stored, and no figure of before is seen
after."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from app.gui.customers.customer_pane import CustomerRecord
from app.gui.frame.tabs import Tab
from app.gui.parts.toast import Toast
from app.gui.session import Session
from app.gui.theme.fonts import Face
from app.gui.theme.theme import Theme
from app.queries.open_documents import OpenDocumentsAsk, open_account
from app.services.receipts import RecordReceipt, record_receipt
from tests.gui.test_money_editors import Till, till

__all__ = ["till"]
Key = Qt.Key


def test_more_than_is_owed_is_said_while_it_is_typed(till: Till) -> None:
    row = till.page.current()
    assert row is not None
    found: list[Any] = []
    asked = OpenDocumentsAsk(row.row.customer_id, till.session.desk.today)
    till.session.tasks.read(lambda context: context.ask(open_account, asked), found.append)
    till.wait(lambda: bool(found))
    form = till.open(Key.Key_R)
    amount = form.field("amount")
    till.wait(lambda: form.findChild(type(form.grid)) is not None and amount.editor.hasFocus())
    owed = found[0].balance
    words = till.session.desk.words
    QTest.keyClicks(amount.editor, str(owed + 789))
    said = words("money.over", amount="789")
    till.wait(lambda: amount.below.text() == said)  # and the field has not been left
    till.press(Key.Key_Return)
    till.wait(lambda: amount.below.text() == said)
    form.go_to("keep")
    till.press(Key.Key_Space)  # it is meant to stay unapplied
    till.wait(lambda: not amount.below.text())
    till.press(Key.Key_Space)
    till.type(form, "amount", str(owed))
    till.wait(lambda: not amount.below.text())


def test_a_page_shown_again_never_shows_figures_of_before(
    open_session: Callable[..., Session], filled_place: Path, book: Any, qtbot: Any
) -> None:
    session = open_session(filled_place, tab=Tab.CUSTOMERS)
    record = session.window.page.findChild(CustomerRecord)
    assert record is not None
    qtbot.waitUntil(lambda: record.customer is not None)
    facts = cast("Any", record.customer)
    before = facts.exposure.receivable + facts.exposure.unstated
    session.window.show_tab(Tab.PRODUCTS)
    other = book.open_empty(filled_place)
    other.perform("record_receipt", record_receipt, RecordReceipt(
        facts.id, session.desk.today, Decimal(1234)
    ))
    other.close()
    session.desk.bus.changed.emit(frozenset({"receipt"}))
    session.window.show_tab(Tab.CUSTOMERS)
    assert record._veil.isVisible()
    done: list[Decimal] = []
    record.when_shown(record.identity, lambda: done.append(
        cast("Any", record.customer).exposure.receivable
        + cast("Any", record.customer).exposure.unstated
    ))
    assert not done
    qtbot.waitUntil(lambda: bool(done))
    assert done == [before - 1234]
    assert not record._veil.isVisible()


def test_a_toast_over_a_narrow_list_is_not_cut(theme: Theme, qtbot: Any) -> None:
    from PySide6.QtWidgets import QWidget

    over = QWidget()
    qtbot.addWidget(over)
    over.resize(1366, 768)
    toast = Toast(theme, over)
    said = "收款 9,000：新客戶ABCD RC20261123001"
    toast.show_words(said, "復原", "Ctrl Z", lambda: None)
    toast.place(QRect(76, 76, 264, 660))
    tail = sum(toast._taken_by(one) for one in toast.offered) + theme.px(16)
    room = toast.width() - theme.px(56) - tail
    assert theme.metrics(Face.VALUE).horizontalAdvance("RC20261123001") <= room
    assert toast._lines(room + theme.px(4)) > 1
    assert toast.geometry().right() < over.width()
