"""Work on a whole book, in stages that a door words while it waits."""

from __future__ import annotations

from enum import StrEnum

from app.db.watching import Stopped, Watch, go_on
from app.services.desk import Progress
from app.services.desk import unwatched as nobody_watches

__all__ = [
    "IN_BYTES", "MB", "Stage", "Stopped", "Watch", "go_on", "nobody_watches", "stage",
]


class Stage(StrEnum):
    COPYING = "copying"
    PACKING = "packing"
    UNPACKING = "unpacking"
    CHECKING = "checking"
    """The engine's own structures; ``of`` is about what it takes, 0 until that is known."""
    JOURNAL = "journal"
    COMPARING = "comparing"
    ORDERS = "orders"
    FILES = "files"
    ROWS = "rows"
    FILING = "filing"
    SWAPPING = "swapping"
    """From here on it is not stopped any more."""


IN_BYTES = (Stage.COPYING, Stage.PACKING, Stage.UNPACKING, Stage.FILING)
MB = 1_000_000
"""Bytes, as a disk's maker counts."""


def stage(progress: Progress, which: Stage, size: int = 0) -> Watch:
    """``progress`` as a watch of one stage; ``size``: what its ``of`` counts for, where given."""

    def watch(done: int, of: int) -> bool:
        if size and of:
            return progress(size * done // of, size, which)
        return progress(done, of, which)

    return watch
