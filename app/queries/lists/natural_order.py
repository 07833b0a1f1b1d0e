"""Codes in the order people count: A2 before A10.

The number is the one a code ends with; what stands before it is text. No index holds this order:
it is worked out for every row asked for, which products, some thousands at most, can bear.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, cast, func

from app.queries.page import Key

DIGITS = "0123456789"
LARGEST = 2**63 - 1
"""SQLite's; a longer number counts as this one, and then as text."""


def natural_order(code: Any) -> tuple[ColumnElement[Any], ...]:
    """What to order by, one after another."""
    before = func.rtrim(code, DIGITS)
    number = cast(func.substr(code, func.length(before) + 1), BigInteger)
    return before, number, code


def natural_key(code: str) -> Key:
    """The same of a code that has been read, to read on from it."""
    before = code.rstrip(DIGITS)
    return before, min(int(code[len(before):] or 0), LARGEST), code
