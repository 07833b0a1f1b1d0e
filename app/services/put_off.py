"""Things of the day's list that are put off: until a day, for a reason, and never for good."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select

from app.db.entities import entities
from app.db.models import PutOff
from app.db.unit_of_work import Work
from app.domain.errors import DomainError
from app.readers.cell_text import clean
from app.services.records import found

LONGEST = dt.timedelta(days=92)
"""What waits longer is to be settled, not hidden."""
Record = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Put:
    """``kind`` and ``record`` (entity, id) as the list has them."""

    kind: str
    record: Record


@dataclass(frozen=True, slots=True)
class PutThingsOff:
    """``until``: the day on which they are shown again."""

    things: tuple[Put, ...]
    until: dt.date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BringBack:
    things: tuple[Put, ...]


def put_things_off(work: Work, command: PutThingsOff) -> int:
    """How many; those put off already get the new day and reason.

    DomainError ``errors.put_off_past``, ``errors.put_off_long``, ``errors.record_gone``.
    """
    if command.until <= work.today:
        raise DomainError("errors.put_off_past")
    if command.until > work.today + LONGEST:
        raise DomainError("errors.put_off_long", day=work.today + LONGEST)
    reason = clean(command.reason)
    for thing in command.things:
        found(work, entities()[thing.record[0]].model, thing.record[1])
        held = _held(work, thing)
        if held is None:
            held = PutOff(kind=thing.kind, entity=thing.record[0], record_id=thing.record[1])
            work.session.add(held)
        held.until, held.reason = command.until, reason
    work.session.flush()
    return len(command.things)


def bring_back(work: Work, command: BringBack) -> int:
    """How many were put off and are shown again."""
    held = [one for thing in command.things if (one := _held(work, thing)) is not None]
    for one in held:
        work.session.delete(one)
    work.session.flush()
    return len(held)


def _held(work: Work, thing: Put) -> PutOff | None:
    entity, record_id = thing.record
    return work.session.scalar(
        select(PutOff).where(
            PutOff.kind == thing.kind, PutOff.entity == entity, PutOff.record_id == record_id
        )
    )
