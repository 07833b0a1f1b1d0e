"""Closing periods: which days a statement covers, and the terms in force in its month."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.domain.months import Month
from app.domain.terms import Terms

_DAY = timedelta(days=1)


def closing_date(month: Month, closing_day: int) -> date:
    """The closing day of a month; 29–31 clamp to its last day."""
    return month.day(closing_day)


@dataclass(frozen=True, slots=True)
class Schedule:
    """The terms of a customer through time: those from the beginning, then whole terms that hold
    from a statement month on. Changes may come in any order."""

    base: Terms
    changes: tuple[tuple[Month, Terms], ...] = ()
    _months: tuple[Month, ...] = field(init=False, repr=False, compare=False)
    _terms: tuple[Terms, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ordered = sorted(self.changes, key=lambda change: change[0])
        object.__setattr__(self, "_months", tuple(month for month, _ in ordered))
        object.__setattr__(self, "_terms", (self.base, *(terms for _, terms in ordered)))

    def terms(self, month: Month) -> Terms:
        """The terms in force in a statement month."""
        return self._terms[bisect_right(self._months, month)]

    def closing(self, month: Month) -> date:
        return closing_date(month, self.terms(month).closing_day)

    def period(self, month: Month) -> tuple[date, date]:
        """The first and last day of the period named by ``month``, both included."""
        return self.closing(month.previous()) + _DAY, self.closing(month)

    def month_of(self, day: date) -> Month:
        """The statement month whose period contains ``day``."""
        month = Month.of(day)
        return month if day <= self.closing(month) else month.next()
