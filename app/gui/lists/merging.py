"""Where rows go when the same question is answered in another order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence


def moved_rows(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[int] | None:
    """For each old place its new one; None where nothing moves. Both hold the same records."""
    if list(before) == list(after):
        return None
    places = {key: place for place, key in enumerate(after)}
    return [places[key] for key in before]
