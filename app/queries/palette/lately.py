"""What one person opened or worked on lately, the newest first."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Select, false, func, select

from app.db.models import JournalBlock, JournalEntry, Recent
from app.db.search_sources import SearchKind
from app.db.unit_of_work import Read

KEPT = 200
LATE = 100
"""So many are looked at one by one, to stand before the rest."""
ACTIONS = 200
"""So many of the newest actions are looked through."""
Used = tuple[SearchKind, int]


def used_lately(read: Read, actor: str) -> list[Used]:
    """The last used first, at most as many as are kept: opened, or worked on by an action."""
    opened = (
        select(Recent.used_at, Recent.entity, Recent.record_id)
        .where(Recent.actor == actor)
        .order_by(Recent.used_at.desc())
        .limit(KEPT)
    )
    rows = [*read.session.execute(opened), *read.session.execute(_worked_on(read, actor))]
    rows.sort(key=lambda row: row[0], reverse=True)
    known = set(SearchKind)
    return list(dict.fromkeys(
        (SearchKind(entity), record_id) for _, entity, record_id in rows if entity in known
    ))[:KEPT]


def _worked_on(read: Read, actor: str) -> Select[datetime, str, int]:
    """What this person's newest actions changed, one record at a time: a run of many is no use
    of each."""
    head = read.session.scalar(select(func.max(JournalEntry.seq))) or 0
    return (
        select(JournalEntry.at, JournalBlock.entity, JournalBlock.first_id)
        .join(JournalBlock, JournalBlock.seq == JournalEntry.seq)
        .where(
            JournalEntry.seq > head - ACTIONS, JournalEntry.actor == actor,
            JournalEntry.batch.is_(None), JournalBlock.bulk == false(),
            JournalBlock.first_id == JournalBlock.last_id,
        )
        .order_by(JournalEntry.seq.desc(), JournalBlock.block)
    )


def of_kind(used: list[Used], kind: SearchKind) -> list[int]:
    """Their ids, in the same order."""
    return [record_id for one, record_id in used if one is kind]
