"""What one person opened lately, the newest first."""

from __future__ import annotations

from sqlalchemy import select

from app.db.models import Recent
from app.db.search_sources import SearchKind
from app.db.unit_of_work import Read

KEPT = 200
LATE = 100
"""So many are looked at one by one, to stand before the rest."""
Used = tuple[SearchKind, int]


def used_lately(read: Read, actor: str) -> list[Used]:
    """The last used first, at most as many as are kept."""
    query = (
        select(Recent.entity, Recent.record_id)
        .where(Recent.actor == actor)
        .order_by(Recent.used_at.desc())
        .limit(KEPT)
    )
    known = set(SearchKind)
    return [
        (SearchKind(entity), record_id) for entity, record_id in read.session.execute(query)
        if entity in known
    ]


def of_kind(used: list[Used], kind: SearchKind) -> list[int]:
    """Their ids, in the same order."""
    return [record_id for one, record_id in used if one is kind]
