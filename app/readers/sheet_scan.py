"""A look at a sheet's XML for what the reader of its values does not tell.

python-calamine gives an empty text both for a formula that was never calculated and for an
error value. Both are bad cells (firm-workbook §1), so they are found here, in pieces of the
stream. The rows are counted as well, before a grid of them is laid out in memory.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

MAX_ROWS = 1_048_576
MAX_GRID = 40_000_000
"""Cells of the rectangle around a sheet's values: the reader lays all of them out, at 24 bytes."""

_KEEP = 4 * 1024 * 1024
"""No cell is longer: its text has up to 32,767 characters."""
_ROW = rb'<%srow\b[^>]*?\br="(\d{1,10})"'
_WIDE = rb'<%sc r="([A-Z]{2,3})\d'
_CELL = rb"<%(x)sc\b([^>]*?)(?:/>|>(.*?)</%(x)sc>)"
_FORMULA = rb"<%sf\b[^>]*?(?:/>|>(.*?)</%sf>)"
_VALUE = rb"<%sv\b[^>]*?(?:/>|>(.*?)</%sv>)"
_PREFIX = re.compile(rb"<(\w+:)?worksheet\b")
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_ERROR_TYPE = re.compile(rb'\bt="e"')
_TEXT_TYPE = re.compile(rb'\bt="(?:str|s|inlineStr)"')


class TooManyCells(Exception):
    """More rows than Excel has, or a rectangle that memory could not hold."""


@dataclass(frozen=True, slots=True)
class UnreadCell:
    """A cell without a value to read; ``row`` and ``column`` count from 0."""

    row: int
    column: int
    text: str
    """The formula with its ``=``, or the error value, as Excel shows it."""
    is_error: bool


@dataclass(slots=True)
class SheetScan:
    """Feed it the pieces of one sheet's XML, then ``finish``."""

    unread: list[UnreadCell] = field(default_factory=list)
    rows: int = 0
    columns: int = 26
    _patterns: _Patterns | None = None
    _kept: bytes = b""
    _untagged: int = 0

    def feed(self, piece: bytes) -> None:
        data = self._kept + piece
        if self._patterns is None:
            found = _PREFIX.search(data)
            if found is None and len(data) < _KEEP:
                self._kept = data
                return
            self._patterns = _Patterns((found and found[1]) or b"")
        # Whole cells only: the last one that was begun waits for the next piece.
        cut = max(data.rfind(self._patterns.cell_start), data.rfind(self._patterns.row_start))
        if cut > 0:
            self._look(data[:cut])
            self._kept = data[cut:]
        else:
            self._kept = data if len(data) < _KEEP else data[:_KEEP]

    def finish(self) -> None:
        if self._patterns is not None:
            self._look(self._kept)
        self._kept = b""

    def _look(self, data: bytes) -> None:
        patterns = self._patterns
        assert patterns is not None
        numbers = patterns.row.findall(data)
        self._untagged += len(patterns.any_row.findall(data)) - len(numbers)
        if numbers:
            self.rows = max(self.rows, *map(int, numbers))
        for letters in set(patterns.wide.findall(data)):
            self.columns = max(self.columns, column_number(letters) + 1)
        rows = self.rows + self._untagged
        if rows > MAX_ROWS or rows * self.columns > MAX_GRID:
            raise TooManyCells
        if patterns.formula_start in data or b't="e"' in data:
            self._find_unread(data, patterns)

    def _find_unread(self, data: bytes, patterns: _Patterns) -> None:
        for cell in patterns.cell.finditer(data):
            attributes, content = cell[1], cell[2] or b""
            is_error = _ERROR_TYPE.search(attributes) is not None
            formula = patterns.formula.search(content)
            if formula is None and not is_error:
                continue
            value = patterns.value.search(content)
            if value is not None and not is_error and (value[1] or _is_text(attributes)):
                continue
            place = _REFERENCE.search(attributes)
            if place is None:
                continue
            shown = value[1] if is_error and value else b"=" + ((formula and formula[1]) or b"")
            text = html.unescape((shown or b"").decode("utf-8", "replace"))
            self.unread.append(
                UnreadCell(int(place[2]) - 1, column_number(place[1]), text, is_error)
            )


def _is_text(attributes: bytes) -> bool:
    """An empty text is a value: what ``=""`` gives."""
    return _TEXT_TYPE.search(attributes) is not None


class _Patterns:
    """The patterns for the namespace prefix that a sheet uses; most use none."""

    __slots__ = (
        "any_row", "cell", "cell_start", "formula", "formula_start", "row", "row_start", "value",
        "wide",
    )

    def __init__(self, prefix: bytes) -> None:
        self.row = re.compile(_ROW % prefix)
        self.any_row = re.compile(rb"<%srow[\s/>]" % prefix)
        self.row_start = b"<%srow" % prefix
        self.wide = re.compile(_WIDE % prefix)
        self.cell = re.compile(_CELL % {b"x": prefix}, re.DOTALL)
        self.formula = re.compile(_FORMULA % (prefix, prefix), re.DOTALL)
        self.value = re.compile(_VALUE % (prefix, prefix), re.DOTALL)
        self.formula_start = b"<%sf" % prefix
        self.cell_start = b"<%sc " % prefix


def column_number(letters: bytes) -> int:
    """``A`` is 0, ``AA`` is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
