"""A column of prices that went through single precision is what it was; no other is touched."""

from __future__ import annotations

import random
import struct
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.readers.cells import float_number
from app.readers.firm_workbook import FirmWorkbook, firm_workbook_of
from app.readers.single_precision import reads_single, single_meant
from app.readers.workbook import Block

SIX = Decimal("0.000001")
CHANCE = 53.12503052
"""Eight places of a quotient, and what single precision makes of 53.12503."""
TYPED = st.decimals(min_value=Decimal("0.01"), max_value=99, places=2)


def single(price: Decimal | float, digits: int = 9) -> float:
    """As a database of single precision writes it."""
    (stored,) = struct.unpack("f", struct.pack("f", price))
    return float(f"{stored:.{digits}g}")


def listed(prices: Sequence[float], *, at_once: int = 1000) -> list[Any]:
    """The products' list prices as they are read, in blocks."""
    codes = [f"P{place}" for place in range(len(prices))]
    columns: list[list[Any]] = [["code", *codes], ["name", *codes], ["price", *prices]]
    return _read("products", columns, at_once).tables["products"].columns["price"]


def _read(sheet: str, columns: list[list[Any]], at_once: int) -> FirmWorkbook:
    blocks = [Block("customers", [["code"], ["name"]], 0)]
    for first in range(0, len(columns[0]), at_once):
        cut = [column[first : first + at_once] for column in columns]
        blocks.append(Block(sheet, cut, first))
    return firm_workbook_of(blocks, "f.xlsx")


@given(st.lists(TYPED, min_size=1, max_size=20), st.sampled_from([9, 17]))
def test_prices_that_went_through_single_precision_are_what_they_were(
    prices: list[Decimal], digits: int
) -> None:
    assert listed([single(one, digits) for one in prices], at_once=7) == prices


@given(st.lists(st.decimals(min_value=0, max_value=10**7, places=2), min_size=1, max_size=20))
def test_a_column_is_known_though_single_precision_lost_some_of_its_prices(
    prices: list[Decimal],
) -> None:
    numbers = {float_number(single(one)) for one in prices}
    assert reads_single(numbers) is any(single_meant(one) != one or _long(one) for one in numbers)


def _long(number: Decimal) -> bool:
    return -int(number.as_tuple().exponent) > 6


@given(st.integers(min_value=0, max_value=10**9))
def test_a_true_price_of_eight_places_is_not_taken_for_one(seed: int) -> None:
    """Of 200,000 quotients some 600 are also what single precision makes of a shorter price."""
    chance = random.Random(seed)
    quotients = [
        round(chance.randint(1, 100_000) / chance.randint(2, 2000), 8) for _ in range(40)
    ]
    prices = [*quotients, CHANCE]
    assert listed(prices) == [
        float_number(one).quantize(SIX, "ROUND_HALF_UP") for one in prices
    ]


def test_not_one_of_two_hundred_thousand_quotients_is_another_price() -> None:
    chance = random.Random(8)
    prices = [
        round(chance.randint(1, 100_000) / chance.randint(2, 2000), 8) for _ in range(200_000)
    ]
    numbers = {float_number(one) for one in prices}
    assert any(single_meant(one) != one for one in numbers)
    assert not reads_single(numbers)


@pytest.mark.parametrize("among", [[9.2], [12.5, 18.0, 7.1], [0.99] * 30])
def test_a_long_price_among_typed_ones_is_what_was_written(among: list[float]) -> None:
    assert listed([*among, CHANCE])[-1] == Decimal("53.125031")


def test_many_long_prices_are_believed_though_somebody_typed_over_some() -> None:
    kept = [Decimal(f"{place}.45") for place in range(17, 23)]
    assert listed([*map(single, kept), 9.2]) == [*kept, Decimal("9.2")]
    few = listed([single(kept[0]), 9.2])
    assert few == [Decimal("17.450001"), Decimal("9.2")]


def test_one_long_price_among_numbers_that_lose_nothing_is_believed() -> None:
    assert listed([single(17.45), 18.0, 9.5]) == [Decimal("17.45"), 18, Decimal("9.5")]


def test_a_price_of_an_order_with_too_many_places_is_a_bad_cell_wherever_it_stands() -> None:
    prices = [9.2, CHANCE, CHANCE]
    columns: list[list[Any]] = [
        ["order", "O1", "O1", "O1"], ["line", 1.0, 2.0, 3.0], ["name", "a", "b", "c"],
        ["quantity", 1.0, 1.0, 1.0], ["unit_price", *prices],
    ]
    found = _read("order_lines", columns, 3)
    faults = [(one.row, one.column, one.value, one.fault.message_id) for one in found.faults]
    assert faults == [
        (row, "unit_price", "53.12503052", "errors.cell_places") for row in (3, 4)
    ]
    table = found.tables["order_lines"]
    assert (table.columns["unit_price"], table.bad) == ([Decimal("9.2"), None, None], {1, 2})
