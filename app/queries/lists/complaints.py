"""The list of complaints: the open ones, longest waiting first; closed ones, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, func, select

from app.db.models import Complaint, Customer
from app.db.search_sources import SearchKind
from app.db.unit_of_work import Read
from app.queries.lists.keyset import AnySelect, Sort, cut, ordered
from app.queries.lists.matching import holding
from app.queries.page import Key, Page


class ComplaintFilter(StrEnum):
    OPEN = "open"
    UNANSWERED = "unanswered"
    CLOSED = "closed"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class ComplaintsAsk:
    now: datetime
    filter: ComplaintFilter = ComplaintFilter.OPEN
    text: str = ""
    after: Key | None = None
    limit: int = 200


@dataclass(frozen=True, slots=True)
class ComplaintRow:
    id: int
    number: str
    customer_id: int
    customer: str
    description: str
    received_at: datetime
    replied_at: datetime | None
    closed_at: datetime | None
    severity: str

    @property
    def answer_until(self) -> datetime:
        """24 hours from when it came in (domain §7.1)."""
        return self.received_at + timedelta(hours=24)


def complaint_list(read: Read, ask: ComplaintsAsk) -> Page[ComplaintRow]:
    newest_first = ask.filter in (ComplaintFilter.CLOSED, ComplaintFilter.ALL)
    sorts = [Sort(Complaint.received_at, newest_first), Sort(Complaint.id, newest_first)]
    query: AnySelect = (
        select(Complaint, Customer.name, Customer.short_name)
        .join(Customer, Customer.id == Complaint.customer_id)
        .where(*_wanted(ask.filter))
    )
    if ask.text:
        query = query.where(
            holding(ask.text, SearchKind.COMPLAINT, Complaint.id, Complaint.customer_id)
        )
    found = read.session.execute(ordered(query, sorts, ask.after, ask.limit)).all()
    kept, more = cut(found, ask.limit)
    rows = tuple(_row(*one) for one in kept)
    return Page(rows, (rows[-1].received_at, rows[-1].id) if more else None)


def complaint_counts(read: Read, today: date) -> dict[ComplaintFilter, int]:
    return {
        one: read.session.scalar(
            select(func.count()).select_from(Complaint).where(*_wanted(one))
        ) or 0
        for one in ComplaintFilter
    }


def _wanted(chosen: ComplaintFilter) -> list[ColumnElement[bool]]:
    if chosen is ComplaintFilter.ALL:
        return []
    if chosen is ComplaintFilter.CLOSED:
        return [Complaint.closed_at.is_not(None)]
    if chosen is ComplaintFilter.UNANSWERED:
        return [Complaint.closed_at.is_(None), Complaint.replied_at.is_(None)]
    return [Complaint.closed_at.is_(None)]


def _row(one: Complaint, name: str, short: str) -> ComplaintRow:
    return ComplaintRow(
        id=one.id, number=one.number, customer_id=one.customer_id, customer=short or name,
        description=one.description, received_at=one.received_at, replied_at=one.replied_at,
        closed_at=one.closed_at, severity=one.severity,
    )


