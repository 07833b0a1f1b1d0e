"""Dates, times and months as people write them in a firm's Excel files (firm-workbook §1)."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta

from app.domain.months import Month

ROC_EPOCH = 1911
"""Year 1 of the Republic is 1912 (domain §9.1)."""

_WRITTEN = re.compile(
    r"(?:西元|民國|民国)?\s*(\d{3,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?"
)
_COMPACT = re.compile(r"(\d{3,4})(\d\d)(\d\d)")
_MONTH = re.compile(r"(?:民國|民国)?\s*(\d{3,4})\s*[-/.年]\s*(\d{1,2})\s*月?")
_COMPACT_MONTH = re.compile(r"(\d{4})(\d\d)")
_TIME = re.compile(r"(.+?)[ T]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,6})\d*)?)?")


def written_date(text: str) -> date | None:
    """``2026-11-05``, ``2026/11/5``, ``20261105``, ``115/11/5``, ``民國115年11月5日``, ``1151105``.

    A year of three digits is the Republic's; one of two could be either, so it is none.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _WRITTEN.fullmatch(plain) or _COMPACT.fullmatch(plain)
    if found is None:
        return None
    try:
        return date(_year(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def written_time(text: str) -> datetime | None:
    """``2026-11-05 14:30`` or with seconds; a date alone is its midnight."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _TIME.fullmatch(plain)
    day = written_date(found[1] if found else plain)
    if day is None:
        return None
    if found is None:
        return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the firm's local time
    try:
        return datetime(  # noqa: DTZ001 - the firm's local time
            day.year, day.month, day.day, int(found[2]), int(found[3]), int(found[4] or 0),
            int((found[5] or "").ljust(6, "0")),
        )
    except ValueError:
        return None


def written_month(text: str) -> Month | None:
    """``2026-11``, ``2026/11``, ``202611``, ``115/11``, or any date in the month."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _MONTH.fullmatch(plain) or _COMPACT_MONTH.fullmatch(plain)
    if found is None:
        day = written_date(plain)
        return None if day is None else Month.of(day)
    month = Month(_year(found[1]), int(found[2]))
    return month if 1 <= month.month <= 12 and 1 <= month.year <= 9998 else None


def whole_second(moment: datetime) -> datetime:
    """Excel keeps a time as a fraction of a day: the nearest second is what was typed."""
    return (moment + timedelta(microseconds=500_000)).replace(microsecond=0)


def _year(digits: str) -> int:
    return int(digits) + (ROC_EPOCH if len(digits) == 3 else 0)
