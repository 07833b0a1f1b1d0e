"""Working days: weekends, and the firm's own table of holidays and make-up days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_DAY = timedelta(days=1)
_SATURDAY = 5


class TermShift(StrEnum):
    NONE = "none"
    NEXT = "next"
    PREVIOUS = "previous"


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Saturdays and Sundays are off but for ``workdays``; ``holidays`` are off as well.

    A day in both is a working day: a make-up day is announced after the holiday it replaces.
    Holidays change every year, so none is known here (domain §4.3).
    """

    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        if day in self.workdays:
            return True
        return day.weekday() < _SATURDAY and day not in self.holidays

    def shift(self, day: date, shift: TermShift) -> date:
        """``day`` itself if it is worked (or ``none``), else the nearest one in that direction."""
        if shift is TermShift.NONE:
            return day
        step = _DAY if shift is TermShift.NEXT else -_DAY
        while not self.is_working(day):
            day += step
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """``count`` working days after ``day`` (before it, if negative); ``day`` is not counted."""
        step = _DAY if count > 0 else -_DAY
        left = abs(count)
        while left:
            day += step
            if self.is_working(day):
                left -= 1
        return day
