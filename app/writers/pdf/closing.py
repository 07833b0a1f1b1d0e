"""After the last row: bank beside sums, ageing on two lines, the memo of cheques not yet due."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.documents.nodes import Ageing, Bank, ChequeMemo, Sums
from app.domain.money import format_money
from app.writers.pdf.columns import Columns
from app.writers.pdf.layout import LEFT, RIGHT
from app.writers.pdf.sheet import EDGE, Sheet
from app.writers.pdf.wrapping import fitting_size, flow, wrap

_PHRASE = re.compile(r"\s*(?:（[^）]*）|[^\s（]+|（)")
_PITCH = 4.9
_GAP = 1.45
_FINAL = 0.5
"""The last sum is larger."""
_EDGES = {5: (84.0, 116.0, 142.0, 169.0, 195.0), 6: (72.0, 98.0, 123.0, 147.0, 171.0, 195.0)}


@dataclass(frozen=True, slots=True)
class Closing:
    sums: Sums
    ageing: Ageing
    bank: Bank | None
    memo: ChequeMemo | None


class ClosingBlock:
    """Measured once, so that page breaks know what it needs; never broken."""

    def __init__(self, sheet: Sheet, closing: Closing, cols: Columns, currency: str) -> None:
        self._closing = closing
        self._cols = cols
        self._currency = currency
        self._label_x = self._labels(sheet)
        room = self._label_x - 4 - LEFT
        bank = closing.bank
        # A name is broken at a space or before a bracket; between characters only at need.
        named = [] if bank is None else [_PHRASE.findall(line) for line in bank.lines]
        lines = [line for phrases in named for line in flow(sheet, phrases, room, 10, "")]
        self._bank = tuple((line, 10.0, False) for line in lines)
        if bank is not None and bank.account:
            size = fitting_size(sheet, bank.account, room, (12, 11), bold=True)
            self._bank += tuple(
                (line, size, True) for line in wrap(sheet, bank.account, room, size, bold=True)
            )
        self._rows = max(len(closing.sums.rows), len(self._bank))

    @property
    def height(self) -> float:
        """From the last row's end to the lowest text, on the page that has page 1's foot."""
        memo = _PITCH if self._closing.memo else 0.0
        return _GAP + _PITCH * self._rows + _FINAL + 2.8 + 4.9 + 4.8 + memo + 1.0

    def draw(self, sheet: Sheet, top: float, *, air: float) -> None:
        """``air``: extra mm before the ageing where the page has room."""
        rule = top + _GAP
        sheet.rule(LEFT, RIGHT, rule, EDGE)
        y = rule
        for text, size, bold in self._bank:
            y += _PITCH + (_FINAL if bold else 0)
            sheet.text(LEFT, y, text, size, bold=bold)
        self._sums(sheet, rule)
        y = rule + _PITCH * self._rows + _FINAL + 2.8 + 4.9 + air
        self._ageing(sheet, y)
        if self._closing.memo:
            self._memo(sheet, self._closing.memo, y + 4.8 + _PITCH + air / 2)

    def _sums(self, sheet: Sheet, rule: float) -> None:
        cols, y = self._cols, rule
        for row in self._closing.sums.rows:
            y += _PITCH + (_FINAL if row.final else 0)
            size = 12 if row.final else 11
            sheet.text(self._label_x, y, row.label, size, bold=row.final)
            for right, figure in (
                (cols.untaxed_right, row.untaxed),
                (cols.tax_right, row.tax),
                (cols.total_right, row.total),
            ):
                if figure is not None and (right < cols.total_right or figure is row.total):
                    text = format_money(figure, self._currency)
                    sheet.right(right, y, text, size, bold=row.final)
        sheet.rule(self._label_x, cols.total_right, y + 1.9)
        sheet.rule(self._label_x, cols.total_right, y + 2.8)

    def _labels(self, sheet: Sheet) -> float:
        """Left of the leftmost figure by the widest label."""
        figures = []
        for row in self._closing.sums.rows:
            size = 12 if row.final else 11
            label = sheet.measure(row.label, size, bold=row.final)
            shown = [(self._cols.total_right, row.total)]
            if row.tax is not None:
                shown.append((self._cols.tax_right, row.tax))
            if row.untaxed is not None and self._cols.untaxed_right < self._cols.total_right:
                shown.append((self._cols.untaxed_right, row.untaxed))
            left = min(
                right - sheet.measure(format_money(figure, self._currency), size, bold=True)
                for right, figure in shown
            )
            figures.append(left - 3 - label)
        return min(106.0 if len(self._closing.sums.rows[0].label) < 6 else 118.0, *figures)

    def _ageing(self, sheet: Sheet, y: float) -> None:
        ageing = self._closing.ageing
        sheet.text(LEFT, y, ageing.label, 10)
        edges = _EDGES[len(ageing.buckets)]
        for right, (label, amount) in zip(edges, ageing.buckets, strict=True):
            sheet.right(right, y, label, 10)
            sheet.right(right, y + 4.8, format_money(amount, self._currency), 11)

    def _memo(self, sheet: Sheet, memo: ChequeMemo, y: float) -> None:
        ends = sheet.text(LEFT, y, memo.label, 11)
        ends = sheet.text(ends + 1.5, y, format_money(memo.amount, self._currency), 11)
        sheet.text(ends, y, memo.detail, 11)
