"""The filters somebody keeps in a tab, in his order."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app.db.models import SavedFilter
from app.db.unit_of_work import Read
from app.domain.months import Month


@dataclass(frozen=True, slots=True)
class SavedFiltersAsk:
    actor: str
    tab: str


@dataclass(frozen=True, slots=True)
class SavedFilterRow:
    """``base``: the key of the tab's fixed filter; ``month`` None: whichever is shown."""

    id: int
    version: int
    name: str
    base: str
    words: str
    month: Month | None


def saved_filters(read: Read, ask: SavedFiltersAsk) -> tuple[SavedFilterRow, ...]:
    found = read.session.scalars(
        select(SavedFilter)
        .where(SavedFilter.actor == ask.actor, SavedFilter.tab == ask.tab)
        .order_by(SavedFilter.position, SavedFilter.id)
    )
    return tuple(
        SavedFilterRow(one.id, one.version, one.name, one.base, one.words, one.month)
        for one in found
    )
