from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.capitals import CapitalStyle, capital_amount, parse_capital
from app.domain.errors import DomainError

TW, HK, CN = CapitalStyle.ZH_TW, CapitalStyle.ZH_HK, CapitalStyle.ZH_CN

# domain §3.9, all of them.
VECTORS = [
    ("1409.50", "CNY", CN, "人民币壹仟肆佰零玖元伍角"),
    ("6007.14", "CNY", CN, "人民币陆仟零柒元壹角肆分"),
    ("1680.32", "CNY", CN, "人民币壹仟陆佰捌拾元零叁角贰分"),
    ("107000.53", "CNY", CN, "人民币壹拾万柒仟元零伍角叁分"),
    ("16409.02", "CNY", CN, "人民币壹万陆仟肆佰零玖元零贰分"),
    ("325.04", "CNY", CN, "人民币叁佰贰拾伍元零肆分"),
    ("0.42", "CNY", CN, "人民币肆角贰分"),
    ("0.05", "CNY", CN, "人民币伍分"),
    ("10.05", "CNY", CN, "人民币壹拾元零伍分"),
    ("100.00", "CNY", CN, "人民币壹佰元整"),
    ("0.00", "CNY", CN, "人民币零元整"),
    ("1945.86", "HKD", HK, "港幣壹仟玖佰肆拾伍元捌角陸分"),
    ("7320", "HKD", HK, "港幣柒仟參佰貳拾元正"),
    ("10", "TWD", TW, "新臺幣壹拾元整"),
    ("15", "TWD", TW, "新臺幣壹拾伍元整"),
    ("101", "TWD", TW, "新臺幣壹佰零壹元整"),
    ("1010", "TWD", TW, "新臺幣壹仟零壹拾元整"),
    ("1011", "TWD", TW, "新臺幣壹仟零壹拾壹元整"),
    ("10500", "TWD", TW, "新臺幣壹萬零伍佰元整"),
    ("20004", "TWD", TW, "新臺幣貳萬零肆元整"),
    ("100050", "TWD", TW, "新臺幣壹拾萬零伍拾元整"),
    ("107000", "TWD", TW, "新臺幣壹拾萬柒仟元整"),
    ("1002003", "TWD", TW, "新臺幣壹佰萬貳仟零參元整"),
    ("10010001", "TWD", TW, "新臺幣壹仟零壹萬零壹元整"),
    ("100000001", "TWD", TW, "新臺幣壹億零壹元整"),
    ("120000000", "TWD", TW, "新臺幣壹億貳仟萬元整"),
    ("216900", "TWD", TW, "新臺幣貳拾壹萬陸仟玖佰元整"),
    ("100001000", "TWD", TW, "新臺幣壹億零壹仟元整"),
    ("12345678901234", "TWD", TW,
     "新臺幣壹拾貳萬參仟肆佰伍拾陸億柒仟捌佰玖拾萬壹仟貳佰參拾肆元整"),
    ("1000000000000", "CNY", CN, "人民币壹万亿元整"),
    ("-4000", "TWD", TW, "新臺幣負肆仟元整"),
    ("-0.5", "CNY", CN, "人民币负伍角"),
    ("20", "USD", TW, "美元貳拾元整"),
    ("20", "GBP", CN, "GBP贰拾元整"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "currency", "style", "words"), VECTORS)
def test_amounts_in_capitals(value: str, currency: str, style: CapitalStyle, words: str) -> None:
    assert capital_amount(Decimal(value), currency, style) == words
    assert parse_capital(words) == Decimal(value)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("人民币壹仟陆佰捌拾元叁角贰分", "1680.32"),
        ("人民币壹拾万零柒仟元伍角叁分", "107000.53"),
        ("港幣叁仟元正", "3000"),
        ("壹佰圓整", "100"),
        ("人民币壹仟肆佰零玖元伍角整", "1409.5"),
    ],
)
def test_the_other_allowed_forms_are_read(words: str, value: str) -> None:
    assert parse_capital(words) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["", "新臺幣", "整", "新臺幣整", "壹貳元", "元整", "壹萬萬萬拾元", "拾元整", "100", "伍分壹角"],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(DomainError, match="capital_unreadable"):
        parse_capital(text)


def test_what_has_no_agreed_wording_is_refused() -> None:
    with pytest.raises(DomainError, match="amount_too_large"):
        capital_amount(Decimal(10) ** 15, "TWD", TW)


cents = st.integers(-(10**17) + 100, 10**17 - 100)
round_cents = st.builds(
    lambda digits, zeros: digits * 10**zeros, st.integers(0, 99_999), st.integers(0, 12)
)


@given(cents | round_cents, st.sampled_from(CapitalStyle), st.sampled_from(["CNY", "HKD", "USD"]))
def test_capitals_read_back_as_the_amount(value: int, style: CapitalStyle, currency: str) -> None:
    amount = Decimal(value).scaleb(-2)
    words = capital_amount(amount, currency, style)
    assert parse_capital(words) == amount
    assert "零零" not in words
    assert not re.search("零[萬億万亿]", words)
    assert "零元" not in words or amount == 0
    assert ("分" in words) != words.endswith(("整", "正")) or words.endswith("角")
