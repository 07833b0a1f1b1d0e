"""Fax numbers: whether the one on a returned page is the customer's (domain §5.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.domain.choices import FaxMatch
from app.domain.half_width import half_width

_EXTENSION = re.compile(r"(?:#|ext\.?|extension|x|分機|分机|轉|转).*", re.IGNORECASE | re.DOTALL)
# Whatever stands before the number ("Fax:") has an x of its own.
_BEGINNING = re.compile("[+0-9].*", re.DOTALL)
_MAINLAND_MOBILE = re.compile("1[3-9][0-9]{9}")
_COMPARED = 8
_SHORT = 7


def split_fax_numbers(text: str) -> tuple[str, ...]:
    """A customer's several numbers, as typed, separated by ``;``."""
    parts = text.replace("；", ";").split(";")
    return tuple(part.strip() for part in parts if part.strip())


def normalise_fax(text: str) -> str:
    """The digits one dials at home: ``+886 4 2375 9399`` is ``0423759399``.

    A country code is taken as such after ``+`` or ``00``, else only where the number is too long
    to be a domestic one that happens to start so.
    """
    begun = _BEGINNING.search(half_width(text))
    plain = _EXTENSION.sub("", begun[0]) if begun else ""
    digits = re.sub("[^0-9]", "", plain)
    abroad = plain.startswith("+") or digits.startswith("00")
    digits = re.sub("^00+", "", digits)
    if digits.startswith("886") and (abroad or len(digits) >= 11):
        return "0" + digits[3:].removeprefix("0")
    if digits.startswith("852") and (abroad or len(digits) == 11):
        return digits[3:]
    if digits.startswith("86") and (abroad or len(digits) >= 12):
        return _mainland(digits[2:].removeprefix("0"))
    return digits


def _mainland(digits: str) -> str:
    """Mobiles are dialled without 0."""
    return digits if _MAINLAND_MOBILE.fullmatch(digits) else "0" + digits


def same_fax(one: str, other: str) -> bool:
    """Equal at home, or in their last 8 digits; in 7 where one of them has no more."""
    first, second = normalise_fax(one), normalise_fax(other)
    compared = min(_COMPARED, len(first), len(second))
    if compared < _SHORT:
        return bool(first) and first == second
    return first[-compared:] == second[-compared:]


def match_fax(shown: str, registered: Iterable[str]) -> tuple[FaxMatch, str | None]:
    """Whether the number shown on a page is a registered one, and which of them, as typed."""
    if not normalise_fax(shown):
        return FaxMatch.NOT_SHOWN, None
    known = tuple(registered)
    for number in known:
        if same_fax(shown, number):
            return FaxMatch.MATCH, number
    return FaxMatch.MISMATCH if known else FaxMatch.NONE_KNOWN, None
