from __future__ import annotations

from datetime import date

import pytest

from app.domain.errors import DomainError
from app.domain.months import Month


def test_months_follow_one_another_across_a_year() -> None:
    assert Month(2026, 12).next() == Month(2027, 1)
    assert Month(2027, 1).previous() == Month(2026, 12)
    assert Month(2026, 11).plus(14) == Month(2028, 1)
    assert Month(2026, 12) < Month(2027, 1)


def test_a_day_past_the_end_is_the_last() -> None:
    assert Month(2027, 2).day(31) == date(2027, 2, 28)
    assert Month(2028, 2).last_day() == date(2028, 2, 29)


def test_a_month_is_written_and_read_back() -> None:
    assert str(Month(2026, 3)) == "2026-03"
    assert Month.parse(" 2026-03 ") == Month(2026, 3)
    assert Month.from_number(Month(2026, 3).number) == Month.of(date(2026, 3, 31))


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "2026-0", "26-03", "2026/03", "x-y"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(DomainError, match="month_unreadable"):
        Month.parse(text)
