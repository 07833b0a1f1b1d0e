"""Tax of one paper (firm-workbook §3.2; Business Tax Act Art. 14, Enforcement Rules Art. 32-1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.money import EXACT, ONE, ZERO, Currency, round_money


class TaxMode(StrEnum):
    EXCLUDED = "excluded"
    INCLUDED = "included"
    ZERO = "zero"
    EXEMPT = "exempt"


class TaxRounding(StrEnum):
    DOCUMENT = "document"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Taxed:
    """``base`` is Σ amounts in the price's own terms: untaxed, or gross where tax is included.

    ``net + tax == gross``, always.
    """

    base: Decimal
    net: Decimal
    tax: Decimal
    gross: Decimal


def tax_of(base: Decimal, mode: TaxMode, rate: Decimal, currency: Currency) -> Decimal:
    """The tax in, or on top of, an amount that is taxed once. A negative base gives negative tax.

    Included tax is what is left when the net is taken off: tax worked out from the net would
    differ by a cent for one amount in nine (domain §3.4).
    """
    if mode is TaxMode.EXCLUDED:
        return round_money(EXACT.multiply(base, rate), currency)
    if mode is TaxMode.INCLUDED:
        return base - round_money(EXACT.divide(base, ONE + rate), currency)
    return ZERO


def tax_document(
    amounts: Sequence[Decimal],
    mode: TaxMode,
    rate: Decimal,
    rounding: TaxRounding,
    currency: Currency,
) -> Taxed:
    """Tax a delivery or credit on its own. ``amounts`` are rounded already; ``rate`` 5 % is 0.05.

    ``rounding`` matters to ``excluded`` only: an included tax is always found from the total.
    """
    base = round_money(sum(amounts, ZERO), currency)
    if mode is TaxMode.EXCLUDED and rounding is TaxRounding.LINE:
        tax = sum((tax_of(amount, mode, rate, currency) for amount in amounts), ZERO)
    else:
        tax = tax_of(base, mode, rate, currency)
    if mode is TaxMode.INCLUDED:
        return Taxed(base, base - tax, tax, base)
    return Taxed(base, base, tax, base + tax)
