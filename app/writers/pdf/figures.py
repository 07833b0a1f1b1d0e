"""Quantities and prices as papers write them; money is ``format_money``'s."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

_PRICE_PLACES = 4
_SHOWN = Decimal(1).scaleb(-_PRICE_PLACES)


@lru_cache(maxsize=4096)
def quantity_text(value: Decimal) -> str:
    """``2,000``, ``-80``, ``1.5``: no zeros at the end."""
    return _grouped(value.normalize()) if value else "0"


def unit_text(unit: str) -> str:
    """``pcs``; a size that stands for a unit not run into the quantity: ``7 × 5 kg pkg.``"""
    return f"× {unit}" if unit[:1].isdigit() else unit


@lru_cache(maxsize=4096)
def price_parts(value: Decimal) -> tuple[str, str]:
    """What stands before the decimal point, and the point with two to four places."""
    whole, _, fraction = _grouped(value.quantize(_SHOWN, ROUND_HALF_UP)).partition(".")
    return whole, "." + fraction.rstrip("0").ljust(2, "0")


def _grouped(value: Decimal) -> str:
    return f"{value:,f}"
