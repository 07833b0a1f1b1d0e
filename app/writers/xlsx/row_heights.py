"""How many lines a text takes in a column, so that rows are as high on every machine."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import east_asian_width

LINE = 17.25
"""Points that one line of 11 pt type takes."""


@lru_cache(maxsize=8192)
def width_of(text: str) -> int:
    """In half-width characters: an ideograph takes two."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in text)


def lines_of(text: str, width: float) -> int:
    """Lines that ``text`` wraps to in ``width`` characters, rather one too many."""
    taken = width_of(text)
    return 1 if taken <= width else -(-int(taken * 1.1) // int(width))
