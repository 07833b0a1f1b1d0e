from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import round_money
from app.domain.tax import Taxed, TaxMode, TaxRounding, tax_document

FIVE = Decimal("0.05")
VAT = Decimal("0.13")


def taxed(
    amounts: list[str],
    mode: TaxMode = TaxMode.EXCLUDED,
    rate: Decimal = FIVE,
    rounding: TaxRounding = TaxRounding.DOCUMENT,
    currency: str = "TWD",
) -> Taxed:
    return tax_document([Decimal(amount) for amount in amounts], mode, rate, rounding, currency)


def test_a_document_is_taxed_on_its_total_or_line_by_line() -> None:
    assert taxed(["110"] * 3).tax == 17
    assert taxed(["110"] * 3, rounding=TaxRounding.LINE).tax == 18


def test_three_deliveries_are_not_taxed_like_one() -> None:
    assert sum(taxed(["1010"]).tax for _ in range(3)) == 153
    assert taxed(["1010"] * 3).tax == 152


def test_lines_rounded_first_make_the_total() -> None:
    assert taxed(["2820", "6475", "703"]) == Taxed(
        Decimal(9998), Decimal(9998), Decimal(500), Decimal(10498)
    )


@pytest.mark.parametrize(
    ("gross", "net", "tax"),
    [("10500", 10000, 500), ("999", 951, 48), ("1000", 952, 48), ("12345", 11757, 588)],
)
@pytest.mark.parametrize("rounding", TaxRounding)
def test_included_tax_is_taken_out_by_subtraction(
    gross: str, net: int, tax: int, rounding: TaxRounding
) -> None:
    found = taxed([gross], TaxMode.INCLUDED, rounding=rounding)
    assert (found.base, found.net, found.tax, found.gross) == (
        Decimal(gross),
        net,
        tax,
        Decimal(gross),
    )


@pytest.mark.parametrize(
    ("gross", "net", "tax"),
    [
        ("11300.00", "10000.00", "1300.00"),
        ("1000.00", "884.96", "115.04"),
        ("0.13", "0.12", "0.01"),
    ],
)
def test_mainland_tax_is_taken_out_by_subtraction(gross: str, net: str, tax: str) -> None:
    found = taxed([gross], TaxMode.INCLUDED, VAT, currency="CNY")
    assert (str(found.net), str(found.tax)) == (net, tax)


def test_a_half_on_both_sides_goes_to_the_net() -> None:
    assert taxed(["1"], TaxMode.INCLUDED, Decimal(1)).tax == 0


@pytest.mark.parametrize("mode", [TaxMode.ZERO, TaxMode.EXEMPT])
def test_zero_rated_and_exempt_papers_bear_no_tax(mode: TaxMode) -> None:
    assert taxed(["110", "90"], mode) == Taxed(Decimal(200), Decimal(200), Decimal(0), Decimal(200))


def test_a_paper_without_lines_is_nothing() -> None:
    assert taxed([]) == Taxed(Decimal(0), Decimal(0), Decimal(0), Decimal(0))


def test_the_law_s_two_ways_to_included_tax_agree() -> None:
    # round(T ÷ 1.05) and T − round(T ÷ 21): domain §3.4, sampled.
    for total in range(0, 200_000, 7):
        by_law = round_money(Decimal(total) / 21, "TWD")
        assert taxed([str(total)], TaxMode.INCLUDED).tax == by_law


amounts = st.lists(st.decimals("-1e9", "1e9", places=2), max_size=6)


@given(amounts, st.sampled_from(TaxMode), st.decimals(0, 1, places=6), st.sampled_from(TaxRounding))
def test_net_and_tax_are_the_gross_and_tax_never_turns_its_sign(
    amounts: list[Decimal], mode: TaxMode, rate: Decimal, rounding: TaxRounding
) -> None:
    found = tax_document(amounts, mode, rate, rounding, "CNY")
    assert found.net + found.tax == found.gross
    assert found.base == (found.gross if mode is TaxMode.INCLUDED else found.net)
    if rounding is TaxRounding.DOCUMENT:
        assert found.tax == 0 or (found.tax > 0) == (found.base > 0)
        assert abs(found.tax) <= abs(found.base)
        mirrored = tax_document([-amount for amount in amounts], mode, rate, rounding, "CNY")
        assert (mirrored.net, mirrored.tax) == (-found.net, -found.tax)
