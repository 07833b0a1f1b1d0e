"""A firm's workbook as typed columns, with every bad cell found (firm-workbook §1, §2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from app.documents.firm_sheets import FIRM, SHEETS, Sheet
from app.domain.errors import DomainError
from app.readers.cell_text import number_text
from app.readers.cells import BadValue, Fault, Value, cell_reader, fold
from app.readers.headings import choice_words, column_words, firm_headings, sheet_words
from app.readers.memo import Memo
from app.readers.price_column import KINDS, PriceColumn
from app.readers.sheet_scan import UnreadCell
from app.readers.workbook import Block, ReadLimits, read_blocks

DIALLED = frozenset({"phone", "fax"})


@dataclass(frozen=True, slots=True)
class CellFault:
    """One place in the file and what is wrong with it. ``row`` is the one that Excel shows."""

    sheet: str
    row: int
    column: str
    value: str
    fault: Fault


@dataclass(slots=True)
class Table:
    """The rows of one sheet, column by column; an empty cell is None, an absent column missing.

    ``rows`` are Excel's row numbers; ``bad`` holds positions in them. The sheet ``firm`` is one
    row here, and ``field_rows`` says where in Excel each of its fields stands.
    """

    sheet: Sheet
    rows: list[int] = field(default_factory=list)
    columns: dict[str, list[Value]] = field(default_factory=dict)
    bad: set[int] = field(default_factory=set)
    field_rows: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, set[int]] = field(default_factory=dict)
    """Column of phone numbers → positions whose cell is a number, so that a leading 0 is gone."""


@dataclass(slots=True)
class FirmWorkbook:
    """``notes`` are what was passed over: unknown sheets and columns."""

    tables: dict[str, Table] = field(default_factory=dict)
    faults: list[CellFault] = field(default_factory=list)
    notes: list[CellFault] = field(default_factory=list)


def read_firm_workbook(path: Path, limits: ReadLimits | None = None) -> FirmWorkbook:
    """Read the sheets that §2 names. DomainError for a file that is refused as a whole:
    those of ``read_blocks``, and ``errors.workbook_without_customers``.
    """
    return firm_workbook_of(read_blocks(path, limits), path.name)


def firm_workbook_of(
    blocks: Iterable[Block], name: str, *, needs_customers: bool = True
) -> FirmWorkbook:
    """The same from blocks of raw cells that came another way; ``name`` is for the refusal."""
    workbook = FirmWorkbook()
    reading: _SheetReading | None = None
    seen: set[str] = set()
    for block in blocks:
        if block.first_row == 0:
            if reading is not None:
                reading.finish()
            reading = _begin(block, workbook, seen)
        if reading is not None:
            reading.take(block)
    if reading is not None:
        reading.finish()
    if needs_customers and "customers" not in seen:
        raise DomainError("errors.workbook_without_customers", file=name)
    return workbook


def _begin(block: Block, workbook: FirmWorkbook, seen: set[str]) -> _SheetReading | None:
    name = sheet_words().get(fold(block.sheet))
    if name is None:
        workbook.notes.append(_place(block.sheet, 0, "", "", "skipped_sheet"))
        return None
    if name in seen:
        workbook.faults.append(_place(name, 1, "", block.sheet, "sheet_twice"))
        return None
    seen.add(name)
    return _FirmReading(workbook) if name == FIRM.name else _TableReading(SHEETS[name], workbook)


def _place(
    sheet: str, row: int, column: str, value: str, message: str, **params: object
) -> CellFault:
    return CellFault(sheet, row, column, value, Fault(f"errors.{message}", params))


class _SheetReading:
    def __init__(self, sheet: Sheet, workbook: FirmWorkbook) -> None:
        self.sheet = sheet
        self.workbook = workbook
        self.table = Table(sheet)
        self.prices = {
            column.name: PriceColumn(column, choice_words(column))
            for column in sheet.columns if column.kind in KINDS
        }
        self.memos = {
            column.name: Memo(
                self.prices.get(column.name) or cell_reader(column, choice_words(column))
            )
            for column in sheet.columns
        }

    def take(self, block: Block) -> None:
        raise NotImplementedError

    def finish(self) -> None:
        """Prices of a column that did not go through single precision are what was written."""
        for name, prices in self.prices.items():
            for place, row, raw in prices.wrong():
                try:
                    self.table.columns[name][place] = prices.plainly(raw)
                except BadValue as bad:
                    self.fault(row, name, raw, bad.fault)
                    self.table.columns[name][place] = None
                    self.table.bad.add(place)

    def fault(self, row: int, column: str, raw: object, fault: Fault) -> None:
        self.workbook.faults.append(CellFault(self.sheet.name, row, column, shown(raw), fault))


class _TableReading(_SheetReading):
    """A sheet with a heading row and a row for each record."""

    def __init__(self, sheet: Sheet, workbook: FirmWorkbook) -> None:
        super().__init__(sheet, workbook)
        self.places: dict[str, int] = {}

    def take(self, block: Block) -> None:
        skip = 0
        if block.first_row == 0:
            self._read_headings(block)
            skip = 1
        if not self.places or not block.columns:
            return
        raws = {name: block.columns[place][skip:] for name, place in self.places.items()}
        rows = range(block.first_row + skip + 1, block.first_row + len(block.columns[0]) + 1)
        self._take_rows(raws, rows)

    def _read_headings(self, block: Block) -> None:
        if not block.columns:
            self.workbook.tables[self.sheet.name] = self.table
            return
        words = column_words(self.sheet)
        for place, column in enumerate(block.columns):
            heading = shown(column[0])
            name = words.get(fold(heading))
            if name is None:
                if heading.strip():
                    note = _place(self.sheet.name, 1, heading, "", "skipped_column")
                    self.workbook.notes.append(note)
            elif name in self.places:
                self.fault(1, name, column[0], Fault("errors.column_twice"))
            else:
                self.places[name] = place
        missing = [name for name in self.sheet.required if name not in self.places]
        for name in missing:
            self.fault(1, name, "", Fault("errors.column_missing", {"column": name}))
        if missing:
            self.places = {}
            return
        self.table.columns = {name: [] for name in self.places}
        self.workbook.tables[self.sheet.name] = self.table

    def _take_rows(self, raws: dict[str, list[object]], rows: Iterable[int]) -> None:
        values = {
            name: [self.memos[name][raw] for raw in column] for name, column in raws.items()
        }
        kept = list(rows)
        if empty := _empty_rows(values, self.sheet.required[0]):
            keep = [place for place in range(len(kept)) if place not in empty]
            kept = [kept[place] for place in keep]
            values = {name: [column[p] for p in keep] for name, column in values.items()}
            raws = {name: [column[p] for p in keep] for name, column in raws.items()}
        self._find_faults(raws, values, kept)
        for name in self.prices.keys() & raws.keys():
            self.prices[name].note(raws[name], kept, len(self.table.rows))
        self.table.rows += kept
        for name, column in values.items():
            self.table.columns[name] += column  # type: ignore[arg-type]

    def _find_faults(
        self, raws: dict[str, list[object]], values: dict[str, list[Value | Fault]], rows: list[int]
    ) -> None:
        before = len(self.table.rows)
        for name in DIALLED & raws.keys():
            self.table.numbers.setdefault(name, set()).update(
                before + place for place, raw in enumerate(raws[name]) if isinstance(raw, float)
            )
        for name, column in values.items():
            if name in self.sheet.required and None in column:
                for place in _places_of_none(column):
                    self.fault(rows[place], name, "", Fault("errors.cell_required"))
                    self.table.bad.add(before + place)
            if self.memos[name].has_faults:
                for place, value in enumerate(column):
                    if isinstance(value, Fault):
                        self.fault(rows[place], name, raws[name][place], value)
                        self.table.bad.add(before + place)
                        column[place] = None


class _FirmReading(_SheetReading):
    """The sheet ``firm``: a field a row, under the headings key and value."""

    def __init__(self, workbook: FirmWorkbook) -> None:
        super().__init__(FIRM, workbook)
        self.places: tuple[int, int] | None = None

    def take(self, block: Block) -> None:
        if block.first_row == 0:
            self._read_headings(block)
        if self.places is None or not block.columns:
            return
        keys, values = (block.columns[place] for place in self.places)
        for place in range(1 if block.first_row == 0 else 0, len(keys)):
            self._take_field(block.first_row + place + 1, keys[place], values[place])

    def _read_headings(self, block: Block) -> None:
        if not block.columns:
            return
        headings = [fold(shown(column[0])) for column in block.columns]
        found = []
        for words, name in zip(firm_headings(), ("key", "value"), strict=True):
            place = next((p for p, heading in enumerate(headings) if heading in words), None)
            if place is None:
                self.fault(1, name, "", Fault("errors.column_missing", {"column": name}))
            else:
                found.append(place)
        if len(found) == 2:
            self.places = (found[0], found[1])
            self.table.rows = [1]
            self.workbook.tables[FIRM.name] = self.table

    def _take_field(self, row: int, key: object, raw: object) -> None:
        word = shown(key)
        name = column_words(FIRM).get(fold(word))
        if name is None:
            if word.strip():
                self.workbook.notes.append(_place(FIRM.name, row, word, "", "skipped_column"))
        elif name in self.table.columns:
            self.fault(row, name, key, Fault("errors.column_twice"))
            self.table.bad.add(0)
        else:
            value = self.memos[name][raw]
            if isinstance(value, Fault):
                self.fault(row, name, raw, value)
                self.table.bad.add(0)
                value = None
            self.table.columns[name] = [value]
            if name in DIALLED and isinstance(raw, float):
                self.table.numbers[name] = {0}
            self.table.field_rows[name] = row


def _empty_rows(values: dict[str, list[Value | Fault]], first: str) -> set[int]:
    return {
        place
        for place in _places_of_none(values[first])
        if all(column[place] is None for column in values.values())
    }


def _places_of_none(column: list[Value | Fault]) -> Iterator[int]:
    return (place for place, value in enumerate(column) if value is None)


def shown(raw: object) -> str:
    """A value as it was typed, for a report."""
    if isinstance(raw, UnreadCell):
        return raw.text
    if isinstance(raw, float):
        return number_text(raw)
    if isinstance(raw, datetime | date):
        return raw.isoformat(*(() if not isinstance(raw, datetime) else (" ",)))
    return "" if raw is None else str(raw)
