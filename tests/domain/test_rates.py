from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import DomainError
from app.domain.rates import parse_rate, rate_of


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("5", "0.05"), ("5%", "0.05"), ("0.05", "0.05"), ("５％", "0.05"), ("5 %", "0.05"),
        ("0.5%", "0.005"), ("0.5", "0.5"), ("1", "0.01"), ("100%", "1"), ("100", "1"), ("0", "0"),
        ("12.5", "0.125"), ("33.3333", "0.333333"),
    ],
)  # fmt: skip
def test_one_or_more_is_per_cent(text: str, rate: str) -> None:
    assert parse_rate(text) == Decimal(rate)


def test_a_number_from_a_cell_is_read_alike() -> None:
    assert rate_of(Decimal(5)) == rate_of(Decimal("0.05")) == Decimal("0.05")


@pytest.mark.parametrize("text", ["-5", "-5%", "-0.05"])
def test_a_rate_is_never_below_zero(text: str) -> None:
    with pytest.raises(DomainError, match="rate_negative"):
        parse_rate(text)


@pytest.mark.parametrize("text", ["", "%", "five", "5%%"])
def test_what_is_no_rate_is_refused(text: str) -> None:
    with pytest.raises(DomainError, match="number_unreadable"):
        parse_rate(text)


@given(st.decimals(0, 5, places=6))
def test_a_rate_written_out_reads_back_whatever_its_size(rate: Decimal) -> None:
    assert parse_rate(f"{rate.scaleb(2):f}%") == rate


@pytest.mark.parametrize("text", ["33.33333", "0.3333333", "8.87654321%"])
def test_a_rate_finer_than_the_book_keeps_is_refused_not_rounded(text: str) -> None:
    with pytest.raises(DomainError, match="rate_places"):
        parse_rate(text)
