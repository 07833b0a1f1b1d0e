"""How long a thing of the day has waited or may wait, and since when, in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from app.gui.pages.lateness import late_by, span
from app.queries.waiting.item import Kind
from app.queries.waiting.urgency import Group

if TYPE_CHECKING:
    from datetime import datetime

    from app.gui.lists.columns import Wording
    from app.queries.day_rows import DayRow

_HOUR = timedelta(hours=1)
_SINCE_THEN = (Kind.NOTE_UNSIGNED, Kind.NOT_ARRIVED, Kind.COMPLAINT_OPEN)
"""Counted from what happened, not from when it should have been done."""


def how_long(row: DayRow, wording: Wording) -> str:
    words = wording.words
    if row.put_off_until is not None:
        return words("today.in_days", days=(row.put_off_until - wording.today).days)
    running = row.first.clock(wording.now)
    if running is not None:
        return clock(running, wording)
    if row.kind in _SINCE_THEN and row.first.since is not None:
        return span((wording.today - row.first.since).days, words)
    if row.due is None:
        return words("today.nobody")
    days = (row.due - wording.today).days
    if days > 0:
        return words("gui.late.tomorrow") if days == 1 else words("today.in_days", days=days)
    if days == 0:
        return words("gui.late.today")
    return late_by(-days, words) if row.group is Group.FIRST else span(-days, words)


def clock(until: datetime, wording: Wording) -> str:
    """What is left of it to the minute; what is past in hours, and in days from the second on."""
    words, left = wording.words, until - wording.now
    minutes = max(abs(left) // timedelta(minutes=1), 1)
    if left > timedelta(0):
        if minutes < 60:
            return words("today.left.minutes", minutes=minutes)
        return words("today.left.hours", hours=minutes // 60, minutes=minutes % 60)
    if -left >= 48 * _HOUR:
        return late_by(-left // timedelta(days=1), words)
    if -left >= _HOUR:
        return words("today.over.hours", hours=minutes // 60)
    return words("today.over.minutes", minutes=minutes)


_SINCE = {
    Kind.LATE_ORDER: "today.since.promised",
    Kind.ORDER_DUE: "today.since.promised",
    Kind.STATEMENT_TO_SEND: "today.since.due",
    Kind.RECEIVABLE: "today.since.owed",
    Kind.STATEMENT_UNSIGNED: "today.since.sent",
    Kind.STATEMENT_DIFFERS: "today.since.returned",
    Kind.NOTE_UNSIGNED: "today.since.arrived",
    Kind.CHEQUE: "today.since.cheque",
    Kind.NOT_ARRIVED: "today.since.shipped",
    Kind.COMPLAINT_OPEN: "today.since.replied",
}


def since(row: DayRow, wording: Wording) -> str:
    words, first = wording.words, row.first
    if row.put_off_until is not None:
        return words("today.since.back", day=words.day(row.put_off_until, wording.today))
    running = first.clock(wording.now)
    if running is not None:
        return words("today.since.until", time=moment(running, wording))
    day = first.since or row.due
    if day is None:
        return words("today.since.opening")
    return words(_SINCE[row.kind], day=words.day(day, wording.today))


def moment(at: datetime, wording: Wording) -> str:
    """The time alone if it is today's."""
    if at.date() == wording.today:
        return f"{at:%H:%M}"
    return f"{wording.words.day(at.date(), wording.today)} {at:%H:%M}"
