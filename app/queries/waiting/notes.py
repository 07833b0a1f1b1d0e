"""Delivery notes that have not come back signed."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.db.models import Delivery, ReturnedPaper
from app.domain.calendar import WorkingCalendar
from app.queries.waiting.item import Kind, Waiting

WORKING_DAYS = 3
"""After arrival (domain §1.4)."""
CHASED = dt.timedelta(days=92)
"""An older note has been stated since, and the statement is what is chased then."""


def unsigned_notes(
    session: Session, on: dt.date, calendar: WorkingCalendar, limit: int
) -> list[Waiting]:
    query = (
        select(Delivery.id, Delivery.number, Delivery.customer_id, Delivery.arrived_on)
        .where(
            Delivery.date.between(on - CHASED, on), ~Delivery.voided,
            Delivery.arrived_on <= on, ~exists().where(ReturnedPaper.document == Delivery.number),
        )
        .order_by(Delivery.date, Delivery.id)
        .limit(limit)
    )
    found = []
    for row in session.execute(query):
        due = calendar.add_working_days(row.arrived_on, WORKING_DAYS)
        if due <= on:
            found.append(Waiting(
                Kind.NOTE_UNSIGNED, row.customer_id, row.number, due, "today.note_unsigned",
                ("delivery", row.id), {"arrived": str(row.arrived_on)},
            ))
    return found
