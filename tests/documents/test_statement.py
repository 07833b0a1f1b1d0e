"""Nodes of a statement: figures exact, words in the customer's language, columns that add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

import pytest
from hypothesis import given

from app.documents.bank import bank
from app.documents.contents import ItemLine, Movement, MovementKind, StatementContent, TermFacts
from app.documents.nodes import (
    Ageing,
    BalanceStrip,
    Bank,
    ChequeMemo,
    ColumnKey,
    FactPairs,
    MovementTable,
    Node,
    Paper,
    Sums,
    visit,
)
from app.documents.payment_terms import term_words
from app.documents.statement import statement_paper
from app.i18n import Language, Translator
from tests.documents import papers_of_the_look as look
from tests.documents.made_statements import statements

D = Decimal
T = TypeVar("T")
TW = Translator("zh_TW")


def paper_of(content: StatementContent) -> Paper:
    return statement_paper(content, Translator(content.language))


def node_of(paper: Paper, kind: type[T]) -> T:
    return next(node for node in paper.nodes if isinstance(node, kind))


@given(statements(most=12))
def test_the_strip_adds_up_to_the_balance(content: StatementContent) -> None:
    strip = node_of(paper_of(content), BalanceStrip)
    signs = {"": 1, "+": 1, "−": -1}
    assert sum(signs[term.sign] * term.amount for term in strip.terms) == content.closing
    assert strip.balance == content.closing


@given(statements(most=12))
def test_every_column_adds_up_downwards_without_a_figure_standing_twice(
    content: StatementContent,
) -> None:
    paper = paper_of(content)
    table, sums = node_of(paper, MovementTable), node_of(paper, Sums)
    down = {
        key: sum((f for row in table.rows for f in row.figures_of(key) if f is not None), D(0))
        for key in (ColumnKey.UNTAXED, ColumnKey.TAX, ColumnKey.TOTAL)
        if table.has(key)
    }
    assert table.opening.amount + down[ColumnKey.TOTAL] == content.closing
    if ColumnKey.TAX in down:
        assert down[ColumnKey.TAX] == sums.rows[0].tax
        assert down[ColumnKey.UNTAXED] == sums.rows[0].untaxed


@given(statements(most=12))
def test_the_sums_add_up_with_the_opening_to_the_balance(content: StatementContent) -> None:
    sums = node_of(paper_of(content), Sums)
    assert content.opening + sum(row.total for row in sums.rows[:-1]) == sums.rows[-1].total


@given(statements(most=4))
def test_the_ageing_shows_all_of_the_balance(content: StatementContent) -> None:
    ageing = node_of(paper_of(content), Ageing)
    assert sum(amount for _, amount in ageing.buckets) == content.closing


def test_an_untaxed_amount_stands_on_each_item_and_tax_once() -> None:
    row = node_of(paper_of(look.one_page_tw()), MovementTable).rows[1]
    assert row.figures_of(ColumnKey.UNTAXED) == (D(15480), D(8760))
    assert row.figures_of(ColumnKey.TAX) == (None, D(1212))
    assert row.figures_of(ColumnKey.TOTAL) == (None, D(25452))


def test_where_prices_hold_the_tax_the_gross_stands_on_each_item() -> None:
    items = (ItemLine("a", amount=D(1000)), ItemLine("b", amount=D(50)))
    movement = Movement(
        MovementKind.DELIVERY, date(2026, 11, 2), "DN1", D(1050), untaxed=D(1000), tax=D(50),
        items=items,
    )
    row = node_of(
        paper_of(look.statement([movement], opening=D(0), tax_mode="included")), MovementTable
    ).rows[0]
    assert row.figures_of(ColumnKey.TOTAL) == (D(1000), D(50))
    assert row.figures_of(ColumnKey.UNTAXED) == (None, D(1000))


def test_freight_is_one_more_item() -> None:
    base = look.one_page_tw().movements[0]
    movement = replace(base, freight=D(500), untaxed=D(57500), tax=D(2875), total=D(60375))
    row = node_of(paper_of(look.statement([movement], opening=D(0))), MovementTable).rows[0]
    assert (row.items[-1].name, row.items[-1].amount) == ("運費", D(500))


@pytest.mark.parametrize(
    ("movement", "sentence"),
    [
        (look.REMITTED, "匯款　實收 179,970，匯費 30"),
        (look.CHEQUE, "支票 AB1234507，票載發票日 2026/12/31"),
        (replace(look.CHEQUE, kind=MovementKind.BOUNCE, total=D(150000)),
         "支票 AB1234507，票載發票日 2026/12/31　未兌現，加回應收"),
        (look.ALLOWED, "禮盒色差折讓（客訴 CP20261110002）"),
        (replace(look.ALLOWED, reason=""), "折讓"),
        (Movement(MovementKind.CORRECTION, date(2026, 11, 30), "", D(-105), untaxed=D(-100),
                  tax=D(-5)), "更正前期帳款"),
    ],
)
def test_money_and_corrections_carry_their_sentence(movement: Movement, sentence: str) -> None:
    table = node_of(paper_of(look.statement([movement], opening=D(0))), MovementTable)
    assert table.rows[0].sentence == sentence


def test_uncleared_cheques_are_totalled_in_a_memo() -> None:
    memo = node_of(paper_of(look.two_pages_tw()), ChequeMemo)
    assert (memo.amount, memo.detail) == (D(150000), "（AB1234507，2026/12/31）")


def test_a_cheque_is_named_in_the_memo_only_where_it_is_all_of_it() -> None:
    content = replace(look.two_pages_tw(), cheques_not_due=D(190000))
    assert node_of(paper_of(content), ChequeMemo).detail == ""


def test_the_words_are_in_the_customers_language() -> None:
    papers = (look.one_page_tw(), look.one_page_cn(), look.one_page_en())
    words = [node_of(paper_of(content), BalanceStrip).in_words for content in papers]
    assert words[:2] == ["新臺幣壹拾伍萬柒仟捌佰參拾捌元整", "人民币伍万陆仟捌佰叁拾玖元玖角"]
    assert words[2].startswith("US dollars seven thousand seven hundred")


def test_no_draft_has_a_number_anywhere() -> None:
    paper = paper_of(replace(look.one_page_tw(), number=None))
    assert (paper.number, paper.file_title) == (None, "草稿")


def test_the_properties_name_our_firm_and_the_number_only() -> None:
    paper = paper_of(look.one_page_tw())
    assert (paper.author, paper.file_title) == ("禾裕包裝材料有限公司", "ST20261201017")


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        (TermFacts("monthly", 31, "closing", 1, "months", None), "月結 30 天，月底結帳"),
        (TermFacts("monthly", 31, "closing", 30, "days", None), "結帳後 30 天，月底結帳"),
        (TermFacts("monthly", 25, "closing", 45, "days", None), "月結 45 天，25 日結帳"),
        (TermFacts("monthly", 25, "closing", 1, "months", 10), "次月 10 日付款，25 日結帳"),
        (TermFacts("monthly", 31, "closing", 0, "months", None), "當月結，月底結帳"),
        (TermFacts("monthly", 31, "next_month_1st", 30, "days", None), "次月結 30 天，月底結帳"),
        (TermFacts("monthly", 31, "delivery", 30, "days", None), "出貨後 30 天"),
        (TermFacts("monthly", 31, "delivery", 1, "months", None), "出貨後 1 個月"),
        (TermFacts("prepay", 31, "closing", 0, "months", None), "款到發貨"),
    ],
)
def test_terms_are_worded_from_their_rule(terms: TermFacts, words: str) -> None:
    assert term_words(terms, TW) == words


@pytest.mark.parametrize(
    ("language", "month", "days"),
    [
        (Language.ZH_TW, "月結 30 天，月底結帳", "結帳後 30 天，月底結帳"),
        (Language.ZH_CN, "月结 1 个月，月底结账", "月结 30 天，月底结账"),
        (Language.EN, "1 month, month end", "30 days, month end"),
    ],
)
def test_a_month_and_thirty_days_are_told_apart(language: Language, month: str, days: str) -> None:
    said = [
        term_words(TermFacts("monthly", 31, "closing", count, unit, None), Translator(language))
        for count, unit in ((1, "months"), (30, "days"))
    ]
    assert said == [month, days]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", None),
        ("臺灣銀行 臺中工業區分行（004-0864） 帳號 0864-0013-5527",
         Bank(("匯款　臺灣銀行 臺中工業區分行（004-0864）", "戶名　禾裕"), "帳號 0864-0013-5527")),
        ("第一銀行；12345678901", Bank(("匯款　第一銀行", "戶名　禾裕"), "帳號 12345678901")),
        ("請電洽", Bank(("匯款　請電洽", "戶名　禾裕"), "")),
        ("臺灣銀行\n戶名 禾裕\n帳號：111-222-333",
         Bank(("匯款　臺灣銀行", "戶名 禾裕"), "帳號 111-222-333")),
    ],
)
def test_the_bank_block_finds_the_account_at_the_end(typed: str, expected: Bank | None) -> None:
    assert bank(replace(look.FIRM_TW, name="禾裕", bank_account=typed), TW) == expected


def test_a_period_names_its_year_once_and_both_where_it_crosses_one() -> None:
    content = look.one_page_tw()
    crossing = replace(content, period_from=date(2025, 12, 26), period_to=date(2026, 1, 25))
    periods = [node_of(paper_of(c), FactPairs).pairs[0][1] for c in (content, crossing)]
    assert periods == ["2026/11/01–11/30", "2025/12/26–2026/01/25"]


def test_a_node_no_writer_knows_is_refused() -> None:
    seen: list[Node] = []
    with pytest.raises(LookupError, match="MovementTable"):
        visit(paper_of(look.one_page_tw()), {
            kind: seen.append for kind in {type(n) for n in paper_of(look.one_page_tw()).nodes}
            if kind is not MovementTable
        })
