"""What a customer says he owes, written on a statement that came back (domain §3.6).

A returned paper has one line for remarks. An amount stands at its beginning beside ours,
``77,300 ≠ 81,500``, so that a person reads it and the list can say by how much they differ.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from app.domain.money import Currency, format_money

_SAID = re.compile(r"\s*(?:差|off by)\s*([\d,]+(?:\.\d+)?)", re.IGNORECASE)
_NOTED = re.compile(r"\s*(-?[\d,.]*\d)\s*≠\s*(-?[\d,.]*\d)\s*[;；]?\s*")


def difference_noted(theirs: Decimal, ours: Decimal, currency: Currency, remark: str) -> str:
    """The remark of a returned paper whose amount is not ours."""
    amounts = f"{format_money(theirs, currency)} ≠ {format_money(ours, currency)}"
    return f"{amounts}; {remark.strip()}" if remark.strip() else amounts


def amounts_in(remark: str) -> tuple[Decimal, Decimal] | None:
    """(theirs, ours) where a remark begins with them."""
    found = _NOTED.match(remark)
    if not found:
        return None
    try:
        return Decimal(found[1].replace(",", "")), Decimal(found[2].replace(",", ""))
    except InvalidOperation:
        return None


def gap_in(remark: str) -> Decimal | None:
    """By how much they differ, also where only that was noted: ``差 4,200``, ``off by 4,200``."""
    amounts = amounts_in(remark)
    if amounts is not None:
        return abs(amounts[0] - amounts[1])
    said = _SAID.match(remark)
    return Decimal(said[1].replace(",", "")) if said else None


def remark_beside(remark: str) -> str:
    """The remark without the amounts at its beginning."""
    found = _NOTED.match(remark)
    return remark[found.end():] if found and amounts_in(remark) else remark
