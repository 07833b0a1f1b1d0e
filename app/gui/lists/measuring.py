"""What the cells of a list need to be read whole, measured in the rows that stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.gui.lists.cells import Kind
from app.gui.lists.painting import wanted_width
from app.gui.theme.fonts import Face

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Sequence

    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Column
    from app.gui.lists.paged_model import PagedModel
    from app.gui.theme.theme import Theme

MAY_GROW = 2.3
"""A column that gives way asks for so much of its width where its words are long."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Of each column in pixels, with its padding."""

    needed: list[int]
    words: list[int]
    """Without what stands lighter beside them."""
    empty: list[bool]

    def with_more(self, rows: Measured) -> Measured:
        """Of both together."""
        return Measured(
            list(map(max, self.needed, rows.needed)), list(map(max, self.words, rows.words)),
            [one and other for one, other in zip(self.empty, rows.empty, strict=True)],
        )


def measure(
    theme: Theme, rows: PagedModel[Any], heading: Callable[[int], str], padding: int,
    places: range, standing: Sequence[bool],
) -> Measured:
    """Of the rows at these places. A column that stretches asks for the names in it only: the
    rest of it takes what is left. One that is not ``standing`` asks for nothing."""
    found = Measured([], [], [])
    side = 2 * theme.px(padding) + 2
    for place, (column, stands) in enumerate(zip(rows.columns(), standing, strict=True)):
        if not stands:
            found.needed.append(0)
            found.words.append(0)
            found.empty.append(False)
            continue
        title = theme.metrics(Face.LABEL).horizontalAdvance(heading(place))
        shapes = _shapes(rows, place, places)
        whole, words = _widest(theme, column, shapes)
        most = theme.px(column.width * MAY_GROW)
        limit = most if column.gives_way and not column.vanishes else max(most, whole + side)
        found.needed.append(min(max(title, whole) + side, limit) if whole or not column.stretch
                            else 0)
        found.words.append(min(max(title, words) + side, limit) if words else 0)
        found.empty.append(
            bool(shapes) and not column.stretch and all(_blank(cell) for cell in shapes)
        )
    return found


def _shapes(rows: PagedModel[Any], place: int, places: range) -> Collection[Cell]:
    """The cells of a column, those that look alike once."""
    found: dict[Hashable, Cell] = {}
    for row in places:
        cell = rows.cell(row, place)
        found.setdefault((
            cell.text, cell.note, cell.second, cell.kind.value, cell.face.value, cell.filled,
            cell.glyph is None, cell.bar is None,
        ), cell)
    return found.values()


def _widest(theme: Theme, column: Column[Any], cells: Iterable[Cell]) -> tuple[int, int]:
    """(whole, without what stands lighter beside the words)."""
    whole = words = 0
    for cell in cells:
        plain = cell.kind is Kind.TEXT
        # In what gives way a name counts, not who answers there.
        second = not (plain and column.gives_way and not column.vanishes)
        if column.stretch and cell.face is not Face.NAME:
            continue
        bare = wanted_width(theme, cell, note=not plain, second=second)
        words = max(words, bare)
        if column.stretch or (plain and not cell.note):
            whole = max(whole, bare)
        else:
            whole = max(whole, wanted_width(theme, cell, second=second))
    return whole, words


def _blank(cell: Cell) -> bool:
    return cell.bar is None and not cell.spoken.strip(" —")
