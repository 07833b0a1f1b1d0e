"""The font files: parsed once, and each text in the first one that has its characters."""

from __future__ import annotations

import pytest

from app.writers.pdf.fonts import load_font, typeface
from app.writers.pdf.sheet import Sheet
from app.writers.pdf.wrapping import fitting_size, flow, wrap


def test_a_file_is_parsed_once_a_process() -> None:
    assert load_font("TC-Regular") is load_font("TC-Regular")
    assert typeface("zh_TW") is typeface("zh_TW")
    assert typeface("zh_TW", bold=True).names == ("TC-Bold", "SC-Bold")


@pytest.mark.parametrize(
    ("language", "first"), [("zh_TW", "TC-Regular"), ("en", "TC-Regular"), ("zh_CN", "SC-Regular")]
)
def test_each_language_has_its_own_forms_first(language: str, first: str) -> None:
    assert [name for (name, _), _ in typeface(language).runs("直角骨 A4")] == [first]


def test_a_text_is_split_only_where_a_font_lacks_a_character() -> None:
    runs = [run for run, _ in typeface("zh_TW").runs("昆山开发")]
    assert runs == [("TC-Regular", "昆山"), ("SC-Regular", "开"), ("TC-Regular", "发")]


def test_the_width_of_a_text_is_that_of_its_runs() -> None:
    face = typeface("zh_TW")
    assert face.width("昆山开发") == pytest.approx(4.0)
    assert sum(width for _, width in face.runs("昆山开发")) == pytest.approx(face.width("昆山开发"))


def test_figures_are_as_wide_as_each_other_in_both_weights() -> None:
    for bold in (False, True):
        face = typeface("en", bold=bold)
        assert len({round(face.width(figure), 4) for figure in "0123456789"}) == 1


@pytest.fixture
def sheet() -> Sheet:
    return Sheet("zh_TW", 210, 297)


def test_lines_break_between_chinese_characters_and_between_words(sheet: Sheet) -> None:
    em = sheet.measure("永", 10)
    assert wrap(sheet, "三層瓦楞箱大型特厚", em * 5.1, 10) == ("三層瓦楞箱", "大型特厚")
    assert wrap(sheet, "clear packing tape", em * 5.1, 10) == ("clear", "packing", "tape")


def test_no_line_begins_with_a_comma_or_ends_with_an_opening_bracket(sheet: Sheet) -> None:
    em = sheet.measure("永", 10)
    assert wrap(sheet, "三層瓦楞箱，大型", em * 5.1, 10) == ("三層瓦楞", "箱，大型")
    assert wrap(sheet, "三層瓦楞（大型）", em * 5.1, 10) == ("三層瓦楞", "（大型）")


def test_the_last_line_is_never_one_character(sheet: Sheet) -> None:
    em = sheet.measure("永", 10)
    assert wrap(sheet, "三層瓦楞箱大", em * 5.1, 10) == ("三層瓦楞", "箱大")


def test_a_word_wider_than_the_line_is_cut_and_nothing_is_lost(sheet: Sheet) -> None:
    word = "Polytetrafluoroethylene" * 4
    lines = wrap(sheet, word, 20, 10)
    assert "".join(lines) == word
    assert all(sheet.measure(line, 10) <= 20 for line in lines)


def test_later_lines_may_be_wider_than_the_first(sheet: Sheet) -> None:
    em = sheet.measure("永", 10)
    lines = wrap(sheet, "一二三四五六七八九十", em * 3.1, 10, rest=em * 9)
    assert lines == ("一二三", "四五六七八九十")


def test_facts_stay_whole_on_a_line_where_they_fit(sheet: Sheet) -> None:
    room = sheet.measure("電話 04-2355-1166　傳真", 10)
    assert flow(sheet, ("電話 04-2355-1166", "傳真 04-2355-1188"), room, 10, "　") == (
        "電話 04-2355-1166", "傳真 04-2355-1188",
    )


def test_a_size_is_the_first_that_fits(sheet: Sheet) -> None:
    room = sheet.measure("禾裕包裝", 14, bold=True)
    assert fitting_size(sheet, "禾裕包裝", room, (16, 14, 12), bold=True) == 14
    assert fitting_size(sheet, "禾裕包裝材料", room / 3, (16, 14, 12), bold=True) == 12
