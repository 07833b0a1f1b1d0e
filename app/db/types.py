"""Column types: whole numbers in the book, exact decimals and months in Python.

SQLite keeps ``Numeric`` as a binary float, so nothing that a figure depends on is stored that way.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Integer
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from app.domain.months import Month

MONEY_SCALE = 2
QUANTITY_SCALE = 4
PRICE_SCALE = 6
RATE_SCALE = 6


class ScaledDecimal(TypeDecorator[Decimal]):
    """A decimal stored as an integer count of 10**-scale; a value with more places is refused."""

    impl = BigInteger
    cache_ok = True

    def __init__(self, scale: int) -> None:
        super().__init__()
        self.scale = scale

    def process_bind_param(self, value: Any, _dialect: Dialect | None) -> int | None:
        return None if value is None else scaled(value, self.scale)

    def process_result_value(self, value: Any, _dialect: Dialect | None) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-self.scale)


def scaled(value: Decimal | int, scale: int) -> int:
    """The integer that stands for ``value``; ValueError where places would be lost."""
    moved = Decimal(value).scaleb(scale)
    whole = int(moved)
    if whole != moved:
        raise ValueError(f"{value} has more than {scale} decimal places")
    return whole


def money() -> ScaledDecimal:
    """An amount in hundredths of its currency's unit, whichever the currency."""
    return ScaledDecimal(MONEY_SCALE)


def quantity() -> ScaledDecimal:
    return ScaledDecimal(QUANTITY_SCALE)


def unit_price() -> ScaledDecimal:
    return ScaledDecimal(PRICE_SCALE)


def rate() -> ScaledDecimal:
    """A fraction: 5 % is 0.05."""
    return ScaledDecimal(RATE_SCALE)


class MonthNumber(TypeDecorator[Month]):
    """A month as the integer YYYYMM."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Any, _dialect: Dialect | None) -> int | None:
        return None if value is None else Month(*value).number

    def process_result_value(self, value: Any, _dialect: Dialect | None) -> Month | None:
        return None if value is None else Month.from_number(value)
