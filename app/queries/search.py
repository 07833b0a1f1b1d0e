"""Finding any record by a few characters of what stands on it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app.db.engine import matches
from app.db.models import SearchDocument
from app.db.search_sources import SearchKind
from app.db.search_words import phrases
from app.db.unit_of_work import Read
from app.queries.page import Key, Page

__all__ = ["SearchAsk", "SearchHit", "SearchKind", "search_records"]


@dataclass(frozen=True, slots=True)
class SearchAsk:
    """Every word of ``text`` must be in the record; the last run of each may go on there."""

    text: str
    kinds: frozenset[SearchKind] = frozenset(SearchKind)
    limit: int = 50
    after: Key | None = None
    """``next_key`` of the page before."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    kind: SearchKind
    record_id: int


def search_records(read: Read, ask: SearchAsk) -> Page[SearchHit]:
    """Matching records, the ones last written first; no words, no hits."""
    query = phrases(ask.text)
    if not query:
        return Page((), None)
    held = matches(query).subquery()
    found = (
        select(SearchDocument.id, SearchDocument.kind, SearchDocument.record_id)
        .join(held, held.c.rowid == SearchDocument.id)
        .where(SearchDocument.kind.in_([kind.value for kind in ask.kinds]))
        .order_by(held.c.rowid.desc())
        .limit(ask.limit + 1)
    )
    if ask.after is not None:
        found = found.where(held.c.rowid < ask.after[0])
    rows = read.session.execute(found).all()
    shown = rows[: ask.limit]
    next_key = (shown[-1][0],) if len(rows) > ask.limit else None
    return Page(tuple(SearchHit(SearchKind(kind), i) for _, kind, i in shown), next_key)
