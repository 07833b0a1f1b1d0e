"""What a cell means, by the kind of its column (firm-workbook §1)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.firm_sheets import SHEETS, Column, Kind
from app.domain.choices import Region
from app.domain.months import Month
from app.domain.tax import TaxMode
from app.readers.cell_text import clean, number_text
from app.readers.cells import BadValue, cell_reader, fold
from app.readers.headings import choice_words, column_words, sheet_words
from app.readers.sheet_scan import UnreadCell

D = Decimal


def read(kind: Kind, raw: object, **column: Any) -> object:
    made = Column("tax" if kind is Kind.CHOICE else "cell", kind, **column)
    return cell_reader(made, choice_words(made), single=True)(raw)


GOOD: list[tuple[Kind, object, object]] = [
    (Kind.CODE, "0012", "0012"),
    (Kind.CODE, 1001.0, "1001"),
    (Kind.CODE, 12.5, "12.5"),
    (Kind.CODE, 1e20, "100000000000000000000"),
    (Kind.CODE, date(2026, 11, 5), "2026-11-05"),
    (Kind.TEXT, "　 Cafe\u0301\u0007 ", "Café"),
    (Kind.TEXT, "ab\ncd", "abcd"),
    (Kind.LONG_TEXT, "臺中市\r\n西屯區\t ", "臺中市\n西屯區"),
    (Kind.DATE, date(2026, 11, 5), date(2026, 11, 5)),
    (Kind.DATE, datetime(2026, 11, 5, 13, 0), date(2026, 11, 5)),
    (Kind.DATE, "2026/11/5", date(2026, 11, 5)),
    (Kind.DATE, "115/11/5", date(2026, 11, 5)),
    (Kind.DATE, "民國115年11月5日", date(2026, 11, 5)),
    (Kind.DATE, 20261105.0, date(2026, 11, 5)),
    (Kind.DATE, 1151105.0, date(2026, 11, 5)),
    (Kind.TIME, "2026-11-05 14:30", datetime(2026, 11, 5, 14, 30)),
    (Kind.TIME, datetime(2026, 1, 1, 23, 59, 59, 999000), datetime(2026, 1, 2)),
    (Kind.TIME, date(2026, 11, 5), datetime(2026, 11, 5)),
    (Kind.MONTH, "2026-11", Month(2026, 11)),
    (Kind.MONTH, 202611.0, Month(2026, 11)),
    (Kind.MONTH, date(2026, 11, 1), Month(2026, 11)),
    (Kind.MONEY, "１，２３４．５", D("1234.5")),
    (Kind.MONEY, "NT$ 1,234", D(1234)),
    (Kind.BALANCE, "-¥5.5", D("-5.5")),
    (Kind.PRICE, 9.800000000000001, D("9.8")),
    (Kind.PRICE, 0.1 + 0.2, D("0.3")),
    (Kind.LIST_PRICE, 7.44999981, D("7.45")),
    (Kind.LIST_PRICE, 17.4500008, D("17.45")),
    (Kind.LIST_PRICE, 17.450000762939453, D("17.45")),
    (Kind.LIST_PRICE, 0.333333333333333, D("0.333333")),
    (Kind.PRICE, 17.4500008, D("17.45")),
    (Kind.PRICE, 17.450008, D("17.450008")),
    (Kind.QUANTITY, "0.0001", D("0.0001")),
    (Kind.RATE, 5.0, D("0.05")),
    (Kind.RATE, "5%", D("0.05")),
    (Kind.RATE, 0.05, D("0.05")),
    (Kind.RATE, "0.5%", D("0.005")),
    (Kind.RATE, 1.0, D("0.01")),
    (Kind.INTEGER, 31.0, 31),
    (Kind.INTEGER, "０７", 7),
    (Kind.YES_NO, "是", True),
    (Kind.YES_NO, 1.0, True),
    (Kind.YES_NO, "TRUE", True),
    (Kind.YES_NO, "N", False),
    (Kind.CURRENCY, "usd", "USD"),
    (Kind.APPLIES_TO, "D1; D2=500", "D1; D2=500"),
]


@pytest.mark.parametrize(("kind", "raw", "value"), GOOD, ids=str)
def test_a_good_cell(kind: Kind, raw: object, value: object) -> None:
    assert read(kind, raw) == value


BAD: list[tuple[Kind, object, str]] = [
    (Kind.DATE, "99/1/1", "cell_date"),
    (Kind.DATE, "2026-02-30", "cell_date"),
    (Kind.DATE, 46000.0, "cell_date"),
    (Kind.DATE, date(9999, 1, 1), "cell_date"),
    (Kind.TIME, "2026-11-05 25:00", "cell_time"),
    (Kind.MONTH, "2026-13", "cell_month"),
    (Kind.MONEY, -1.0, "cell_not_negative"),
    (Kind.MONEY, "=1+1", "cell_number"),
    (Kind.MONEY, "5²", "cell_number"),
    (Kind.MONEY, date(2026, 1, 1), "cell_number"),
    (Kind.MONEY, 1e15, "cell_too_large"),
    (Kind.QUANTITY, "0.00001", "cell_places"),
    (Kind.PRICE, 3.33333333333333, "cell_places"),
    (Kind.RATE, -0.05, "cell_rate"),
    (Kind.RATE, "101%", "cell_rate"),
    (Kind.INTEGER, 1.5, "cell_whole_number"),
    (Kind.YES_NO, "perhaps", "cell_yes_no"),
    (Kind.CURRENCY, "NT$", "cell_currency"),
    (Kind.APPLIES_TO, "D1=-5", "cell_applies_to"),
    (Kind.TEXT, "#REF!", "cell_error_value"),
    (Kind.TEXT, UnreadCell(1, 1, "=A1", False), "cell_formula"),
    (Kind.MONEY, UnreadCell(1, 1, "#DIV/0!", True), "cell_error_value"),
]


@pytest.mark.parametrize(("kind", "raw", "expected"), BAD, ids=str)
def test_a_bad_cell_says_what_was_expected(kind: Kind, raw: object, expected: str) -> None:
    with pytest.raises(BadValue) as refused:
        read(kind, raw)
    assert refused.value.fault.message_id == f"errors.{expected}"


@pytest.mark.parametrize("word", ["included", "INCLUDED", "應稅內含", "含税价", "Tax included"])
def test_a_choice_is_its_code_or_any_label(word: str) -> None:
    assert read(Kind.CHOICE, word, choices=TaxMode) == "included"


def test_a_choice_that_nobody_knows_is_bad_unless_it_is_open() -> None:
    with pytest.raises(BadValue):
        read(Kind.CHOICE, "vat", choices=TaxMode)
    assert read(Kind.OPEN_CHOICE, "Macau", choices=Region) == "Macau"


@given(st.floats(min_value=0, max_value=1e9, allow_nan=False))
def test_a_number_in_a_code_column_reads_back_as_that_number(value: float) -> None:
    assert float(number_text(value)) == pytest.approx(value, rel=1e-14)


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean(clean(text, lines=True), lines=True) == clean(text, lines=True)


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=lambda sheet: sheet.name)
def test_every_column_is_found_by_its_name_and_by_a_label_in_each_language(sheet: Any) -> None:
    from app.i18n import Language, Translator

    words = column_words(sheet)
    for column in sheet.columns:
        assert words[fold(column.name)] == column.name
        own = f"fields.{sheet.name}.{column.name}"
        for language in Language:
            translate = Translator(language)
            label = translate(own if translate.has(own) else f"fields.{column.name}")
            for word in label.split(" / "):
                assert words[fold(word)] == column.name, (word, column.name)


def test_every_sheet_and_choice_is_found_by_a_label_in_each_language() -> None:
    assert sheet_words()[fold("客戶")] == "customers"
    assert sheet_words()[fold("对账单")] == "statements"
    for sheet in SHEETS.values():
        for column in sheet.columns:
            codes = set(choice_words(column).values())
            assert codes == {choice.value for choice in column.choices or ()}
            assert len(choice_words(column)) >= 3 * len(codes) or not codes, column
