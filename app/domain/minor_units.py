"""Tax on whole hundredths of a currency unit: the rule of ``tax`` for sums over many months.

Sums come out of the book as integers, and a firm's past has tens of thousands of months; a
property test holds these to the rule on decimals.
"""

from __future__ import annotations

from app.domain.money import Currency, places
from app.domain.tax import TaxMode

RATE_ONE = 1_000_000
"""A rate in millionths: 5 % is 50,000."""
_LINE_ONE = 10**14
"""Ten-thousandths × millionths × millionths, in hundredths."""


def tax_in_hundredths(amount: int, mode: TaxMode, rate: int, currency: Currency) -> int:
    """The tax of one sum in the price's own terms, rounded half-up to the currency's unit."""
    unit = 1 if places(currency) else 100
    if mode is TaxMode.EXCLUDED:
        return _rounded(amount * rate, RATE_ONE * unit) * unit
    if mode is TaxMode.INCLUDED:
        return amount - _rounded(amount * RATE_ONE, (RATE_ONE + rate) * unit) * unit
    return 0


def line_in_hundredths(quantity: int, price: int, discount: int, currency: Currency) -> int:
    """``line_amount`` of a quantity in ten-thousandths, a price and a discount in millionths."""
    unit = 1 if places(currency) else 100
    full = quantity * price * (RATE_ONE - discount)
    return _rounded(full, _LINE_ONE * unit) * unit


def _rounded(numerator: int, denominator: int) -> int:
    """Half away from zero."""
    whole = (2 * abs(numerator) + denominator) // (2 * denominator)
    return whole if numerator >= 0 else -whole
