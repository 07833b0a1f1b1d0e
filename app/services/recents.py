"""What was opened lately, kept for the order in which things are found; not in the journal."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, select

from app.db.models import Recent
from app.db.unit_of_work import Work

KEPT = 200
"""So many for each person; older ones are forgotten."""


@dataclass(frozen=True, slots=True)
class Used:
    """``entity``: the table of the record that was opened."""

    entity: str
    record_id: int


def note_used(work: Work, command: Used) -> None:
    """It stands first from now on, for the person who acts."""
    actor = work.action.actor
    work.session.merge(Recent(
        actor=actor, entity=command.entity, record_id=command.record_id, used_at=work.now
    ))
    work.session.flush()
    oldest = work.session.scalar(
        select(Recent.used_at).where(Recent.actor == actor)
        .order_by(Recent.used_at.desc()).offset(KEPT).limit(1)
    )
    if oldest is not None:
        work.session.execute(
            delete(Recent).where(Recent.actor == actor, Recent.used_at <= oldest)
        )
