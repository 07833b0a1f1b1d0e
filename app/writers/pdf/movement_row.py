"""One document's row: which on its first lines, what and how much on the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from app.documents.contents import MovementKind
from app.documents.nodes import ColumnKey, ItemRow, MovementRow, MovementTable
from app.domain.money import format_money
from app.writers.pdf.columns import Columns
from app.writers.pdf.figures import price_parts, quantity_text, unit_text
from app.writers.pdf.layout import BELOW_BASELINE, LEFT, LINE, RIGHT
from app.writers.pdf.sheet import Sheet
from app.writers.pdf.wrapping import wrap

FIRST_BASELINE = 4.5
AIR = 1.5

_MONEY = (ColumnKey.UNTAXED, ColumnKey.TAX, ColumnKey.TOTAL)
_AFTER = 2.5
"""Between identifiers that stand closer than their columns."""


class Cell(NamedTuple):
    x: float
    text: str
    size: float


Line = list[Cell]


@dataclass(frozen=True, slots=True)
class RowLines:
    """A row measured and ready to draw; ``lines`` have their cells at their x already."""

    lines: tuple[tuple[Cell, ...], ...]

    @property
    def height(self) -> float:
        return LINE * len(self.lines) + AIR

    def draw(self, sheet: Sheet, top: float, difference: float) -> float:
        """The y where the next row begins."""
        y = top + FIRST_BASELINE - LINE
        for line in self.lines:
            y += LINE
            for cell in line:
                sheet.text(cell.x, y, cell.text, cell.size)
        sheet.rule(difference, RIGHT, y + BELOW_BASELINE)
        return top + self.height


class RowSetter:
    """Sets rows for one table: everything that does not change from row to row is kept here."""

    def __init__(self, sheet: Sheet, currency: str, table: MovementTable, cols: Columns) -> None:
        self._sheet = sheet
        self._currency = currency
        self._cols = cols
        self._money = tuple(key for key in _MONEY if table.has(key))

    def set(self, row: MovementRow) -> RowLines:
        lines = self._identifiers(row)
        figures = {key: row.figures_of(key) for key in self._money}
        if not row.total and (row.kind is MovementKind.TAX or row.tax is None):
            # Tax that prices hold already, or a part of a document: nothing to add to the balance.
            figures[ColumnKey.TOTAL] = (*(None for _ in figures[ColumnKey.TOTAL]),)
        for index, item in enumerate(row.items):
            lines += self._item(item, {key: figures[key][index] for key in self._money})
        if row.sentence:
            last = {} if row.items else {key: figures[key][0] for key in self._money}
            if row.number or row.items:
                lines += self._sentence(row.sentence, last, self._cols.item)
            else:
                # Tax and corrections have no number: their sentence stands in its place.
                sentence = self._sentence(row.sentence, last, self._cols.number)
                lines[-1] += sentence[0]
                lines += sentence[1:]
        return RowLines(tuple(map(tuple, lines)))

    def _identifiers(self, row: MovementRow) -> list[Line]:
        cols, sheet = self._cols, self._sheet
        first: Line = [
            self._ends(cols.position_right, str(row.position), 11),
            Cell(cols.date, row.day, 11),
            Cell(cols.kind, row.word, 10),
        ]
        lines, line = [first], first
        reached = 0.0
        for x, text in (
            (cols.number, row.number),
            (cols.customer_po, row.customer_po),
            (cols.invoice_no, row.invoice_no),
        ):
            if not text:
                continue
            begins = max(x, reached + _AFTER) if line is first or reached else cols.number
            width = sheet.measure(text, 11)
            if begins + width > cols.difference - 2 and reached:
                line, begins = [], cols.number
                lines.append(line)
            parts = wrap(sheet, text, cols.difference - 2 - begins, 11)
            line.append(Cell(begins, parts[0], 11))
            for part in parts[1:]:
                line = [Cell(begins, part, 11)]
                lines.append(line)
            reached = begins + sheet.measure(parts[-1], 11)
        return lines

    def _item(self, item: ItemRow, figures: dict[ColumnKey, Decimal | None]) -> list[Line]:
        cols = self._cols
        amounts = self._amounts(figures)
        line: Line = list(amounts)
        ends = min((cell.x for cell in amounts), default=cols.difference)
        if item.unit_price is not None:
            whole, fraction = price_parts(item.unit_price)
            price = self._ends(cols.point, whole, 11)
            line.append(Cell(price.x, whole + fraction, 11))
            ends = price.x
        if item.quantity is not None:
            line.append(Cell(cols.unit, unit_text(item.unit), 10))
            quantity = self._ends(cols.quantity_right, quantity_text(item.quantity), 11)
            line.append(quantity)
            ends = quantity.x
        if cols.stacked:
            names = wrap(self._sheet, item.text, cols.total_right - cols.item, 10)
            return [*([Cell(cols.item, name, 10)] for name in names), line]
        names = wrap(self._sheet, item.text, ends - 2 - cols.item, 10)
        line.insert(0, Cell(cols.item, names[0], 10))
        return self._with_figures_last(names, line)

    def _with_figures_last(self, names: Sequence[str], line: Line) -> list[Line]:
        """A wrapped name goes on below its figures."""
        return [line, *([Cell(self._cols.item, name, 10)] for name in names[1:])]

    def _sentence(
        self, text: str, figures: dict[ColumnKey, Decimal | None], x: float
    ) -> list[Line]:
        cols = self._cols
        amounts = self._amounts(figures)
        ends = min((cell.x for cell in amounts), default=cols.difference)
        size = 11.0
        if self._sheet.measure(text, size) > ends - 2 - x:
            size = 10.0
        parts = wrap(self._sheet, text, max(ends - 2 - x, 40.0), size)
        if ends - 2 - x < 40.0:
            return [*([Cell(x, part, size)] for part in parts), list(amounts)]
        lines: list[Line] = [[Cell(x, part, size)] for part in parts]
        lines[-1] += amounts
        return lines

    def _amounts(self, figures: dict[ColumnKey, Decimal | None]) -> Line:
        return [
            self._ends(self._cols.right_of(key), format_money(figure, self._currency), 11)
            for key, figure in figures.items()
            if figure is not None
        ]

    def _ends(self, right: float, text: str, size: float) -> Cell:
        return Cell(max(LEFT, right - self._sheet.measure(text, size)), text, size)
