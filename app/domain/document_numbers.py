"""Numbers of documents: prefix, date, serial of the day; a revision adds a suffix (domain §9.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
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


_SERIAL_DIGITS = 3
_NUMBER = re.compile(
    r"(?P<prefix>[A-Z]+)(?P<day>[0-9]{8})(?P<serial>[0-9]{3,})(?:-R(?P<rev>[0-9]+))?"
)
_REVISION = re.compile(r"(?P<first>.*)-R(?P<rev>[1-9][0-9]*)")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number of our own making; customers' and older ones need not look like this."""

    prefix: str
    day: date
    serial: int
    revision: int = 0

    def __str__(self) -> str:
        return revision_number(document_number(self.prefix, self.day, self.serial), self.revision)


def document_number(prefix: str, day: date, serial: int) -> str:
    """``SO20261105001``. ``day`` is the document's own, in local time; the serial grows past
    three digits rather than start again."""
    return f"{prefix}{day.year:04d}{day.month:02d}{day.day:02d}{serial:0{_SERIAL_DIGITS}d}"


def parse_document_number(text: str) -> DocumentNumber | None:
    """None where the text was not made by these rules."""
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    try:
        day = date.fromisoformat(found["day"])
    except ValueError:
        return None
    return DocumentNumber(found["prefix"], day, int(found["serial"]), int(found["rev"] or 0))


def revision_number(number: str, revision: int) -> str:
    """``ST20261130001-R1``: the first number with its revision; 0 is the first itself."""
    first, _ = split_revision(number)
    return f"{first}-R{revision}" if revision else first


def split_revision(number: str) -> tuple[str, int]:
    """(the first number, its revision)."""
    found = _REVISION.fullmatch(number)
    return (found["first"], int(found["rev"])) if found else (number, 0)
