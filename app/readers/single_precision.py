"""Prices of which a database kept single precision only: 17.45 comes as 17.4500008.

One such number may be a true price of eight places that is also an exact fraction of two, so the
whole column is asked: single precision leaves its mark on every number.
"""

from __future__ import annotations

import struct
from collections.abc import Collection
from decimal import Decimal

_MOST_PLACES = 6
"""Of any price (domain §8.1); only what has more is looked at."""
_SINGLE_DIGITS = 7
"""Decimals of so many digits come out of single precision as they went in."""
_SHOWN_DIGITS = 9
"""So many tell every number of single precision from the next, so databases write them."""
_BELIEVED = 6
"""So many different long numbers do not all fit single precision by chance."""


def single_meant(number: Decimal) -> Decimal:
    """What was typed, where ``number`` is what single precision makes of it; else itself."""
    if not _is_long(number):
        return number
    meant = Decimal(f"{number:.{_SINGLE_DIGITS}g}").normalize()
    return meant if _as_single(meant, len(number.as_tuple().digits)) == number else number


def reads_single(numbers: Collection[Decimal]) -> bool:
    """Whether a column of these different numbers went through single precision.

    Each long one must be what single precision shows of it. The short ones must be so too, for
    9.2 would have come as 9.19999981, unless there are so many long ones that nobody can doubt
    it: then somebody has typed over some. A single long number among exact ones is believed; no
    rule can know.
    """
    long = [one for one in numbers if _is_long(one)]
    if not long or not all(_fits(one, len(one.as_tuple().digits)) for one in long):
        return False
    digits = max(_SHOWN_DIGITS, *(len(one.as_tuple().digits) for one in long))
    return len(long) >= _BELIEVED or all(_fits(one, digits) for one in numbers)


def _is_long(number: Decimal) -> bool:
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and -exponent > _MOST_PLACES


def _fits(number: Decimal, digits: int) -> bool:
    return _as_single(number, digits) == number


def _as_single(number: Decimal, digits: int) -> Decimal | None:
    """None: beyond single precision's range."""
    try:
        (stored,) = struct.unpack("f", struct.pack("f", number))
    except OverflowError:
        return None
    return Decimal(f"{stored:.{digits}g}")
