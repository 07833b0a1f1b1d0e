"""The columns of the statements' list. Across a row the figures add up to its closing.

Where room is short, what a movement below says again goes first, and no name is cut before it.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from app.gui.lists import cells
from app.gui.lists.cells import AgeingBar, Cell
from app.gui.lists.columns import Column
from app.gui.pages.lateness import late_by
from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink
from app.gui.words import DASH

if TYPE_CHECKING:
    from decimal import Decimal

    from app.gui.lists.columns import Wording
    from app.gui.statements.queue import QueueRow


class StatementColumn(IntEnum):
    CUSTOMER = 0
    STATE = 1
    DEADLINE = 2
    CHANNEL = 3
    OPENING = 4
    SALES = 5
    CREDITS = 6
    RECEIVED = 7
    CLOSING = 8
    AGEING = 9
    OVERDUE = 10


STATES = {
    "none": (Glyph.DRAFT, Ink.IDLE),
    "made": (Glyph.OPEN, Ink.WARN),
    "sent": (Glyph.HALF, Ink.GO),
    "agreed": (Glyph.AGREED, Ink.GOOD),
    "differs": (Glyph.DIFFERS, Ink.LATE),
    "settled": (Glyph.READY, Ink.GOOD),
}
ACTED_ON = ("made", "differs")
"""Somebody must do something about these: their chips are filled."""


def state_chip(row: QueueRow, wording: Wording, *, always_filled: bool = False) -> Cell:
    state = row.row.state.value
    glyph, tone = STATES[state]
    day = wording.words.day(row.row.sent_on, wording.today)
    words = wording.words(f"gui.statement.state.{state}", day=day)
    return cells.chip(words, glyph, tone, filled=always_filled or state in ACTED_ON)


def deadline(row: QueueRow, wording: Wording) -> Cell:
    words, one = wording.words, row.row
    if one.difference:
        amount = words.money(one.difference, one.currency, wording.currency)
        return Cell(words("money.differs_by", amount=amount), face=Face.NAME, ink=Ink.LATE)
    if one.deadline is None:
        settled = one.state.value == "settled"
        return cells.quiet(DASH if settled else words.day(one.returned_on, wording.today))
    days = (one.deadline - wording.today).days
    sending = one.state.value in ("none", "made")
    if days < 0:
        return Cell(late_by(-days, words), face=Face.NAME, ink=Ink.LATE)
    if days == 0:
        shown = words("gui.statement.send_today" if sending else "gui.late.today")
        return Cell(shown, face=Face.NAME, ink=Ink.WARN)
    return cells.quiet(words("gui.statement.days_left", days=days))


def _channel(row: QueueRow, wording: Wording) -> Cell:
    channel = row.row.channel
    return cells.quiet(wording.words(f"gui.channel.{channel}") if channel else DASH)


def _money(value: Decimal, row: QueueRow, wording: Wording, ink: Ink = Ink.TEXT2) -> Cell:
    return cells.number(
        wording.words.money(value, row.row.currency, wording.currency), ink=ink
    )


def _sales(row: QueueRow, wording: Wording) -> Cell:
    """With the period's tax, so that the row adds up."""
    return _money(row.row.figures.sales + row.row.figures.tax, row, wording)


def _received(row: QueueRow, wording: Wording) -> Cell:
    return _money(row.row.figures.bounced - row.row.figures.received, row, wording)


def _closing(row: QueueRow, wording: Wording) -> Cell:
    closing = row.row.figures.closing
    shown = wording.words.money(closing, row.row.currency, wording.currency) if closing else "0"
    return cells.number(shown, face=Face.NAME)


def ageing_bar(ageing: tuple[Decimal, ...], full: Decimal) -> AgeingBar:
    first, second, third, fourth, fifth, unapplied = ageing
    return AgeingBar((first, second, third, fourth, fifth), unapplied, full)


def _ageing(row: QueueRow, wording: Wording) -> Cell:
    words = wording.words
    parts = [
        words("gui.ageing.spoken", name=words(f"gui.ageing.{name}"),
              amount=words.money(amount, row.row.currency, wording.currency))
        for name, amount in zip(AGES, row.row.ageing, strict=True) if amount
    ]
    foreign = row.row.currency if row.row.currency != wording.currency else ""
    return cells.ageing(ageing_bar(row.row.ageing, row.full), "; ".join(parts), mark=foreign)


AGES = ("not_due", "late_30", "late_60", "late_90", "over_90", "unapplied")

COLUMNS: dict[StatementColumn, Column[QueueRow]] = {
    StatementColumn.CUSTOMER: Column(
        "gui.column.customer",
        lambda row, _w: cells.name(row.row.short_name), 116, gives_way=7,
    ),
    StatementColumn.STATE: Column("gui.column.state", state_chip, 124, english_width=136),
    StatementColumn.DEADLINE: Column("gui.column.deadline", deadline, 84, english_width=88),
    StatementColumn.CHANNEL: Column("gui.column.channel", _channel, 62, english_width=74,
                                    gives_way=1, vanishes=True),
    StatementColumn.OPENING: Column(
        "gui.column.opening",
        lambda row, w: _money(row.row.figures.opening, row, w), 106, right=True,
        gives_way=3, vanishes=True,
    ),
    StatementColumn.SALES: Column(
        "gui.column.sales", _sales, 106, right=True, gives_way=6, vanishes=True
    ),
    StatementColumn.CREDITS: Column(
        "gui.column.credits",
        lambda row, w: _money(-row.row.figures.credits, row, w), 90, right=True,
        gives_way=4, vanishes=True,
    ),
    StatementColumn.RECEIVED: Column(
        "gui.column.received", _received, 108, right=True, gives_way=5, vanishes=True
    ),
    StatementColumn.CLOSING: Column("gui.column.closing", _closing, 112, right=True),
    StatementColumn.AGEING: Column("gui.column.ageing", _ageing, 200, stretch=True, gives_way=2),
    StatementColumn.OVERDUE: Column(
        "gui.column.overdue",
        lambda row, w: _money(row.row.overdue, row, w, Ink.LATE if row.row.overdue else Ink.TEXT3),
        108, right=True,
    ),
}
