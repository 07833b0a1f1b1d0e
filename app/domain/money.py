"""Currencies, their smallest unit, and rounding: half-up, away from zero, never in float."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

Currency = str

ZERO = Decimal(0)
ONE = Decimal(1)
LARGEST = Decimal(10) ** 15
"""Amounts from here on have no agreed wording."""
# Quantity (4 places) × price (6) × discount (6) can pass the 28 digits of the default context,
# and what is cut there would be rounded twice.
EXACT = Context(prec=60, rounding=ROUND_HALF_UP)

_UNIT = {0: Decimal(1), 2: Decimal("0.01")}
_MARKS = {"TWD": "NT$ ", "CNY": "¥", "HKD": "HK$", "USD": "US$"}


def places(currency: Currency) -> int:
    """Decimal places of the currency's smallest unit: TWD 0, every other 2."""
    return 0 if currency == "TWD" else 2


def round_money(value: Decimal, currency: Currency) -> Decimal:
    """``value`` in whole units of the currency, half-up away from zero; never minus zero."""
    rounded = value.quantize(_UNIT[places(currency)], ROUND_HALF_UP, EXACT)
    return rounded or abs(rounded)


def line_amount(
    quantity: Decimal, unit_price: Decimal, discount: Decimal, currency: Currency
) -> Decimal:
    """round(quantity × unit_price × (1 − discount)); ``discount`` is a fraction (5 % is 0.05)."""
    full = EXACT.multiply(quantity, unit_price)
    return round_money(EXACT.multiply(full, ONE - discount), currency)


def currency_mark(currency: Currency) -> str:
    """What stands before an amount in it: ``NT$ ``, ``HK$``; the code where it has no mark."""
    return _MARKS.get(currency, currency + " ")


def format_money(value: Decimal, currency: Currency, *, mark: bool = False) -> str:
    """``216,900``; with ``mark`` ``NT$ 216,900``, ``¥1,300.00``, ``-HK$7,320.00``.

    A minus stands first: parentheses are lost on a fax (domain §9.6).
    """
    rounded = round_money(value, currency)
    figures = f"{abs(rounded):,f}"
    sign = "-" if rounded < 0 else ""
    return f"{sign}{currency_mark(currency) if mark else ''}{figures}"


def plain(value: Decimal, currency: Currency) -> str:
    """The figure for JSON and other programs: ``1234`` in TWD, ``1234.50`` in the others."""
    return f"{round_money(value, currency):f}"
