"""What waits, read a bounded piece at a time: no piece of the biggest book takes long."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select

from app.db.models import Customer, Firm
from app.db.unit_of_work import Read
from app.domain.reply_clocks import parse_day_end
from app.queries.page import Key, Page
from app.queries.parties import load_calendar, load_firm, load_parties
from app.queries.waiting.complaints import unanswered
from app.queries.waiting.follow_ups import left_open, not_arrived
from app.queries.waiting.item import Waiting
from app.queries.waiting.money import cheques, receivables
from app.queries.waiting.notes import CHASED, WORKING_DAYS, unsigned_notes
from app.queries.waiting.orders import late_orders, orders_due
from app.queries.waiting.part import Part
from app.queries.waiting.statements import waiting_statements

ORDERS_AT_ONCE = 1000
NO_LIMIT = 100_000
"""Where the days asked for bound it already."""
STATED_AT_ONCE = 200
DAYS_AT_ONCE = 14
ACCOUNTS_AT_ONCE = 12
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PieceAsk:
    """``after``: the page's ``next_key`` before, None for the first piece of the part."""

    part: Part
    now: dt.datetime
    after: Key | None = None


def waiting_piece(read: Read, ask: PieceAsk) -> Page[Waiting]:
    return _PIECES[ask.part](read, ask)


def reply_within(firm: Firm) -> dt.timedelta:
    return dt.timedelta(hours=firm.reply_hours or 24)


def _pressing(read: Read, ask: PieceAsk) -> Page[Waiting]:
    session, on = read.session, ask.now.date()
    firm = load_firm(session)
    day_ends = parse_day_end(firm.day_ends or "")
    return Page((
        *unanswered(session, ask.now, NO_LIMIT, reply_within(firm), day_ends),
        *cheques(session, on, NO_LIMIT),
        *orders_due(session, on, NO_LIMIT),
    ), None)


def _late_orders(read: Read, ask: PieceAsk) -> Page[Waiting]:
    rows = late_orders(read.session, ask.now.date(), ORDERS_AT_ONCE, ask.after)
    full = len(rows) == ORDERS_AT_ONCE
    return Page(tuple(rows), (rows[-1].due, rows[-1].record[1]) if full else None)


def _statements(read: Read, ask: PieceAsk) -> Page[Waiting]:
    ids, key = _customers(read, ask.after, STATED_AT_ONCE)
    parties = load_parties(read.session, ids)
    firm = load_firm(read.session)
    rows = waiting_statements(read.session, ask.now.date(), parties, firm, some=True)
    return Page(tuple(rows), key)


def _notes(read: Read, ask: PieceAsk) -> Page[Waiting]:
    """From the latest fortnight back."""
    on = ask.now.date()
    firm = load_firm(read.session)
    calendar = load_calendar(read.session, firm.region)
    last: dt.date = ask.after[0] if ask.after else on
    first = max(last - dt.timedelta(days=DAYS_AT_ONCE - 1), on - CHASED)
    rows = unsigned_notes(
        read.session, on, calendar, NO_LIMIT, firm.sign_days or WORKING_DAYS, (first, last)
    )
    return Page(tuple(rows), (first - _DAY,) if first > on - CHASED else None)


def _follow_ups(read: Read, ask: PieceAsk) -> Page[Waiting]:
    session, on = read.session, ask.now.date()
    calendar = load_calendar(session, load_firm(session).region)
    return Page((
        *not_arrived(session, on, calendar, NO_LIMIT),
        *left_open(session, on, NO_LIMIT),
    ), None)


def _receivables(read: Read, ask: PieceAsk) -> Page[Waiting]:
    ids, key = _customers(read, ask.after, ACCOUNTS_AT_ONCE)
    parties = load_parties(read.session, ids)
    calendar = load_calendar(read.session, load_firm(read.session).region)
    rows = receivables(read.session, ask.now.date(), parties, calendar, some=True)
    return Page(tuple(rows), key)


def _customers(read: Read, after: Key | None, limit: int) -> tuple[list[int], Key | None]:
    query = select(Customer.id).order_by(Customer.id).limit(limit)
    if after is not None:
        query = query.where(Customer.id > after[0])
    ids = list(read.session.scalars(query))
    return ids, (ids[-1],) if len(ids) == limit else None


_PIECES = {
    Part.PRESSING: _pressing,
    Part.LATE_ORDERS: _late_orders,
    Part.STATEMENTS: _statements,
    Part.NOTES: _notes,
    Part.FOLLOW_UPS: _follow_ups,
    Part.RECEIVABLES: _receivables,
}
