"""Beside the lines: the credit that the order takes, and what somebody should look at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from app.domain.periods import Schedule
from app.domain.tax import TaxMode, TaxRounding
from app.domain.terms import Terms
from app.gui.order_editor.grid_columns import GridColumn
from app.gui.order_editor.grid_line import GridLine
from app.gui.order_editor.order_checks import checks, price_change
from app.gui.order_editor.order_form import OrderForm
from app.gui.words import Words
from app.i18n import Language
from app.queries.exposure import Exposure
from app.queries.lookups.customers import CustomerHit
from app.queries.lookups.last_sales import LastSale
from app.services.customers import EditCustomer, edit_customer
from tests.gui.hands import Hands

D = Decimal
TODAY = date(2026, 11, 5)
WHO = CustomerHit(
    1, "C1", "大華", "大華", "", "", "TWD", TaxMode.EXCLUDED, D("0.05"), TaxRounding.DOCUMENT,
    Schedule(Terms(term_count=1)), "monthly", False,
)
CALM = Exposure("TWD", None, False, D(0), D(0), D(0), D(0), D(0), None)


def _line(**more: object) -> GridLine:
    given = {"item": "A", "product_id": 1, "name": "箱", "quantity": D(10), "price": D(2),
             "unit": "個", "promised": TODAY}
    return GridLine(**{**given, **more})  # type: ignore[arg-type]


def _said(
    *lines: GridLine, exposure: Exposure = CALM, same_po: str = "", good: bool = False,
    language: Language = Language.ZH_TW, **head: object,
) -> list[str]:
    form = OrderForm(TODAY, WHO, customer_po="PO", lines=list(lines), **head)  # type: ignore[arg-type]
    found = checks(form, exposure, same_po, Words(language), TODAY)
    return [one.said for one in found if one.good == good]


def test_a_calm_order_is_all_in_order() -> None:
    line = _line(moq=D(10), last=LastSale(D(2), TODAY, D(5), "SO1"))
    assert _said(line) == []
    assert _said(line, good=True) == [
        "沒有逾期帳款", "都達到起訂量", "單價都和上次相同", "每列都有承諾交期",
    ]


def test_each_thing_to_look_at_is_said_of_its_row() -> None:
    last = LastSale(D("4.6"), TODAY, D(5), "SO1")
    lines = (
        _line(moq=D(12)), _line(product_id=2, price=D("4.8"), last=last),
        _line(product_id=2, price=D(4), last=last, promised=None),
        _line(product_id=3, required=TODAY, promised=date(2026, 11, 7)),
        _line(product_id=4, promised=date(2026, 11, 1)),
    )
    assert _said(*lines) == [
        "第 1 列未達起訂量，差 2 個", "第 2 列比上次漲 4.3%", "第 3 列比上次降 13.0%",
        "1 列還沒有承諾交期", "第 4 列承諾晚於要求 2 天", "第 5 列承諾的日子已經過了",
        "第 2、3 列是同一品項",
    ]


def test_goods_required_before_they_are_ordered_are_a_mistyped_date() -> None:
    early = date(2025, 1, 1)
    lines = (_line(product_id=1, required=TODAY), _line(product_id=2, required=early))
    assert _said(*lines) == ["1 列的要求交期早於訂單日期", "第 2 列承諾晚於要求 673 天"]
    both = _said(_line(product_id=1), _line(product_id=2), required=early, promised=early)
    assert "2 列的要求交期早於訂單日期" in both


def test_the_customer_is_looked_at_first() -> None:
    bad = replace(CALM, on_hold=True, overdue=D(1200), overdue_since=date(2026, 11, 4))
    assert _said(_line(), exposure=bad, same_po="SO7") == [
        "客戶暫停出貨", "逾期帳款 NT$ 1,200，最久 1 天", "客戶訂單號已在 SO7 用過",
    ]


def test_the_heads_date_promises_for_every_line() -> None:
    line = _line(promised=None)
    assert _said(line, promised=TODAY, good=True)[-1] == "每列都有承諾交期"
    assert _said(line, line) == ["2 列還沒有承諾交期", "第 1、2 列是同一品項"]
    assert "2 lines have no promised date" in _said(line, line, language=Language.EN)


@pytest.mark.parametrize(
    ("price", "change"), [("4.8", "4.3"), ("4.6", None), ("4.600001", "0.1"), ("2.3", "-50.0")]
)
def test_a_price_is_compared_with_the_last(price: str, change: str | None) -> None:
    line = _line(price=D(price), last=LastSale(D("4.6"), TODAY, D(5), "SO1"))
    assert price_change(line) == (None if change is None else D(change))


def test_an_order_takes_its_part_of_the_limit(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    pane = hands.editor.pane
    hands.wait(lambda: pane.exposure is not None)
    assert pane.exposure is not None
    before = pane.exposure.total
    assert pane.bar.limit == D(500000)
    assert pane.bar.over == max(before - 500000, D(0))
    hands.line(0, "BX-0004", "40000")
    totals = hands.editor.form.totals()
    assert totals is not None
    assert pane.bar.total == before + totals.gross
    assert pane.bar.over == before + totals.gross - 500000
    lengths, over, limit = pane.bar.lengths(240)
    assert sum(lengths) == 240
    owed = sum(max(one.amount, D(0)) for one in pane.bar.parts)
    assert (over, limit) == (int(240 * pane.bar.over / owed), 240 - over)
    assert pane.figure.text() == f"{pane.bar.over:,.0f}"
    bar = pane.bar.grab().toImage()
    hold = QColor(hands.session.theme.tokens.hold)
    assert bar.pixelColor(bar.width() - 3, 8) == hold
    assert "本單" in pane.bar.accessibleDescription()


def test_without_a_limit_it_says_so_and_a_change_elsewhere_is_seen(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    pane, customer = hands.editor.pane, hands.editor.form.customer
    assert customer is not None
    hands.wait(lambda: pane.exposure is not None)
    command = EditCustomer(customer.id, 10**9, {"credit_limit": None, "credit_hold": True})
    hands.session.tasks.write(
        lambda context, _: context.perform("edit_customer", edit_customer, command),
        lambda done: hands.session.bus.publish(done.changes, done.seq),
    )
    hands.wait(lambda: pane.exposure is not None and pane.exposure.limit is None)
    assert pane.bar.over == 0
    assert pane.note.text()
    assert "客戶暫停出貨" in [one.said for one in pane.checks.checks]


def test_a_number_of_the_customers_used_before_is_said(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    hands.editor.head.po.line.setFocus()
    hands.type("PO-62")
    hands.key(Qt.Key.Key_Tab)
    hands.wait(lambda: hands.editor.pane.same_po)
    assert any("SO2026" in one.said for one in hands.editor.pane.checks.checks)


def test_the_pane_gives_way_in_a_narrow_window_and_nothing_grows(hands: Hands) -> None:
    hands.open_new()
    hands.wait(hands.editor.pane.isVisible)
    assert hands.editor.pane.width() == 300
    hands.session.window.resize(1190, 700)
    hands.wait(lambda: not hands.editor.pane.isVisible())
    assert hands.session.window.minimumSizeHint().width() <= 1366
    assert hands.editor.minimumSizeHint().width() <= 1100


def test_dates_of_the_head_are_proposed_to_lines_that_have_none(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    hands.line(0, "BX-0004", "4000")
    cell = hands.editor.model.cell
    assert (cell(0, GridColumn.REQUIRED).text, cell(0, GridColumn.PROMISED).text) == ("", "待生管")
    hands.editor.head.required.line.setFocus()
    hands.type("+8")
    hands.key(Qt.Key.Key_Tab)
    assert cell(0, GridColumn.REQUIRED).text == "11/13"
    assert hands.editor.form.lines[0].required is None
    hands.editor.grid.go(0, GridColumn.REQUIRED)
    assert hands.editor.grid.line.placeholderText() == "11/13"
