"""The calls noted for a customer, the last one first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select

from app.db.models import CallNote
from app.db.unit_of_work import Read

CALLS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class CallRow:
    id: int
    version: int
    at: dt.datetime
    text: str


@dataclass(frozen=True, slots=True)
class Calls:
    """The last of them, and how many there are in all."""

    rows: tuple[CallRow, ...]
    count: int


def calls_of(read: Read, customer_id: int, limit: int = CALLS_SHOWN) -> Calls:
    mine = CallNote.customer_id == customer_id
    query = select(CallNote).where(mine).order_by(CallNote.at.desc(), CallNote.id.desc())
    count = read.session.scalar(select(func.count()).select_from(CallNote).where(mine)) or 0
    return Calls(tuple(
        CallRow(one.id, one.version, one.at, one.text)
        for one in read.session.scalars(query.limit(limit))
    ), count)
