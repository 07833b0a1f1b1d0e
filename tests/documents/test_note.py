"""Nodes of a delivery note: what is hidden is absent, and a neutral note does not know us."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Any

import pytest

from app.documents.contents import NoteContent
from app.documents.nodes import ColumnKey, NoteTable, NoteTotals, Paper
from app.documents.note import note_paper
from app.documents.note_parties import note_parties
from app.i18n import Translator
from tests.documents import notes_of_the_look as look
from tests.documents.papers_of_the_look import FIRM_TW

D = Decimal
TW = Translator("zh_TW")


def strings(value: Any) -> list[str]:
    """Every text in a node tree."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in strings(part)]
    if is_dataclass(value):
        return [text for field in fields(value) for text in strings(getattr(value, field.name))]
    return []


def figures(value: Any) -> list[Decimal]:
    if isinstance(value, Decimal):
        return [value]
    if isinstance(value, tuple):
        return [figure for part in value for figure in figures(part)]
    if is_dataclass(value):
        return [f for field in fields(value) for f in figures(getattr(value, field.name))]
    return []


def test_the_sums_of_a_priced_note_are_its_contents() -> None:
    content = look.priced_note()
    totals = next(n for n in note_paper(content, TW).nodes if isinstance(n, NoteTotals))
    assert totals.rows == (("未稅合計", D(162230)), ("營業稅 5%", D(8112)))
    assert totals.grand == ("含稅總計", D(170342))
    assert totals.in_words == "新臺幣壹拾柒萬零參佰肆拾貳元整"


@pytest.mark.parametrize(("received", "remark", "condition", "behind"), [
    (D(990), "外箱壓損", "外箱壓損", ""),
    (D(990), "外箱壓損十箱，已拍照", "", "外箱壓損十箱，已拍照"),
    (None, "急件", "", "急件"),
])
def test_what_was_counted_stands_where_the_receiver_writes_it(
    received: Decimal | None, remark: str, condition: str, behind: str
) -> None:
    content = look.priced_note(1)
    line = replace(content.lines[0], received=received, remark=remark)
    paper = note_paper(replace(content, lines=(line,)), TW)
    row = next(node for node in paper.nodes if isinstance(node, NoteTable)).rows[0]
    assert (row.received, row.condition, row.remark) == (received, condition, behind)
    assert row.quantity == line.quantity


def test_without_prices_no_money_reaches_a_node() -> None:
    paper = note_paper(look.neutral_note(), TW)
    quantities = {
        figure for line in look.neutral_note().lines
        for figure in (line.quantity, line.ordered, line.delivered, line.outstanding)
    }
    assert set(figures(paper)) <= quantities
    table = next(node for node in paper.nodes if isinstance(node, NoteTable))
    keys = {column.key for column in table.columns}
    assert not keys & {ColumnKey.UNIT_PRICE, ColumnKey.AMOUNT, ColumnKey.TAX, ColumnKey.TOTAL}


def test_a_discount_is_not_told_where_prices_are_hidden() -> None:
    content = look.neutral_note()
    lines = (replace(content.lines[0], discount=D("0.05")),)
    assert not any("5%" in text for text in strings(note_paper(replace(content, lines=lines), TW)))


@pytest.mark.parametrize("language", ["zh_TW", "zh_CN", "en"])
def test_a_neutral_note_names_us_nowhere(language: str) -> None:
    content = replace(look.neutral_note(), language=language, clerk="陳怡君")
    said = "\n".join(strings(note_paper(content, Translator(language))))
    firm = FIRM_TW
    for ours in (firm.name, firm.name_en, firm.tax_id, firm.phone, firm.fax, "陳怡君"):
        assert ours not in said
    assert "C0107" not in said


def test_a_neutral_note_calls_our_order_a_reference_and_returns_to_the_customer() -> None:
    said = strings(note_paper(look.neutral_note(), TW))
    assert "參考編號" in said
    assert "訂單編號" not in said
    assert "簽收後傳真 04-2562-7711" in said


def test_a_void_note_says_so_with_its_number() -> None:
    said = strings(note_paper(replace(look.priced_note(), voided=True), TW))
    assert "作廢" in said
    assert "DN20261126004（作廢）" in said


def _paper(content: NoteContent) -> Paper:
    return note_paper(content, TW)


@pytest.mark.parametrize(
    ("typed", "name", "lines"),
    [
        ("", "晨峰", ("臺中市神岡區豐洲路 916 巷 20 號",)),
        ("神岡二廠 臺中市豐洲路 916 巷", "神岡二廠", ("臺中市豐洲路 916 巷",)),
        ("新竹市東區科學園路 118 號", "晨峰", ("新竹市東區科學園路 118 號",)),
        ("神岡二廠", "神岡二廠", ()),
    ],
)
def test_the_place_goods_go_to_stands_under_a_name(
    typed: str, name: str, lines: tuple[str, ...]
) -> None:
    """The name typed with it; where there is none, the customer's."""
    _, where = note_parties(replace(look.priced_note(), ship_to=typed), TW)
    assert (where.name, tuple(line[0] for line in where.lines)) == (name, lines)


def test_the_customers_own_address_is_not_taken_for_a_name() -> None:
    content, address = look.priced_note(), "Vesterbrogade 40, 1620 Copenhagen, Denmark"
    home = replace(
        content, ship_to=address, customer=replace(content.customer, address=address)
    )
    _, where = note_parties(home, TW)
    assert where.name == "晨峰"
    assert where.lines == ((address,),)


def test_a_customer_without_any_address_has_no_place_to_send_to() -> None:
    content = look.priced_note()
    nowhere = replace(content, ship_to="", customer=replace(content.customer, address=""))
    assert [party.label for party in note_parties(nowhere, TW)] == ["客戶"]
    assert "送貨地址" not in strings(note_paper(nowhere, TW))


@pytest.mark.parametrize(
    ("typed", "parties"),
    [
        ("王大明, 高雄市三民區 1 號",
         [("收貨客戶", "王大明", ()), ("送貨地址", "", ("高雄市三民區 1 號",))]),
        ("高雄市三民區大昌二路 1 號", [("收貨客戶", "", ("高雄市三民區大昌二路 1 號",))]),
        ("王大明", [("收貨客戶", "王大明", ())]),
        ("", [("收貨客戶", "晨峰食品股份有限公司", ()),
              ("送貨地址", "", ("臺中市神岡區豐洲路 916 巷 20 號",))]),
    ],
)
def test_a_neutral_note_names_who_receives_and_never_the_sender_for_a_stranger(
    typed: str, parties: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    made = note_parties(replace(look.neutral_note(), ship_to=typed), TW)
    found = [(party.label, party.name, tuple(line[0] for line in party.lines)) for party in made]
    assert found == parties


@pytest.mark.parametrize(("batches", "words"), [(3, "第 2 批／共 3 批"), (None, "第 2 批")])
def test_the_batch_leaves_out_a_number_of_batches_nobody_knows(
    batches: int | None, words: str
) -> None:
    assert words in strings(_paper(replace(look.priced_note(), batches=batches)))


def test_there_is_a_column_for_lots_only_where_a_line_has_one() -> None:
    content = look.priced_note()
    without = replace(content, lines=tuple(replace(line, lot="") for line in content.lines))
    keys = [
        {column.key for node in _paper(c).nodes if isinstance(node, NoteTable)
         for column in node.columns}
        for c in (content, without)
    ]
    assert keys[0] - keys[1] == {ColumnKey.LOT}
