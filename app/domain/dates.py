"""Dates as people type them, and the calendar of the Republic of China (domain §9.1).

A year of three digits is a ROC year; one of two digits could be either calendar (99 is 1999 or
2010), so it is asked about rather than guessed.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from app.domain.errors import DomainError
from app.domain.half_width import half_width

_ROC_OFFSET = 1911
_FIRST_YEAR, _LAST_YEAR = 1900, 2199

_ROC_WORDS = re.compile(
    r"(?:中華)?民國\s*([0-9]{1,3}|元)\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日?"
)
_YEAR_WORDS = re.compile(r"([0-9]{1,4})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*[日号號]?")
_SEPARATED = re.compile(r"([0-9]{1,4})\s*([-/.])\s*([0-9]{1,2})\s*\2\s*([0-9]{1,2})")
_COMPACT = re.compile(r"([0-9]{4}|[0-9]{2,3})([0-9]{2})([0-9]{2})")
_MONTH_AND_DAY = re.compile(r"([0-9]{2})([0-9]{2})|([0-9]{1,2})(?:[-/.]|月)([0-9]{1,2})日?")
_DAYS_AWAY = re.compile(r"([-+])\s*([0-9]{1,4})")
_TODAY = frozenset({"t", "today", "今天", "今日"})


def parse_date(text: str) -> date:
    """A whole date: ``2026-11-05``, ``2026/11/5``, ``20261105``, ``115/11/5``, ``115.11.05``,
    ``1151105``, ``民國115年11月5日``, ``2026年11月5日``; full-width digits too.

    DomainError ``errors.date_unreadable``, ``errors.date_ambiguous`` (a year of two digits) or
    ``errors.date_impossible`` (30 February).
    """
    plain = half_width(text).strip()
    found = _ROC_WORDS.fullmatch(plain)
    if found:
        year = 1 if found[1] == "元" else int(found[1])
        return _day(year + _ROC_OFFSET, found[2], found[3], text)
    separated = _SEPARATED.fullmatch(plain)
    if separated:
        return _day(_year(separated[1], text), separated[3], separated[4], text)
    found = _YEAR_WORDS.fullmatch(plain) or _COMPACT.fullmatch(plain)
    if not found:
        raise DomainError("errors.date_unreadable", text=text)
    return _day(_year(found[1], text), found[2], found[3], text)


def parse_typed_date(text: str, today: date) -> date:
    """What a clerk types into a field: ``t``, ``+3``, ``-1`` (days from today), ``1105`` and
    ``11/5`` (of today's year), and all of ``parse_date``. DomainError likewise."""
    plain = half_width(text).strip()
    if plain.lower() in _TODAY:
        return today
    away = _DAYS_AWAY.fullmatch(plain)
    if away:
        return today + timedelta(days=int(f"{away[1]}{away[2]}"))
    found = _MONTH_AND_DAY.fullmatch(plain)
    if found:
        month, day = (part for part in found.groups() if part is not None)
        return _day(today.year, month, day, text)
    return parse_date(text)


def _year(digits: str, text: str) -> int:
    if len(digits) < 3:
        raise DomainError("errors.date_ambiguous", text=text)
    return int(digits) + (_ROC_OFFSET if len(digits) == 3 else 0)


def _day(year: int, month: str, day: str, text: str) -> date:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise DomainError("errors.date_impossible", text=text)
    try:
        return date(year, int(month), int(day))
    except ValueError:
        raise DomainError("errors.date_impossible", text=text) from None


def roc_year(day: date) -> int:
    """民國 year. DomainError ``errors.date_before_roc`` before 1912."""
    if day.year <= _ROC_OFFSET:
        raise DomainError("errors.date_before_roc", text=day.isoformat())
    return day.year - _ROC_OFFSET


def roc_date(day: date, separator: str = "/") -> str:
    """``115/11/05``."""
    return f"{roc_year(day):03d}{separator}{day.month:02d}{separator}{day.day:02d}"
