"""Where a statement's columns stand: the look's places, moved left as far as figures need it.

Measured with the bold face and the largest figure, carries and sums included.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from app.documents.nodes import ColumnKey, MovementTable, Paper, Sums
from app.domain.money import format_money, places
from app.writers.pdf.figures import price_parts, quantity_text, unit_text
from app.writers.pdf.sheet import Sheet

_BETWEEN = 1.8
_NARROWEST_NAME = 34.0


@dataclass(frozen=True, slots=True)
class Columns:
    """x in mm: left edges, ``…_right`` right edges, ``point`` the decimal point of prices."""

    position_right: float
    date: float
    kind: float
    number: float
    customer_po: float
    invoice_no: float
    item: float
    quantity_right: float
    unit: float
    point: float
    price_right: float
    untaxed_right: float
    tax_right: float
    total_right: float
    difference: float
    stacked: bool
    """Figures take a line of their own under the name: side by side they do not fit."""

    def right_of(self, key: ColumnKey) -> float:
        return {
            ColumnKey.UNTAXED: self.untaxed_right,
            ColumnKey.TAX: self.tax_right,
            ColumnKey.TOTAL: self.total_right,
        }[key]


@dataclass(frozen=True, slots=True)
class _Places:
    kind: float
    number: float
    customer_po: float
    invoice_no: float
    item: float
    unit: float
    point: float
    untaxed: float
    tax: float
    total: float
    difference: float


def _usual(paper: Paper, table: MovementTable) -> _Places:
    english = paper.language == "en"
    decimals = places(paper.currency) > 0
    kind, number, po, invoice = (37.5, 54.5, 89.0, 122.0) if english else (34.5, 44.0, 77.5, 111.0)
    if not table.has(ColumnKey.TAX):
        total = 175.0 if english else 178.0
        item = kind if english else number
        return _Places(kind, number, po, invoice, item, 127.0, 147.0, 0, 0, total, total + 4)
    if decimals or english:
        return _Places(
            kind, number, po, invoice, kind, 97.5, 108.5, 137.5, 156.5, 179.5, 182.0
        )
    return _Places(kind, number, po, invoice, number, 106.0, 120.0, 143.0, 158.5, 178.0, 181.0)


def columns(sheet: Sheet, paper: Paper, table: MovementTable, sums: Sums) -> Columns:
    usual = _usual(paper, table)
    widths = _MoneyWidths(sheet, paper.currency, table, sums)
    total = usual.total
    tax, untaxed, free = total, total, total - widths.all[ColumnKey.TOTAL]
    nearest, right = ColumnKey.TOTAL, total
    if table.has(ColumnKey.TAX):
        tax = min(usual.tax, free - _BETWEEN)
        free = tax - widths.all[ColumnKey.TAX]
        nearest, right = ColumnKey.TAX, tax
    if table.has(ColumnKey.UNTAXED):
        untaxed = min(usual.untaxed, free - _BETWEEN)
        nearest, right = ColumnKey.UNTAXED, untaxed
    point, price_left, price_right = _price(
        sheet, table, usual.point,
        right - widths.items[nearest] - _BETWEEN, right - widths.labels[nearest] - _BETWEEN,
    )
    units = [unit_text(item.unit) for row in table.rows for item in row.items]
    unit = min(usual.unit, price_left - _BETWEEN - _widest(sheet, units, 10))
    shift = _date_shift(sheet, table, usual)
    item = usual.item + shift
    quantity_left = unit - 1 - _quantity_width(sheet, table)
    return Columns(
        position_right=20.2, date=22.5, kind=usual.kind + shift, number=usual.number + shift,
        customer_po=usual.customer_po + shift, invoice_no=usual.invoice_no + shift / 2,
        item=item, quantity_right=unit - 1, unit=unit, point=point, price_right=price_right,
        untaxed_right=untaxed, tax_right=tax, total_right=total, difference=usual.difference,
        stacked=quantity_left - _BETWEEN - item < _NARROWEST_NAME,
    )


def _widest(sheet: Sheet, texts: list[str], size: float, *, bold: bool = False) -> float:
    return max((sheet.measure(text, size, bold=bold) for text in set(texts)), default=0.0)


class _MoneyWidths:
    """Of each column: ``all`` its largest figure, carries and sums in bold, or its label;
    ``items`` what may stand on one line with a price; ``labels`` that alone.
    """

    def __init__(self, sheet: Sheet, currency: str, table: MovementTable, sums: Sums) -> None:
        keys = (ColumnKey.UNTAXED, ColumnKey.TAX, ColumnKey.TOTAL)
        every: dict[ColumnKey, list[Decimal]] = {key: [] for key in keys}
        items: dict[ColumnKey, list[Decimal]] = {key: [] for key in keys}
        running = dict.fromkeys(keys, Decimal(0))
        running[ColumnKey.TOTAL] = table.opening.amount
        for row in table.rows:
            items[row.item_column] += [item.amount for item in row.items]
            for key, figure in zip(keys, (row.untaxed, row.tax, row.total), strict=True):
                if figure is None:
                    continue
                running[key] += figure
                every[key] += [figure, running[key]]
                if row.items:
                    items[key].append(figure)
        every[ColumnKey.TOTAL] += [table.opening.amount, *(row.total for row in sums.rows)]
        labels = {column.key: sheet.measure(column.label, 10) for column in table.columns}

        def widest(amounts: list[Decimal], key: ColumnKey) -> float:
            return max(_widest_money(sheet, amounts, currency), labels.get(key, 0.0))

        self.labels = {key: labels.get(key, 0.0) for key in keys}
        self.items = {key: _widest_money(sheet, items[key], currency) for key in keys}
        self.all = {key: widest([*every[key], *items[key]], key) for key in keys}


def _widest_money(sheet: Sheet, amounts: list[Decimal], currency: str) -> float:
    """The smallest and the largest are the longest: figures are tabular."""
    if not amounts:
        return 0.0
    ends = (min(amounts), max(amounts))
    return max(sheet.measure(format_money(end, currency), 11, bold=True) for end in ends) + 0.6


def _price(
    sheet: Sheet, table: MovementTable, usual: float, figures: float, label_ends: float
) -> tuple[float, float, float]:
    """The point, and the edges of the widest price.

    It must end before ``figures``, its label before ``label_ends``.
    """
    parts = {
        price_parts(item.unit_price)
        for row in table.rows
        for item in row.items
        if item.unit_price is not None
    }
    whole = _widest(sheet, [part for part, _ in parts], 11)
    fraction = max(_widest(sheet, [part for _, part in parts], 11), sheet.measure(".00", 11))
    label = next(c.label for c in table.columns if c.key is ColumnKey.UNIT_PRICE)
    places_two = sheet.measure(".00", 11)
    point = min(usual, figures - fraction, label_ends - places_two)
    right = point + places_two
    return point, min(point - whole, right - sheet.measure(label, 10)), right


def _quantity_width(sheet: Sheet, table: MovementTable) -> float:
    texts = [
        quantity_text(item.quantity)
        for row in table.rows
        for item in row.items
        if item.quantity is not None
    ]
    label = next(c.label for c in table.columns if c.key is ColumnKey.QUANTITY)
    return max(_widest(sheet, texts, 11), sheet.measure(label, 10))


def _date_shift(sheet: Sheet, table: MovementTable, usual: _Places) -> float:
    """Whole dates, where a period crosses a year, push what follows to the right."""
    days = _widest(sheet, [row.day for row in table.rows], 11)
    return max(0.0, days - (usual.kind - 22.5 - 1.5))
