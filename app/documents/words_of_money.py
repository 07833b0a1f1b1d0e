"""Amounts as papers say them besides figures: in words, and the mark before a blank to fill in."""

from __future__ import annotations

from decimal import Decimal

from app.domain.capitals import CapitalStyle, capital_amount, english_words
from app.domain.money import format_money


def amount_in_words(value: Decimal, currency: str, style: str | None) -> str:
    """``style``: zh_TW, zh_HK or zh_CN; None for English words."""
    if style is None:
        return english_words(value, currency)
    return capital_amount(value, currency, CapitalStyle(style))


def money_mark(currency: str) -> str:
    """``NT$``, ``¥``, ``US$``."""
    return format_money(Decimal(0), currency, mark=True).rstrip("0.").strip()
