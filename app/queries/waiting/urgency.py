"""What goes first: the one order of the list, and the three groups a clerk sees it in."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from app.queries.waiting.item import Kind, Waiting

_LATE, _TODAY, _COMES = range(3)
_WEIGHT = {kind: place for place, kind in enumerate(Kind)}
PRESENTED_WITHIN = dt.timedelta(days=7)
"""Of the date on a cheque (Negotiable Instruments Act Art. 130); not before it (Art. 128)."""
SOON = dt.timedelta(hours=4)
"""A clock that runs out so soon is treated as run out."""
_REMEMBERED = (
    Kind.STATEMENT_DIFFERS, Kind.NOTE_UNSIGNED, Kind.STATEMENT_UNSIGNED, Kind.RECEIVABLE,
    Kind.NOT_ARRIVED, Kind.COMPLAINT_OPEN,
)
"""Chased in their turn, however late: nothing gets worse within the day."""


class Group(StrEnum):
    """In the order in which they are done."""

    FIRST = "first"
    """Past its time, or within hours of it."""
    TODAY = "today"
    NEXT = "next"


def rank(one: Waiting, on: dt.date) -> tuple[int, int, int, str]:
    """Late ones first, and of each the latest; then today's, then what comes."""
    late = one.days_late(on)
    if late or one.overrun:
        return _LATE, _WEIGHT[one.kind], -late, one.document
    ahead = (one.due - on).days if one.due else 0
    return _COMES if ahead else _TODAY, _WEIGHT[one.kind], ahead, one.document


def rank_in_group(one: Waiting, on: dt.date) -> tuple[int, int, str]:
    """What cannot wait before all else of its group, though its time is not quite over."""
    _, weight, days, document = rank(one, on)
    return weight, days, document


def group_of(one: Waiting, now: dt.datetime) -> Group:
    on = now.date()
    if one.kind in _REMEMBERED:
        return Group.NEXT
    if one.kind is Kind.COMPLAINT:
        return _group_of_complaint(one, now)
    if one.kind is Kind.CHEQUE:
        last = one.due is not None and on >= one.due + PRESENTED_WITHIN
        return Group.FIRST if last else Group.TODAY
    if one.days_late(on):
        return Group.FIRST
    return Group.TODAY if one.due == on else Group.NEXT


def _group_of_complaint(one: Waiting, now: dt.datetime) -> Group:
    """It wants its answer on the day it came in (domain §7.1)."""
    soon = one.same_day is None or one.same_day - now <= SOON
    return Group.FIRST if soon else Group.TODAY
