"""How the columns of a list share its width."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

Value = TypeVar("Value")

WIDE_FROM = 1600
"""Effective pixels of a window that has room for more columns and a wider pane."""
LEAST_SHARE = 0.6
"""What a column that gives way keeps of its width at least."""
LEAST_READ = 0.4
"""What one keeps that is read or not there at all."""
LEAST_STRETCHED = 0.25
"""What one keeps at last that has the rest of the room where there is any."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of columns beyond their asked widths; of a list, in its order."""

    needed: Sequence[int] = ()
    """What the widest cell needs; 0: not known."""
    words: Sequence[int] = ()
    """What is left of that without what is lighter beside it; 0: not known."""
    vanishes: Sequence[bool] = ()
    """Gives up all of it: where it also stretches, only when it would be too short to read."""
    empty: Sequence[bool] = ()
    """Nothing stands in any cell."""
    least: Sequence[int] = ()
    """What one that gives way keeps; 0: a share."""


@dataclass(slots=True)
class _Sharing:
    asked: Sequence[int]
    stretches: Sequence[bool]
    gives_way: Sequence[int]
    known: Known
    spare: int
    widths: list[int] = field(default_factory=list)

    def take(self, place: int, least: int) -> None:
        """As much as is lacking, down to ``least``."""
        taken = min(max(0, -self.spare), max(0, self.widths[place] - least))
        self.widths[place] -= taken
        self.spare += taken

    def take_all(self, place: int) -> None:
        self.spare += self.widths[place]
        self.widths[place] = 0

    def fill(self) -> None:
        takers = [at for at, flag in enumerate(self.stretches) if flag] or [len(self.widths) - 1]
        for rank, at in enumerate(takers):
            share, over = divmod(self.spare, len(takers))
            self.widths[at] += share + (rank < over)

    @property
    def ranked(self) -> list[int]:
        """What gives way, first of all what does so first."""
        return [at for _, at in sorted(
            (rank, at) for at, rank in enumerate(self.gives_way) if rank
        )]

    def vanishes(self, place: int) -> bool:
        return _of(self.known.vanishes, place, False)

    def least(self, place: int, share: float) -> int:
        return _of(self.known.least, place, 0) or round(self.asked[place] * share)

    def give_way(self) -> None:
        """Without a word being cut."""
        for at in range(len(self.widths)):
            if needed := _of(self.known.needed, at, 0):
                self.take(at, needed)
        for at in [*self.ranked, *range(len(self.widths))]:
            if self.spare < 0 and _of(self.known.empty, at, False):
                self.take_all(at)
        for at in self.ranked:
            if words := _of(self.known.words, at, 0):
                self.take(at, words)

    def cut(self) -> None:
        """What is a name, and neither stretches nor vanishes, at last."""
        for at in self.ranked:
            if self.stretches[at]:
                self.take(at, self.least(at, LEAST_SHARE))
            elif self.vanishes(at) and self.spare < 0:
                self.take_all(at)
        for at in self.ranked:
            if self.stretches[at]:
                self.take(at, self.least(at, LEAST_READ if self.vanishes(at) else LEAST_STRETCHED))
        for at in self.ranked:
            if self.spare < 0 and self.stretches[at] and self.vanishes(at):
                self.take_all(at)
        for at in self.ranked:
            if not self.stretches[at]:
                self.take(at, min(self.widths[at], self.least(at, LEAST_SHARE)))

    def give_back(self) -> None:
        """What vanished gave more than was asked for."""
        standing = [at for at in self.ranked if self.widths[at]]
        for at in reversed(standing):
            back = min(self.spare, max(0, self.asked[at] - self.widths[at]))
            self.widths[at] += back
            self.spare -= back
        takers = [at for at in standing if self.stretches[at]] or standing[-1:]
        self.widths[takers[0] if takers else -1] += self.spare


def _of(known: Sequence[Value], place: int, otherwise: Value) -> Value:
    return known[place] if place < len(known) else otherwise


def shared_widths(
    asked: Sequence[int], stretches: Sequence[bool], gives_way: Sequence[int], room: int,
    known: Known = Known(),
) -> list[int]:
    """Widths that fill ``room``: spare room goes to what stretches. What lacks is taken from what
    is more than needed, from columns with nothing in them, from what is lighter beside the words,
    and then in order of ``gives_way`` (0: never); 0 is a column that has vanished."""
    sharing = _Sharing(asked, stretches, gives_way, known, room - sum(asked), list(asked))
    if sharing.spare >= 0:
        sharing.fill()
    else:
        sharing.give_way()
        sharing.cut()
        if sharing.spare > 0:
            sharing.give_back()
    return sharing.widths
