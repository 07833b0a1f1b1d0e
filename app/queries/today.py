"""What must be done, most urgent first (firm-workbook §4, ``gendan today``)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from app.db.models import Customer
from app.db.unit_of_work import Read
from app.queries.parties import load_calendar, load_firm, load_parties
from app.queries.waiting.complaints import unanswered
from app.queries.waiting.item import Kind, Waiting
from app.queries.waiting.money import cheques, receivables
from app.queries.waiting.notes import WORKING_DAYS, unsigned_notes
from app.queries.waiting.orders import late_orders, orders_due
from app.queries.waiting.parts import reply_within
from app.queries.waiting.statements import waiting_statements
from app.queries.waiting.urgency import rank

__all__ = ["Kind", "ToDo", "ToDoAsk", "to_do"]


@dataclass(frozen=True, slots=True)
class ToDoAsk:
    """``limit``: of each kind. ``receivables``: they follow from every account's papers, which
    takes longer than all the rest."""

    now: dt.datetime
    limit: int = 1000
    receivables: bool = True


@dataclass(frozen=True, slots=True)
class ToDo:
    """``reason`` is a message of the catalogue ``today`` with its ``values``."""

    kind: Kind
    customer_id: int
    customer: str
    """Its code."""
    name: str
    """Its short name, else its name."""
    document: str
    due: dt.date | None
    days_late: int
    reason: str
    values: Mapping[str, object]
    phone: str
    fax: str
    record: tuple[str, int]


def to_do(read: Read, ask: ToDoAsk) -> tuple[ToDo, ...]:
    """Late ones first, the kinds that cannot wait and the latest of each before the others;
    then what is due today, then what comes."""
    on = ask.now.date()
    found = _waiting(read, ask, on)
    found.sort(key=lambda one: rank(one, on))
    customers = _customers(read, {one.customer_id for one in found})
    return tuple(_row(one, on, *customers[one.customer_id]) for one in found)


def _waiting(read: Read, ask: ToDoAsk, on: dt.date) -> list[Waiting]:
    session = read.session
    firm = load_firm(session)
    calendar = load_calendar(session, firm.region)
    parties = load_parties(session)
    found = [
        *unanswered(session, ask.now, ask.limit, reply_within(firm)),
        *late_orders(session, on, ask.limit),
        *orders_due(session, on, ask.limit),
        *waiting_statements(session, on, parties, firm),
        *unsigned_notes(
            session, on, calendar, ask.limit, firm.sign_days or WORKING_DAYS
        ),
        *cheques(session, on, ask.limit),
    ]
    if ask.receivables:
        found += receivables(session, on, parties, calendar)
    return found


def _customers(read: Read, ids: set[int]) -> dict[int, tuple[str, str, str, str]]:
    query = select(
        Customer.id, Customer.code, Customer.short_name, Customer.name, Customer.phone,
        Customer.fax,
    )
    return {
        row.id: (row.code, row.short_name or row.name, row.phone, row.fax)
        for row in read.session.execute(query) if row.id in ids
    }


def _row(one: Waiting, on: dt.date, code: str, name: str, phone: str, fax: str) -> ToDo:
    return ToDo(
        kind=one.kind, customer_id=one.customer_id, customer=code, name=name,
        document=one.document, due=one.due, days_late=one.days_late(on), reason=one.reason,
        values=one.values, phone=phone, fax=fax, record=one.record,
    )
