"""What a customer has signed, what it has not, and what it complained of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import exists, false, func, select

from app.db.models import Complaint, Delivery, ReturnedPaper, Statement
from app.db.unit_of_work import Read
from app.domain.months import Month
from app.queries.waiting.notes import CHASED


@dataclass(frozen=True, slots=True)
class AgreedStatement:
    id: int
    number: str
    month: Month
    on: dt.date
    differs: bool
    """It came back with a remark: what differs stands there."""


@dataclass(frozen=True, slots=True)
class UnsignedPaper:
    id: int
    number: str
    since: dt.date | None


@dataclass(frozen=True, slots=True)
class OpenComplaint:
    id: int
    number: str
    description: str
    received: dt.datetime
    replied: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    last_agreed: AgreedStatement | None
    differing: AgreedStatement | None
    """The newest statement came back, and not agreed."""
    unsigned_notes: int
    unsigned_statements: int
    oldest_note: UnsignedPaper | None
    complaints_this_year: int
    open_complaints: int
    oldest_complaint: OpenComplaint | None


def evidence(read: Read, customer_id: int, currency: str, on: dt.date) -> Evidence:
    """What came back is of statements in ``currency``; the rest counts all of the customer's."""
    came = _came_back(read, customer_id, currency)
    agreed = next((one for one in came if not one.differs), None)
    count, first = _unsigned_notes(read, customer_id, on)
    this_year, open_ = _complaints(read, customer_id, on)
    return Evidence(
        last_agreed=agreed,
        differing=came[0] if came and came[0].differs else None,
        unsigned_notes=count, oldest_note=first,
        unsigned_statements=_unsigned_statements(read, customer_id),
        complaints_this_year=this_year, open_complaints=open_,
        oldest_complaint=_oldest_complaint(read, customer_id) if open_ else None,
    )


def _came_back(read: Read, customer_id: int, currency: str) -> list[AgreedStatement]:
    """The statements that hold and came back, the newest month first; of one its last return."""
    query = (
        select(Statement.id, Statement.number, Statement.month, ReturnedPaper.received_on,
               ReturnedPaper.remark)
        .join(ReturnedPaper, ReturnedPaper.document == Statement.number)
        .where(Statement.customer_id == customer_id, Statement.currency == currency,
               Statement.superseded == false())
        .order_by(Statement.month.desc(), ReturnedPaper.received_on.desc(),
                  ReturnedPaper.id.desc())
    )
    found: dict[int, AgreedStatement] = {}
    for record_id, number, month, day, remark in read.session.execute(query):
        found.setdefault(
            record_id, AgreedStatement(record_id, number, month, day, bool(remark))
        )
    return list(found.values())


def _unsigned_notes(
    read: Read, customer_id: int, on: dt.date
) -> tuple[int, UnsignedPaper | None]:
    """Arrived and not come back; older ones have been stated since."""
    wanted = (
        Delivery.customer_id == customer_id, Delivery.date.between(on - CHASED, on),
        Delivery.voided == false(), Delivery.arrived_on <= on,
        ~exists().where(ReturnedPaper.document == Delivery.number),
    )
    query = select(Delivery.id, Delivery.number, Delivery.arrived_on).where(*wanted)
    rows = read.session.execute(query.order_by(Delivery.date, Delivery.id)).all()
    return len(rows), UnsignedPaper(*rows[0]) if rows else None


def _unsigned_statements(read: Read, customer_id: int) -> int:
    query = select(func.count()).select_from(Statement).where(
        Statement.customer_id == customer_id, Statement.superseded == false(),
        Statement.sent_on.is_not(None),
        ~exists().where(ReturnedPaper.document == Statement.number),
    )
    return read.session.scalar(query) or 0


def _complaints(read: Read, customer_id: int, on: dt.date) -> tuple[int, int]:
    begin = dt.datetime(on.year, 1, 1)  # noqa: DTZ001 - the book's times are the firm's own
    query = select(
        func.count().filter(Complaint.received_at >= begin),
        func.count().filter(Complaint.closed_at.is_(None)),
    ).where(Complaint.customer_id == customer_id)
    this_year, open_ = read.session.execute(query).one()
    return this_year, open_


def _oldest_complaint(read: Read, customer_id: int) -> OpenComplaint | None:
    """One that was not answered yet goes before those that were."""
    query = (
        select(Complaint)
        .where(Complaint.customer_id == customer_id, Complaint.closed_at.is_(None))
        .order_by(Complaint.replied_at.is_not(None), Complaint.received_at).limit(1)
    )
    one = read.session.scalar(query)
    if one is None:
        return None
    return OpenComplaint(
        one.id, one.number, one.description, one.received_at, one.replied_at is not None
    )
