"""A number of rows that may not have been counted to the end."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """``more``: there are at least ``number``."""

    number: int
    more: bool = False


UNDER_WAY = Count(0, more=True)
"""Nothing is known yet: what has to be read for it is read a piece at a time."""
