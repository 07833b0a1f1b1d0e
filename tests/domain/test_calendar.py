from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import TermShift, WorkingCalendar
from tests.domain.taiwan import TAIWAN

SATURDAY, SUNDAY = date(2026, 11, 7), date(2026, 11, 8)


def test_an_empty_table_knows_weekends_only() -> None:
    calendar = WorkingCalendar()
    assert not calendar.is_working(SATURDAY)
    assert not calendar.is_working(SUNDAY)
    assert calendar.is_working(date(2026, 12, 25))


def test_a_make_up_day_is_worked() -> None:
    calendar = WorkingCalendar(workdays=frozenset({SATURDAY}))
    assert calendar.is_working(SATURDAY)
    assert calendar.shift(SUNDAY, TermShift.PREVIOUS) == SATURDAY


def test_a_day_both_holiday_and_made_up_is_worked() -> None:
    both = frozenset({date(2026, 12, 25)})
    assert WorkingCalendar(both, both).is_working(date(2026, 12, 25))


@pytest.mark.parametrize(
    ("day", "shift", "shifted"),
    [
        (date(2026, 12, 25), TermShift.NEXT, date(2026, 12, 28)),
        (date(2026, 12, 25), TermShift.PREVIOUS, date(2026, 12, 24)),
        (date(2026, 12, 25), TermShift.NONE, date(2026, 12, 25)),
        (date(2027, 2, 28), TermShift.NEXT, date(2027, 3, 2)),
        (date(2026, 12, 24), TermShift.NEXT, date(2026, 12, 24)),
    ],
)
def test_days_off_are_stepped_over(day: date, shift: TermShift, shifted: date) -> None:
    assert TAIWAN.shift(day, shift) == shifted


@pytest.mark.parametrize(
    ("day", "count", "reached"),
    [
        (date(2026, 12, 24), 1, date(2026, 12, 28)),
        (date(2026, 12, 24), 5, date(2027, 1, 4)),
        (date(2026, 12, 28), -1, date(2026, 12, 24)),
        (date(2026, 12, 25), 0, date(2026, 12, 25)),
    ],
)
def test_working_days_are_counted(day: date, count: int, reached: date) -> None:
    assert TAIWAN.add_working_days(day, count) == reached


@given(st.dates(date(2026, 1, 1), date(2027, 12, 1)), st.sampled_from(TermShift))
def test_a_shifted_day_is_worked_and_the_nearest(day: date, shift: TermShift) -> None:
    shifted = TAIWAN.shift(day, shift)
    assert shift is TermShift.NONE or TAIWAN.is_working(shifted)
    between = range(min(day, shifted).toordinal(), max(day, shifted).toordinal() + 1)
    skipped = [date.fromordinal(each) for each in between if date.fromordinal(each) != shifted]
    assert not any(TAIWAN.is_working(each) for each in skipped)
