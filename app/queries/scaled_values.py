"""Stored integers as the decimals they stand for, each different one made once.

For rows by the thousand: a column's own type makes every value anew.
"""

from __future__ import annotations

from decimal import Decimal

from app.db.types import MONEY_SCALE, PRICE_SCALE, QUANTITY_SCALE, RATE_SCALE


class Scaled(dict[int, Decimal]):
    def __init__(self, scale: int) -> None:
        super().__init__()
        self._scale = scale

    def __missing__(self, stored: int) -> Decimal:
        value = self[stored] = Decimal(stored).scaleb(-self._scale)
        return value


class ScaledValues:
    """Of one answer; columns are to be read as integers."""

    def __init__(self) -> None:
        self.money, self.rates = Scaled(MONEY_SCALE), Scaled(RATE_SCALE)
        self.quantities, self.prices = Scaled(QUANTITY_SCALE), Scaled(PRICE_SCALE)
