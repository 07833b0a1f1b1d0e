from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.quantities import outstanding, tolerance_bounds

NOTHING = Decimal(0)


@pytest.mark.parametrize(
    ("quantity", "rate", "least", "most"),
    [
        ("10000", "0.05", "9500", "10500"), ("10000.0000", "0.1", "9000", "11000"),
        ("333", "0.05", "317", "349"), ("12.5", "0.05", "11.9", "13.1"), ("7", "0", "7", "7"),
    ],
)  # fmt: skip
def test_the_bounds_of_a_tolerance_are_rounded_inwards(
    quantity: str, rate: str, least: str, most: str
) -> None:
    found = tolerance_bounds(Decimal(quantity), Decimal(rate), Decimal(rate))
    assert found == (Decimal(least), Decimal(most))


def test_over_and_under_may_differ() -> None:
    found = tolerance_bounds(Decimal(1000), Decimal("0.02"), Decimal("0.1"))
    assert found == (Decimal(980), Decimal(1100))


def test_what_is_outstanding_is_never_below_zero() -> None:
    assert outstanding(Decimal(100), Decimal(30)) == 70
    assert outstanding(Decimal(100), Decimal(30), Decimal(20)) == 50
    assert outstanding(Decimal(100), Decimal(105)) == 0


@given(st.decimals("0.0001", 10**6, places=4), st.decimals(0, 1, places=4))
def test_the_ordered_quantity_is_always_within_its_own_tolerance(
    quantity: Decimal, rate: Decimal
) -> None:
    least, most = tolerance_bounds(quantity, rate, rate)
    assert 0 <= least <= quantity <= most
