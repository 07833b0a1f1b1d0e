"""What the check of a workbook found, as a list: bad cells first, then doubts, then what is left
out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from app.gui.lists import cells
from app.gui.lists.columns import Column
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Wording


class CheckKind(StrEnum):
    BAD = "bad"
    DOUBT = "doubt"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class CheckRow:
    """``sheet`` and ``column`` by our own names, ``sheet_words`` as the file calls it and
    ``column_words`` in the window's language; ``row`` as Excel shows it, 0: the whole sheet."""

    kind: CheckKind
    sheet: str
    row: int
    column: str
    sheet_words: str
    column_words: str
    value: str
    message: str

    @property
    def place(self) -> tuple[str, int, str]:
        return self.sheet, self.row, self.column

    @property
    def can_be_mended(self) -> bool:
        """A cell below the headings; a doubt may be typed anew, too."""
        below = self.sheet == "firm" or self.row > 1
        return self.kind is not CheckKind.LEFT_OUT and below and bool(self.column)

    @property
    def line(self) -> str:
        """For copying: apart by tabs, as a spreadsheet takes it."""
        row = str(self.row) if self.row else ""
        return "\t".join(
            (self.sheet_words, row, self.column_words, self.value, self.message)
        )


class CheckColumn(IntEnum):
    KIND = 0
    SHEET = 1
    ROW = 2
    COLUMN = 3
    VALUE = 4
    EXPECTED = 5


_CHIPS = {
    CheckKind.BAD: ("importing.kind.bad", Glyph.DIFFERS, Ink.LATE),
    CheckKind.DOUBT: ("importing.kind.doubt", Glyph.MISSING, Ink.WARN),
    CheckKind.LEFT_OUT: ("importing.kind.left_out", Glyph.OPEN, Ink.IDLE),
}


def _kind(row: CheckRow, wording: Wording) -> Cell:
    said, glyph, tone = _CHIPS[row.kind]
    return cells.chip(wording.words(said), glyph, tone, filled=row.kind is CheckKind.BAD)


COLUMNS: dict[CheckColumn, Column[CheckRow]] = {
    CheckColumn.KIND: Column("importing.column.kind", _kind, 84),
    CheckColumn.SHEET: Column(
        "gui.column.sheet", lambda row, _w: cells.text(row.sheet_words), 90
    ),
    CheckColumn.ROW: Column(
        "gui.column.row", lambda row, _w: cells.number(str(row.row) if row.row else ""), 56,
        right=True,
    ),
    CheckColumn.COLUMN: Column(
        "gui.column.column", lambda row, _w: cells.text(row.column_words), 110, gives_way=3
    ),
    CheckColumn.VALUE: Column(
        "gui.column.value", lambda row, _w: cells.name(row.value), 170, gives_way=2
    ),
    CheckColumn.EXPECTED: Column(
        "gui.column.expected", lambda row, _w: cells.text(row.message), 260, stretch=True,
        gives_way=1,
    ),
}
