"""The movements of one statement, each with the balance after it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from app.documents.contents import MovementKind
from app.gui.lists import cells
from app.gui.lists.columns import Column

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from app.documents.contents import Movement, StatementContent
    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Wording
    from app.gui.words import Words


class MovementColumn(IntEnum):
    DATE = 0
    DOCUMENT = 1
    SUMMARY = 2
    AMOUNT = 3
    BALANCE = 4


@dataclass(frozen=True, slots=True)
class MovementRow:
    """``amount`` None: the opening balance itself."""

    place: int
    day: date
    document: str
    summary: str
    amount: Decimal | None
    balance: Decimal
    currency: str


def movement_rows(content: StatementContent, words: Words) -> tuple[MovementRow, ...]:
    """The opening, then every movement in order; the last balance is the closing."""
    balance = content.opening
    rows = [MovementRow(
        0, content.period_from, words("gui.movement.opening"),
        content.previous_number or words("gui.column.opening"), None, balance, content.currency,
    )]
    for place, one in enumerate(content.movements, 1):
        balance += one.total
        rows.append(MovementRow(
            place, one.date, one.number, summary(one, words), one.total, balance, content.currency
        ))
    return tuple(rows)


def summary(one: Movement, words: Words) -> str:
    """What it was, in a few words."""
    if one.kind is MovementKind.DELIVERY:
        return _goods(one, words)
    if one.kind is MovementKind.RECEIPT:
        return _receipt(one, words)
    if one.kind in (MovementKind.RETURN, MovementKind.ALLOWANCE):
        kind = words(f"gui.movement.{one.kind.value}")
        return words("gui.movement.because", what=kind, reason=one.reason) if one.reason else kind
    return words(f"gui.movement.{one.kind.value}")


def _goods(one: Movement, words: Words) -> str:
    if not one.items:
        return words("gui.movement.delivery")
    first = one.items[0]
    shown = words("gui.movement.item", name=first.name, quantity=words.quantity(first.quantity))
    if len(one.items) == 1:
        return shown
    return words("gui.movement.items", first=shown, count=len(one.items))


def _receipt(one: Movement, words: Words) -> str:
    method = words(f"gui.method.{one.method}") if one.method else words("gui.movement.receipt")
    if one.cheque_no:
        method = words("gui.movement.cheque", what=method, number=one.cheque_no)
    lost = one.bank_fee + one.discount
    return words("gui.movement.less", what=method, amount=words.quantity(lost)) if lost else method


def _amount(row: MovementRow, wording: Wording) -> Cell:
    if row.amount is None:
        return cells.EMPTY
    return cells.number(wording.words.money(row.amount, row.currency, row.currency))


def _balance(row: MovementRow, wording: Wording) -> Cell:
    shown = wording.words.money(row.balance, row.currency, row.currency) if row.balance else "0"
    return cells.number(shown)


COLUMNS: dict[MovementColumn, Column[MovementRow]] = {
    MovementColumn.DATE: Column(
        "gui.column.date", lambda row, w: cells.quiet(w.words.day(row.day, w.today)), 66
    ),
    MovementColumn.DOCUMENT: Column(
        "gui.column.document", lambda row, _w: cells.quiet(row.document), 138
    ),
    MovementColumn.SUMMARY: Column(
        "gui.column.summary", lambda row, _w: cells.text(row.summary), 200, stretch=True,
        gives_way=1,
    ),
    MovementColumn.AMOUNT: Column("gui.column.amount", _amount, 104, right=True),
    MovementColumn.BALANCE: Column("gui.column.balance", _balance, 104, right=True),
}
