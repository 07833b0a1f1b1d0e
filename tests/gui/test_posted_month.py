"""A receipt or a credit that stands in another month than the one shown says where, and leads
there."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.months import Month
from app.gui.parts.toast import Toast
from tests.gui.test_money_editors import Till, till

__all__ = ["till"]
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)


def _documents(till: Till) -> list[str]:
    return [row.document for row in till.page.pane.model.rows]


def _toast(till: Till) -> Toast:
    return till.session.window.toast


def _new_receipt(till: Till, day: str) -> Any:
    form = till.open(Key.Key_R)
    till.type(form, "date", day)
    till.type(form, "amount", "500")
    return form


def _new_credit(till: Till, day: str) -> Any:
    form = till.open(Key.Key_A)
    till.type(form, "date", day)
    till.type(form, "amount", "500")
    return form


@pytest.mark.parametrize("begin", [_new_receipt, _new_credit])
def test_what_stands_in_another_month_is_named_and_one_key_away(till: Till, begin: Any) -> None:
    assert till.page.month == OCTOBER
    till.save(begin(till, "1105"))
    till.wait(lambda: "列入 2026 年 11 月" in till.toast)
    assert [one.words for one in _toast(till).offered] == ["看 2026 年 11 月", "復原"]
    number = next(one for one in till.toast.replace("，", " ").split() if one[-1].isdigit()
                  and "2026" in one and not one.isdigit())
    assert till.page.month == OCTOBER
    assert number not in _documents(till)
    QTest.keyClick(till.page.view, Key.Key_G, CONTROL)
    till.wait(lambda: till.page.month == NOVEMBER and number in _documents(till))
    row = till.page.current()
    assert row is not None
    assert row.row.code == "C0001"
    assert till.page.view.hasFocus()


@pytest.mark.parametrize("begin", [_new_receipt, _new_credit])
def test_what_stands_in_the_month_shown_is_said_as_ever(till: Till, begin: Any) -> None:
    till.save(begin(till, "1020"))
    till.wait(lambda: "500" in till.toast)
    assert "列入" not in till.toast
    assert [one.words for one in _toast(till).offered] == ["復原"]


def test_the_way_is_clicked_and_beside_it_undo(till: Till) -> None:
    till.save(_new_receipt(till, "1105"))
    till.wait(lambda: "列入 2026 年 11 月" in till.toast)
    toast = _toast(till)
    till.wait(toast.isVisible)
    to_month, undo = toast._places()
    assert to_month.right() < undo.left() + 1
    assert to_month.left() > 0
    QTest.mouseClick(toast, Qt.MouseButton.LeftButton, pos=to_month.center())
    till.wait(lambda: till.page.month == NOVEMBER)


def test_a_receipt_taken_from_the_customers_papers_is_seen_in_them(till: Till) -> None:
    till.page.money.open_papers()
    till.wait(lambda: till.page.money.open)
    papers = till.page.money.top
    till.wait(lambda: papers.model.rowCount() > 0)
    papers.receipt_asked.emit()
    till.wait(lambda: till.page.money.top is not papers)
    form = till.page.money.top
    till.type(form, "date", "1105")
    till.type(form, "amount", "500")
    till.save(form)
    till.wait(lambda: "500" in till.toast)
    assert "列入" not in till.toast
