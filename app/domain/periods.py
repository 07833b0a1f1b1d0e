"""Closing periods: which days a statement covers, and the terms in force in its month."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta

from app.domain.calendar import TermShift
from app.domain.months import Month
from app.domain.terms import Invoicing, TermBase, Terms, TermUnit

_DAY = timedelta(days=1)


def closing_date(month: Month, closing_day: int) -> date:
    """The closing day of a month; 29–31 clamp to its last day."""
    return month.day(closing_day)


@dataclass(frozen=True, slots=True)
class TermsChange:
    """Terms from a month on; what is None stays as it was before."""

    from_month: Month
    closing_day: int | None = None
    invoicing: Invoicing | None = None
    term_base: TermBase | None = None
    term_count: int | None = None
    term_unit: TermUnit | None = None
    term_fixed_day: int | None = None
    term_shift: TermShift | None = None

    def after(self, terms: Terms) -> Terms:
        """``terms`` with this change made."""
        changed = {
            name: value for name in _TERM_FIELDS if (value := getattr(self, name)) is not None
        }
        return replace(terms, **changed)


_TERM_FIELDS = tuple(each.name for each in fields(Terms))


@dataclass(frozen=True, slots=True)
class Schedule:
    """The terms of a customer through time. Changes may come in any order."""

    base: Terms
    changes: tuple[TermsChange, ...] = ()
    _months: tuple[Month, ...] = field(init=False, repr=False, compare=False)
    _terms: tuple[Terms, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ordered = sorted(self.changes, key=lambda change: change.from_month)
        steps = [self.base]
        for change in ordered:
            steps.append(change.after(steps[-1]))
        object.__setattr__(self, "_months", tuple(change.from_month for change in ordered))
        object.__setattr__(self, "_terms", tuple(steps))

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
