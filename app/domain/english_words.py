"""Amounts in English words, where capitals do not belong."""

from __future__ import annotations

from decimal import Decimal

from app.domain.errors import DomainError
from app.domain.money import LARGEST, Currency, round_money

_NAMES = {
    "TWD": "New Taiwan dollars",
    "CNY": "Renminbi yuan",
    "HKD": "Hong Kong dollars",
    "USD": "US dollars",
    "EUR": "Euro",
    "JPY": "Japanese yen",
}
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = (
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))


def english_words(value: Decimal, currency: Currency) -> str:
    """``US dollars seven thousand seven hundred and twenty-one and 55/100 only``.

    DomainError ``errors.amount_too_large`` from 10^15 on.
    """
    amount = round_money(value, currency)
    if abs(amount) >= LARGEST:
        raise DomainError("errors.amount_too_large", value=f"{amount:f}")
    units, cents = divmod(int(abs(amount) * 100), 100)
    words = [_NAMES.get(currency, currency)]
    if amount < 0:
        words.append("minus")
    words.append(_whole(units))
    if cents:
        words.append(f"and {cents:02d}/100")
    return " ".join((*words, "only"))


def _whole(number: int) -> str:
    parts = []
    for size, name in _SCALES:
        if number >= size:
            parts.append(f"{_below_thousand(number // size)} {name}")
            number %= size
    if parts and 0 < number < 100:
        parts.append(f"and {_below_thousand(number)}")
    elif number or not parts:
        parts.append(_below_thousand(number))
    return " ".join(parts)


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest)
    words = f"{_SMALL[hundreds]} hundred"
    return f"{words} and {_below_hundred(rest)}" if rest else words


def _below_hundred(number: int) -> str:
    if number < len(_SMALL):
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}-{_SMALL[ones]}" if ones else _TENS[tens]
