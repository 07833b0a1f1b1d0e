"""The detail of a statement's printed sheet: one row an item, nothing merged, sums that add up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from app.documents.contents import MovementKind
from app.documents.nodes import ColumnKey, ItemRow, MovementRow, MovementTable
from app.writers.xlsx.page import Page
from app.writers.xlsx.row_heights import LINE, lines_of
from app.writers.xlsx.statement_columns import MONEY, RIGHT, SheetColumn
from app.writers.xlsx.styles import price_style, quantity_style

BESIDE_ITEM = (ColumnKey.QUANTITY, ColumnKey.UNIT, ColumnKey.UNIT_PRICE)
HEADS = dict.fromkeys((ColumnKey.DATE, ColumnKey.UNIT, ColumnKey.INVOICE_NO), "head_after_figure")


class Movements:
    """Writes the table and remembers what it wrote, so that the sums can point to it.

    ``first`` and ``after`` are the rows of the items, ``opening_row`` the one before them.
    """

    def __init__(self, page: Page, table: MovementTable, columns: Sequence[SheetColumn]) -> None:
        self._page = page
        self._table = table
        self._columns = columns
        self.at = {column.key: index for index, column in enumerate(columns)}
        self.words: dict[MovementKind, str] = {row.kind: row.word for row in table.rows}
        self._beside = sum(column.width for column in columns if column.key in BESIDE_ITEM)
        self.opening_row = self.first = self.after = 0

    def write(self) -> None:
        page = self._page
        self._head()
        self.opening_row = page.row
        opening = self._table.opening
        page.text(self.at[ColumnKey.KIND], " ".join(filter(None, (opening.label, opening.remark))))
        page.figure(self.at[ColumnKey.TOTAL], opening.amount)
        page.row += 1
        self.first = page.row
        for row in self._table.rows:
            self._document(row)
        self.after = page.row

    def _head(self) -> None:
        page = self._page
        page.height(2 * LINE + 6)
        for index, column in enumerate(self._columns):
            style = HEADS.get(column.key, "head_right" if column.key in RIGHT else "head")
            page.sheet.write_string(page.row, index, column.label, page.styles[style])
        page.row += 1

    def _document(self, row: MovementRow) -> None:
        page, at = self._page, self.at
        page.sheet.write_number(
            page.row, at[ColumnKey.POSITION], row.position, page.styles["count"]
        )
        page.day(at[ColumnKey.DATE], row.date)
        page.text(at[ColumnKey.KIND], row.word)
        page.text(at[ColumnKey.NUMBER], row.number, "id")
        page.text(at[ColumnKey.CUSTOMER_PO], row.customer_po, "id")
        page.text(at[ColumnKey.INVOICE_NO], row.invoice_no, "id_after_figure")
        self._details(row)
        page.fill("write_in", at[ColumnKey.DIFFERENCE], at[ColumnKey.DIFFERENCE])
        page.row += 1

    def _details(self, row: MovementRow) -> None:
        """Item lines, the document's tax and gross on the last of them."""
        page = self._page
        for index, item in enumerate(row.items):
            if index:
                page.row += 1
            self._item(item, row.item_column)
        if not row.items:
            self._wrapped(row.sentence, self._beside)
        for key, figure in document_figures(row):
            if key in self.at:
                page.figure(self.at[key], figure)

    def _item(self, item: ItemRow, amount_column: ColumnKey) -> None:
        page, at = self._page, self.at
        self._wrapped(item.text)
        if item.quantity is not None:
            page.figure(at[ColumnKey.QUANTITY], item.quantity, quantity_style(item.quantity))
        page.text(at[ColumnKey.UNIT], item.unit, "after_figure")
        if item.unit_price is not None:
            page.figure(at[ColumnKey.UNIT_PRICE], item.unit_price, price_style(item.unit_price))
        page.figure(at[amount_column], item.amount)

    def _wrapped(self, text: str, beside: float = 0) -> None:
        """``beside``: the width of empty cells that a text of one line may run into."""
        index = self.at[ColumnKey.ITEM]
        width = self._columns[index].width
        if lines_of(text, width + beside) > 1:
            self._page.height(lines_of(text, width) * LINE + 3)
            self._page.text(index, text, "wrapped")
        else:
            self._page.text(index, text)


def document_figures(row: MovementRow) -> list[tuple[ColumnKey, Decimal]]:
    """The figures that stand once a document; those its items carry already are left out."""
    figures = dict(zip(MONEY, (row.untaxed, row.tax, row.total), strict=True))
    if row.items:
        figures[row.item_column] = None
    return [(key, figure) for key, figure in figures.items() if figure is not None]
