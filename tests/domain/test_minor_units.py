"""Tax on integers is tax on decimals."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.minor_units import line_in_hundredths, tax_in_hundredths
from app.domain.money import line_amount
from app.domain.tax import TaxMode, tax_of


@given(
    st.integers(-(10**12), 10**12),
    st.sampled_from(list(TaxMode)),
    st.integers(0, 300_000),
    st.sampled_from(("TWD", "USD")),
)
def test_tax_on_hundredths_is_the_tax_on_decimals(
    amount: int, mode: TaxMode, rate: int, currency: str
) -> None:
    if currency == "TWD":
        amount = amount // 100 * 100
    expected = tax_of(Decimal(amount) / 100, mode, Decimal(rate) / 1_000_000, currency)
    assert Decimal(tax_in_hundredths(amount, mode, rate, currency)) / 100 == expected


def test_half_a_dollar_is_rounded_away_from_zero_both_ways() -> None:
    assert tax_in_hundredths(33_000, TaxMode.EXCLUDED, 50_000, "TWD") == 1_700
    assert tax_in_hundredths(-33_000, TaxMode.EXCLUDED, 50_000, "TWD") == -1_700


@given(
    st.integers(0, 10**11), st.integers(0, 10**12), st.integers(0, 10**6),
    st.sampled_from(("TWD", "USD")),
)
def test_a_line_in_hundredths_is_the_line_in_decimals(
    quantity: int, price: int, discount: int, currency: str
) -> None:
    expected = line_amount(
        Decimal(quantity).scaleb(-4), Decimal(price).scaleb(-6), Decimal(discount).scaleb(-6),
        currency,
    )
    assert Decimal(line_in_hundredths(quantity, price, discount, currency)) / 100 == expected
