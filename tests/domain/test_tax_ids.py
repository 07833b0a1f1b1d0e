from __future__ import annotations

import pytest

from app.domain.choices import Region
from app.domain.tax_ids import TaxId, Verdict, check_tax_id


@pytest.mark.parametrize(
    ("number", "verdict"),
    [
        ("04595257", Verdict.OK),
        ("10458575", Verdict.OK),
        ("10458574", Verdict.OK),
        ("04595252", Verdict.OK),
        ("12222539", Verdict.WARN),
        ("1045857", Verdict.REJECT),
        ("104585751", Verdict.REJECT),
        ("1045857A", Verdict.REJECT),
    ],
)
def test_taiwan_s_numbers_are_checked_by_the_rule_of_2023(number: str, verdict: Verdict) -> None:
    assert check_tax_id(number, Region.TW) == TaxId(number, verdict)


def test_the_seventh_digit_helps_only_if_it_is_a_seven() -> None:
    # Σ = 29 and Σ = 4: one short of a multiple of 5, both.
    assert check_tax_id("10458574", Region.TW).verdict is Verdict.OK
    assert check_tax_id("00000004", Region.TW).verdict is Verdict.WARN


def test_eight_zeros_are_no_number_and_leading_zeros_stay() -> None:
    assert check_tax_id("00000000", Region.TW) == TaxId("", Verdict.OK)
    assert check_tax_id("  ", Region.TW) == TaxId("", Verdict.OK)
    assert check_tax_id("０４５９ ５２５７", Region.TW) == TaxId("04595257", Verdict.OK)


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        ("91350100M000100Y43", Verdict.OK),
        ("91512081MA62K0260E", Verdict.OK),
        ("91512081MA62K0260F", Verdict.WARN),
        ("91350100M000100I43", Verdict.WARN),
        ("440300123456789", Verdict.WARN),
        ("9135", Verdict.REJECT),
    ],
)
def test_mainland_codes(code: str, verdict: Verdict) -> None:
    assert check_tax_id(code.lower(), Region.CN) == TaxId(code, verdict)


def test_hong_kong_s_are_free_text() -> None:
    assert check_tax_id(" 12345678-000 ", Region.HK) == TaxId("12345678-000", Verdict.OK)
