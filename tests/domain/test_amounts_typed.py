from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.amounts_typed import parse_amount, parse_number
from app.domain.errors import DomainError


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234.5", "1234.5"), ("1,234.50", "1234.50"), ("１，２３４．５", "1234.5"),
        ("NT$1,234", "1234"), ("NT$ 1,234", "1234"), ("¥1,300.00", "1300"), ("￥5", "5"),
        ("HK$7,320", "7320"), ("US$ 1.5", "1.5"), ("$3", "3"), ("-4,000", "-4000"),
        ("−5", "-5"), ("NT$-5", "-5"), ("-NT$5", "-5"), ("+7", "7"), (".5", "0.5"), ("5.", "5"),
        ("150元", "150"), (" 12 ", "12"), ("0012", "12"), ("TWD 9", "9"),
    ],
)  # fmt: skip
def test_numbers_as_they_are_written(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)
    assert parse_amount(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["", "-", "abc", "1,5", "12,34,567", "1.234,50", "1 2", "1e5", "NaN", "inf", "0x10", "--5",
     "NT$", "5%", "１２a", "①", "5²", "½"],
)  # fmt: skip
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(DomainError, match="number_unreadable"):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("=12*30", "360"), ("＝１２＊３０", "360"), ("=1+2*3", "7"), ("=(1+2)*3", "9"),
        ("=10/4", "2.5"), ("=1-2-3", "-4"), ("=8/4/2", "1"), ("=-5+2", "-3"), ("=2*-3", "-6"),
        ("=1,200×2.35", "2820"), ("=9÷2", "4.5"), ("= 1 + ( 2 ) ", "3"), ("=7", "7"),
        ("=((((1))))", "1"), ("=" + "+".join(["(1)"] * 30), "30"),
    ],
)  # fmt: skip
def test_a_small_sum_is_worked_out(text: str, value: str) -> None:
    assert parse_amount(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["=", "=1+", "=*3", "=(1", "=1)", "=()", "=1/0", "=1/(2-2)", "=1 2", "=2**3",
     "=__import__('os')", "=a", "=1//2",
     "=" + "(" * 60 + "1" + ")" * 60, "=" + "-" * 90 + "1", "=" + "1+" * 150 + "1"],
)  # fmt: skip
def test_what_is_no_sum_is_refused(text: str) -> None:
    with pytest.raises(DomainError, match="sum_unreadable"):
        parse_amount(text)


def test_what_no_column_could_hold_is_refused() -> None:
    for text in ("1000000000000", "=999999*9999999", "-1,000,000,000,000"):
        with pytest.raises(DomainError, match="number_too_large"):
            parse_amount(text)
    assert parse_number("999,999,999,999.99") == Decimal("999999999999.99")


def test_a_sum_is_no_number_for_a_workbook() -> None:
    with pytest.raises(DomainError, match="number_unreadable"):
        parse_number("=12*30")


@given(st.decimals(-(10**11), 10**11, places=4))
def test_a_number_written_with_commas_reads_back(value: Decimal) -> None:
    assert parse_number(f"{value:,f}") == value
    assert parse_amount(f"=({value:,f})") == value


@given(st.text("0123456789.,+-*/()= ", max_size=30))
def test_any_typing_gives_a_number_or_a_refusal(text: str) -> None:
    with contextlib.suppress(DomainError):
        assert parse_amount(text).is_finite()
