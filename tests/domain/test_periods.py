from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.months import Month
from app.domain.periods import Schedule, closing_date
from app.domain.terms import Terms


def test_the_cut_off_day_belongs_to_its_own_period() -> None:
    schedule = Schedule(Terms(25))
    assert schedule.month_of(date(2026, 11, 25)) == Month(2026, 11)
    assert schedule.month_of(date(2026, 11, 26)) == Month(2026, 12)
    assert schedule.period(Month(2026, 11)) == (date(2026, 10, 26), date(2026, 11, 25))


@pytest.mark.parametrize("day", [29, 30, 31])
def test_late_closing_days_clamp_to_the_month_s_end(day: int) -> None:
    assert closing_date(Month(2027, 2), day) == date(2027, 2, 28)
    assert closing_date(Month(2026, 4), day) == date(2026, 4, min(day, 30))
    assert Schedule(Terms(day)).period(Month(2027, 3))[0] == date(2027, 3, 1)


def test_december_closes_into_the_next_year() -> None:
    assert Schedule(Terms(25)).month_of(date(2026, 12, 26)) == Month(2027, 1)


def test_terms_change_from_a_month_on() -> None:
    schedule = Schedule(Terms(25), ((Month(2026, 11), Terms(31)), (Month(2026, 9), Terms(20))))
    assert [schedule.terms(Month(2026, month)).closing_day for month in (8, 9, 10, 11, 12)] == [
        25,
        20,
        20,
        31,
        31,
    ]
    assert schedule.period(Month(2026, 11)) == (date(2026, 10, 21), date(2026, 11, 30))
    assert schedule.month_of(date(2026, 8, 26)) == Month(2026, 9)


changes = st.lists(
    st.tuples(
        st.builds(Month, st.just(2026), st.integers(1, 12)), st.builds(Terms, st.integers(1, 31))
    ),
    max_size=4,
    unique_by=lambda change: change[0],
)


@given(st.integers(1, 31), changes, st.dates(date(2025, 6, 1), date(2027, 6, 1)))
def test_every_day_lies_in_exactly_one_period(
    closing_day: int, changes: list[tuple[Month, Terms]], day: date
) -> None:
    schedule = Schedule(Terms(closing_day), tuple(changes))
    month = schedule.month_of(day)
    first, last = schedule.period(month)
    assert first <= day <= last
    assert schedule.period(month.next())[0] == last + timedelta(days=1)
    assert schedule.period(month.previous())[1] == first - timedelta(days=1)
    assert Month.of(last) == month
