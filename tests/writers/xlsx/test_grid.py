"""Columns of a sheet as a measure."""

from __future__ import annotations

import pytest

from app.writers.xlsx.grid import Grid

WIDTHS = (4, 11, 6, 16, 14, 30, 9, 5, 9, 11, 9, 14, 22, 14)


@pytest.mark.parametrize(("count", "end"), [(4, 8), (5, 9), (6, 9)])
def test_no_run_is_too_narrow_for_a_figure_where_a_wider_one_could_be(
    count: int, end: int
) -> None:
    """A sum with cents and its sign needs some thirteen characters, or it shows as hashes."""
    runs = Grid(WIDTHS).spans(count, 0, end)
    assert [first for first, _ in runs[1:]] == [last + 1 for _, last in runs[:-1]]
    assert (runs[0][0], runs[-1][1]) == (0, end)
    assert min(sum(WIDTHS[first : last + 1]) for first, last in runs) >= 13
