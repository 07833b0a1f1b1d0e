"""The detail of a delivery note's printed sheet, and the sums under it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from string import ascii_uppercase

from app.documents.nodes import BlankBelow, ColumnKey, NoteRow, NoteTable, NoteTotals
from app.domain.money import places
from app.writers.xlsx.note_columns import WRITE_IN, NoteColumn, Value
from app.writers.xlsx.page import Page
from app.writers.xlsx.row_heights import LINE, lines_of
from app.writers.xlsx.styles import price_style, quantity_style

HEADS = {
    ColumnKey.QUANTITY: "head_bold",
    **dict.fromkeys(
        (ColumnKey.ITEM, ColumnKey.UNIT, ColumnKey.RECEIVED, ColumnKey.CONDITION),
        "head_after_figure",
    ),
}
RIGHT_STYLES = ("count", "quantity", "price", "money")


def write_detail(page: Page, table: NoteTable, columns: Sequence[NoteColumn]) -> range:
    """Head and rows; gives the rows of the lines."""
    page.height(2 * LINE + 6)
    for index, column in enumerate(columns):
        usual = "head_right" if column.style in RIGHT_STYLES else "head"
        style = page.styles[HEADS.get(column.key, usual)]
        page.sheet.write_string(page.row, index, column.label, style)
    page.row += 1
    first = page.row
    for row in table.rows:
        _line(page, row, columns)
        page.row += 1
    return range(first, page.row)


def _line(page: Page, row: NoteRow, columns: Sequence[NoteColumn]) -> None:
    for index, column in enumerate(columns):
        value = column.value(row)
        if column.style == WRITE_IN:
            _counted(page, index, value)
        elif isinstance(value, Decimal):
            page.figure(index, value, _figure_style(column.style, value))
        elif isinstance(value, int):
            page.sheet.write_number(page.row, index, value, page.styles[column.style])
        elif value:
            lines = lines_of(value, column.width)
            if lines > 1:
                page.height(lines * LINE + 3)
            page.text(index, value, "wrapped_after" if lines > 1 else column.style)


def _counted(page: Page, index: int, value: Value) -> None:
    """The line to write on, and what is known of it by now."""
    if isinstance(value, Decimal):
        page.figure(index, value, f"{WRITE_IN}_{quantity_style(value)}")
    elif value:
        page.text(index, str(value), WRITE_IN)
    else:
        page.fill(WRITE_IN, index, index)


def _figure_style(style: str, value: Decimal) -> str:
    if style == "quantity_bold":
        return f"{quantity_style(value)}_bold"
    if style == "quantity":
        return quantity_style(value)
    return price_style(value) if style == "price" else style


def write_blank_below(page: Page, blank: BlankBelow) -> None:
    """Struck out, so that nothing can be added under the last line (domain §2.2)."""
    page.fill("rule_medium")
    page.row += 1
    middle = page.grid.column_at(0.5)
    page.text(middle, f"──────  {blank.text}  ──────", "caption")
    page.row += 2


def write_totals(
    page: Page,
    totals: NoteTotals,
    columns: Sequence[NoteColumn],
    lines: range,
    rows: Sequence[NoteRow],
    currency: str,
) -> None:
    """Words and count at the left, sums at the right. Without prices only the count is there."""
    page.fill("rule_medium")
    page.text(
        0, totals.in_words or totals.count, "words_first" if totals.in_words else "rule_medium"
    )
    keys = [column.key for column in columns]
    if ColumnKey.AMOUNT not in keys:
        page.row += 1
        return
    amount = keys.index(ColumnKey.AMOUNT)
    label = keys.index(ColumnKey.QUANTITY)
    known = _Sums(amount, currency)
    known.add(lines, sum((row.amount or Decimal(0) for row in rows), Decimal(0)))
    for number, (name, figure) in enumerate(totals.rows):
        page.text(label, name, "rule_medium" if number == 0 else "text")
        _sum(page, amount, known, figure, "sum_first" if number == 0 else "money")
        if number == 1:
            page.text(0, totals.count)
        page.row += 1
    if totals.grand:
        name, figure = totals.grand
        known.only_rows(range(page.row - len(totals.rows), page.row), totals.rows)
        page.text(label, name, "account")
        _sum(page, amount, known, figure, "grand")
    if len(totals.rows) < 2:
        page.text(0, totals.count)
    page.row += 1


class _Sums:
    """Runs of cells whose sum is known, so that a formula is written only where it is right."""

    def __init__(self, column: int, currency: str) -> None:
        self._letter = ascii_uppercase[column]
        self._digits = places(currency)
        self._known: list[tuple[range, Decimal]] = []

    def add(self, rows: range, figure: Decimal) -> None:
        if rows:
            self._known.append((rows, figure))

    def only_rows(self, rows: range, figures: Sequence[tuple[str, Decimal]]) -> None:
        self._known.clear()
        self.add(rows, sum((figure for _, figure in figures), Decimal(0)))

    def formula(self, figure: Decimal) -> str | None:
        for rows, known in self._known:
            if known == figure:
                cells = f"SUM({self._letter}{rows[0] + 1}:{self._letter}{rows[-1] + 1})"
                return f"=ROUND({cells},{self._digits})" if self._digits else f"={cells}"
        return None


def _sum(page: Page, column: int, known: _Sums, figure: Decimal, style: str) -> None:
    formula = known.formula(figure)
    if formula is None:
        page.figure(column, figure, style)
    else:
        page.formula(column, formula, figure, style)
