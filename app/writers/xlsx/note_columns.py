"""Which columns a delivery note's sheets have, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from app.documents.nodes import ColumnKey, NoteRow, NoteTable, NoteTotals
from app.domain.money import format_money
from app.i18n import Translator
from app.writers.xlsx.row_heights import width_of

Value = str | Decimal | int | None
MOST = 30
WRITE_IN = "write_in"


@dataclass(frozen=True, slots=True)
class NoteColumn:
    """In the columns of style ``write_in`` nothing stands until the receiver has counted."""

    key: ColumnKey
    label: str
    width: float
    style: str
    value: Callable[[NoteRow], Value]


# Key: width in characters, style, and what of a row stands in it.
COLUMNS: dict[ColumnKey, tuple[float, str, Callable[[NoteRow], Value]]] = {
    ColumnKey.POSITION: (4, "count", lambda row: row.position),
    ColumnKey.ITEM: (35, "after_figure", lambda row: row.text),
    ColumnKey.ITEM_NO: (12, "id", lambda row: row.item_no),
    ColumnKey.CUSTOMER_ITEM_NO: (12, "id", lambda row: row.customer_item_no),
    ColumnKey.LOT: (10, "id", lambda row: row.lot),
    ColumnKey.QUANTITY: (11, "quantity_bold", lambda row: row.quantity),
    ColumnKey.UNIT: (6, "after_figure", lambda row: row.unit),
    ColumnKey.UNIT_PRICE: (9, "price", lambda row: row.unit_price),
    ColumnKey.AMOUNT: (12, "money", lambda row: row.amount),
    ColumnKey.ORDERED: (10, "quantity", lambda row: row.ordered),
    ColumnKey.DELIVERED: (10, "quantity", lambda row: row.delivered),
    ColumnKey.OUTSTANDING: (10, "quantity", lambda row: row.outstanding),
    ColumnKey.RECEIVED: (12, WRITE_IN, lambda row: row.received),
    ColumnKey.CONDITION: (16, WRITE_IN, lambda row: row.condition or None),
}


GRAND = 1.6
"""How much wider the grand total's bold 14 pt is than the type of the lines."""


def note_columns(
    table: NoteTable, totals: NoteTotals | None, currency: str, t: Translator
) -> list[NoteColumn]:
    """Those of the paper, and the unit in one of its own; as wide as what stands in them."""
    labels = {
        column.key: f"{column.label}\n{column.second}" if column.second else column.label
        for column in table.columns
    }
    labels[ColumnKey.UNIT] = labels.get(ColumnKey.UNIT) or t("sheets.column.unit")
    least = dict.fromkeys(COLUMNS, 0.0)
    if totals and totals.grand:
        shown = format_money(totals.grand[1], currency, mark=True)
        least[ColumnKey.AMOUNT] = len(shown) * GRAND
    return [
        NoteColumn(
            key, labels[key], max(_width(key, width, value, table), least[key]), style, value
        )
        for key, (width, style, value) in COLUMNS.items()
        if key in labels
    ]


def _width(
    key: ColumnKey, width: float, value: Callable[[NoteRow], Value], table: NoteTable
) -> float:
    if key in (ColumnKey.ITEM, ColumnKey.CONDITION):
        return width
    longest = max((_shown_width(value(row)) for row in table.rows), default=0.0)
    return max(width, min(longest + 2, MOST))


def _shown_width(value: Value) -> float:
    if isinstance(value, Decimal):
        return len(f"{value:,f}") * 1.1
    return width_of(str(value or ""))
