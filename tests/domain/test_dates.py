from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dates import parse_date, parse_typed_date, roc_date
from app.domain.errors import DomainError

TODAY = date(2026, 11, 22)
FIFTH = date(2026, 11, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-05", "2026/11/5", "2026.11.5", "20261105", "2026年11月5日", "115/11/5",
        "115.11.05", "115-11-5", "1151105", "民國115年11月5日", "中華民國 115 年 11 月 5 日",
        "115年11月5日", "１１５／１１／５", "２０２６１１０５", "  2026/11/5 ", "2026/ 11/ 5",
    ],
)  # fmt: skip
def test_the_same_day_in_every_form(text: str) -> None:
    assert parse_date(text) == FIFTH
    assert parse_typed_date(text, TODAY) == FIFTH


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1105", FIFTH), ("11/5", FIFTH), ("11月5日", FIFTH), ("１１０５", FIFTH),
        ("+3", date(2026, 11, 25)), ("-1", date(2026, 11, 21)), ("＋３", date(2026, 11, 25)),
        ("+10", date(2026, 12, 2)), ("t", TODAY), ("T", TODAY), ("今天", TODAY),
    ],
)  # fmt: skip
def test_what_a_clerk_types_is_counted_from_today(text: str, meant: date) -> None:
    assert parse_typed_date(text, TODAY) == meant


@pytest.mark.parametrize(
    "text", ["1105", "11/5", "+3", "t", "", "soon", "2026", "2026-11", "2026/11-05"]
)
def test_a_workbook_needs_whole_dates(text: str) -> None:
    with pytest.raises(DomainError, match="date_unreadable"):
        parse_date(text)


@pytest.mark.parametrize("text", ["99/11/5", "26-11-05", "991105", "9/11/5", "26年11月5日"])
def test_a_year_of_two_digits_is_asked_about(text: str) -> None:
    with pytest.raises(DomainError, match="date_ambiguous"):
        parse_typed_date(text, TODAY)


def test_a_year_of_two_digits_after_the_name_of_the_calendar_is_clear() -> None:
    assert parse_date("民國99年11月5日") == date(2010, 11, 5)
    assert parse_date("099/11/5") == date(2010, 11, 5)
    assert parse_date("民國元年1月1日") == date(1912, 1, 1)


@pytest.mark.parametrize("text", ["2026/2/29", "20261301", "115/2/29", "0026/11/05", "9999-01-01"])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(DomainError, match="date_impossible"):
        parse_date(text)


def test_the_leap_day_of_roc_113() -> None:
    assert parse_date("113/2/29") == date(2024, 2, 29)
    assert roc_date(date(2024, 2, 29)) == "113/02/29"


def test_roc_dates_are_written() -> None:
    assert roc_date(FIFTH) == "115/11/05"
    assert roc_date(FIFTH, "-") == "115-11-05"
    assert roc_date(date(2010, 1, 2), "") == "0990102"


def test_a_day_before_the_republic_has_no_roc_year() -> None:
    with pytest.raises(DomainError, match="date_before_roc"):
        roc_date(date(1911, 12, 31))


@given(st.dates(date(1912, 1, 1), date(2199, 12, 31)))
def test_every_form_reads_back(day: date) -> None:
    forms = (
        roc_date(day), roc_date(day, "."), roc_date(day, ""), day.isoformat(), f"{day:%Y%m%d}",
        f"民國{day.year - 1911}年{day.month}月{day.day}日", f"{day.year}/{day.month}/{day.day}",
    )  # fmt: skip
    assert {parse_date(form) for form in forms} == {day}
