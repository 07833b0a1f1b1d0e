"""What a column is called, how wide it stands and what it shows of a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from app.gui.lists.cells import Cell
    from app.gui.words import Words

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a row needs to become words: the language, the day, the firm's own currency."""

    words: Words
    now: datetime
    currency: str

    @property
    def today(self) -> date:
        return self.now.date()


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    title: str
    """Message id; worded when shown."""
    cell: Callable[[Row, Wording], Cell]
    width: int
    """Pixels at 100 %."""
    english_width: int = 0
    """Where the language's longest word needs more; 0: the same."""
    right: bool = False
    sort: str = ""
    """The query's name for ordering by this column; empty: it cannot be."""
    stretch: bool = False
    gives_way: int = 0
    """Columns give up room in this order (1 first); 0: never elided."""
    from_width: int = 0
    """Effective pixels of the window from which the column stands at all."""
    vanishes: bool = False
    """Gives up all of it, rather than be cut."""
    headed: bool = False
    """Says nothing without its heading, and stands in no list that shows none."""


Columns = Mapping[Any, Column[Row]]
"""By the list's own IntEnum."""
