"""Complaints that nobody has answered: the same day, at the latest within 24 hours (§7.1)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.models import Complaint
from app.domain.reply_clocks import DAY_ENDS, same_day
from app.queries.waiting.item import Kind, Waiting

_HOUR = dt.timedelta(hours=1)
ANSWER_WITHIN = 24 * _HOUR


def unanswered(
    session: Session, now: dt.datetime, limit: int, within: dt.timedelta = ANSWER_WITHIN,
    day_ends: dt.time = DAY_ENDS,
) -> list[Waiting]:
    query = (
        select(
            Complaint.id, Complaint.number, Complaint.customer_id, Complaint.received_at,
            Complaint.version,
        )
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
            "today.complaint_overrun" if now - row.received_at > within else "today.complaint",
            ("complaint", row.id),
            {"received": f"{row.received_at:%Y-%m-%d %H:%M}", "hours": within // _HOUR},
            overrun=now - row.received_at > within, until=row.received_at + within,
            same_day=same_day(row.received_at, day_ends, within // _HOUR).due,
            since=row.received_at.date(), version=row.version,
        )
        for row in session.execute(query)
    ]
