"""Complaints that nobody has answered: the same day, at the latest within 24 hours (§7.1)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.models import Complaint
from app.queries.waiting.item import Kind, Waiting

ANSWER_WITHIN = dt.timedelta(hours=24)


def unanswered(session: Session, now: dt.datetime, limit: int) -> list[Waiting]:
    query = (
        select(Complaint.id, Complaint.number, Complaint.customer_id, Complaint.received_at)
        .where(
            Complaint.closed_at.is_(None), Complaint.replied_at.is_(None),
            Complaint.received_at <= now,
        )
        .order_by(Complaint.received_at, Complaint.id)
        .limit(limit)
    )
    return [
        Waiting(
            Kind.COMPLAINT, row.customer_id, row.number, row.received_at.date(),
            "today.complaint_overrun" if _overrun(row.received_at, now) else "today.complaint",
            ("complaint", row.id), {"received": f"{row.received_at:%Y-%m-%d %H:%M}"},
            overrun=_overrun(row.received_at, now),
        )
        for row in session.execute(query)
    ]


def _overrun(received: dt.datetime, now: dt.datetime) -> bool:
    return now - received > ANSWER_WITHIN
