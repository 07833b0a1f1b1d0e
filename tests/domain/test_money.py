from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import format_money, line_amount, places, plain, round_money


@pytest.mark.parametrize(
    ("value", "currency", "rounded"),
    [
        ("16.5", "TWD", "17"),
        ("50.5", "TWD", "51"),
        ("-16.5", "TWD", "-17"),
        ("0.5", "TWD", "1"),
        ("0.49", "TWD", "0"),
        ("0.125", "CNY", "0.13"),
        ("-0.125", "USD", "-0.13"),
        ("2.675", "HKD", "2.68"),
    ],
)
def test_half_is_rounded_away_from_zero(value: str, currency: str, rounded: str) -> None:
    assert str(round_money(Decimal(value), currency)) == rounded


def test_nothing_is_ever_minus_zero() -> None:
    assert str(round_money(Decimal("-0.4"), "TWD")) == "0"
    assert str(round_money(Decimal("-0.004"), "CNY")) == "0.00"


def test_only_the_taiwan_dollar_has_no_cents() -> None:
    assert [places(currency) for currency in ("TWD", "CNY", "HKD", "USD", "EUR")] == [0, 2, 2, 2, 2]


@pytest.mark.parametrize(
    ("quantity", "price", "discount", "amount"),
    [
        ("1200", "2.35", "0", "2820"),
        ("350", "18.5", "0", "6475"),
        ("77", "9.13", "0", "703"),
        ("10", "14", "0.15", "119"),
        ("1", "0.5", "0", "1"),
        ("3", "100", "1", "0"),
    ],
)
def test_each_line_is_rounded_so_that_the_printed_column_adds_up(
    quantity: str, price: str, discount: str, amount: str
) -> None:
    found = line_amount(Decimal(quantity), Decimal(price), Decimal(discount), "TWD")
    assert found == Decimal(amount)


def test_a_long_product_is_rounded_once() -> None:
    # 30 digits, one unit of the last below a half: cut to the usual 28 first it would be a half.
    price, left = 123_456_789, 999_999
    quantity = (5 * 10**15 - 1) * pow(price * left, -1, 10**16) % 10**16
    found = line_amount(
        Decimal(quantity).scaleb(-4), Decimal(price).scaleb(-6), Decimal("0.000001"), "TWD"
    )
    assert found == quantity * price * left // 10**16


@pytest.mark.parametrize(
    ("value", "currency", "shown"),
    [
        ("216900", "TWD", "NT$ 216,900"),
        ("1300", "CNY", "¥1,300.00"),
        ("7320", "HKD", "HK$7,320.00"),
        ("0.5", "USD", "US$0.50"),
        ("-4000", "TWD", "-NT$ 4,000"),
        ("12", "EUR", "EUR 12.00"),
    ],
)
def test_money_is_shown_with_its_mark(value: str, currency: str, shown: str) -> None:
    assert format_money(Decimal(value), currency, mark=True) == shown


def test_money_is_shown_without_a_mark_and_its_minus_in_front() -> None:
    assert format_money(Decimal("-4000"), "TWD") == "-4,000"
    assert format_money(Decimal("1234567.5"), "USD") == "1,234,567.50"
    assert format_money(Decimal("-0.2"), "TWD") == "0"


def test_other_programs_get_the_currency_s_places_and_no_commas() -> None:
    assert plain(Decimal("1234.00"), "TWD") == "1234"
    assert plain(Decimal("1234.5"), "USD") == "1234.50"
    assert plain(Decimal("1E+3"), "CNY") == "1000.00"


@given(st.decimals("-1e12", "1e12", places=5), st.sampled_from(["TWD", "CNY"]))
def test_rounding_moves_a_value_by_half_a_unit_at_most(value: Decimal, currency: str) -> None:
    unit = Decimal(1).scaleb(-places(currency))
    rounded = round_money(value, currency)
    assert rounded % unit == 0
    assert abs(rounded - value) <= unit / 2
    assert round_money(-value, currency) == -rounded
