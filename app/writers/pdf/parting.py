"""A document that no page can hold is parted between its items; every other stays whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from app.documents.nodes import ColumnKey, MovementRow
from app.writers.pdf.movement_row import RowLines, RowSetter

Set = tuple[MovementRow, RowLines]


def set_rows(
    setter: RowSetter, rows: tuple[MovementRow, ...], highest: float, continued: str
) -> list[Set]:
    """Rows with their lines; ``highest`` in mm. Parts add up to the document, figure by figure."""
    made: list[Set] = []
    for row in rows:
        lines = setter.set(row)
        if lines.height <= highest:
            made.append((row, lines))
        else:
            made += ((part, setter.set(part)) for part in _parts(setter, row, highest, continued))
    return made


def _parts(
    setter: RowSetter, row: MovementRow, highest: float, continued: str
) -> Iterator[MovementRow]:
    rest = row
    while len(rest.items) > 1 and setter.set(rest).height > highest:
        count = _fitting(setter, rest, highest)
        part = _first(rest, count)
        yield part
        rest = replace(
            rest,
            number=row.number + continued,
            items=rest.items[count:],
            untaxed=None if rest.untaxed is None else rest.untaxed - (part.untaxed or 0),
            total=rest.total - part.total,
        )
    yield rest


def _first(row: MovementRow, count: int) -> MovementRow:
    items = row.items[:count]
    amount = sum((item.amount for item in items), Decimal(0))
    whole = row.item_column is ColumnKey.TOTAL
    return replace(
        row, items=items, sentence="", tax=None,
        untaxed=None if whole else amount,
        total=amount if whole else Decimal(0),
    )


def _fitting(setter: RowSetter, row: MovementRow, highest: float) -> int:
    """The most items that fit, at least one; found by halving."""
    low, high = 1, len(row.items) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if setter.set(_first(row, middle)).height <= highest:
            low = middle
        else:
            high = middle - 1
    return low
