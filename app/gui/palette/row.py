"""What one line of the palette shows and does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.gui.lists.cells import Cell
    from app.gui.theme.icons import Icon
    from app.queries.palette.hit import Group


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """``matched`` is underlined within ``title``; ``state`` and ``chip`` stand at the right."""

    icon: Icon
    title: str
    act: Callable[[], None]
    matched: str = ""
    note: str = ""
    state: str = ""
    chip: Cell | None = None
    key: str = ""
    group: Group | None = None
    """What Tab restricts the search to, standing here."""

    @property
    def spoken(self) -> str:
        chip = self.chip.spoken if self.chip is not None else ""
        return " ".join(filter(None, (self.title, self.note, self.state, chip, self.key)))


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    rows: tuple[PaletteRow, ...]


@dataclass(frozen=True, slots=True)
class Command:
    """An entry of the window's menu, found by its words."""

    words: str
    key: str
    act: Callable[[], None]
