"""A page of rows by key: the next one starts after ``next_key``, however long the list is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

R = TypeVar("R")

Key = tuple[Any, ...]
"""The sort values of the last row shown, its id last."""


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    rows: tuple[R, ...]
    next_key: Key | None
    """None: there is nothing after this page."""
    count: int | None = None
    """How many rows the whole list has, where it was asked for."""
