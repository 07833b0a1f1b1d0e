"""Amounts in capitals, as bills and statements carry them (domain §3.9; People's Bank of China,
Basic rules for correctly filling in bills and settlement vouchers)."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum

from app.domain.english_words import english_words
from app.domain.errors import DomainError
from app.domain.money import LARGEST, Currency, round_money

__all__ = ["CapitalStyle", "capital_amount", "english_words", "parse_capital"]


class CapitalStyle(StrEnum):
    ZH_TW = "zh_TW"
    ZH_HK = "zh_HK"
    ZH_CN = "zh_CN"


_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_SIMPLIFIED = "零壹贰叁肆伍陆柒捌玖"
_TRADITIONAL_NAMES = {
    "TWD": "新臺幣",
    "CNY": "人民幣",
    "HKD": "港幣",
    "USD": "美元",
    "EUR": "歐元",
    "JPY": "日圓",
}
_SIMPLIFIED_NAMES = {
    "TWD": "新台币",
    "CNY": "人民币",
    "HKD": "港币",
    "USD": "美元",
    "EUR": "欧元",
    "JPY": "日元",
}
_TENS = ("仟", "佰", "拾", "")
_MYRIAD = 10**4
_HUNDRED_MILLION = 10**8


def capital_amount(value: Decimal, currency: Currency, style: CapitalStyle) -> str:
    """``新臺幣貳拾壹萬陸仟玖佰元整``. A negative amount has 負 after the currency's name.

    Of the forms the rules allow, the first of each official example. DomainError
    ``errors.amount_too_large`` from 10^15 on.
    """
    simplified = style is CapitalStyle.ZH_CN
    amount = round_money(value, currency)
    if abs(amount) >= LARGEST:
        raise DomainError("errors.amount_too_large", value=f"{amount:f}")
    digits = _SIMPLIFIED if simplified else _TRADITIONAL
    names = _SIMPLIFIED_NAMES if simplified else _TRADITIONAL_NAMES
    minus = ("负" if simplified else "負") if amount < 0 else ""
    units, cents = divmod(int(abs(amount) * 100), 100)
    words = _whole(units, digits, "万亿" if simplified else "萬億")
    full = "正" if style is CapitalStyle.ZH_HK else "整"
    return names.get(currency, currency) + minus + _joined(units, words, cents, digits, full)


def _joined(units: int, words: str, cents: int, digits: str, full: str) -> str:
    if not cents:
        return f"{words or digits[0]}元{full}"
    tenths, hundredths = divmod(cents, 10)
    parts = [f"{words}元"] if units else []
    # 零 is required before 分 without 角, and ours before 角 where the 元 digit is 0.
    if units and (not tenths or units % 10 == 0):
        parts.append(digits[0])
    if tenths:
        parts.append(f"{digits[tenths]}角")
    if hundredths:
        parts.append(f"{digits[hundredths]}分")
    return "".join(parts)


def _whole(number: int, digits: str, myriads: str) -> str:
    """A whole number; nothing for 0. A thousand billions are so many 萬 of 億."""
    for size, unit in ((_HUNDRED_MILLION, myriads[1]), (_MYRIAD, myriads[0])):
        if number >= size:
            high, low = divmod(number, size)
            gap = digits[0] if 0 < low < size // 10 else ""
            return _whole(high, digits, myriads) + unit + gap + _whole(low, digits, myriads)
    words, zero = "", False
    for digit, unit in zip(f"{number:04d}", _TENS, strict=True):
        if digit == "0":
            zero = bool(words)
        else:
            words += (digits[0] if zero else "") + digits[int(digit)] + unit
            zero = False
    return words


_DIGITS = {
    sign: value for digits in (_TRADITIONAL, _SIMPLIFIED) for value, sign in enumerate(digits)
}
_SAME = str.maketrans(
    {
        "貳": "贰",
        "參": "叁",
        "陸": "陆",
        "萬": "万",
        "億": "亿",
        "負": "负",
        "圓": "元",
        "圆": "元",
        "正": "整",
    }
)
_NAMES = sorted(
    {name.translate(_SAME) for name in (*_TRADITIONAL_NAMES.values(), *_SIMPLIFIED_NAMES.values())},
    key=len,
    reverse=True,
)
_ONE = "[壹贰叁肆伍陆柒捌玖]"
_AMOUNT = re.compile(
    rf"(?P<minus>负)?(?:(?P<units>[{_SIMPLIFIED}拾佰仟万亿]+)元)?"
    rf"(?:零?(?P<tenths>{_ONE})角)?(?:零?(?P<hundredths>{_ONE})分)?整?"
)
_GROUP = re.compile(rf"(?:({_ONE})仟)?(?:零?({_ONE})佰)?(?:零?({_ONE})拾)?(?:零?({_ONE}))?")


def parse_capital(text: str) -> Decimal:
    """The amount that capitals of any of the three styles say, with or without the name of a
    currency. DomainError ``errors.capital_unreadable``."""
    words = text.strip().translate(_SAME)
    name = re.match("|".join(_NAMES) + "|[A-Z]{3}", words)
    found = _AMOUNT.fullmatch(words[name.end() :] if name else words)
    parts = found.group("units", "tenths", "hundredths") if found else (None, None, None)
    if not found or not any(parts):
        raise DomainError("errors.capital_unreadable", text=text)
    units, tenths, hundredths = parts
    cents = 10 * _DIGITS.get(tenths or "零", 0) + _DIGITS.get(hundredths or "零", 0)
    value = Decimal(_parse_whole(units, text) if units else 0) + Decimal(cents).scaleb(-2)
    return -value if found["minus"] else value


def _parse_whole(words: str, text: str) -> int:
    if words == "零":
        return 0
    for size, unit in ((_HUNDRED_MILLION, "亿"), (_MYRIAD, "万")):
        high, found, low = words.rpartition(unit)
        if found:
            low = low.removeprefix("零")
            above = _parse_whole(high, text) if high else 0
            return above * size + (_parse_whole(low, text) if low else 0)
    group = _GROUP.fullmatch(words)
    if not group:
        raise DomainError("errors.capital_unreadable", text=text)
    value = 0
    for digit in group.groups():
        value = value * 10 + _DIGITS.get(digit or "零", 0)
    return value
