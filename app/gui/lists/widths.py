"""How the columns of a list share its width."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDE_FROM = 1600
"""Effective pixels of a window that has room for more columns and a wider pane."""
LEAST_SHARE = 0.6
"""What a column that gives way keeps of its width at least."""
LEAST_STRETCHED = 0.25
"""What one keeps that has the rest of the room where there is any."""


def shared_widths(
    asked: Sequence[int], stretches: Sequence[bool], gives_way: Sequence[int], room: int,
    needed: Sequence[int] = (), vanishes: Sequence[bool] = (),
) -> list[int]:
    """Widths that fill ``room``: spare room goes to what stretches. Lack is taken first from what
    is more than ``needed`` (0: not known), then in order; 0 is a column that has vanished."""
    widths = list(asked)
    spare = room - sum(widths)
    if spare >= 0:
        takers = [place for place, flag in enumerate(stretches) if flag] or [len(widths) - 1]
        for rank, place in enumerate(takers):
            widths[place] += spare // len(takers) + (1 if rank < spare % len(takers) else 0)
        return widths
    for place, least in enumerate(needed):
        if least and spare < 0:
            taken = min(-spare, max(0, widths[place] - least))
            widths[place] -= taken
            spare += taken
    order = sorted(
        (rank, place) for place, rank in enumerate(gives_way) if rank
    )
    for _, place in order:
        if spare >= 0:
            break
        if place < len(vanishes) and vanishes[place]:
            taken = widths[place]
        else:
            least_share = LEAST_STRETCHED if stretches[place] else LEAST_SHARE
            taken = min(-spare, round(widths[place] * (1 - least_share)))
        widths[place] -= taken
        spare += taken
    if spare > 0:  # a column that vanished gave more than was asked for
        place = next((at for at, flag in enumerate(stretches) if flag), len(widths) - 1)
        widths[place] += spare
    return widths
