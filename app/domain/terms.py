"""Payment terms as a rule that gives a date; the words for them are ambiguous (domain §4.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from app.domain.calendar import TermShift, WorkingCalendar
from app.domain.errors import DomainError
from app.domain.months import Month

__all__ = ["Invoicing", "Settlement", "TermBase", "TermShift", "TermUnit", "Terms", "due_date"]


class Settlement(StrEnum):
    MONTHLY = "monthly"
    PREPAY = "prepay"
    COD = "cod"
    DEPOSIT = "deposit"


class Invoicing(StrEnum):
    PER_DELIVERY = "per_delivery"
    MONTHLY = "monthly"


class TermBase(StrEnum):
    CLOSING = "closing"
    CLOSING_MONTH_END = "closing_month_end"
    NEXT_MONTH_1ST = "next_month_1st"
    DELIVERY = "delivery"


class TermUnit(StrEnum):
    DAYS = "days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Terms:
    """What may change from a month on. Days of a month are 1–31, 29–31 clamped to its last."""

    closing_day: int = 31
    invoicing: Invoicing = Invoicing.PER_DELIVERY
    term_base: TermBase = TermBase.CLOSING
    term_count: int = 0
    term_unit: TermUnit = TermUnit.MONTHS
    term_fixed_day: int | None = None
    term_shift: TermShift = TermShift.NONE


def due_date(
    terms: Terms, delivery_date: date | None, closing: date, calendar: WorkingCalendar
) -> date:
    """When an item is to be paid (domain §4.1, firm-workbook §3.8).

    ``closing`` is that of the item's statement month. ``delivery_date`` None: the item is a whole
    period, which falls due from its closing even with base ``delivery``.
    DomainError ``errors.date_too_far`` where the rule leaves the calendar.
    """
    try:
        base = _base_date(terms.term_base, delivery_date, closing)
        reached = _counted(base, terms.term_count, terms.term_unit, terms.term_fixed_day)
        return calendar.shift(reached, terms.term_shift)
    except (ValueError, OverflowError) as error:
        raise DomainError("errors.date_too_far", count=terms.term_count) from error


def _base_date(base: TermBase, delivery_date: date | None, closing: date) -> date:
    if base is TermBase.DELIVERY and delivery_date is not None:
        return delivery_date
    if base is TermBase.CLOSING_MONTH_END:
        return Month.of(closing).last_day()
    if base is TermBase.NEXT_MONTH_1ST:
        return Month.of(closing).next().first_day()
    return closing


# Thousands of deliveries share a few hundred dates and a handful of terms.
@lru_cache(maxsize=8192)
def _counted(base: date, count: int, unit: TermUnit, fixed_day: int | None) -> date:
    later = base + timedelta(days=count) if unit is TermUnit.DAYS else _months_later(base, count)
    if fixed_day is None:
        return later
    month = Month.of(later)
    fixed = month.day(fixed_day)
    # "0 months, on the 10th" of a closing on the 25th means the 10th to come (domain §4.1.3).
    return fixed if fixed >= base else month.next().day(fixed_day)


def _months_later(base: date, months: int) -> date:
    """The same day, clamped; a month's end stays one: 30 November + 1 = 31 December."""
    if months == 0:
        return base
    month = Month.of(base)
    later = month.plus(months)
    return later.last_day() if base == month.last_day() else later.day(base.day)
