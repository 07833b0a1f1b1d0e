"""Delivery notes that have not come back signed."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import exists, select, true
from sqlalchemy.orm import Session

from app.db.models import Delivery, ReturnedPaper
from app.domain.calendar import WorkingCalendar
from app.queries.waiting.item import Kind, Waiting

WORKING_DAYS = 3
"""After arrival (domain §1.4)."""
CHASED = dt.timedelta(days=92)
"""An older note has been stated since, and the statement is what is chased then."""


def unsigned_notes(
    session: Session, on: dt.date, calendar: WorkingCalendar, limit: int,
    days: int = WORKING_DAYS, shipped: tuple[dt.date, dt.date] | None = None,
) -> list[Waiting]:
    """``shipped``: only those shipped between two days."""
    query = (
        select(Delivery.id, Delivery.number, Delivery.customer_id, Delivery.arrived_on)
        .where(
            Delivery.date.between(*(shipped or (on - CHASED, on))),
            # IS NOT: an equality would draw SQLite to the index of sums, which starts with it.
            Delivery.voided.is_not(true()),
            Delivery.arrived_on <= on, ~exists().where(ReturnedPaper.document == Delivery.number),
        )
        .order_by(Delivery.date, Delivery.id)
        .limit(limit)
    )
    found = []
    for row in session.execute(query):
        due = calendar.add_working_days(row.arrived_on, days)
        if due <= on:
            found.append(Waiting(
                Kind.NOTE_UNSIGNED, row.customer_id, row.number, due, "today.note_unsigned",
                ("delivery", row.id), {"arrived": str(row.arrived_on)},
                since=row.arrived_on,
            ))
    return found
