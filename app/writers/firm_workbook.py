"""A firm's workbook (firm-workbook §2): what import reads again without a difference."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from io import BufferedWriter, FileIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from app.documents.firm_sheets import FIRM, Column, Kind, Sheet

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Rows = Iterable[Sequence[Any]]
"""Python values in the order of the sheet's columns; None is an empty cell."""

MOST_LETTERS = 32_767
"""Excel's limit for one cell."""

_FIRST_SAFE_DAY = date(1900, 3, 1)
"""Excel counts a 29 February 1900, so days before it are off by one: they are written as text."""
_HUNDRED = Decimal(100)
_ONE = Decimal(1)
_TEXT, _DAY, _TIME = "@", "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"
_FORMATS = {Kind.DATE: _DAY, Kind.TIME: _TIME}
_NUMBERS = frozenset({
    Kind.MONEY, Kind.BALANCE, Kind.QUANTITY, Kind.PRICE, Kind.LIST_PRICE, Kind.INTEGER, Kind.RATE,
})
_WIDTHS = {Kind.LONG_TEXT: 40, Kind.DATE: 12, Kind.TIME: 20, Kind.YES_NO: 8}


class TextTooLong(ValueError):
    """A text that no cell can hold: (sheet, column, row)."""


Filed = Callable[[int], None]
"""Told of bytes as they go into the file; what it raises ends the writing."""


def write_firm_workbook(
    path: Path, sheets: Iterable[tuple[Sheet, Rows]], filed: Filed = lambda _size: None
) -> dict[str, int]:
    """Write every sheet in turn; returns the rows of each. Memory does not grow with the rows.

    Numbers, codes and names are text cells, so zeros in front stay and no name is a formula.
    OSError where the disk refuses, TextTooLong, and what reading a row or ``filed`` raises.
    """
    from xlsxwriter.exceptions import FileCreateError

    from app.writers.straight_packing import StraightWorkbook

    with _aside() as folder, _WatchedFile(path, filed) as file:
        workbook = StraightWorkbook(file, folder, {
            "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
            "default_date_format": _DAY,
        })
        try:
            counts = {
                sheet.name: _SheetWriter(workbook, sheet).write(rows) for sheet, rows in sheets
            }
            workbook.close()
        except FileCreateError as failure:
            raise OSError(str(failure)) from failure
        finally:
            file.rest()
            _let_go(workbook)
    return counts


@contextmanager
def _aside() -> Iterator[Path]:
    """A folder for what is in the making. Removing a gigabyte takes a second or two, which
    nobody waits for; the program does not end before it."""
    folder = TemporaryDirectory(prefix="gendan-", ignore_cleanup_errors=True)
    try:
        yield Path(folder.name)
    finally:
        threading.Thread(target=folder.cleanup, name="gendan-remove").start()


class _WatchedFile(BufferedWriter):
    """The packed sheets go through here, so their writing can be followed and ended."""

    def __init__(self, path: Path, filed: Filed) -> None:
        super().__init__(FileIO(path, "w"))
        self._filed = filed
        self._rests = False
        self._place = 0

    def rest(self) -> None:
        """Given up or done: an archive that closes itself late only believes that it writes."""
        self._place = self.tell()
        self._rests = True

    def write(self, data: Any) -> int:
        if self._rests:
            self._place += len(data)
            return len(data)
        written = super().write(data)
        self._filed(written)
        return written

    def tell(self) -> int:
        return self._place if self._rests else super().tell()

    def seek(self, place: int, whence: int = 0) -> int:
        if not self._rests:
            return super().seek(place, whence)
        self._place = place
        return place

    def flush(self) -> None:
        if not self.closed:
            super().flush()


def _let_go(workbook: Workbook) -> None:
    """A workbook given up half-way holds its rows' temporary files open."""
    workbook.fileclosed = True
    for sheet in workbook.worksheets():
        for held in (sheet.row_data_fh, sheet.fh):
            if held is not None and not held.closed:
                held.close()


class _SheetWriter:
    def __init__(self, workbook: Workbook, sheet: Sheet) -> None:
        self.sheet = sheet
        self.formats = {
            name: workbook.add_format({"num_format": name}) for name in (_TEXT, _DAY, _TIME)
        }
        self.bold = workbook.add_format({"bold": True, "num_format": _TEXT})
        self.page: Worksheet = workbook.add_worksheet(sheet.name)

    def write(self, rows: Rows) -> int:
        if self.sheet.name == FIRM.name:
            return self._write_fields(rows)
        for place, column in enumerate(self.sheet.columns):
            self.page.set_column(place, place, _WIDTHS.get(column.kind, 16), self._format(column))
        for place, column in enumerate(self.sheet.columns):
            self.page.write_string(0, place, column.name, self.bold)
        self.page.freeze_panes(1, 0)
        writers = [self._cell_writer(column) for column in self.sheet.columns]
        count = 0
        for count, row in enumerate(rows, start=1):
            for place, value in enumerate(row):
                if value is not None and value != "":
                    writers[place](count, place, value)
        return count

    def _write_fields(self, rows: Rows) -> int:
        """The firm's one row as key and value."""
        self.page.set_column(0, 0, 16)
        self.page.set_column(1, 1, 60, self.formats[_TEXT])
        self.page.write_string(0, 0, "key", self.bold)
        self.page.write_string(0, 1, "value", self.bold)
        for values in rows:
            for place, (column, value) in enumerate(
                zip(self.sheet.columns, values, strict=True), start=1
            ):
                self.page.write_string(place, 0, column.name)
                if value is not None and value != "":
                    self._cell_writer(column)(place, 1, value)
        return 1

    def _format(self, column: Column) -> Format | None:
        if column.kind in _NUMBERS:
            return None
        return self.formats[_FORMATS.get(column.kind, _TEXT)]

    def _cell_writer(self, column: Column) -> Callable[[int, int, Any], None]:
        if column.kind is Kind.RATE:
            return self._write_rate
        if column.kind in _NUMBERS:
            return self._write_number
        if column.kind is Kind.DATE:
            return self._write_date
        if column.kind is Kind.TIME:
            return self._write_time
        if column.kind is Kind.YES_NO:
            return self._write_yes_no
        return self._write_text

    def _write_number(self, row: int, place: int, value: Decimal | int) -> None:
        self.page.write_number(row, place, float(value))

    def _write_rate(self, row: int, place: int, value: Decimal) -> None:
        """5 is 5 %; below one per cent only ``0.5%`` cannot be taken for a fraction (§1)."""
        percent = (value * _HUNDRED).normalize()
        if percent == 0 or percent >= _ONE:
            self.page.write_number(row, place, float(percent))
        else:
            self.page.write_string(row, place, f"{percent:f}%", self.formats[_TEXT])

    def _write_date(self, row: int, place: int, value: date) -> None:
        if value < _FIRST_SAFE_DAY:
            self._write_text(row, place, value.isoformat())
        else:
            self.page.write_datetime(row, place, value, self.formats[_DAY])

    def _write_time(self, row: int, place: int, value: datetime) -> None:
        if value.microsecond or value.date() < _FIRST_SAFE_DAY:
            self._write_text(row, place, value.isoformat(" "))
        else:
            self.page.write_datetime(row, place, value, self.formats[_TIME])

    def _write_yes_no(self, row: int, place: int, value: bool) -> None:
        self._write_text(row, place, "yes" if value else "no")

    def _write_text(self, row: int, place: int, value: object) -> None:
        text = str(value)
        if len(text) > MOST_LETTERS:
            raise TextTooLong(self.sheet.name, self.sheet.columns[place].name, row + 1)
        # XlsxWriter passes such a string on as markup; import takes the space off again.
        if text.startswith("<r>") and text.endswith("</r>"):
            text += " "
        self.page.write_string(row, place, text, self.formats[_TEXT])
