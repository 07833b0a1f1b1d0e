from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import TermShift, WorkingCalendar
from app.domain.errors import DomainError
from app.domain.months import Month
from app.domain.periods import Schedule
from app.domain.terms import TermBase, Terms, TermUnit, due_date
from tests.domain.taiwan import TAIWAN

MONTHS, DAYS = TermUnit.MONTHS, TermUnit.DAYS


def due(terms: Terms, delivered: date, calendar: WorkingCalendar = TAIWAN) -> date:
    schedule = Schedule(terms)
    return due_date(terms, delivered, schedule.closing(schedule.month_of(delivered)), calendar)


@pytest.mark.parametrize(
    ("delivered", "closing_day", "base", "count", "unit", "expected"),
    [
        # domain §4.3, row by row: months, then days.
        ("2026-11-05", 31, "closing", 1, MONTHS, "2026-12-31"),
        ("2026-11-05", 31, "closing", 30, DAYS, "2026-12-30"),
        ("2026-11-05", 31, "closing", 2, MONTHS, "2027-02-01"),
        ("2026-11-05", 31, "closing", 60, DAYS, "2027-01-29"),
        ("2026-11-05", 31, "closing", 3, MONTHS, "2027-03-02"),
        ("2026-11-05", 31, "closing", 90, DAYS, "2027-03-02"),
        ("2026-11-25", 25, "closing", 1, MONTHS, "2026-12-28"),
        ("2026-11-25", 25, "closing", 30, DAYS, "2026-12-28"),
        ("2026-11-26", 25, "closing", 1, MONTHS, "2027-01-25"),
        ("2026-11-26", 25, "closing", 30, DAYS, "2027-01-25"),
        ("2026-11-26", 25, "closing", 2, MONTHS, "2027-02-25"),
        ("2026-11-26", 25, "closing", 60, DAYS, "2027-02-23"),
        ("2027-01-15", 31, "closing", 1, MONTHS, "2027-03-02"),
        ("2027-01-15", 31, "closing", 30, DAYS, "2027-03-02"),
        ("2026-03-10", 31, "closing", 2, MONTHS, "2026-06-01"),
        ("2026-03-10", 31, "closing", 60, DAYS, "2026-06-01"),
        ("2026-11-05", 31, "closing", 45, DAYS, "2027-01-14"),
        ("2026-11-20", 25, "closing_month_end", 1, MONTHS, "2026-12-31"),
        ("2026-11-20", 25, "closing_month_end", 30, DAYS, "2026-12-30"),
        # §4.1 C, and cash.
        ("2026-03-10", 31, "next_month_1st", 30, DAYS, "2026-05-04"),
        ("2026-03-10", 31, "delivery", 0, DAYS, "2026-03-10"),
    ],
)
def test_worked_due_dates(
    delivered: str, closing_day: int, base: str, count: int, unit: TermUnit, expected: str
) -> None:
    terms = Terms(
        closing_day,
        term_base=TermBase(base),
        term_count=count,
        term_unit=unit,
        term_shift=TermShift.NEXT,
    )
    assert due(terms, date.fromisoformat(delivered)) == date.fromisoformat(expected)


@pytest.mark.parametrize("closing_day", [25, 31])
def test_a_fixed_day_falls_in_the_month_that_is_reached(closing_day: int) -> None:
    terms = Terms(closing_day, term_count=1, term_fixed_day=10)
    assert due(terms, date(2026, 11, 5)) == date(2026, 12, 10)


def test_a_fixed_day_already_past_moves_one_month_on() -> None:
    assert due(Terms(25, term_count=0, term_fixed_day=10), date(2026, 11, 5)) == date(2026, 12, 10)
    assert due(Terms(25, term_count=0, term_fixed_day=25), date(2026, 11, 5)) == date(2026, 11, 25)


def test_a_fixed_day_may_be_reached_in_days() -> None:
    terms = Terms(25, term_count=10, term_unit=DAYS, term_fixed_day=20)
    assert due(terms, date(2026, 11, 5)) == date(2026, 12, 20)


def test_a_fixed_day_past_the_month_s_end_is_its_last() -> None:
    assert due(Terms(31, term_count=3, term_fixed_day=31), date(2026, 11, 5)) == date(2027, 2, 28)


def test_a_month_s_end_stays_one() -> None:
    terms = Terms(term_base=TermBase.DELIVERY, term_count=1)
    assert due(terms, date(2026, 11, 30)) == date(2026, 12, 31)
    assert due(terms, date(2027, 1, 31)) == date(2027, 2, 28)
    assert due(terms, date(2027, 1, 30)) == date(2027, 2, 28)
    assert due(terms, date(2027, 1, 5)) == date(2027, 2, 5)


def test_a_whole_period_is_due_from_its_closing_even_counted_from_the_delivery() -> None:
    terms = Terms(25, term_base=TermBase.DELIVERY, term_count=30, term_unit=DAYS)
    assert due_date(terms, None, date(2026, 11, 25), TAIWAN) == date(2026, 12, 25)


def test_previous_working_day_and_no_shift() -> None:
    to_christmas = Terms(25, term_count=1, term_shift=TermShift.PREVIOUS)
    assert due(to_christmas, date(2026, 11, 25)) == date(2026, 12, 24)
    assert due(Terms(25, term_count=1), date(2026, 11, 25)) == date(2026, 12, 25)


def test_a_term_beyond_the_calendar_is_refused() -> None:
    for unit in TermUnit:
        with pytest.raises(DomainError, match="date_too_far"):
            due(Terms(term_count=10**7, term_unit=unit), date(2026, 11, 5))


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.integers(1, 31),
    st.sampled_from(TermBase),
    st.integers(0, 150),
    st.sampled_from(TermUnit),
    st.none() | st.integers(1, 31),
)
def test_nothing_is_due_before_it_is_counted_from(
    delivered: date, closing_day: int, base: TermBase, count: int, unit: TermUnit, fixed: int | None
) -> None:
    terms = Terms(
        closing_day, term_base=base, term_count=count, term_unit=unit, term_fixed_day=fixed
    )
    found = due(terms, delivered)
    assert found >= delivered
    if fixed is not None:
        assert found == Month.of(found).day(fixed)
