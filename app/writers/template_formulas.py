"""References in formulas, when one row of a sheet becomes several."""

from __future__ import annotations

import re
from dataclasses import dataclass

# One end of a reference: column letters (none in a run of whole rows) and a row number.
_END = re.compile(r"^(\$?[A-Za-z]{1,3})?(\$?)(\d{1,7})$")
# What adds up its arguments: one cell of the repeated row is meant as all of its copies.
_OVER_ALL = frozenset(
    ("SUM(", "COUNT(", "COUNTA(", "AVERAGE(", "MAX(", "MIN(", "SUBTOTAL(", "SUMPRODUCT(")
)


@dataclass(frozen=True, slots=True)
class Growth:
    """Row ``row`` of ``sheet`` becomes ``by`` rows more: what lies below it moves down."""

    sheet: str
    row: int
    by: int

    def moved(self, row: int) -> int:
        return row + self.by if row > self.row else row

    def range(self, text: str) -> str:
        """``A5:C10`` or several with blanks or commas between; ends in the row itself grow."""
        return re.sub(r"[^ ,]+", lambda found: self._reference(found[0], spread=True), text)

    def formula(self, formula: str, on_sheet: str, *, in_row: bool = False) -> str:
        """``in_row``: the formula stands in the repeated row, and means that row alone."""
        from openpyxl.formula import Tokenizer

        tokens = Tokenizer(formula)
        open_functions: list[str] = []
        for token in tokens.items:
            if token.type in ("FUNC", "PAREN"):
                if token.subtype == "OPEN":
                    open_functions.append(token.value.upper())
                elif open_functions:
                    open_functions.pop()
            elif token.type == "OPERAND" and token.subtype == "RANGE":
                spread = not in_row and bool(open_functions) and open_functions[-1] in _OVER_ALL
                token.value = self._qualified(token.value, on_sheet, spread=spread, alone=in_row)
        return "=" + "".join(token.value for token in tokens.items)

    def _qualified(self, text: str, on_sheet: str, *, spread: bool, alone: bool) -> str:
        prefix, mark, reference = text.rpartition("!")
        sheet = prefix.strip("'").replace("''", "'") if mark else on_sheet
        if sheet != self.sheet:
            return text
        return f"{prefix}{mark}{self._reference(reference, spread=spread, alone=alone)}"

    def _reference(self, text: str, *, spread: bool, alone: bool = False) -> str:
        first, colon, last = text.partition(":")
        start, end = _END.match(first), _END.match(last or first)
        if start is None or end is None:
            return text
        low, high = int(start[3]), int(end[3])
        grown = high + self.by if high > self.row or (high == self.row and not alone) else high
        if not colon:
            if low != self.row or not spread or start[1] is None:
                return f"{start[1] or ''}{start[2]}{self.moved(low)}"
            return f"{text}:{start[1]}{start[2]}{grown}"
        return f"{start[1] or ''}{start[2]}{self.moved(low)}:{end[1] or ''}{end[2]}{grown}"
