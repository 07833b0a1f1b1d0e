"""What a priced note carries from page to page: the amounts of its lines so far."""

from __future__ import annotations

from decimal import Decimal

from app.documents.nodes import NoteTable
from app.domain.money import format_money
from app.writers.pdf.note_places import NoteColumns, NotePlaces
from app.writers.pdf.sheet import Sheet


def carry_amount(table: NoteTable, count: int) -> Decimal:
    return sum((row.amount or Decimal(0) for row in table.rows[:count]), Decimal(0))


def draw_carry(
    sheet: Sheet, places: NotePlaces, cols: NoteColumns, label: str, amount: Decimal,
    currency: str, y: float,
) -> None:
    sheet.text(places.name, y, label, 11, bold=True)
    sheet.right(cols.amount, y, format_money(amount, currency), 11, bold=True)
