"""What is done in one go is one row: a month's statements to send, the cheques for the bank."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from app.queries.waiting.item import Kind, Waiting
from app.queries.waiting.urgency import group_of, rank

FROM = 3
"""So many of a kind are one row."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """``members`` in their order."""

    members: tuple[Waiting, ...]

    @property
    def first(self) -> Waiting:
        return self.members[0]


def bundled(found: Iterable[Waiting], now: dt.datetime) -> list[Bundle | Waiting]:
    """In no order; what stands for itself is left as it is, for there may be thousands."""
    single: list[Bundle | Waiting] = []
    together: dict[Hashable, list[Waiting]] = {}
    for one in found:
        if one.kind in _BUNDLED:
            together.setdefault(_key(one, now), []).append(one)
        else:
            single.append(one)
    on = now.date()
    for members in together.values():
        if len(members) >= FROM:
            members.sort(key=lambda one: rank(one, on))
            single.append(Bundle(tuple(members)))
        else:
            single += members
    return single


def first_of(one: Bundle | Waiting) -> Waiting:
    """A bundle stands where its most urgent member would."""
    return one.first if isinstance(one, Bundle) else one


def members_of(one: Bundle | Waiting) -> tuple[Waiting, ...]:
    return one.members if isinstance(one, Bundle) else (one,)


_BUNDLED = (Kind.STATEMENT_TO_SEND, Kind.CHEQUE)


def _key(one: Waiting, now: dt.datetime) -> Hashable:
    """Cheques near their last day stand apart."""
    if one.kind is Kind.STATEMENT_TO_SEND:
        return one.kind, one.month
    return one.kind, group_of(one, now), one.currency
