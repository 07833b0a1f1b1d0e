"""How columns share a width that is too narrow for all of them."""

from __future__ import annotations

from app.gui.lists.widths import shared_widths


def test_what_is_more_than_needed_goes_first() -> None:
    given = shared_widths([100, 100], [False, False], [0, 0], 160, needed=[90, 50])
    assert given == [90, 70]


def test_a_column_that_may_vanish_goes_whole_and_what_is_left_over_is_the_stretching_ones() -> None:
    given = shared_widths(
        [60, 80, 100], [False, False, True], [1, 3, 2], 200, vanishes=[True, False, False]
    )
    assert given == [0, 80, 120]


def test_nothing_vanishes_where_there_is_room() -> None:
    given = shared_widths(
        [60, 80], [False, True], [1, 0], 200, needed=[60, 80], vanishes=[True, False]
    )
    assert given == [60, 140]


def test_a_name_is_cut_only_after_all_that_may_vanish_has() -> None:
    asked, ranks = [60, 70, 120], [1, 2, 3]
    vanishes = [True, True, False]
    assert shared_widths(asked, [False] * 3, ranks, 120, vanishes=vanishes) == [0, 0, 120]
    assert shared_widths(asked, [False] * 3, ranks, 100, vanishes=vanishes) == [0, 0, 100]
