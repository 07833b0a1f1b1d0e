"""Agreed terms are said in one way wherever they stand, and nothing is said twice."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.domain.terms import Terms, TermUnit
from app.gui.lists.columns import Wording
from app.gui.pages.customers import COLUMNS, CustomerColumn
from app.gui.pane.paper_chips import contract_chip
from app.gui.term_words import term_line
from app.gui.words import Words
from app.i18n import Language
from app.queries.lists.customers import CustomerRow
from tests.gui.hands import Hands

NOW = datetime(2026, 11, 5, 14, 32)
WORDING = Wording(Words(Language.ZH_CN), NOW, "TWD")


@pytest.mark.parametrize("language", list(Language))
def test_thirty_days_and_a_month_are_never_the_same_words(language: Language) -> None:
    words = Words(language)
    days = term_line("monthly", Terms(term_count=30, term_unit=TermUnit.DAYS), words)
    month = term_line("monthly", Terms(term_count=1), words)
    assert days != month


def test_an_orders_form_says_the_terms_as_its_customer_and_the_saved_order_do(
    hands: Hands,
) -> None:
    hands.open_new()
    hands.for_customer("C0001")
    editor = hands.editor
    customer = editor.form.customer
    assert customer is not None
    said = term_line("monthly", Terms(term_count=30, term_unit=TermUnit.DAYS),
                     hands.session.desk.words)
    assert said == "結帳後 30 天，月底結帳"
    assert editor.head.terms.line.text().endswith(said)


def test_a_contract_of_today_is_not_said_to_be_out_for_no_days() -> None:
    chip = contract_chip(None, date(2026, 11, 5), WORDING, wanted=True)
    assert chip.text == "未回签"
    assert "1 天" in contract_chip(None, date(2026, 11, 4), WORDING, wanted=True).text


@pytest.mark.parametrize(
    ("name", "short", "said"),
    [("新客户", "", ""), ("新客户", "新客户", ""), ("新客户有限公司", "新客户", "新客户有限公司")],
)
def test_a_customers_name_is_said_once(name: str, short: str, said: str) -> None:
    row = CustomerRow(
        id=1, code="C1", name=name, short_name=short, region="CN", phone="", fax="", clerk="",
        currency="CNY", on_hold=False, credit_limit=None, open_orders=0, late_orders=0,
        open_complaints=0, unsigned=False,
    )
    assert COLUMNS[CustomerColumn.FULL_NAME].cell(row, WORDING).text == said
