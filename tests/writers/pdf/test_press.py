"""The file itself: its text copies right, its fonts are in it, its properties say no more."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pypdfium2
import pytest
from hypothesis import given, settings

from app.documents.contents import StatementContent
from app.documents.statement import statement_paper
from app.domain.errors import DomainError
from app.domain.money import format_money
from app.i18n import Translator
from app.writers.pdf.press import print_sheets
from app.writers.pdf.sheet import Sheet
from app.writers.pdf.statement import statement_pdf, statement_sheets
from tests.documents import papers_of_the_look as look
from tests.documents.made_statements import statements

RARE = "堃喆峯臺台金𤧟鑿盧體"


def pdf_of(content: StatementContent) -> bytes:
    return statement_pdf(statement_paper(content, Translator(content.language)))


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def streams(pdf: bytes) -> Iterator[bytes]:
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        data = found[1].strip()
        if data.endswith(b"~>"):
            data = base64.a85decode(b"<~" + data, adobe=True)
        yield zlib.decompress(data)


@pytest.mark.parametrize("language", ["zh_TW", "zh_CN", "en"])
def test_rare_characters_copy_as_what_they_are(language: str) -> None:
    """Beyond the BMP too, and the one of two code points that was typed (金, not the radical)."""
    customer = replace(look.CUSTOMER_TW, name=RARE)
    content = replace(look.one_page_tw(), customer=customer, language=language)
    assert RARE in text_of(pdf_of(content))


def test_names_are_text_and_never_markup() -> None:
    name = '<b>王</b> & "李" \\) (Tj %PDF'
    content = replace(look.one_page_tw(), customer=replace(look.CUSTOMER_TW, name=name))
    assert name in text_of(pdf_of(content))


@settings(max_examples=15)
@given(statements(most=12))
def test_every_figure_of_the_content_is_in_the_text(content: StatementContent) -> None:
    text = text_of(pdf_of(content))
    amounts: list[Decimal] = [content.opening, content.sales, content.received, content.closing]
    for movement in content.movements:
        amounts += [item.amount for item in movement.items] or [movement.total]
    for amount in amounts:
        assert format_money(amount, content.currency) in text
    assert all(movement.number in text for movement in content.movements)


def test_the_same_content_is_the_same_file() -> None:
    assert pdf_of(look.two_pages_tw()) == pdf_of(look.two_pages_tw())


def test_a_file_drawn_between_two_others_does_not_change_them() -> None:
    first = pdf_of(look.one_page_cn())
    pdf_of(look.one_page_en())
    assert pdf_of(look.one_page_cn()) == first


def test_the_properties_name_our_firm_and_the_number_and_nothing_else() -> None:
    document = pypdfium2.PdfDocument(pdf_of(look.one_page_tw()))
    said = {key: value for key, value in document.get_metadata_dict().items() if value}
    document.close()
    dates = {key: said.pop(key) for key in ("CreationDate", "ModDate")}
    assert said == {"Title": "ST20261201017", "Author": "禾裕包裝材料有限公司"}
    assert set(dates.values()) == {"D:20000101000000+00'00'"}, "a fixed day: same bytes"


def test_every_font_in_the_file_is_embedded() -> None:
    pdf = pdf_of(look.one_page_tw())
    named = set(re.findall(rb"/BaseFont /([^\s/]+)", pdf))
    assert named
    assert all(b"NotoSans" in name for name in named), named
    assert pdf.count(b"/FontFile2") == len(re.findall(rb"/Type /FontDescriptor", pdf))


def test_all_ink_is_black_and_no_text_is_smaller_than_ten_points() -> None:
    drawn = b"\n".join(part for part in streams(pdf_of(look.two_pages_tw())) if b" Tf" in part)
    assert not re.search(rb"\b(?:rg|RG|k|K|sc|SC|scn|SCN)\b", drawn)
    sizes = {float(size) for size in re.findall(rb" ([\d.]+) Tf", drawn)}
    assert min(sizes) >= 10
    assert {float(width) for width in re.findall(rb"([\d.]+) w\b", drawn)} == {0.75, 1.0, 1.5}


def test_a_character_no_font_has_is_named_before_anything_is_printed() -> None:
    customer = replace(look.CUSTOMER_TW, name="晨峰\U0001f600食品\ue000公司")
    content = replace(look.one_page_tw(), customer=customer)
    with pytest.raises(DomainError) as refused:
        pdf_of(content)
    assert refused.value.message_id == "errors.glyph_missing"
    assert refused.value.params["characters"] == "\U0001f600 (U+1F600) \ue000 (U+E000)"
    assert "晨峰" in str(refused.value.params["where"])
    Translator("zh_TW")("errors.glyph_missing", **refused.value.params)


def test_a_simplified_name_on_a_traditional_paper_borrows_the_other_font() -> None:
    content = replace(look.one_page_tw(), customer=replace(look.CUSTOMER_TW, name="昆山开发区凯腾"))
    pdf = pdf_of(content)
    assert "昆山开发区凯腾" in text_of(pdf)
    assert b"NotoSansTC-Regular" in pdf
    assert b"NotoSansSC-Bold" in pdf


def test_a_text_stands_where_its_mark_says() -> None:
    """The press and the checks of the pages see the same places."""
    sheets = statement_sheets(statement_paper(look.one_page_en(), Translator("en")))
    pdf = print_sheets(sheets, title="", author="")
    document = pypdfium2.PdfDocument(pdf)
    page = document[0].get_textpage()
    mark = next(text for text in sheets[0].texts if text.text == "Kwai Fung Bakery Supplies Ltd.")
    place = page.search(mark.text).get_next()
    assert place is not None
    left, bottom, right, top = page.get_rect(0) if page.count_rects(*place) else (0, 0, 0, 0)
    document.close()
    boxes = [(left, bottom, right, top)]
    assert boxes
    assert left / 72 * 25.4 == pytest.approx(mark.x, abs=0.6)
    assert right / 72 * 25.4 == pytest.approx(mark.x + mark.width, abs=0.6)


def test_more_than_one_subset_of_a_font_still_copies_right() -> None:
    """A font is cut into pieces of 255 characters; a text may run over the cut."""
    sheet = Sheet("zh_TW", 210, 297)
    many = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 700))
    lines = [many[start : start + 35] for start in range(0, 700, 35)]
    for index, line in enumerate(lines):
        sheet.text(15, 25 + index * 6, line, 10)
    text = text_of(print_sheets([sheet], title="", author=""))
    assert all(line in text for line in lines)


def test_a_line_break_typed_into_an_address_prints_as_a_space() -> None:
    customer = replace(look.CUSTOMER_TW, address="神岡區\n豐洲路\t916 巷")
    assert "神岡區 豐洲路 916 巷" in text_of(pdf_of(replace(look.one_page_tw(), customer=customer)))
