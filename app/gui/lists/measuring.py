"""What the cells of a list need to be read whole, measured in the rows that stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from app.gui.lists.cells import Kind
from app.gui.lists.painting import wanted_width
from app.gui.theme.fonts import Face

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.gui.lists.cells import Cell
    from app.gui.lists.paged_model import PagedModel
    from app.gui.theme.theme import Theme

MEASURED_ROWS = 300
MAY_GROW = 2.3
"""A column that gives way asks for so much of its width where its words are long."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Of each column in pixels, with its padding."""

    needed: list[int]
    words: list[int]
    """Without what stands lighter beside them."""
    empty: list[bool]


def measure(
    theme: Theme, rows: PagedModel[Any], heading: Callable[[int], str], padding: int
) -> Measured:
    """A column that stretches asks for the names in it only: the rest of it takes what is left."""
    found = Measured([], [], [])
    side = 2 * theme.px(padding) + 2
    count = min(MEASURED_ROWS, rows.rowCount())
    for place, column in enumerate(rows.columns()):
        title = theme.metrics(Face.LABEL).horizontalAdvance(heading(place))
        whole = words = 0
        for row in range(count):
            cell = rows.cell(row, place)
            if column.gives_way and not column.vanishes and cell.kind is Kind.TEXT:
                cell = replace(cell, second="")  # a name counts, not who answers there
            if column.stretch and cell.face is not Face.NAME:
                continue
            bare = _words(theme, cell)
            words = max(words, bare)
            whole = max(whole, bare if column.stretch else wanted_width(theme, cell))
        most = theme.px(column.width * MAY_GROW)
        limit = most if column.gives_way and not column.vanishes else max(most, whole + side)
        found.needed.append(min(max(title, whole) + side, limit) if whole or not column.stretch
                            else 0)
        found.words.append(min(max(title, words) + side, limit) if words else 0)
        found.empty.append(count > 0 and not column.stretch and all(
            _blank(rows.cell(row, place)) for row in range(count)
        ))
    return found


def _words(theme: Theme, cell: Cell) -> int:
    return wanted_width(theme, replace(cell, note="") if cell.kind is Kind.TEXT else cell)


def _blank(cell: Cell) -> bool:
    return cell.bar is None and not cell.spoken.strip(" —")
