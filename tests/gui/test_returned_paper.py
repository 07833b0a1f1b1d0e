"""What came back is held against its own customer, wherever the page stands meanwhile."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from app.gui.statements.money_list import MoneyList
from app.gui.target import Target
from tests.gui.test_money_editors import Till, till

__all__ = ["till"]
OTHER, FAX, RECEIPT = "C0004", "02-2299-6185", 2
"""Another customer than the first of the month, his fax, a receipt of his."""


def _faxes_known(till: Till, form: Any, number: str) -> None:
    till.type(form, "fax_no_shown", number)
    till.wait(lambda: number in form.field("fax_no_shown").below.text())
    assert "不是登記的號碼" not in form.field("fax_no_shown").below.text()


def test_the_faxes_are_those_of_the_papers_own_customer(till: Till) -> None:
    page = till.page
    one = page.current()
    assert one is not None
    other = next(row for row in page.model.rows if row.row.code == OTHER)
    till.stand(OTHER)
    till.press(Qt.Key.Key_I)
    till.wait(lambda: page.current().row.state.value == "made")  # type: ignore[union-attr]
    till.stand("C0001")
    page.view.select_identity(other.identity)  # and nothing of it is there yet
    row = page.current()
    assert row is not None
    page.money.new_back(row, differs=False)
    form = till.opened()
    _faxes_known(till, form, FAX)
    till.save(form)

    till.stand("C0001")
    till.session.desk.go(Target("receipt", RECEIPT))
    papers = till.opened()
    assert isinstance(papers, MoneyList)
    till.wait(lambda: papers.current() is not None)
    till.press(Qt.Key.Key_3)
    till.wait(lambda: papers.model.rowCount() == 1 and papers.current().kind == "returned_paper")
    till.press(Qt.Key.Key_Return)
    till.wait(lambda: page.money.top is not papers)
    form = page.money.top
    till.type(form, "signer", "王小姐")
    _faxes_known(till, form, FAX)
