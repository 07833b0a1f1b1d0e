"""Terms shown by a date that they give."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.calendar import TermShift, WorkingCalendar
from app.domain.errors import DomainError
from app.domain.months import Month
from app.domain.periods import Schedule
from app.domain.terms import TermBase, Terms, TermUnit
from app.domain.worked_terms import worked

PLAIN = WorkingCalendar(frozenset(), frozenset())


def test_a_delivery_after_the_closing_day_stands_in_the_month_to_come() -> None:
    found = worked(Schedule(Terms(25, term_count=30, term_unit=TermUnit.DAYS)),
                   date(2026, 11, 26), PLAIN)
    assert (found.month, found.closing, found.due) == (
        Month(2026, 12), date(2026, 12, 25), date(2027, 1, 24)
    )


def test_a_due_day_that_is_a_holiday_moves_as_agreed() -> None:
    terms = Terms(31, term_base=TermBase.DELIVERY, term_count=3, term_unit=TermUnit.DAYS,
                  term_shift=TermShift.NEXT)
    assert worked(Schedule(terms), date(2026, 11, 4), PLAIN).due == date(2026, 11, 9)


def test_terms_that_leave_the_calendar_are_refused() -> None:
    terms = Terms(31, term_count=9999999, term_unit=TermUnit.MONTHS)
    with pytest.raises(DomainError):
        worked(Schedule(terms), date(2026, 11, 4), PLAIN)
