"""What a typed grid shows: columns, cells, and what stands below a row that wants attention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.gui.lists.cells import Cell


@dataclass(frozen=True, slots=True)
class GridColumn:
    """``title`` is a message id, ``width`` pixels at 100 %."""

    title: str
    width: int
    right: bool = False
    typed: bool = False
    stretch: bool = False
    gives_way: int = 0
    vanishes: bool = False
    least: int = 0
    """What it keeps where it gives way, in pixels at 100 %; 0: a share."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way out of what is wrong, on a key."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What stands below a row: what is the matter, and the ways out of it."""

    words: str
    tone: Ink = Ink.LATE
    glyph: Glyph = Glyph.DIFFERS
    ways: tuple[Way, ...] = ()


class GridSheet(Protocol):
    columns: Sequence[GridColumn]

    @property
    def count(self) -> int: ...

    def cell(self, row: int, column: int) -> Cell: ...

    def text(self, row: int, column: int) -> str:
        """What the editor opens with."""

    def put(self, row: int, column: int, text: str) -> None: ...

    def wrong(self, row: int, column: int) -> str:
        """What is wrong with a cell, in words; empty: nothing."""

    def notices(self, row: int) -> Sequence[Notice]: ...

    def go_way(self, row: int, key: str) -> bool:
        """Takes the way on that key; False: the row has none."""
