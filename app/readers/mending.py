"""Cells typed anew by the user, put in where the file has bad ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from app.documents.firm_sheets import FIRM, SHEETS
from app.readers.cells import fold
from app.readers.firm_workbook import shown
from app.readers.headings import column_words, firm_headings, sheet_words
from app.readers.workbook import Block

Mended = Mapping[tuple[str, int, str], str]
"""(our sheet, Excel's row, our column) → what was typed."""


def mended(blocks: Iterable[Block], cells: Mended) -> Iterator[Block]:
    """The blocks with those cells replaced; a cell whose column the file has not is left out."""
    places: dict[str, int] = {}
    sheet = ""
    for block in blocks:
        if block.first_row == 0:
            sheet = sheet_words().get(fold(block.sheet), "")
            places = _places(sheet, block)
        wanted = [(row, name, typed) for (one, row, name), typed in cells.items() if one == sheet]
        yield _put(block, places, wanted) if wanted and block.columns else block


def _places(sheet: str, block: Block) -> dict[str, int]:
    """Our column → its place; of the sheet ``firm`` any field's value has the one place."""
    headings = [fold(shown(column[0])) for column in block.columns]
    if sheet == FIRM.name:
        values = [place for place, one in enumerate(headings) if one in firm_headings()[1]]
        return {column.name: values[0] for column in FIRM.columns} if values else {}
    if sheet not in SHEETS:
        return {}
    words = column_words(SHEETS[sheet])
    return {words[one]: place for place, one in reversed([*enumerate(headings)]) if one in words}


def _put(
    block: Block, places: Mapping[str, int], wanted: list[tuple[int, str, str]]
) -> Block:
    columns = list(block.columns)
    tall = len(columns[0])
    for row, name, typed in wanted:
        at = row - 1 - block.first_row
        if name in places and 0 <= at < tall:
            place = places[name]
            columns[place] = [*columns[place][:at], typed, *columns[place][at + 1 :]]
    return replace(block, columns=columns)
