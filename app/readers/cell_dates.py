"""Times and months as people write them in a firm's Excel files (firm-workbook §1)."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from app.domain.dates import parse_date
from app.domain.errors import DomainError
from app.domain.half_width import half_width
from app.domain.months import Month

_YEAR_AND_MONTH = re.compile(
    r"((?:民國|民国)?\s*[0-9]{3,4}\s*([-/.年]))\s*([0-9]{1,2})\s*月?|([0-9]{4})([0-9]{2})"
)
_TIME = re.compile(r"(.+?)[ T]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,6})[0-9]*)?)?")


def written_time(text: str) -> datetime:
    """``2026-11-05 14:30`` or with seconds; a date alone is its midnight. DomainError, as
    ``parse_date``, for anything else."""
    plain = half_width(text).strip()
    found = _TIME.fullmatch(plain)
    day = parse_date(found[1] if found else plain)
    hour, minute, second, fraction = found.groups()[1:] if found else ("0", "0", "0", "")
    try:
        return datetime(  # noqa: DTZ001 - the firm's local time
            day.year, day.month, day.day, int(hour), int(minute), int(second or 0),
            int((fraction or "").ljust(6, "0")),
        )
    except ValueError:
        raise DomainError("errors.date_unreadable", text=text) from None


def written_month(text: str) -> Month:
    """``2026-11``, ``2026/11``, ``202611``, ``115/11``, or any date in the month. DomainError,
    as ``parse_date``, for anything else."""
    plain = half_width(text).strip()
    found = _YEAR_AND_MONTH.fullmatch(plain)
    if found is None:
        return Month.of(parse_date(plain))
    if found[4]:
        return Month.of(parse_date(f"{found[4]}-{found[5]}-1"))
    return Month.of(parse_date(f"{found[1]}{found[3]}{_DAY_ONE.get(found[2], found[2] + '1')}"))


_DAY_ONE = {"年": "月1日"}


def whole_second(moment: datetime) -> datetime:
    """Excel keeps a time as a fraction of a day: the nearest second is what was typed."""
    return (moment + timedelta(microseconds=500_000)).replace(microsecond=0)
