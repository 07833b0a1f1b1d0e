"""The bad cells of a workbook as a list: where, what was typed, what was expected."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from app.gui.lists import cells
from app.gui.lists.columns import Column


class BadCellColumn(IntEnum):
    SHEET = 0
    ROW = 1
    COLUMN = 2
    VALUE = 3
    EXPECTED = 4


@dataclass(frozen=True, slots=True)
class BadCellRow:
    place: int
    sheet: str
    row: int
    """As Excel shows it; 0: the whole sheet."""
    column: str
    value: str
    message: str


COLUMNS: dict[BadCellColumn, Column[BadCellRow]] = {
    BadCellColumn.SHEET: Column(
        "gui.column.sheet", lambda row, _w: cells.text(row.sheet), 110
    ),
    BadCellColumn.ROW: Column(
        "gui.column.row", lambda row, _w: cells.number(str(row.row) if row.row else ""), 60,
        right=True,
    ),
    BadCellColumn.COLUMN: Column(
        "gui.column.column", lambda row, _w: cells.text(row.column), 130
    ),
    BadCellColumn.VALUE: Column(
        "gui.column.value", lambda row, _w: cells.name(row.value), 150, gives_way=2
    ),
    BadCellColumn.EXPECTED: Column(
        "gui.column.expected", lambda row, _w: cells.text(row.message), 280, stretch=True,
        gives_way=1,
    ),
}
