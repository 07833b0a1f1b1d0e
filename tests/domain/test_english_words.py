from __future__ import annotations

from decimal import Decimal

import pytest

from app.domain.english_words import english_words
from app.domain.errors import DomainError


@pytest.mark.parametrize(
    ("value", "currency", "words"),
    [
        ("7721.55", "USD",
         "US dollars seven thousand seven hundred and twenty-one and 55/100 only"),
        ("216900", "TWD",
         "New Taiwan dollars two hundred and sixteen thousand nine hundred only"),
        ("0", "TWD", "New Taiwan dollars zero only"),
        ("0.05", "HKD", "Hong Kong dollars zero and 05/100 only"),
        ("1001", "CNY", "Renminbi yuan one thousand and one only"),
        ("13000040", "TWD", "New Taiwan dollars thirteen million and forty only"),
        ("1000000000000", "TWD", "New Taiwan dollars one trillion only"),
        ("-90", "TWD", "New Taiwan dollars minus ninety only"),
        ("2.5", "GBP", "GBP two and 50/100 only"),
    ],
)  # fmt: skip
def test_amounts_in_english(value: str, currency: str, words: str) -> None:
    assert english_words(Decimal(value), currency) == words


def test_what_is_too_large_for_a_cheque_is_refused() -> None:
    with pytest.raises(DomainError, match="amount_too_large"):
        english_words(Decimal(10) ** 15, "USD")
