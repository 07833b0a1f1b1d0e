"""What the day's tab reminds of besides: goods nobody has seen arrive, complaints left open.

``gendan today`` tells only what a customer waits for.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import exists, select, true
from sqlalchemy.orm import Session

from app.db.models import Complaint, Delivery, ReturnedPaper
from app.domain.calendar import WorkingCalendar
from app.queries.waiting.item import Kind, Waiting

ARRIVED_WITHIN = 2
"""Working days after shipping by which somebody has seen the goods arrive."""
LOOKED_FOR = dt.timedelta(days=31)
"""Older goods have arrived, whether or not anybody noted it."""
CLOSED_WITHIN = dt.timedelta(days=7)
"""After its answer a complaint is settled, or asked about again."""


def not_arrived(
    session: Session, on: dt.date, calendar: WorkingCalendar, limit: int
) -> list[Waiting]:
    """Nothing where the firm notes no arrivals at all."""
    shipped = Delivery.date.between(on - LOOKED_FOR, on)
    if not _notes_arrivals(session, on):
        return []
    query = (
        select(
            Delivery.id, Delivery.number, Delivery.customer_id, Delivery.date, Delivery.carrier,
            Delivery.tracking_no, Delivery.version,
        )
        .where(
            shipped, Delivery.voided.is_not(true()), Delivery.arrived_on.is_(None),
            ~exists().where(ReturnedPaper.document == Delivery.number),
        )
        .order_by(Delivery.date, Delivery.id)
        .limit(limit)
    )
    found = []
    for row in session.execute(query):
        due = calendar.add_working_days(row.date, ARRIVED_WITHIN)
        if due < on:
            way = " ".join(part for part in (row.carrier, row.tracking_no) if part)
            found.append(Waiting(
                Kind.NOT_ARRIVED, row.customer_id, row.number, due, "today.not_arrived",
                ("delivery", row.id), {"way": way}, since=row.date, version=row.version,
            ))
    return found


def _notes_arrivals(session: Session, on: dt.date) -> bool:
    query = select(Delivery.id).where(
        Delivery.date.between(on - 2 * LOOKED_FOR, on), Delivery.arrived_on.is_not(None)
    )
    return session.scalar(query.limit(1)) is not None


def left_open(session: Session, on: dt.date, limit: int) -> list[Waiting]:
    """Complaints that were answered a week ago and are still open."""
    before = dt.datetime.combine(on - CLOSED_WITHIN, dt.time.max)
    query = (
        select(
            Complaint.id, Complaint.number, Complaint.customer_id, Complaint.replied_at,
            Complaint.version,
        )
        .where(Complaint.closed_at.is_(None), Complaint.replied_at <= before)
        .order_by(Complaint.received_at, Complaint.id)
        .limit(limit)
    )
    return [
        Waiting(
            Kind.COMPLAINT_OPEN, row.customer_id, row.number,
            row.replied_at.date() + CLOSED_WITHIN, "today.complaint_open", ("complaint", row.id),
            since=row.replied_at.date(), version=row.version,
        )
        for row in session.execute(query)
    ]
