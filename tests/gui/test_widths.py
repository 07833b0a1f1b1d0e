"""How columns share a width that is too narrow for all of them."""

from __future__ import annotations

from app.gui.lists.widths import Known, shared_widths


def test_what_is_more_than_needed_goes_first() -> None:
    given = shared_widths([100, 100], [False, False], [0, 0], 160, Known(needed=[90, 50]))
    assert given == [90, 70]


def test_a_column_that_may_vanish_goes_whole_and_what_is_left_over_is_the_stretching_ones() -> None:
    given = shared_widths(
        [60, 80, 100], [False, False, True], [1, 3, 2], 200, Known(vanishes=[True, False, False])
    )
    assert given == [0, 80, 120]


def test_nothing_vanishes_where_there_is_room() -> None:
    given = shared_widths(
        [60, 80], [False, True], [1, 0], 200,
        Known(needed=[60, 80], vanishes=[True, False]),
    )
    assert given == [60, 140]


def test_a_name_is_cut_only_after_all_that_may_vanish_has() -> None:
    asked, ranks = [60, 70, 120], [1, 2, 3]
    known = Known(vanishes=[True, True, False])
    assert shared_widths(asked, [False] * 3, ranks, 120, known) == [0, 0, 120]
    assert shared_widths(asked, [False] * 3, ranks, 100, known) == [0, 0, 100]


def test_a_column_with_nothing_in_it_goes_before_a_name_is_cut() -> None:
    known = Known(needed=[160, 80, 60], empty=[False, True, False])
    assert shared_widths([160, 80, 60], [True, False, False], [2, 0, 0], 250, known) == [190, 0, 60]
    assert shared_widths([160, 80, 60], [True, False, False], [2, 0, 0], 300, known) == [
        160, 80, 60
    ]


def test_what_is_lighter_beside_the_words_goes_first_whatever_the_order() -> None:
    known = Known(needed=[200, 100], words=[120, 90])
    assert shared_widths([200, 100], [False, False], [2, 1], 210, known) == [120, 90]


def test_a_stretching_column_too_short_to_read_goes_whole_and_the_name_takes_its_room() -> None:
    known = Known(vanishes=[False, True, False])
    share = shared_widths([100, 100, 80], [False, True, False], [2, 1, 0], 250, known)
    assert share == [100, 70, 80]
    share = shared_widths([100, 100, 80], [False, True, False], [2, 1, 0], 220, known)
    assert share == [100, 40, 80]
    assert shared_widths([100, 100, 80], [False, True, False], [2, 1, 0], 190, known) == [
        110, 0, 80
    ]


def test_what_keeps_a_least_is_not_cut_below_it() -> None:
    assert shared_widths([200, 100], [True, False], [1, 0], 100, Known(least=[144, 0])) == [
        144, 100
    ]
