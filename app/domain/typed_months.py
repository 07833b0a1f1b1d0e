"""Months as people type them; a year of three digits is one of the Republic of China."""

from __future__ import annotations

import re

from app.domain.errors import DomainError
from app.domain.half_width import half_width
from app.domain.months import Month

_ROC_OFFSET = 1911
_ALONE = re.compile(r"([0-9]{1,2})\s*月?")
_COMPACT = re.compile(r"([0-9]{3,4})([0-9]{2})")
_SEPARATED = re.compile(r"([0-9]{3,4})\s*(?:[-/.]|年)\s*([0-9]{1,2})\s*月?")
_MONTHS = 12


def parse_typed_month(text: str, shown: Month, now: Month) -> Month:
    """``10`` is the last October up to ``now``, or of the year ``shown`` where that is earlier;
    ``1997/12``, ``199712``, ``11510`` and ``115/10`` say their year.

    DomainError ``errors.month_untyped``.
    """
    plain = half_width(text).strip()
    alone = _ALONE.fullmatch(plain)
    if alone:
        number = _month(alone[1], text)
        if shown.year < now.year:
            return Month(shown.year, number)
        return Month(now.year if number <= now.month else now.year - 1, number)
    found = _COMPACT.fullmatch(plain) or _SEPARATED.fullmatch(plain)
    if not found:
        raise DomainError("errors.month_untyped", text=text)
    year = int(found[1]) + (_ROC_OFFSET if len(found[1]) == 3 else 0)
    return Month(year, _month(found[2], text))


def _month(digits: str, text: str) -> int:
    number = int(digits)
    if not 1 <= number <= _MONTHS:
        raise DomainError("errors.month_untyped", text=text)
    return number
