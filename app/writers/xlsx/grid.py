"""The columns of a sheet as a measure: where a block of the page begins among them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, combinations, pairwise

PAGE_WIDTH = 180.0
"""Printable millimetres between the side margins of an A4 page."""

# Excel's metrics for an 11 pt face whose digits are 8 pixels wide, at 96 pixels an inch.
DIGIT, PADDING = 8, 5
MM_A_PIXEL = 25.4 / 96
POINTS_A_MM = 72 / 25.4


class Grid:
    """Widths are characters, edges and places fractions of the whole width."""

    __slots__ = ("_edges", "_total", "widths")

    def __init__(self, widths: Sequence[float]) -> None:
        self.widths = tuple(widths)
        pixels = [width * DIGIT + PADDING for width in widths]
        self._total = sum(pixels)
        self._edges = [0.0, *(edge / self._total for edge in accumulate(pixels))]

    @property
    def last(self) -> int:
        return len(self.widths) - 1

    @property
    def scale(self) -> float:
        """What a printed length is of the length on the sheet, at one page in width."""
        return min(1.0, PAGE_WIDTH / (self._total * MM_A_PIXEL))

    def points(self, printed_mm: float) -> float:
        """Height of a row that prints ``printed_mm`` high."""
        return printed_mm * POINTS_A_MM / self.scale

    def column_at(self, place: float) -> int:
        """The column whose left edge is nearest to ``place``."""
        right = bisect_left(self._edges, place)
        if right > 0 and place - self._edges[right - 1] <= self._edges[right] - place:
            right -= 1
        return min(right, self.last)

    def trailing(self, printed_mm: float) -> int:
        """First of the fewest last columns that print at least ``printed_mm`` wide."""
        whole = self._total * MM_A_PIXEL * self.scale
        wanted = 1 - printed_mm / whole
        first = self.last
        while first > 0 and self._edges[first] > wanted:
            first -= 1
        return first

    def spans(self, count: int, start: int, end: int) -> list[tuple[int, int]]:
        """``count`` runs of columns over ``start``–``end`` inclusive, the narrowest of them as
        wide as can be: a figure in a run too narrow for it shows as hashes.
        """
        cuts = _evenest(tuple(self._edges[start : end + 2]), count)
        return [(start + first, start + after - 1) for first, after in pairwise(cuts)]


@lru_cache(maxsize=512)
def _evenest(edges: tuple[float, ...], count: int) -> tuple[int, ...]:
    last = len(edges) - 1
    return max(
        ((0, *chosen, last) for chosen in combinations(range(1, last), count - 1)),
        key=lambda cuts: sorted(edges[after] - edges[first] for first, after in pairwise(cuts)),
    )
