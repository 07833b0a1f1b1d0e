"""Rates: tax, discount, tolerance, surcharge. Inside the program always fractions."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from app.domain.amounts_typed import parse_number
from app.domain.errors import DomainError
from app.domain.money import EXACT, ONE

_PLACES = Decimal("0.000001")
PERCENT_PLACES = 4
"""Decimal places of a rate in per cent."""


def rate_of(number: Decimal) -> Decimal:
    """A fraction from a bare number: 1 or more is per cent (``5`` and ``0.05`` are one).

    DomainError ``errors.rate_negative``, and ``errors.rate_places`` where it has more than the
    six places (four in per cent) that the book keeps.
    """
    if number < 0:
        raise DomainError("errors.rate_negative", text=f"{number:f}")
    return _kept(number.scaleb(-2) if number >= ONE else number)


def parse_rate(text: str) -> Decimal:
    """``5``, ``5%``, ``５％`` and ``0.05`` are one; with a per cent sign it always is per cent.

    DomainError ``errors.rate_negative``, ``errors.rate_places``, ``errors.number_unreadable``.
    """
    plain = text.strip().replace("％", "%")
    if not plain.endswith("%"):
        return rate_of(parse_number(plain))
    number = parse_number(plain[:-1].rstrip())
    if number < 0:
        raise DomainError("errors.rate_negative", text=text)
    return _kept(number.scaleb(-2))


def _kept(rate: Decimal) -> Decimal:
    kept = rate.quantize(_PLACES, ROUND_HALF_UP, EXACT)
    if kept != rate:
        # Rounding it in silence would change every figure worked out with it.
        raise DomainError("errors.rate_places", places=PERCENT_PLACES)
    return kept
