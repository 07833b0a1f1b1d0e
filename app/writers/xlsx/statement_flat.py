"""The flat sheet of a statement: each item with its document's names beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from app.documents.nodes import (
    ColumnKey,
    ItemRow,
    MovementRow,
    MovementTable,
    Paper,
    PaperTitle,
    Party,
)
from app.i18n import Translator
from app.writers.xlsx.flat import FlatColumn, write_flat
from app.writers.xlsx.movements import document_figures
from app.writers.xlsx.parts import Parts
from app.writers.xlsx.statement_columns import SheetColumn
from app.writers.xlsx.styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class FlatRow:
    """An item of a document, or a document without items."""

    document: MovementRow
    item: ItemRow | None
    figures: dict[ColumnKey, Decimal]
    """Tax and gross stand on the document's last row alone, so that columns add up."""


def flat_rows(table: MovementTable) -> Iterator[FlatRow]:
    for row in table.rows:
        once = dict(document_figures(row))
        if not row.items:
            yield FlatRow(row, None, once)
        for left, item in enumerate(row.items, 1 - len(row.items)):
            figures = {row.item_column: item.amount}
            yield FlatRow(row, item, figures if left else {**once, **figures})


def write_flat_movements(
    sheet: Worksheet,
    styles: Styles,
    parts: Parts,
    paper: Paper,
    columns: list[SheetColumn],
    t: Translator,
) -> None:
    number, customer = parts.get(PaperTitle).number, parts.get(Party).name
    flat: list[FlatColumn[FlatRow]] = [
        FlatColumn(t("sheets.column.statement"), 16, "id", lambda _: number),
        FlatColumn(t("sheets.column.customer"), 24, "text", lambda _: customer),
        FlatColumn(t("sheets.column.currency"), 10, "text", lambda _: paper.currency),
    ]
    for column in columns:
        label = column.label.split("\n")[0]
        if column.key is ColumnKey.ITEM:
            flat += [
                FlatColumn(t("sheets.column.item"), 30, "text", _name),
                FlatColumn(t("sheets.column.spec"), 20, "text", _spec),
            ]
        elif column.key in MONEY:
            flat.append(FlatColumn(label, column.width, "money", _money(column.key)))
        elif column.key in VALUES:
            style, value = VALUES[column.key]
            flat.append(FlatColumn(label, column.width, style, value))
    write_flat(sheet, styles, flat, list(flat_rows(parts.get(MovementTable))))


def _name(row: FlatRow) -> str:
    return row.item.name if row.item else row.document.sentence


def _spec(row: FlatRow) -> str:
    return " ".join(filter(None, (row.item.spec, row.item.remark))) if row.item else ""


def _money(key: ColumnKey) -> Callable[[FlatRow], Decimal | None]:
    return lambda row: row.figures.get(key)


MONEY = (ColumnKey.UNTAXED, ColumnKey.TAX, ColumnKey.TOTAL)
# DIFFERENCE is for the customer's hand: it has no place on a sheet to paste from.
VALUES: dict[ColumnKey, tuple[str, Callable[[FlatRow], str | int | date | Decimal | None]]] = {
    ColumnKey.POSITION: ("count", lambda row: row.document.position),
    ColumnKey.DATE: ("date", lambda row: row.document.date),
    ColumnKey.KIND: ("text", lambda row: row.document.word),
    ColumnKey.NUMBER: ("id", lambda row: row.document.number),
    ColumnKey.CUSTOMER_PO: ("id", lambda row: row.document.customer_po),
    ColumnKey.QUANTITY: ("quantity", lambda row: row.item.quantity if row.item else None),
    ColumnKey.UNIT: ("text", lambda row: row.item.unit if row.item else ""),
    ColumnKey.UNIT_PRICE: ("price", lambda row: row.item.unit_price if row.item else None),
    ColumnKey.INVOICE_NO: ("id", lambda row: row.document.invoice_no),
}
