"""A workbook that is not ours, or has cells typed anew: read again, and then imported as any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from app.db.models import Customer, Product
from app.db.unit_of_work import Read
from app.documents.firm_sheets import FIRM
from app.domain.plain_terms import PlainTerms
from app.i18n import Translator
from app.readers.cell_text import clean
from app.readers.contact_columns import contacts_apart
from app.readers.firm_workbook import FirmWorkbook, firm_workbook_of, shown
from app.readers.heading_map import CODE, RawWorkbook, SheetMap, mapped
from app.readers.mending import Mended, mended
from app.readers.untaken import has_contacts
from app.services.importing.plain_terms import without_terms
from app.services.importing.run import Prepared

_LETTERS = {"customers": "C", "products": "P"}
_DIGITS = 4
_SETTINGS = frozenset({"currency", "region", "tax_rate", "tax_rounding"})
"""Of the file's firm; the rest would print a stranger's fax or bank on the book's papers."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is to be read: its sheets by their names in the file, and cells typed anew."""

    raw: RawWorkbook
    maps: Mapping[str, SheetMap] = field(default_factory=dict)
    mended: Mended = field(default_factory=dict)
    own_firm: bool = False
    """The book's firm stays; of the file's only the settings are taken."""
    terms: PlainTerms = field(default_factory=PlainTerms)
    """Of new customers of whom the file says none."""


def prepare_reading(read: Read, reading: Reading, translate: Translator) -> Prepared:
    """As ``prepare_import``, of cells that were read already."""
    blocks = mapped(reading.raw.blocks, reading.maps, made_codes(read, reading))
    blocks = mended(blocks, reading.mended)
    if not has_contacts(reading.raw, reading.maps):
        blocks = mended(contacts_apart(blocks), reading.mended)
    workbook = firm_workbook_of(blocks, reading.raw.name, needs_customers=not reading.maps)
    if reading.own_firm:
        _leave_firm(workbook)
    _leave_codes(workbook, reading)
    plain = len(without_terms(read.session, workbook))
    return Prepared(workbook, translate, reading.mended, plain, reading.terms)


def _leave_firm(workbook: FirmWorkbook) -> None:
    """What is not taken of the firm's row cannot be bad, either."""
    left = {column.name for column in FIRM.columns} - _SETTINGS
    workbook.faults = [
        one for one in workbook.faults if one.sheet != FIRM.name or one.column not in left
    ]
    table = workbook.tables.get(FIRM.name)
    if table is None:
        return
    for name in left & table.columns.keys():
        del table.columns[name]
        table.numbers.pop(name, None)
    if all(one.sheet != FIRM.name for one in workbook.faults):
        table.bad.clear()


def _leave_codes(workbook: FirmWorkbook, reading: Reading) -> None:
    """A code is made from the name: where that is missing, the name alone is what is wrong."""
    made = {one.sheet for one in reading.maps.values() if one.makes_codes}
    nameless = {(one.sheet, one.row) for one in workbook.faults if one.column == "name"}
    workbook.faults = [
        one for one in workbook.faults
        if one.column != CODE or one.sheet not in made or (one.sheet, one.row) not in nameless
    ]


def made_codes(read: Read, reading: Reading) -> dict[tuple[str, int], str]:
    """(sheet of the file, row) → code, where the file has names only: the one that a record of
    this name has in the book, else the next that is free."""
    found: dict[tuple[str, int], str] = {}
    for sheet, one in reading.maps.items():
        if one.makes_codes:
            codes = _Codes(read, one.sheet)
            for row, name in _names(reading, sheet, one):
                found[sheet, row] = codes.of(name)
    return found


class _Codes:
    def __init__(self, read: Read, sheet: str) -> None:
        model = Customer if sheet == "customers" else Product
        rows = read.session.execute(select(model.name, model.code)).all()
        self._by_name: dict[str, str] = {row.name: row.code for row in rows}
        self._used = {code for _, code in rows}
        self._free = self._next(_LETTERS[sheet])

    def of(self, name: str) -> str:
        if name not in self._by_name:
            self._by_name[name] = next(self._free)
        return self._by_name[name]

    def _next(self, letter: str) -> Iterator[str]:
        number = 0
        while True:
            number += 1
            code = f"{letter}{number:0{_DIGITS}d}"
            if code not in self._used:
                yield code


def _names(reading: Reading, sheet: str, one: SheetMap) -> Iterable[tuple[int, str]]:
    """Excel's row and the name in it, or typed anew for it, below the headings."""
    place = next(place for place, name in one.columns.items() if name == "name")
    for block in reading.raw.blocks:
        if block.sheet == sheet and place < len(block.columns):
            for at, cell in enumerate(block.columns[place], block.first_row + 1):
                name = clean(reading.mended.get((one.sheet, at, "name"), shown(cell)))
                if at > one.heading_row + 1 and name:
                    yield at, name
