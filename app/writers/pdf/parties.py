"""Whom the statement is for, and the four facts beside the name."""

from __future__ import annotations

from app.documents.shared_nodes import FactPairs, Party
from app.writers.pdf.layout import LEFT, RIGHT, gap
from app.writers.pdf.sheet import Sheet
from app.writers.pdf.wrapping import fitting_size, flow, wrap

_LABELS, _VALUES = 124.0, 144.0
_ROOM = 105.0


def customer(sheet: Sheet, party: Party, facts: FactPairs, top: float) -> float:
    """The y where the strip begins, with ``top`` the rule under the letterhead."""
    left = _party(sheet, party, top + 6.6)
    right = _facts(sheet, facts, top + 6.7)
    return max(top + 25.9, left + 3.8, right + 3.8)


def _party(sheet: Sheet, party: Party, y: float) -> float:
    """The last baseline."""
    greeting = f"　{party.greeting}" if party.greeting else ""
    name = party.name + greeting
    size = fitting_size(sheet, name, _ROOM, (15, 13, 11), bold=True)
    for line in wrap(sheet, name, _ROOM, size, bold=True):
        sheet.text(LEFT, y, line, size, bold=True)
        y += 5.7
    for pieces in party.lines:
        for line in flow(sheet, pieces, _ROOM, 10, gap(sheet.language)):
            sheet.text(LEFT, y, line, 10)
            y += 4.9
    return y - 4.9


def _facts(sheet: Sheet, facts: FactPairs, y: float) -> float:
    values = _VALUES if sheet.language != "en" else _VALUES + 5
    labels = _LABELS if sheet.language != "en" else _LABELS + 8
    for label, value in facts.pairs:
        sheet.text(labels, y, label, 10)
        size = fitting_size(sheet, value, RIGHT - values, (11, 10))
        for line in wrap(sheet, value, RIGHT - values, size):
            sheet.text(values, y, line, size)
            y += 5.1
    return y - 5.1
