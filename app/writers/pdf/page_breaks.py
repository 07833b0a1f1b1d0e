"""Which rows stand on which page: a document is never broken, the sums never stand alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.writers.pdf.layout import REPLY
from app.writers.pdf.movements import CARRY, OPENING

_FIRST_ENDS = REPLY - 2
_NEXT_HEAD = 34.0
_NEXT_ENDS = 268.0


@dataclass(frozen=True, slots=True)
class Room:
    """Of rows, in mm, under the opening row of page 1 and the carry of the pages after it."""

    first: float
    first_with_sums: float
    next: float
    next_with_sums: float


def room(first_begins: float, head: float, closing: float) -> Room:
    """``first_begins``: where the first row of page 1 stands; the heights of head and sums."""
    begins = _NEXT_HEAD + head + OPENING
    return Room(
        first=_FIRST_ENDS - CARRY - first_begins,
        first_with_sums=REPLY - 0.8 - closing - first_begins,
        next=_NEXT_ENDS - CARRY - begins,
        next_with_sums=_NEXT_ENDS - closing - begins,
    )


def break_pages(heights: Sequence[float], available: Room) -> list[range]:
    """Ranges of rows, one a page; the last page also holds the sums.

    No height may pass ``available.next``: such a document is parted before.
    """
    if sum(heights) <= available.first_with_sums:
        return [range(len(heights))]
    pages: list[range] = []
    start = 0
    while True:
        whole = available.next if pages else available.first
        # Page 1 may be left empty for a row that only fits a following page; those never are.
        count = max(_fitting(heights[start:], whole), 1 if pages else 0)
        if start + count == len(heights):
            with_sums = available.next_with_sums if pages else available.first_with_sums
            if sum(heights[start:]) <= with_sums:
                pages.append(range(start, len(heights)))
                return pages
            count -= _kept_for_sums(heights[start:], available)
        elif start + count == len(heights) - 1 and count > 1:
            count -= max(_kept_for_sums(heights[start:], available), 1) - 1
        pages.append(range(start, start + count))
        start += count
        if start == len(heights):
            pages.append(range(start, start))
            return pages


def _fitting(heights: Sequence[float], space: float) -> int:
    """How many rows fit; none where the first is higher than what page 1 leaves."""
    return sum(1 for reached in accumulate(heights) if reached <= space + 1e-6)


def _kept_for_sums(heights: Sequence[float], available: Room) -> int:
    """Two rows go with the sums where they fit, else one, else none."""
    for count in (2, 1):
        if count < len(heights) and sum(heights[-count:]) <= available.next_with_sums:
            return count
    return 0
