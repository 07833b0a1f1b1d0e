"""The list of complaints: unanswered first, longest waiting first; closed ones newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, case, func, select

from app.db.models import Complaint, Customer, Firm
from app.db.search_sources import SearchKind
from app.db.unit_of_work import Read
from app.domain.reply_clocks import ReplyClock, at_latest, parse_day_end, same_day
from app.queries.count import Count
from app.queries.lists.counting import Counted, count_of
from app.queries.lists.keyset import AnySelect, Sort, cut, ordered
from app.queries.lists.matching import Way, found_page, holding
from app.queries.page import Key, Page
from app.queries.parties import load_firm


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
    day: ReplyClock
    latest: ReplyClock


def complaint_list(read: Read, ask: ComplaintsAsk) -> Page[ComplaintRow]:
    return found_page(
        read, ask, _read, lambda: Way(SearchKind.COMPLAINT, lambda row: _key(row, ask.filter))
    )


def _read(read: Read, ask: ComplaintsAsk) -> Page[ComplaintRow]:
    newest_first = ask.filter in (ComplaintFilter.CLOSED, ComplaintFilter.ALL)
    answered = case((Complaint.replied_at.is_(None), 0), else_=1)
    sorts = [Sort(Complaint.received_at, newest_first), Sort(Complaint.id, newest_first)]
    if ask.filter is ComplaintFilter.OPEN:
        sorts.insert(0, Sort(answered))
    query: AnySelect = (
        select(Complaint, Customer.name, Customer.short_name)
        .join(Customer, Customer.id == Complaint.customer_id)
        .where(*_wanted(ask.filter))
    )
    if ask.text:
        query = query.where(
            holding(read, ask.text, SearchKind.COMPLAINT, Complaint.id, Complaint.customer_id)
        )
    found = read.session.execute(ordered(query, sorts, ask.after, ask.limit)).all()
    kept, more = cut(found, ask.limit)
    firm = load_firm(read.session)
    rows = tuple(_row(firm, *one) for one in kept)
    return Page(rows, _key(rows[-1], ask.filter) if more else None)


def _key(row: ComplaintRow, chosen: ComplaintFilter) -> Key:
    key = (row.received_at, row.id)
    return (int(row.replied_at is not None), *key) if chosen is ComplaintFilter.OPEN else key


def complaint_counts(read: Read, today: date) -> dict[ComplaintFilter, int]:
    return {
        one: read.session.scalar(
            select(func.count()).select_from(Complaint).where(*_wanted(one))
        ) or 0
        for one in ComplaintFilter
    }


def complaint_count(read: Read, ask: ComplaintsAsk) -> Count:
    """How many a list of one's own holds: of a filter, with some words."""
    held = select(Complaint.id).where(*_wanted(ask.filter))
    return count_of(
        read, Counted(held, ask.text, SearchKind.COMPLAINT, Complaint.id, Complaint.customer_id)
    )


def _wanted(chosen: ComplaintFilter) -> list[ColumnElement[bool]]:
    if chosen is ComplaintFilter.ALL:
        return []
    if chosen is ComplaintFilter.CLOSED:
        return [Complaint.closed_at.is_not(None)]
    if chosen is ComplaintFilter.UNANSWERED:
        return [Complaint.closed_at.is_(None), Complaint.replied_at.is_(None)]
    return [Complaint.closed_at.is_(None)]


def _row(firm: Firm, one: Complaint, name: str, short: str) -> ComplaintRow:
    return ComplaintRow(
        id=one.id, number=one.number, customer_id=one.customer_id, customer=short or name,
        description=one.description, received_at=one.received_at, replied_at=one.replied_at,
        closed_at=one.closed_at, severity=one.severity,
        day=same_day(one.received_at, parse_day_end(firm.day_ends), firm.reply_hours),
        latest=at_latest(one.received_at, firm.reply_hours),
    )


