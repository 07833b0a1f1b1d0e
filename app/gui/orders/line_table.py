"""The goods of an order: what was ordered, what is still to come, for how much."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from app.gui.lists import cells
from app.gui.lists.columns import Column
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink
from app.gui.words import DASH

if TYPE_CHECKING:
    from datetime import date

    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Wording
    from app.queries.panes.orders import OrderFacts, PaneLine


class LineColumn(IntEnum):
    PLACE = 0
    NAME = 1
    ORDERED = 2
    DELIVERED = 3
    OPEN = 4
    PRICE = 5
    AMOUNT = 6


@dataclass(frozen=True, slots=True)
class LineRow:
    line: PaneLine
    currency: str
    late: bool
    """The order is past its promised day: what is open is what is late."""


def _name(row: LineRow, wording: Wording) -> Cell:
    line = row.line
    second = " ".join(line.specification)
    if line.promised is not None:
        day = wording.words.day(line.promised, wording.today)
        own = wording.words("order_pane.line_promised", day=day)
        second = " · ".join(part for part in (second, own) if part)
    return cells.Cell(line.name, second=second or line.unit)


def _open(row: LineRow, wording: Wording) -> Cell:
    if not row.line.open:
        return cells.number("0", ink=Ink.TEXT3)
    return cells.number(
        wording.words.quantity(row.line.open), ink=Ink.LATE if row.late else Ink.TEXT,
        face=Face.NAME,
    )


def _amount(row: LineRow, wording: Wording) -> Cell:
    shown = wording.words.money(row.line.amount, row.currency, row.currency)
    return cells.number("0" if shown == DASH else shown)


def line_rows(order: OrderFacts, today: date) -> list[LineRow]:
    late = order.unfinished and order.next_promise is not None and order.next_promise < today
    return [LineRow(line, order.currency, late) for line in order.lines]


COLUMNS: dict[LineColumn, Column[LineRow]] = {
    LineColumn.PLACE: Column(
        "order_pane.column.place", lambda row, _w: cells.quiet(str(row.line.line)), 28
    ),
    LineColumn.NAME: Column("order_pane.column.name", _name, 210, stretch=True, gives_way=2),
    LineColumn.ORDERED: Column(
        "order_pane.column.ordered",
        lambda row, w: cells.number(w.words.quantity(row.line.ordered)), 72, right=True,
    ),
    # Where there is room for it: it follows from its neighbours.
    LineColumn.DELIVERED: Column(
        "order_pane.column.delivered",
        lambda row, w: cells.number(w.words.quantity(row.line.delivered), ink=Ink.TEXT2), 72,
        right=True, gives_way=1, vanishes=True,
    ),
    LineColumn.OPEN: Column("order_pane.column.open", _open, 68, right=True),
    LineColumn.PRICE: Column(
        "order_pane.column.price",
        lambda row, w: cells.number(w.words.price(row.line.price), ink=Ink.TEXT2), 60, right=True,
    ),
    LineColumn.AMOUNT: Column("order_pane.column.amount", _amount, 76, right=True),
}
