"""Numbers of documents: prefix, date, serial; a revision adds a suffix (domain §9.2)."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum


class Prefix(StrEnum):
    QUOTATION = "QT"
    ORDER = "SO"
    DELIVERY = "DN"
    STATEMENT = "ST"
    RECEIPT = "RC"
    ALLOWANCE = "CN"
    RETURN = "RT"
    COMPLAINT = "CP"
    MEMO = "IM"
    DELAY_NOTICE = "DL"
    COMPENSATION = "CM"


class NumberStyle(StrEnum):
    """What of the date stands in a number; the serial starts again when that part changes."""

    DAY = "day"
    SHORT_DAY = "short_day"
    ROC_DAY = "roc_day"
    MONTH = "month"
    SHORT_MONTH = "short_month"
    YEAR = "year"


SERIAL_DIGITS = {
    NumberStyle.DAY: 3, NumberStyle.SHORT_DAY: 5, NumberStyle.ROC_DAY: 4,
    NumberStyle.MONTH: 4, NumberStyle.SHORT_MONTH: 5, NumberStyle.YEAR: 5,
}
"""At least; a serial that needs more grows rather than start again."""
_MONTHLY = (NumberStyle.MONTH, NumberStyle.SHORT_MONTH)
_SHORT = (NumberStyle.SHORT_DAY, NumberStyle.SHORT_MONTH)
_ROC_BEGINS = 1911
_REVISION = re.compile(r"(?P<first>.*)-R(?P<rev>[1-9][0-9]*)")


def year_part(day: date, style: NumberStyle) -> str:
    """``2026``, ``26`` or ``115``."""
    if style is NumberStyle.ROC_DAY:
        return f"{day.year - _ROC_BEGINS:03d}"
    return f"{day.year % 100:02d}" if style in _SHORT else f"{day.year:04d}"


def date_part(day: date, style: NumberStyle) -> str:
    """``20261105``, ``261105``, ``1151105``, ``202611``, ``2611`` or ``2026``."""
    year = year_part(day, style)
    if style is NumberStyle.YEAR:
        return year
    month = f"{year}{day.month:02d}"
    return month if style in _MONTHLY else f"{month}{day.day:02d}"


def counted_from(day: date, style: NumberStyle) -> date:
    """The first day of those that share one row of serials with ``day``."""
    if style is NumberStyle.YEAR:
        return day.replace(month=1, day=1)
    return day.replace(day=1) if style in _MONTHLY else day


def document_number(
    letters: str, day: date, serial: int, style: NumberStyle = NumberStyle.DAY
) -> str:
    """``SO20261105001``. ``day`` is the document's own, in local time."""
    return f"{letters}{date_part(day, style)}{serial:0{SERIAL_DIGITS[style]}d}"


def revision_number(number: str, revision: int) -> str:
    """``ST20261130001-R1``: the first number with its revision; 0 is the first itself."""
    first, _ = split_revision(number)
    return f"{first}-R{revision}" if revision else first


def split_revision(number: str) -> tuple[str, int]:
    """(the first number, its revision)."""
    found = _REVISION.fullmatch(number)
    return (found["first"], int(found["rev"])) if found else (number, 0)
