"""A delivery's lines in its pane: delivered and received; of an order to ship what is open."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from typing import TYPE_CHECKING

from app.domain.money import format_money
from app.gui.lists import cells
from app.gui.lists.cells import Cell
from app.gui.lists.columns import Column
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.gui.lists.columns import Wording
    from app.queries.open_lines import OpenLine
    from app.queries.panes.deliveries import SheetLine


class LineColumn(IntEnum):
    PLACE = 0
    NAME = 1
    DELIVERED = 2
    RECEIVED = 3
    AMOUNT = 4


@dataclass(frozen=True, slots=True)
class LineRow:
    """``received`` None: not counted yet."""

    id: int
    place: int
    name: str
    spec: str
    unit: str
    delivered: Decimal
    received: Decimal | None
    remark: str
    amount: str


def of_delivery(lines: tuple[SheetLine, ...], currency: str) -> list[LineRow]:
    return [
        LineRow(line.id, place, line.name, line.spec, line.unit, line.quantity, line.received,
                line.remark, format_money(line.amount, currency))
        for place, line in enumerate(lines, start=1)
    ]


def of_order(lines: tuple[OpenLine, ...]) -> list[LineRow]:
    """What is outstanding stands where delivered would."""
    return [
        LineRow(
            line.line_id, line.line, line.name,
            " ".join(filter(None, (line.material, line.size, line.colour, line.process))),
            line.unit, line.quantity, line.outstanding, "", "",
        )
        for line in lines
    ]


def _name(row: LineRow, wording: Wording) -> Cell:
    return Cell(row.name, second=row.remark or row.spec or row.unit)


def _received(row: LineRow, wording: Wording) -> Cell:
    if row.received is None:
        return cells.number("—", ink=Ink.TEXT3)
    shown = wording.words.quantity(row.received) if row.received else "0"
    if row.received != row.delivered:
        return cells.number(shown, ink=Ink.LATE, face=Face.NAME)
    return cells.number(shown)


def _outstanding(row: LineRow, wording: Wording) -> Cell:
    return cells.number(wording.words.quantity(row.received), face=Face.NAME)


COLUMNS: dict[LineColumn, Column[LineRow]] = {
    LineColumn.PLACE: Column(
        "editor.column.place", lambda row, _w: Cell(str(row.place), ink=Ink.TEXT3), 28
    ),
    LineColumn.NAME: Column("editor.column.name", _name, 190, stretch=True, gives_way=1),
    LineColumn.DELIVERED: Column(
        "deliveries.column.shipped",
        lambda row, w: cells.number(w.words.quantity(row.delivered)), 82, right=True,
    ),
    LineColumn.RECEIVED: Column("deliveries.column.received", _received, 82, right=True),
    LineColumn.AMOUNT: Column(
        "editor.column.amount", lambda row, _w: cells.number(row.amount), 88, right=True,
        gives_way=2,
    ),
}
TO_SHIP: dict[LineColumn, Column[LineRow]] = {
    LineColumn.PLACE: COLUMNS[LineColumn.PLACE],
    LineColumn.NAME: COLUMNS[LineColumn.NAME],
    LineColumn.DELIVERED: Column(
        "deliveries.column.ordered",
        lambda row, w: cells.number(w.words.quantity(row.delivered), ink=Ink.TEXT2), 86,
        right=True,
    ),
    LineColumn.RECEIVED: Column("deliveries.column.open", _outstanding, 86, right=True),
}
