"""The columns and sheets of a file that nothing is taken from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.documents.firm_sheets import CONTACTS, CUSTOMERS, FIRM, SHEETS
from app.readers.cells import fold
from app.readers.contact_columns import CONTACT, CONTACT_COLUMNS, contact_places, contact_words
from app.readers.firm_workbook import shown
from app.readers.heading_guess import headings_of
from app.readers.heading_map import RawWorkbook, SheetMap
from app.readers.headings import column_words, sheet_words
from app.readers.workbook import Block


@dataclass(frozen=True, slots=True)
class Untaken:
    """``heading`` as the file has it, '' where the column has none: then ``letter`` says which.
    Both are '' for a whole sheet."""

    sheet: str
    heading: str = ""
    letter: str = ""


def untaken(raw: RawWorkbook, maps: Mapping[str, SheetMap]) -> tuple[Untaken, ...]:
    """In the order of the file. The sheet ``firm`` has fields, not columns, and is left alone."""
    own_contacts = has_contacts(raw, maps)
    found: list[Untaken] = []
    for block in raw.sheets:
        one = maps.get(block.sheet)
        if one is not None and not one.sheet:
            found.append(Untaken(block.sheet))
        elif one is not None:
            found += _columns(block, one.heading_row, _mapped(one, own_contacts))
        elif sheet_words().get(fold(block.sheet), FIRM.name) != FIRM.name:
            found += _columns(block, 0, _called(block, own_contacts))
    return tuple(found)


def has_contacts(raw: RawWorkbook, maps: Mapping[str, SheetMap]) -> bool:
    """Whether a sheet of the file holds contacts: then no column of another does."""
    targets = (
        maps[block.sheet].sheet if block.sheet in maps else sheet_words().get(fold(block.sheet))
        for block in raw.sheets
    )
    return CONTACTS.name in targets


def _mapped(one: SheetMap, own_contacts: bool) -> set[int]:
    contacts = one.sheet == CUSTOMERS.name and CONTACT in one.columns.values()
    if contacts and not own_contacts:
        return set(one.columns)
    return {place for place, name in one.columns.items() if name not in CONTACT_COLUMNS}


def _called(block: Block, own_contacts: bool) -> set[int]:
    sheet = SHEETS[sheet_words()[fold(block.sheet)]]
    headings = headings_of(block, 0)
    words = dict(column_words(sheet))
    if sheet is CUSTOMERS and not own_contacts and contact_places(headings):
        words.update(contact_words())
    return {place for place, heading in enumerate(headings) if fold(heading) in words}


def _columns(block: Block, heading_row: int, taken: set[int]) -> list[Untaken]:
    headings = headings_of(block, heading_row)
    return [
        Untaken(block.sheet, heading.strip(), _letter(place))
        for place, heading in enumerate(headings)
        if place not in taken and (heading.strip() or _says(block, place, heading_row))
    ]


def _says(block: Block, place: int, heading_row: int) -> bool:
    return any(shown(cell).strip() for cell in block.columns[place][heading_row + 1 :])


def _letter(place: int) -> str:
    """What Excel calls a column, counted from 0."""
    before, last = divmod(place, 26)
    return (_letter(before - 1) if before else "") + chr(ord("A") + last)
