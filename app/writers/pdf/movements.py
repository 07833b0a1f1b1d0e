"""The table of a statement, a page of it at a time: head, opening or carry, rows, carry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.documents.nodes import ColumnKey, MovementRow, MovementTable
from app.domain.money import format_money
from app.writers.pdf.columns import Columns
from app.writers.pdf.layout import LEFT, LINE, RIGHT
from app.writers.pdf.movement_row import RowLines
from app.writers.pdf.sheet import EDGE, Sheet

_HEAD = 10.2
OPENING = 6.6
CARRY = 9.0
"""Rule and carry row at the foot of a page."""

CLOSING_GAP = 1.45

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Running:
    """What a carry says: the sums so far and the balance."""

    untaxed: Decimal
    tax: Decimal
    balance: Decimal

    @staticmethod
    def of(table: MovementTable) -> Running:
        return Running(_ZERO, _ZERO, table.opening.amount)

    def plus(self, rows: Sequence[MovementRow]) -> Running:
        return Running(
            self.untaxed + sum((row.untaxed or _ZERO for row in rows), _ZERO),
            self.tax + sum((row.tax or _ZERO for row in rows), _ZERO),
            self.balance + sum((row.total for row in rows), _ZERO),
        )


def head_height(cols: Columns) -> float:
    return _HEAD + (LINE if cols.stacked else 0.0)


def head(sheet: Sheet, table: MovementTable, cols: Columns, top: float) -> float:
    sheet.rule(LEFT, RIGHT, top, EDGE)
    first, second = top + 4.4, top + 8.75
    item = second
    if cols.stacked:
        second += LINE
    labels = {column.key: column for column in table.columns}
    position = labels[ColumnKey.POSITION].label
    sheet.text(max(LEFT, cols.position_right - sheet.measure(position, 10)), first, position, 10)
    for key, x in (
        (ColumnKey.DATE, cols.date),
        (ColumnKey.KIND, cols.kind),
        (ColumnKey.NUMBER, cols.number),
        (ColumnKey.CUSTOMER_PO, cols.customer_po),
        (ColumnKey.INVOICE_NO, cols.invoice_no),
    ):
        sheet.text(x, first, labels[key].label, 10)
    sheet.text(cols.item, item, labels[ColumnKey.ITEM].label, 10)
    sheet.right(cols.quantity_right, second, labels[ColumnKey.QUANTITY].label, 10)
    sheet.right(cols.price_right, second, labels[ColumnKey.UNIT_PRICE].label, 10)
    for key in (ColumnKey.UNTAXED, ColumnKey.TAX, ColumnKey.TOTAL):
        if key in labels:
            sheet.right(cols.right_of(key), second, labels[key].label, 10)
    difference = labels[ColumnKey.DIFFERENCE]
    sheet.right(RIGHT, first, difference.label, 10)
    sheet.right(RIGHT, item, difference.second, 10)
    sheet.rule(LEFT, RIGHT, top + head_height(cols))
    return top + head_height(cols)


def opening(
    sheet: Sheet, table: MovementTable, cols: Columns, currency: str, top: float
) -> float:
    y = top + 5.1
    row = table.opening
    ends = sheet.text(cols.kind, y, row.label, 11)
    sheet.text(ends + 3, y, row.remark, 11)
    sheet.right(cols.total_right, y, format_money(row.amount, currency), 11)
    return top + OPENING


def carry(
    sheet: Sheet, table: MovementTable, cols: Columns, currency: str, running: Running,
    label: str, y: float,
) -> None:
    """Both carries of a page break show the same three figures, in bold."""
    sheet.text(cols.kind, y, label, 11, bold=True)
    for key, figure in (
        (ColumnKey.UNTAXED, running.untaxed),
        (ColumnKey.TAX, running.tax),
        (ColumnKey.TOTAL, running.balance),
    ):
        if table.has(key):
            sheet.right(cols.right_of(key), y, format_money(figure, currency), 11, bold=True)


def draw_rows(sheet: Sheet, rows: Sequence[RowLines], cols: Columns, top: float) -> float:
    for row in rows:
        top = row.draw(sheet, top, cols.difference)
    return top
