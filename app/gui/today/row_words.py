"""A row of the day's list in words: what it is, its story, whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.money import format_money
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink
from app.queries.waiting.item import Kind
from app.queries.waiting.urgency import Group

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from decimal import Decimal

    from app.domain.months import Month
    from app.gui.lists.columns import Wording
    from app.queries.day_rows import DayRow
    from app.queries.waiting.item import Waiting

_ORDERS = (Kind.LATE_ORDER, Kind.ORDER_DUE)
_SHOWN = {
    Group.FIRST: (Glyph.LATE, Ink.LATE),
    Group.TODAY: (Glyph.HALF, Ink.WARN),
    Group.NEXT: (Glyph.OPEN, Ink.IDLE),
}


def held(row: DayRow) -> bool:
    """Goods that may not leave before a manager has said so."""
    return row.kind in _ORDERS and row.party.held


def shape(row: DayRow) -> tuple[Glyph, Ink]:
    return (Glyph.MANAGER, Ink.HOLD) if held(row) else _SHOWN[row.group]


def group_shape(group: Group) -> tuple[Glyph, Ink]:
    return _SHOWN[group]


def money(amount: Decimal | None, currency: str) -> str:
    return format_money(amount, currency, mark=True) if amount is not None else ""


def month_words(month: Month | None, wording: Wording) -> str:
    """``10 月`` of the last twelve, ``2025 年 10 月`` of what is older."""
    return "" if month is None else wording.words.month(month, wording.today)


def goods(row: DayRow, wording: Wording) -> str:
    words, subject = wording.words, row.subject
    if not subject.words:
        return row.first.document
    quantity = quantity_words(subject.quantity, subject.unit, wording)
    told = words(
        "today.goods_open" if row.kind is Kind.LATE_ORDER else "today.goods",
        item=subject.words, quantity=quantity,
    )
    return words("today.goods_more", goods=told, count=subject.more) if subject.more else told


def quantity_words(quantity: Decimal | None, unit: str, wording: Wording) -> str:
    """``2,000 個``; ``70 × 25 - 825 g cans``, where the unit begins with a figure of its own."""
    figure = wording.words.quantity(quantity)
    if unit[:1].isdigit():
        return wording.words("today.times", quantity=figure, unit=unit)
    return f"{figure} {unit}".strip()


def title(row: DayRow, wording: Wording) -> str:
    return _TITLES[row.kind](row, wording)


def _complaint_title(row: DayRow, wording: Wording) -> str:
    hours = row.first.values["hours"]
    matter = row.subject.words or row.first.document
    if row.first.overrun:
        return wording.words("today.row.complaint_overrun", hours=hours, matter=matter)
    return wording.words("today.row.complaint", hours=hours, matter=matter)


def _due_title(row: DayRow, wording: Wording) -> str:
    if row.due == wording.today:
        return wording.words("today.row.order_due_today", goods=goods(row, wording))
    return wording.words("today.row.order_due", goods=goods(row, wording))


def _to_send_title(row: DayRow, wording: Wording) -> str:
    month, words = month_words(row.first.month, wording), wording.words
    if row.bundle:
        count = len({one.customer_id for one in row.members})
        return words("today.row.statements_to_send", month=month, count=count)
    if not row.first.document:
        return words("today.row.statement_to_make", month=month)
    return words("today.row.statement_to_send", month=month)


def _cheque_title(row: DayRow, wording: Wording) -> str:
    amount = money(row.amount, row.first.currency)
    if row.bundle:
        return wording.words("today.row.cheques", count=len(row.members), amount=amount)
    return wording.words("today.row.cheque", cheque=row.first.values["cheque"], amount=amount)


def _differs_title(row: DayRow, wording: Wording) -> str:
    values, month = row.first.values, month_words(row.first.month, wording)
    if values["gap"]:
        return wording.words("today.row.statement_differs_by", month=month, gap=values["gap"])
    return wording.words("today.row.statement_differs", month=month)


def _not_arrived_title(row: DayRow, wording: Wording) -> str:
    way = row.first.values["way"]
    if way:
        return wording.words("today.row.not_arrived_by", way=way)
    return wording.words("today.row.not_arrived", number=row.first.document)


_TITLES: dict[Kind, Callable[[DayRow, Wording], str]] = {
    Kind.COMPLAINT: _complaint_title,
    Kind.LATE_ORDER: lambda row, wording: wording.words(
        "today.row.late_order", goods=goods(row, wording)
    ),
    Kind.ORDER_DUE: _due_title,
    Kind.STATEMENT_TO_SEND: _to_send_title,
    Kind.STATEMENT_UNSIGNED: lambda row, wording: wording.words(
        "today.row.statement_unsigned", month=month_words(row.first.month, wording)
    ),
    Kind.STATEMENT_DIFFERS: _differs_title,
    Kind.NOTE_UNSIGNED: lambda row, wording: wording.words(
        "today.row.note_unsigned", number=row.first.document
    ),
    Kind.NOT_ARRIVED: _not_arrived_title,
    Kind.COMPLAINT_OPEN: lambda row, wording: wording.words(
        "today.row.complaint_open", matter=row.subject.words or row.first.document
    ),
    Kind.CHEQUE: _cheque_title,
    Kind.RECEIVABLE: lambda row, wording: wording.words(
        "today.row.receivable", amount=money(row.amount, row.first.currency)
    ),
}


def story(row: DayRow, wording: Wording) -> str:
    told = _story(row, wording)
    if row.put_off_reason:
        return wording.words("today.story.reason", story=told, reason=row.put_off_reason)
    return told


def _story(row: DayRow, wording: Wording) -> str:
    words, number = wording.words, row.first.document
    if row.kind is Kind.COMPLAINT:
        return words("today.story.complaint", number=number)
    if row.kind in _ORDERS:
        if held(row):
            return words("today.story.held", number=number)
        po = row.subject.customer_po
        return words("today.story.with_po", number=number, po=po) if po else number
    if row.kind is Kind.NOTE_UNSIGNED:
        return goods(row, wording)
    if row.kind is Kind.NOT_ARRIVED:
        return words("today.story.goods", number=number, goods=goods(row, wording))
    if row.kind is Kind.COMPLAINT_OPEN:
        return words("today.story.complaint_open", number=number)
    if row.kind is Kind.RECEIVABLE:
        return (
            words("today.story.last_statement", number=number) if number
            else words("today.story.no_statement")
        )
    return _paper_story(row, wording)


def _paper_story(row: DayRow, wording: Wording) -> str:
    """Of cheques and statements."""
    words, first = wording.words, row.first
    if row.bundle and row.kind is Kind.CHEQUE:
        one, two, *_ = [str(member.values["cheque"]) for member in row.members]
        return words("today.story.numbers", first=one, second=two, count=len(row.members))
    if row.bundle:
        made = sum(1 for member in row.members if member.document)
        return words("today.story.statements", made=made, unmade=len(row.members) - made)
    if not first.document:
        return words("today.story.moved")
    if row.kind is Kind.CHEQUE:
        return first.document
    amount = money(first.amount, first.currency)
    return words("today.story.amount", number=first.document, amount=amount)


def customer(row: DayRow, wording: Wording) -> str:
    if not row.bundle:
        return row.party.short
    count = len({one.customer_id for one in row.members})
    return wording.words("today.customers", count=count)


def member(one: Waiting, wording: Wording) -> str:
    """One of several that are done together: what it is worth, else its month."""
    amount = money(one.amount, one.currency)
    return amount or month_words(one.month, wording)


def heading(day: date, wording: Wording, *, roc: bool) -> str:
    """``11 月 5 日 星期四 ・ 115/11/05``."""
    from app.domain.dates import roc_date

    words = wording.words
    told = words(
        "today.date", day=day.day, weekday=words(f"today.weekday.{day.weekday()}"),
        month_name=words(f"gui.month.{day.month}"),
    )
    return words("today.date_roc", date=told, roc=roc_date(day)) if roc else told
