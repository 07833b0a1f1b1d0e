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
    """``members`` in their order; most often one."""

    members: tuple[Waiting, ...]

    @property
    def first(self) -> Waiting:
        return self.members[0]


def bundled(found: Iterable[Waiting], now: dt.datetime) -> list[Bundle]:
    """Ranked; a bundle stands where its most urgent member would."""
    on = now.date()
    ranked = sorted(found, key=lambda one: rank(one, on))
    together: dict[Hashable, list[Waiting]] = {}
    for one in ranked:
        if one.kind in _BUNDLED:
            together.setdefault(_key(one, now), []).append(one)
    bundles: list[Bundle] = []
    for one in ranked:
        members = together[_key(one, now)] if one.kind in _BUNDLED else [one]
        if len(members) < FROM:
            bundles.append(Bundle((one,)))
        elif members[0] is one:
            bundles.append(Bundle(tuple(members)))
    return bundles


_BUNDLED = (Kind.STATEMENT_TO_SEND, Kind.CHEQUE)


def _key(one: Waiting, now: dt.datetime) -> Hashable:
    """Cheques near their last day stand apart."""
    if one.kind is Kind.STATEMENT_TO_SEND:
        return one.kind, one.month
    return one.kind, group_of(one, now), one.currency
