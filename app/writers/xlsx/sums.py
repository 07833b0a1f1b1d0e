"""What stands under the detail of a statement: sums as formulas, the bank, the ageing."""

from __future__ import annotations

from decimal import Decimal
from itertools import zip_longest
from string import ascii_uppercase

from app.documents.contents import MovementKind
from app.documents.nodes import (
    Ageing,
    Bank,
    ChequeMemo,
    ColumnKey,
    MovementTable,
    SumRow,
    Sums,
)
from app.domain.money import places
from app.writers.xlsx.movements import Movements, document_figures
from app.writers.xlsx.page import Page
from app.writers.xlsx.statement_columns import MONEY

MONEY_MOVED = (MovementKind.RECEIPT, MovementKind.BOUNCE)
ZERO = Decimal(0)
FIRST = {"text": "rule_medium", "account": "account_first"}
"""The styles of the first row, which lies under the rule that ends the detail."""

Formula = tuple[str, Decimal]
"""A formula without its sign, and what it comes to."""


class SumFormulas:
    """Formulas over the rows of the detail; ``None`` where no plain one gives the figure."""

    def __init__(self, movements: Movements, table: MovementTable, currency: str) -> None:
        self._movements = movements
        self._digits = places(currency)
        self._opening = table.opening.amount
        self._columns = dict.fromkeys(MONEY, ZERO)
        self._kinds = dict.fromkeys(MovementKind, ZERO)
        for row in table.rows:
            self._kinds[row.kind] += row.total
            for item in row.items:
                self._columns[row.item_column] += item.amount
            for key, figure in document_figures(row):
                self._columns[key] += figure

    def column(self, key: ColumnKey, figure: Decimal) -> str | None:
        return self._pick([(f"SUM({self._range(key)})", self._columns[key])], figure)

    def total(self, row: SumRow, first: bool) -> str | None:
        everything = (f"SUM({self._range(ColumnKey.TOTAL)})", self._columns[ColumnKey.TOTAL])
        if row.final:
            opening = self._cell(ColumnKey.TOTAL, self._movements.opening_row)
            return self._pick(
                [(f"{opening}+{everything[0]}", self._opening + everything[1])], row.total
            )
        moved = [self._of_kind(kind) for kind in MONEY_MOVED if kind in self._movements.words]
        charged = (
            "-".join([everything[0], *(formula for formula, _ in moved)]),
            everything[1] - sum(value for _, value in moved),
        )
        return self._pick([charged] if first else moved, row.total)

    def _of_kind(self, kind: MovementKind) -> Formula:
        words = self._range(ColumnKey.KIND)
        criterion = self._movements.words[kind].replace('"', '""')
        totals = self._range(ColumnKey.TOTAL)
        return f'SUMIF({words},"{criterion}",{totals})', self._kinds[kind]

    def _pick(self, candidates: list[Formula], figure: Decimal) -> str | None:
        if self._movements.after == self._movements.first:
            return None
        for formula, value in candidates:
            if value == figure:
                return f"=ROUND({formula},{self._digits})" if self._digits else f"={formula}"
        return None

    def _range(self, key: ColumnKey) -> str:
        first, last = self._movements.first, self._movements.after - 1
        return f"{self._cell(key, first)}:{self._cell(key, last)}"

    def _cell(self, key: ColumnKey, row: int) -> str:
        # Never past column Z: a statement has fourteen.
        return f"{ascii_uppercase[self._movements.at[key]]}{row + 1}"


def write_sums(
    page: Page, sums: Sums, bank: Bank | None, movements: Movements, formulas: SumFormulas
) -> None:
    """The sums under their columns, the bank beside them."""
    left = [(line, "text") for line in bank.lines] if bank else []
    if bank and bank.account:
        left.append((bank.account, "account"))
    page.fill("rule_medium")
    for index, (row, line) in enumerate(zip_longest(sums.rows, left)):
        if row is not None:
            _sum_row(page, row, index == 0, movements, formulas)
        if line is not None:
            text, style = line
            page.text(0, text, FIRST[style] if index == 0 else style)
        page.row += 1


def _sum_row(
    page: Page, row: SumRow, first: bool, movements: Movements, formulas: SumFormulas
) -> None:
    label, figures = ("text", "money") if not first else ("rule_medium", "sum_first")
    if row.final:
        label, figures = "sum_label_final", "sum_final"
    label_column = movements.at[ColumnKey.QUANTITY]
    if row.final:
        page.fill("sum_label_final", label_column, movements.at[ColumnKey.TOTAL])
    page.text(label_column, row.label, label)
    for key, figure in zip(MONEY, (row.untaxed, row.tax, row.total), strict=True):
        if figure is None or key not in movements.at:
            continue
        whole = key is ColumnKey.TOTAL
        formula = formulas.total(row, first) if whole else formulas.column(key, figure)
        if formula is None:
            page.figure(movements.at[key], figure, figures)
        else:
            page.formula(movements.at[key], formula, figure, figures)


def write_ageing(page: Page, ageing: Ageing) -> None:
    page.row += 1
    page.text(0, ageing.label)
    spans = page.grid.spans(len(ageing.buckets), 2, page.grid.last)
    for (first, last), (label, _) in zip(spans, ageing.buckets, strict=True):
        page.span(first, last, label, "right")
    page.row += 1
    for (first, last), (_, figure) in zip(spans, ageing.buckets, strict=True):
        page.span(first, last, figure, "ageing")
    page.row += 1


def write_cheque_memo(page: Page, memo: ChequeMemo, total_column: int) -> None:
    page.row += 1
    page.text(0, " ".join(filter(None, (memo.label, memo.detail))))
    page.figure(total_column, memo.amount)
    page.row += 1
