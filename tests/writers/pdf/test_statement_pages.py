"""Pages of a statement: nothing overlaps or leaves the page, and breaks keep their rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.contents import StatementContent
from app.documents.nodes import ConfirmationBlock, Sums
from app.documents.statement import statement_paper
from app.domain.money import format_money
from app.i18n import Translator
from app.writers.pdf.sheet import Sheet, Text
from app.writers.pdf.statement import statement_sheets
from tests.documents import papers_of_the_look as look
from tests.documents.made_statements import statements
from tests.writers.pdf.page_boxes import A4, faults

D = Decimal
MOVE = ("三層瓦楞箱", "2000", "個", "28.50")


def pages(content: StatementContent) -> list[Sheet]:
    return statement_sheets(statement_paper(content, Translator(content.language)))


def texts(sheet: Sheet) -> list[str]:
    return [text.text for text in sheet.texts]


def find(sheet: Sheet, words: str) -> list[Text]:
    return [text for text in sheet.texts if text.text == words]


LOOK = [
    look.one_page_tw, look.two_pages_tw, look.one_page_cn, look.one_page_en, look.monthly_tw,
    lambda: look.monthly_tw("included"),
]


@pytest.mark.parametrize("made", LOOK)
def test_no_mark_of_the_looks_papers_touches_another(made: object) -> None:
    assert callable(made)
    assert [fault for sheet in pages(made()) for fault in faults(sheet, A4)] == []


@given(statements())
def test_no_mark_of_any_statement_touches_another(content: StatementContent) -> None:
    assert [fault for sheet in pages(content) for fault in faults(sheet, A4)] == []


@given(statements())
def test_the_block_to_sign_is_on_page_one_and_only_there(content: StatementContent) -> None:
    paper = statement_paper(content, Translator(content.language))
    block = next(node for node in paper.nodes if isinstance(node, ConfirmationBlock))
    shown = [len(find(sheet, block.heading)) for sheet in statement_sheets(paper)]
    assert shown == [1] + [0] * (len(shown) - 1)


@given(statements())
def test_sums_stand_whole_on_the_last_page(content: StatementContent) -> None:
    paper = statement_paper(content, Translator(content.language))
    sums = next(node for node in paper.nodes if isinstance(node, Sums))
    sheets = statement_sheets(paper)
    for row in sums.rows:
        assert find(sheets[-1], row.label)
    final = sums.rows[-1]
    for sheet in sheets[:-1]:
        assert not [t for t in find(sheet, final.label) if t.size == 12]


def _plain(count: int, items: int = 1) -> StatementContent:
    rows = [
        look.delivery(
            date(2026, 11, 1 + index % 30), f"DN{index:05d}", [MOVE] * items, rate=look.RATE,
        )
        for index in range(count)
    ]
    return look.statement(rows, opening=D(1000))


@given(st.integers(1, 60), st.integers(1, 5))
def test_a_document_is_never_broken_and_none_is_lost(count: int, items: int) -> None:
    """Its number, its name lines and its total stand on one page, in order."""
    content = _plain(count, items)
    found: list[str] = []
    for sheet in pages(content):
        numbers = [text for text in sheet.texts if text.text.startswith("DN")]
        named = find(sheet, MOVE[0])
        assert len(named) == items * len(numbers)
        found += [text.text for text in numbers]
    assert found == [movement.number for movement in content.movements]


@given(st.integers(9, 60))
def test_two_documents_at_least_go_with_the_sums(count: int) -> None:
    last = pages(_plain(count))[-1]
    assert sum(1 for text in last.texts if text.text.startswith("DN")) >= 2


def test_pages_take_what_the_look_says() -> None:
    """8 rows alone, 10 on page 1, about 20 on the next, 17 with the sums."""
    assert len(pages(_plain(8))) == 1
    assert [len([t for t in texts(s) if t.startswith("DN")]) for s in pages(_plain(27))] == [10, 17]
    assert [len([t for t in texts(s) if t.startswith("DN")]) for s in pages(_plain(32))] == [
        10, 20, 2,
    ]


@given(statements(most=40))
def test_what_is_carried_out_is_carried_in_and_ends_at_the_balance(
    content: StatementContent,
) -> None:
    t = Translator(content.language)
    sheets = pages(content)
    for before, after in pairwise(sheets):
        out = _figures_beside(before, t("papers.carried_to"))
        into = _figures_beside(after, t("papers.carried_from"))
        assert out == into
    balance = format_money(content.closing, content.currency)
    assert any(text.bold and text.size == 12 for text in find(sheets[-1], balance))


def _figures_beside(sheet: Sheet, label: str) -> list[str]:
    place = next(text for text in sheet.texts if text.text == label and text.bold)
    return [t.text for t in sheet.texts if t.y == place.y and t.bold and t.text != label]


def test_a_document_no_page_can_hold_is_parted_and_adds_up() -> None:
    sheets = pages(_plain(1, items=120))
    assert len(sheets) >= 3
    assert sum(len(find(sheet, MOVE[0])) for sheet in sheets) == 120
    assert sum(len(find(sheet, "57,000")) for sheet in sheets) == 120
    assert _figures_beside(sheets[0], "轉次頁")[-1] == "1,000"
    assert find(sheets[-1], "7,182,000")


def test_money_ends_at_the_same_place_down_a_column() -> None:
    sheet = pages(look.one_page_tw())[0]
    ends = {
        round(text.x + text.width, 3)
        for figure in ("59,850", "25,452", "35,753", "-180,000", "-2,394", "8,127", "186,900")
        for text in find(sheet, figure)
        if text.y > 100 and text.x > 150
    }
    assert ends == {178.0}


def test_prices_stand_at_their_decimal_point() -> None:
    sheet = pages(look.two_pages_tw())[1]
    shown = find(sheet, "0.385")[0]
    assert shown.x + sheet.measure("0", 11) == pytest.approx(120.0)


def test_a_price_too_wide_for_its_column_moves_the_columns_left_of_it() -> None:
    wide = look.delivery(
        date(2026, 11, 2), "DN1", [("箱", "999999", "個", "1234.5678")], rate=look.RATE
    )
    content = look.statement([wide], opening=D(999_999_999))
    assert [fault for sheet in pages(content) for fault in faults(sheet, A4)] == []


def test_without_tax_the_tax_columns_vanish() -> None:
    sheet = pages(look.one_page_en())[0]
    assert not find(sheet, "Untaxed")
    assert not find(sheet, "Tax")


def test_the_tax_of_a_whole_period_has_one_row() -> None:
    sheet = pages(look.monthly_tw())[0]
    row = find(sheet, "本期營業稅 5%")[0]
    assert [t.text for t in sheet.texts if t.y == row.y and t.x > 130] == ["11,400", "11,400"]


def test_tax_inside_the_prices_adds_nothing_to_the_balance() -> None:
    sheet = pages(look.monthly_tw("included"))[0]
    row = find(sheet, "本期營業稅 5%（已含於金額內）")[0]
    assert [t.text for t in sheet.texts if t.y == row.y and t.x > 130] == ["10,857"]


@pytest.mark.parametrize(
    ("language", "word"), [("zh_TW", "草稿"), ("zh_CN", "草稿"), ("en", "DRAFT")]
)
def test_a_draft_says_so_beside_its_title_and_for_its_number(language: str, word: str) -> None:
    content = replace(look.one_page_tw(), number=None, language=language)
    sheet = pages(content)[0]
    assert any(word in text.text and text.bold for text in sheet.texts)
    assert len([text for text in find(sheet, word) if not text.bold]) == 2


def test_the_checker_sees_each_kind_of_fault() -> None:
    sheet = Sheet("zh_TW", 210, 297)
    sheet.text(20, 50, "重疊", 10)
    sheet.text(21, 50, "重疊", 10)
    sheet.text(194, 100, "外面", 10)
    sheet.text(20, 150, "小", 9)
    sheet.text(20, 200, "\U0001f600", 10)
    sheet.text(100, 200, "劃掉", 10)
    sheet.rule(90, 120, 198.5, 0.5)
    kinds = {fault.kind for fault in faults(sheet, A4)}
    assert kinds == {"overlap", "outside", "small", "missing glyph", "struck out", "thin"}




@pytest.mark.parametrize(
    ("currency", "mark"), [("TWD", "NT$ "), ("CNY", "¥ "), ("HKD", "HK$ "), ("USD", "US$ ")]
)
def test_the_balance_in_its_box_has_the_mark_of_its_currency(currency: str, mark: str) -> None:
    content = replace(look.one_page_en(), currency=currency)
    figure = mark + format_money(content.closing, currency)
    assert any(text.bold and text.size == 20 for text in find(pages(content)[0], figure))


def test_a_size_for_a_unit_is_not_read_into_the_quantity() -> None:
    items = [("Sauce", "7", "5 kg pkg.", "21.05")]
    sold = look.delivery(date(2026, 11, 2), "DN1", items, rate=None)
    assert find(pages(look.statement([sold], opening=D(0)))[0], "× 5 kg pkg.")


def test_a_bank_is_broken_between_its_words_and_its_holder_has_a_line() -> None:
    content = look.one_page_tw()
    account = "第一商業銀行臺中科學園區分行（代碼 0074141）戶名 禾裕包裝 帳號 4141-0012-345"
    sheet = pages(replace(content, firm=replace(content.firm, bank_account=account)))[-1]
    for line in ("匯款　第一商業銀行臺中科學園區分行", "（代碼 0074141）", "戶名 禾裕包裝"):
        assert find(sheet, line)
    assert find(sheet, "帳號 4141-0012-345")
