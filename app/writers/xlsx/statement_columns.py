"""Which columns a statement's sheets have, how wide, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from app.documents.nodes import ColumnKey, MovementTable
from app.i18n import Translator
from app.writers.xlsx.row_heights import width_of

# Characters; papers.md's own widths, the date one more so that no face shows it as hashes.
WIDTHS: dict[ColumnKey, float] = {
    ColumnKey.POSITION: 4,
    ColumnKey.DATE: 11,
    ColumnKey.KIND: 6,
    ColumnKey.NUMBER: 16,
    ColumnKey.CUSTOMER_PO: 14,
    ColumnKey.ITEM: 30,
    ColumnKey.QUANTITY: 9,
    ColumnKey.UNIT: 5,
    ColumnKey.UNIT_PRICE: 9,
    ColumnKey.UNTAXED: 11,
    ColumnKey.TAX: 9,
    ColumnKey.TOTAL: 12,
    ColumnKey.INVOICE_NO: 14,
    ColumnKey.DIFFERENCE: 14,
}
ZERO = Decimal(0)
MOST = 30
MONEY = (ColumnKey.UNTAXED, ColumnKey.TAX, ColumnKey.TOTAL)
RIGHT = {ColumnKey.POSITION, ColumnKey.QUANTITY, ColumnKey.UNIT_PRICE, *MONEY}


@dataclass(frozen=True, slots=True)
class SheetColumn:
    key: ColumnKey
    label: str
    width: float


def sheet_columns(table: MovementTable, t: Translator) -> list[SheetColumn]:
    """Those of the paper, and the unit in one of its own; figures never show as hashes."""
    labels = {column.key: _label(column.label, column.second) for column in table.columns}
    labels.setdefault(ColumnKey.UNIT, t("sheets.column.unit"))
    longest = _longest_figures(table) | _longest_words(table)
    return [
        SheetColumn(key, labels[key], max(width, longest.get(key, 0)))
        for key, width in WIDTHS.items()
        if key in labels
    ]


def _label(first: str, second: str) -> str:
    return f"{first}\n{second}" if second else first


def _longest_words(table: MovementTable) -> dict[ColumnKey, float]:
    """Characters that the longest identifier of a column needs, within reason."""
    words = {
        ColumnKey.KIND: (row.word for row in table.rows),
        ColumnKey.NUMBER: (row.number for row in table.rows),
        ColumnKey.CUSTOMER_PO: (row.customer_po for row in table.rows),
        ColumnKey.INVOICE_NO: (row.invoice_no for row in table.rows),
        ColumnKey.UNIT: (item.unit for row in table.rows for item in row.items),
    }
    return {
        key: min(MOST, max(map(width_of, column), default=0) + 2) for key, column in words.items()
    }


def _longest_figures(table: MovementTable) -> dict[ColumnKey, float]:
    """Characters that the largest figure of a column may need, bold sums a little more."""
    items = [item for row in table.rows for item in row.items]
    largest: dict[ColumnKey, Decimal] = {
        ColumnKey.QUANTITY: max((abs(item.quantity or ZERO) for item in items), default=ZERO),
        ColumnKey.UNIT_PRICE: max((item.unit_price or ZERO for item in items), default=ZERO),
        ColumnKey.UNTAXED: sum((abs(row.untaxed or ZERO) for row in table.rows), ZERO),
        ColumnKey.TAX: sum((abs(row.tax or ZERO) for row in table.rows), ZERO),
        ColumnKey.TOTAL: sum((abs(row.total) for row in table.rows), abs(table.opening.amount)),
    }
    return {key: len(f"-{most:,.4f}") * 1.1 for key, most in largest.items() if most >= 10**5}
