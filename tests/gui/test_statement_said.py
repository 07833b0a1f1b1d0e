"""What is said of a statement that is made, sent, taken back and signed: no more than is so."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.domain.months import Month
from app.gui.operations.undo import undo
from app.gui.session import Session
from app.services.receipts import RecordReceipt, record_receipt
from tests.gui.test_statements_actions import Month1

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def month(
    open_session: Callable[..., Session], filled_place: Path, book: Any, qtbot: Any,
    request: pytest.FixtureRequest,
) -> Month1:
    """``paid``: C0001 has paid far more than he owes."""
    if getattr(request, "param", ""):
        context = book.open_empty(filled_place)
        context.perform("record_receipt", record_receipt, RecordReceipt(
            1, Month(2026, 10).day(20), Decimal(900_000)
        ))
        context.close()
    return Month1(open_session(filled_place), qtbot)


def _stand(month: Month1, code: str) -> None:
    row = next(one for one in month.page.model.rows if one.row.code == code)
    month.page.view.select_identity(row.identity)
    month.wait(lambda: month.page.pane.paper.name.text() == row.row.short_name)


def test_a_month_that_still_runs_is_asked_about_before_it_is_made(month: Month1) -> None:
    page, asked = month.page, list[str]()

    def confirm(*said: object) -> bool:
        asked.append(str(said[3]))
        return len(asked) > 1

    page.confirm = confirm
    month.press(Key.Key_PageDown, CONTROL)
    month.wait(lambda: page.month == Month(2026, 11) and page.sheet is not None
               and page.sheet.content.month == Month(2026, 11))
    month.press(Key.Key_I)
    month.wait(lambda: bool(asked))
    assert "11/30 才結帳" in asked[0]
    assert "不能收回" in asked[0]
    assert month.row().row.state.value == "none"
    month.press(Key.Key_I)
    month.becomes("made")
    page.runs.issue()
    month.wait(lambda: len(asked) == 3)
    assert asked[2].startswith("2026-11 還沒過完")


def test_a_month_that_is_over_is_made_at_once(month: Month1) -> None:
    month.page.confirm = lambda *_: pytest.fail("asked")
    month.press(Key.Key_I)
    month.becomes("made")


def test_taking_back_a_sending_is_said_as_that(month: Month1) -> None:
    month.press(Key.Key_I)
    month.becomes("made")
    number = month.row().row.number
    month.press(Key.Key_F)
    month.choose(Key.Key_Return)
    month.becomes("sent")
    undo(month.session.desk)
    month.wait(lambda: month.toast == f"已復原：對帳單 {number} 的寄出")
    month.becomes("made")


@pytest.mark.parametrize("month", ["paid"], indirect=True)
def test_a_balance_in_the_customers_favour_is_not_called_settled(month: Month1) -> None:
    _stand(month, "C0001")
    month.page.view.setFocus()
    month.press(Key.Key_I)
    month.becomes("made")
    assert month.row().row.figures.closing < 0
    month.press(Key.Key_G)
    month.choose(Key.Key_Return)
    month.becomes("agreed")
    words = month.session.desk.words
    month.wait(lambda: month.page.pane.paper.chip_note.text() == words("money.agreed_credit"))
