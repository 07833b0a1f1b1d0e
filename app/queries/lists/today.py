"""What waits for somebody now: complaints unanswered, promises passed, statements not sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import exists, func, select

from app.db.models import Customer, ReturnedPaper, Statement
from app.db.unit_of_work import Read
from app.domain.months import Month
from app.queries.lists.complaints import (
    ComplaintFilter,
    ComplaintsAsk,
    complaint_counts,
    complaint_list,
)
from app.queries.lists.keyset import AnySelect, Sort, cut, ordered
from app.queries.lists.orders import OrderFilter, OrdersAsk, order_counts, order_list
from app.queries.page import Key, Page


class TodayKind(StrEnum):
    """In the order in which they are listed."""

    COMPLAINT = "complaints"
    ORDER = "orders"
    STATEMENT = "statements"


@dataclass(frozen=True, slots=True)
class TodayAsk:
    """``kind`` None: all of them, one kind after another."""

    now: datetime
    kind: TodayKind | None = None
    after: Key | None = None
    limit: int = 200


@dataclass(frozen=True, slots=True)
class TodayRow:
    """``since``: when a complaint's 24 hours ran out, a promise passed, or a paper was issued."""

    kind: TodayKind
    id: int
    number: str
    customer: str
    phone: str
    fax: str
    subject: str
    since: datetime
    amount: Decimal | None = None
    currency: str = ""
    month: Month | None = None


def today_list(read: Read, ask: TodayAsk) -> Page[TodayRow]:
    kinds = list(TodayKind) if ask.kind is None else [ask.kind]
    start, after = (ask.after[0], ask.after[1]) if ask.after else (0, None)
    rows: list[TodayRow] = []
    for place in range(start, len(kinds)):
        page = _PAGES[kinds[place]](read, ask.now, after, ask.limit - len(rows))
        rows += page.rows
        after = None
        if page.next_key is not None:
            return Page(tuple(rows), (place, page.next_key))
        if len(rows) >= ask.limit and place + 1 < len(kinds):
            return Page(tuple(rows), (place + 1, None))
    return Page(tuple(rows), None)


def today_counts(read: Read, now: datetime) -> dict[str, int]:
    counts = {
        TodayKind.COMPLAINT.value:
            complaint_counts(read, now.date())[ComplaintFilter.UNANSWERED],
        TodayKind.ORDER.value: order_counts(read, now.date())[OrderFilter.LATE],
        TodayKind.STATEMENT.value: read.session.scalar(
            select(func.count()).select_from(Statement).where(*_NOT_SENT)
        ) or 0,
    }
    return {**counts, "all": sum(counts.values())}


_NOT_SENT = (
    Statement.sent_on.is_(None), ~Statement.superseded,
    ~exists().where(ReturnedPaper.document == Statement.number),
)
"""One that came back has been sent, whether or not anybody noted when."""


def _complaints(read: Read, now: datetime, after: Key | None, limit: int) -> Page[TodayRow]:
    page = complaint_list(
        read, ComplaintsAsk(now, ComplaintFilter.UNANSWERED, after=after, limit=limit)
    )
    calls = _calls(read, [row.customer_id for row in page.rows])
    return Page(tuple(
        TodayRow(TodayKind.COMPLAINT, row.id, row.number, row.customer, *calls[row.customer_id],
                 row.description, row.latest.due)
        for row in page.rows
    ), page.next_key)


def _orders(read: Read, now: datetime, after: Key | None, limit: int) -> Page[TodayRow]:
    page = order_list(read, OrdersAsk(now.date(), OrderFilter.LATE, after=after, limit=limit))
    calls = _calls(read, [row.customer_id for row in page.rows])
    return Page(tuple(
        TodayRow(
            TodayKind.ORDER, row.id, row.number, row.customer, *calls[row.customer_id], row.item,
            datetime.combine(row.next_promise or row.ordered_on, datetime.min.time()),
        )
        for row in page.rows
    ), page.next_key)


def _statements(read: Read, now: datetime, after: Key | None, limit: int) -> Page[TodayRow]:
    query: AnySelect = (
        select(Statement, Customer.name, Customer.short_name, Customer.phone, Customer.fax)
        .join(Customer, Customer.id == Statement.customer_id)
        .where(*_NOT_SENT)
    )
    found = read.session.execute(ordered(query, [Sort(Statement.id)], after, limit)).all()
    kept, more = cut(found, limit)
    rows = tuple(
        TodayRow(
            TodayKind.STATEMENT, one.id, one.number, short or name, phone, fax, "",
            datetime.combine(one.issued_on or now.date(), datetime.min.time()),
            one.closing, one.currency, one.month,
        )
        for one, name, short, phone, fax in kept
    )
    return Page(rows, (rows[-1].id,) if more else None)


_PAGES = {
    TodayKind.COMPLAINT: _complaints,
    TodayKind.ORDER: _orders,
    TodayKind.STATEMENT: _statements,
}


def _calls(read: Read, ids: list[int]) -> dict[int, tuple[str, str]]:
    query = select(Customer.id, Customer.phone, Customer.fax).where(Customer.id.in_(ids))
    return {one: (phone, fax) for one, phone, fax in read.session.execute(query)}
