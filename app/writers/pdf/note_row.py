"""A row of a delivery note: two lines on A4 (what and how much; our and their item number, lot,
and how the order stands), one on the half sheets.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.nodes import NoteRow, NoteTable
from app.domain.money import format_money
from app.writers.pdf.figures import price_parts, quantity_text, unit_text
from app.writers.pdf.layout import BELOW_BASELINE
from app.writers.pdf.note_places import NoteColumns, NotePlaces
from app.writers.pdf.sheet import Sheet
from app.writers.pdf.wrapping import fitting_size, wrap

_UNDER = (22.5, 44.0, 64.0)
"""Our item number, theirs, the lot: under the name on A4."""

Cells = tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class NoteLines:
    """A row measured: its wrapped name, and on A4 the lines of numbers under it."""

    row: NoteRow
    names: tuple[str, ...]
    under: tuple[Cells, ...]
    height: float


class NoteRowSetter:
    """Sets and draws the rows of one table."""

    def __init__(
        self, sheet: Sheet, currency: str, table: NoteTable, places: NotePlaces, cols: NoteColumns
    ) -> None:
        self._sheet = sheet
        self._currency = currency
        self._priced = table.priced
        self._places = places
        self._cols = cols

    def set(self, row: NoteRow) -> NoteLines:
        places, sheet = self._places, self._sheet
        width = sheet.measure(quantity_text(row.quantity), 12, bold=True)
        room = self._cols.quantity - width - 2 - places.name
        text = row.text if self._item_no_fits(row) else f"{row.item_no} {row.text}"
        # On a half sheet what is over runs on under the figures: height is what it lacks.
        rest = None if places.item_no is None else self._cols.received[0] - 2 - places.name
        names = wrap(sheet, text, room, places.name_size, rest=rest)
        under = self._under(row) if places.item_no is None else ()
        height = places.first + places.pitch * (len(names) + len(under) - 1) + places.below
        return NoteLines(row, names, under, height)

    def _item_no_fits(self, row: NoteRow) -> bool:
        x = self._places.item_no
        return x is None or self._sheet.measure(row.item_no, 10) <= self._places.name - 1.5 - x

    def _under(self, row: NoteRow) -> tuple[Cells, ...]:
        """Each in its column, close after the last where that is long, below where none is left."""
        ends = self._cols.quantity + 8
        if self._priced:
            ends = self._cols.ordered - self._sheet.measure(quantity_text(row.ordered), 10) - 2
        lines: list[list[tuple[float, str]]] = [[]]
        reached = 0.0
        for x, text in zip(_UNDER, (row.item_no, row.customer_item_no, row.lot), strict=True):
            if not text:
                continue
            begins = max(x, reached + 2)
            if begins + self._sheet.measure(text, 10) > ends and lines[-1]:
                lines.append([])
                begins = _UNDER[0]
            parts = wrap(self._sheet, text, ends - begins, 10)
            lines[-1].append((begins, parts[0]))
            lines += [[(begins, part)] for part in parts[1:]]
            reached = begins + self._sheet.measure(parts[-1], 10)
        return tuple(map(tuple, lines))

    def draw(self, sheet: Sheet, lines: NoteLines, top: float) -> float:
        """The y where the next row begins."""
        places, cols, row = self._places, self._cols, lines.row
        first = top + places.first
        sheet.right(places.position_right, first, str(row.position), 11)
        y = first
        for name in lines.names:
            sheet.text(places.name, y, name, places.name_size)
            y += places.pitch
        second = y
        for cells in lines.under:
            for x, text in cells:
                sheet.text(x, y, text, 10)
            y += places.pitch
        sheet.right(cols.quantity, first, quantity_text(row.quantity), 12, bold=True)
        sheet.text(cols.unit, first, unit_text(row.unit), 10)
        if places.item_no is not None and self._item_no_fits(row):
            sheet.text(places.item_no, first, row.item_no, 10)
        self._figures(sheet, row, first, second)
        for begins, ends in (cols.received, cols.condition):
            sheet.rule(begins, ends, y - places.pitch + BELOW_BASELINE)
        self._counted(sheet, row, y - places.pitch)
        return top + lines.height

    def _counted(self, sheet: Sheet, row: NoteRow, y: float) -> None:
        """What the receiver wrote, once it is known."""
        cols = self._cols
        if row.received is not None:
            sheet.right(cols.received[1] - 1, y, quantity_text(row.received), 11, bold=True)
        if row.condition:
            begins, ends = cols.condition
            size = fitting_size(sheet, row.condition, ends - begins - 1, (10, 9, 8))
            sheet.text(begins + 1, y, row.condition, size)

    def _figures(self, sheet: Sheet, row: NoteRow, first: float, second: float) -> None:
        if not self._priced:
            self._order(sheet, row, first, 11)
            return
        if row.unit_price is not None:
            whole, fraction = price_parts(row.unit_price)
            x = self._cols.point - sheet.measure(whole, 11)
            sheet.text(x, first, whole + fraction, 11)
        if row.amount is not None:
            sheet.right(self._cols.amount, first, format_money(row.amount, self._currency), 11)
        if self._places.item_no is None:
            self._order(sheet, row, second, 10)
        else:
            sheet.right(self._cols.outstanding, first, quantity_text(row.outstanding), 11)

    def _order(self, sheet: Sheet, row: NoteRow, y: float, size: float) -> None:
        cols = self._cols
        for right, figure in (
            (cols.ordered, row.ordered),
            (cols.delivered, row.delivered),
            (cols.outstanding, row.outstanding),
        ):
            sheet.right(right, y, quantity_text(figure), size)
