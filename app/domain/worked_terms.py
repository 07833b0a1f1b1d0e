"""Terms shown by an example: words like 月結 30 天 mean several dates, a worked one only one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.calendar import WorkingCalendar
from app.domain.months import Month
from app.domain.periods import Schedule
from app.domain.terms import due_date


@dataclass(frozen=True, slots=True)
class Worked:
    """A delivery of that day stands on the statement of ``month`` and is to be paid on ``due``."""

    shipped: date
    month: Month
    closing: date
    due: date


def worked(schedule: Schedule, shipped: date, calendar: WorkingCalendar) -> Worked:
    """DomainError ``errors.date_too_far`` where the rule leaves the calendar."""
    month = schedule.month_of(shipped)
    closing = schedule.closing(month)
    return Worked(
        shipped, month, closing, due_date(schedule.terms(month), shipped, closing, calendar)
    )
