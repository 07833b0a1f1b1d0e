"""Pages of a delivery note on every size of paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.contents import NoteContent
from app.documents.note import note_paper
from app.domain.money import format_money
from app.i18n import Translator
from app.writers.pdf.figures import price_parts
from app.writers.pdf.note import PaperSize, note_pdf, note_sheets
from app.writers.pdf.sheet import POINT, Sheet
from tests.documents import notes_of_the_look as look
from tests.documents.made_statements import names, units
from tests.documents.papers_of_the_look import FIRM_TW
from tests.writers.pdf import page_boxes
from tests.writers.pdf.page_boxes import faults

D = Decimal
FEW = 20
CHARACTERS = 0.88
"""Of the type size: how high Chinese characters reach above the baseline."""
AREAS = {
    PaperSize.A4: page_boxes.A4, PaperSize.A5: page_boxes.A5,
    PaperSize.CONTINUOUS: page_boxes.CONTINUOUS,
}


def sheets_of(content: NoteContent, size: PaperSize, copies: int | None = 1) -> list[Sheet]:
    return note_sheets(note_paper(content, Translator(content.language), copies), size)


def pdf_of(content: NoteContent, size: PaperSize) -> bytes:
    return note_pdf([note_paper(content, Translator(content.language), 1)], size)


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@st.composite
def notes(draw: st.DrawFn) -> NoteContent:
    made = draw(st.sampled_from(
        [look.priced_note, look.neutral_note, look.cn_note, look.en_note]
    ))
    content = made(draw(st.integers(1, 45)))
    lots = draw(st.booleans())
    wide = draw(st.sampled_from([D(1), D(1000), D("1000.25")]))
    lines = tuple(
        replace(
            line, name=draw(names), quantity=line.quantity * wide, ordered=line.ordered * wide,
            item_no=draw(st.sampled_from(["", "GB-1206", "GB-1206-LONG-NUMBER-26"])),
            remark=draw(st.sampled_from(["", "急件", "外箱壓損"])),
            received=line.quantity * wide - 1 if draw(st.booleans()) else None,
            lot=line.lot if lots else "",
            unit=draw(units),
            unit_price=None if line.unit_price is None else line.unit_price * int(wide),
            amount=None if line.amount is None else line.amount * int(wide),
        )
        for line in content.lines
    )
    return replace(
        content, lines=lines, voided=draw(st.booleans()),
        remark=draw(st.sampled_from(["", "請於上午送達，逾時不收，送達前一小時電話聯絡倉管"])),
        order_numbers=draw(st.sampled_from([("SO20261105001",), ("SO1", "SO2"), ("SO9" * 4,) * 3])),
        freight=D(500) if content.priced and draw(st.booleans()) else None,
    )


@pytest.mark.parametrize("size", list(PaperSize))
@given(content=notes())
def test_no_mark_of_any_note_touches_another(size: PaperSize, content: NoteContent) -> None:
    found = [fault for sheet in sheets_of(content, size) for fault in faults(sheet, AREAS[size])]
    assert found == []


def _less(content: NoteContent, lacking: tuple[str, ...]) -> NoteContent:
    blanks = {name: "" for name in lacking if name in ("phone", "fax", "address", "contact")}
    less = replace(content, customer=replace(content.customer, **blanks))
    if "firm_fax" in lacking:
        less = replace(less, sender=replace(content.sender, fax=""))
    return replace(less, ship_to="") if "ship_to" in lacking else less


LACKING = [
    ("phone",), ("fax",), ("firm_fax",), ("contact",), ("ship_to",), ("address", "ship_to"),
    ("address", "ship_to", "fax"), ("address", "ship_to", "contact", "phone"),
    ("address", "ship_to", "contact", "phone", "fax", "firm_fax"),
]


@pytest.mark.parametrize("size", list(PaperSize))
@pytest.mark.parametrize(
    "made", [look.priced_note, look.neutral_note, look.cn_note, look.en_note]
)
@pytest.mark.parametrize("lacking", LACKING, ids="+".join)
def test_no_mark_touches_another_where_little_is_known_of_the_customer(
    size: PaperSize, made: Callable[[], NoteContent], lacking: tuple[str, ...]
) -> None:
    sheets = sheets_of(_less(made(), lacking), size)
    assert [fault for sheet in sheets for fault in faults(sheet, AREAS[size])] == []


@pytest.mark.parametrize("size", list(PaperSize))
@pytest.mark.parametrize("made", [look.priced_note, look.cn_note, look.en_note])
def test_no_label_stands_for_a_place_nobody_knows(
    size: PaperSize, made: Callable[[], NoteContent]
) -> None:
    content = _less(made(), ("address", "ship_to"))
    label = Translator(content.language)("papers.note.ship_to")
    assert label not in [text.text for text in sheets_of(content, size)[0].texts]


@pytest.mark.parametrize("size", [PaperSize.A5, PaperSize.CONTINUOUS])
@pytest.mark.parametrize("made", [look.priced_note, look.cn_note])
def test_a_half_sheet_says_whom_to_call_and_an_address_once(
    size: PaperSize, made: Callable[[], NoteContent]
) -> None:
    content = replace(made(), ship_to="")
    said = "".join(text.text for text in sheets_of(content, size)[0].texts)
    assert said.count(content.customer.address) == 1
    assert content.customer.contact in said
    assert content.customer.phone in said
    uncalled = _less(content, ("contact", "phone", "fax"))
    said = "".join(text.text for text in sheets_of(uncalled, size)[0].texts)
    assert said.count(content.customer.address) == 1


@pytest.mark.parametrize("size", [PaperSize.A5, PaperSize.CONTINUOUS])
@pytest.mark.parametrize(
    "made", [look.priced_note, look.neutral_note, look.cn_note, look.en_note]
)
def test_no_line_to_write_on_lies_on_the_words_below_it(
    size: PaperSize, made: Callable[[], NoteContent]
) -> None:
    sheet = sheets_of(made(), size)[0]
    for rule in sheet.rules:
        for text in sheet.texts:
            top = text.y - CHARACTERS * text.size * POINT
            if text.x < rule.x2 and rule.x1 < text.x + text.width and text.y > rule.y:
                assert top - rule.y >= 0.8, f"{text.text} under {rule}"


@pytest.mark.parametrize("size", list(PaperSize))
@settings(max_examples=FEW)
@given(content=notes())
def test_every_line_is_on_one_page_and_in_order(size: PaperSize, content: NoteContent) -> None:
    shown = [
        text.text for sheet in sheets_of(content, size)
        for text in sorted(sheet.texts, key=lambda text: text.y)
        if text.text.isdecimal() and text.size == 11 and text.x + text.width < 23
    ]
    assert shown == [str(number) for number in range(1, len(content.lines) + 1)]


@pytest.mark.parametrize("size", list(PaperSize))
@settings(max_examples=FEW)
@given(st.integers(1, 45))
def test_the_block_to_sign_is_on_page_one_and_only_there(size: PaperSize, count: int) -> None:
    shown = [
        sum(text.text == "收貨人" for text in sheet.texts)
        for sheet in sheets_of(look.priced_note(count), size)
    ]
    assert shown == [1] + [0] * (len(shown) - 1)


def _rows(content: NoteContent, size: PaperSize) -> list[int]:
    return [
        sum(text.bold and text.size == 12 and text.text[0].isdigit() for text in sheet.texts)
        for sheet in sheets_of(content, size)
    ]


def test_a4_takes_what_the_look_says() -> None:
    """8 rows with the sums; else 9 on page 1 and 17 on each page after it."""
    assert _rows(look.priced_note(8), PaperSize.A4) == [8]
    assert _rows(look.priced_note(9), PaperSize.A4)[0] == 7
    assert _rows(look.priced_note(40), PaperSize.A4)[:2] == [9, 17]


def test_the_continuous_sheet_takes_eight_lines() -> None:
    content = replace(look.priced_note(8), ship_to="神岡二廠\n豐洲路 916 巷", carrier="大順貨運")
    assert _rows(content, PaperSize.CONTINUOUS) == [8]


@pytest.mark.parametrize("size", list(PaperSize))
@settings(max_examples=FEW)
@given(content=notes())
def test_amounts_are_carried_from_page_to_page(size: PaperSize, content: NoteContent) -> None:
    if not content.priced:
        return
    t = Translator(content.language)
    carried: list[str] = []
    for sheet in sheets_of(content, size):
        for label in (t("papers.carried_from"), t("papers.carried_to")):
            carried += [
                text.text for place in sheet.texts if place.text == label
                for text in sheet.texts if text.y == place.y and text.text != label
            ]
    assert carried[::2] == carried[1::2]


@pytest.mark.parametrize("size", list(PaperSize))
def test_without_prices_no_price_is_in_the_file_or_its_properties(size: PaperSize) -> None:
    priced = look.priced_note()
    pdf = pdf_of(look.neutral_note(), size)
    document = pypdfium2.PdfDocument(pdf)
    said = text_of(pdf) + str(document.get_metadata_dict())
    document.close()
    for line in priced.lines:
        assert line.unit_price is not None
        assert line.amount is not None
        assert "".join(price_parts(line.unit_price)) not in said
        assert format_money(line.amount, "TWD") not in said
    for word in ("單價", "金額", "稅", "NT$", "合計", "162,230", "170,342", "新臺幣"):
        assert word not in said


@pytest.mark.parametrize("size", list(PaperSize))
def test_a_neutral_file_does_not_know_us(size: PaperSize) -> None:
    pdf = pdf_of(look.neutral_note(), size)
    document = pypdfium2.PdfDocument(pdf)
    said = text_of(pdf) + str(document.get_metadata_dict())
    document.close()
    assert "晨峰食品股份有限公司" in said
    for ours in (FIRM_TW.name, FIRM_TW.name_en, FIRM_TW.tax_id, FIRM_TW.phone, FIRM_TW.fax):
        assert ours not in said


@pytest.mark.parametrize("size", list(PaperSize))
def test_sums_agree_with_the_content(size: PaperSize) -> None:
    said = text_of(pdf_of(look.priced_note(), size))
    for figure in ("162,230", "8,112", "170,342", "新臺幣壹拾柒萬零參佰肆拾貳元整"):
        assert figure in said


def test_a_laser_prints_each_copy_under_its_name_and_impact_paper_one_image() -> None:
    laser = sheets_of(look.priced_note(), PaperSize.A4, copies=None)
    leads = [next(t.text for t in sheet.texts if t.text.startswith("第")) for sheet in laser]
    assert leads == ["第一聯 簽回聯", "第二聯 客戶收執聯", "第三聯 存根聯"]
    assert len(sheets_of(look.priced_note(), PaperSize.CONTINUOUS, copies=None)) == 1


def test_several_notes_fill_one_file() -> None:
    papers = [note_paper(look.priced_note(), Translator("zh_TW"), 1) for _ in range(3)]
    document = pypdfium2.PdfDocument(note_pdf(papers, PaperSize.A5))
    assert len(document) == 3
    width, height = document[0].get_size()
    document.close()
    assert (round(width), round(height)) == (595, 420)


def test_the_continuous_sheet_is_exactly_its_size() -> None:
    document = pypdfium2.PdfDocument(pdf_of(look.priced_note(), PaperSize.CONTINUOUS))
    assert [round(side) for side in document[0].get_size()] == [684, 396]
    document.close()


def test_what_is_left_of_the_table_is_struck_out() -> None:
    for size in PaperSize:
        sheet = sheets_of(look.priced_note(2), size)[0]
        assert any(text.text == "以下空白" for text in sheet.texts)
