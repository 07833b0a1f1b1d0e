"""Months as they are typed above the statements."""

from __future__ import annotations

import pytest

from app.domain.errors import DomainError
from app.domain.months import Month
from app.domain.typed_months import parse_typed_month

NOW = Month(2026, 11)
SHOWN = Month(2026, 10)


@pytest.mark.parametrize(("typed", "month"), [
    ("10", Month(2026, 10)), ("１０", Month(2026, 10)), ("11", Month(2026, 11)),
    ("12", Month(2025, 12)), ("3月", Month(2026, 3)), ("1997/12", Month(1997, 12)),
    ("199712", Month(1997, 12)), ("11510", Month(2026, 10)), ("115/9", Month(2026, 9)),
    ("2025-02", Month(2025, 2)), ("2025年2月", Month(2025, 2)),
])
def test_a_month_is_read_as_typed(typed: str, month: Month) -> None:
    assert parse_typed_month(typed, SHOWN, NOW) == month


def test_a_number_alone_stays_in_the_earlier_year_that_is_shown() -> None:
    assert parse_typed_month("5", Month(1997, 12), NOW) == Month(1997, 5)


@pytest.mark.parametrize("typed", ["", "0", "13", "1997/13", "97/12", "x", "19971"])
def test_what_is_no_month_is_refused(typed: str) -> None:
    with pytest.raises(DomainError, match="month_untyped"):
        parse_typed_month(typed, SHOWN, NOW)
