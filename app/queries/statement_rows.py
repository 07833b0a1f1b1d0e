"""The list of a month's statements, a page of customers at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import func, or_, select

from app.db.models import Customer, Firm, ReturnedPaper, Statement
from app.db.unit_of_work import Read
from app.domain.differences import gap_in
from app.domain.figures import Figures
from app.domain.months import Month
from app.queries.page import Key, Page
from app.queries.parties import load_firm
from app.queries.statement_channels import usual_channels
from app.queries.statement_figures import StatementFigures, statement_figures

CUSTOMERS_AT_ONCE = 100


class StatementState(StrEnum):
    NONE = "none"
    MADE = "made"
    SENT = "sent"
    AGREED = "agreed"
    DIFFERS = "differs"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class StatementRow:
    customer_id: int
    code: str
    name: str
    short_name: str
    currency: str
    state: StatementState
    deadline: date | None
    """When it must be sent, or, once sent, signed back; None when nothing is awaited."""
    sent_on: date | None
    returned_on: date | None
    channel: str
    """How it went out; before that, how it will."""
    number: str | None
    statement_id: int | None
    version: int
    """Of the issued statement; 0 where there is none."""
    difference: Decimal | None
    """By how much the customer's amount is not ours, where he said an amount."""
    figures: Figures
    ageing: tuple[Decimal, ...]
    """Not due, 1–30, 31–60, 61–90, over 90 days late, unapplied."""
    overdue: Decimal
    due_date: date | None
    closes_on: date
    """The last day of its period: what is issued before it leaves out what is still to come."""


@dataclass(frozen=True, slots=True)
class StatementMonthAsk:
    """``text`` is found in code or names; ``after`` is the last key seen, from a page."""

    month: Month
    state: StatementState | None = None
    text: str = ""
    after: Key | None = None
    limit: int = 60
    customers: int = CUSTOMERS_AT_ONCE
    """How many are read at once; fewer where only a screen's first rows are wanted."""
    only: tuple[int, ...] | None = None
    """Only these customers' (ids)."""


def statement_month(read: Read, ask: StatementMonthAsk) -> Page[StatementRow]:
    """By customer code. ``next_key`` is None at the end."""
    rows: list[StatementRow] = []
    after = ask.after[0] if ask.after else None
    while True:
        customers = _customers(read, ask, after)
        ids = [customer_id for _, customer_id in customers]
        rows.extend(
            row for row in _rows(read, ask.month, ids) if ask.state in (None, row.state)
        )
        if len(customers) < ask.customers:
            return Page(tuple(rows), None, None)
        after = customers[-1][0]
        if len(rows) >= ask.limit:
            return Page(tuple(rows), (after,), None)


def _customers(
    read: Read, ask: StatementMonthAsk, after: str | None
) -> list[tuple[str, int]]:
    text = ask.text.lower()
    query = select(Customer.code, Customer.id).order_by(Customer.code).limit(ask.customers)
    if after is not None:
        query = query.where(Customer.code > after)
    if ask.only is not None:
        query = query.where(Customer.id.in_(ask.only))
    if text:
        query = query.where(
            or_(*(
                func.instr(func.lower(column), text) > 0
                for column in (Customer.code, Customer.name, Customer.short_name)
            ))
        )
    return [(code, customer_id) for code, customer_id in read.session.execute(query)]


def _rows(read: Read, month: Month, ids: list[int] | None) -> Iterator[StatementRow]:
    found = statement_figures(read.session, month, ids)
    issued = [one.account.issued.id for one in found if one.account.issued]
    statements = {
        one.id: one
        for one in read.session.scalars(select(Statement).where(Statement.id.in_(issued)))
    }
    returned = _returned(read, [one.number for one in statements.values()])
    firm = load_firm(read.session)
    channels = usual_channels(
        read.session, month, {one.account.party.id for one in found} if ids is None else ids
    )
    for one in found:
        account = one.account
        yield _row(one, firm, statements.get(account.issued.id) if account.issued else None,
                   returned, channels)


def _returned(read: Read, numbers: list[str]) -> dict[str, tuple[date, str]]:
    """number -> (latest day it came back, what the customer wrote on it)."""
    query = (
        select(ReturnedPaper.document, ReturnedPaper.received_on, ReturnedPaper.remark)
        .where(ReturnedPaper.document.in_(numbers))
        .order_by(ReturnedPaper.received_on, ReturnedPaper.id)
    )
    return {number: (day, remark) for number, day, remark in read.session.execute(query)}


def _row(
    one: StatementFigures, firm: Firm, statement: Statement | None,
    returned: dict[str, tuple[date, str]], channels: dict[int, str],
) -> StatementRow:
    back = returned.get(statement.number) if statement else None
    state = _state(one, statement, back)
    closing = one.period[1]
    deadline = None
    if state in (StatementState.NONE, StatementState.MADE):
        deadline = closing + timedelta(days=firm.statement_day)
    elif state is StatementState.SENT:
        deadline = closing + timedelta(days=firm.confirm_day)
    party = one.account.party
    return StatementRow(
        customer_id=party.id, code=party.code, name=party.name,
        short_name=party.short_name or party.name, currency=one.account.currency, state=state,
        deadline=deadline, sent_on=statement.sent_on if statement else None,
        returned_on=back[0] if back else None,
        channel=(statement.channel if statement else "") or channels.get(party.id, ""),
        number=one.number, statement_id=statement.id if statement else None,
        version=statement.version if statement else 0,
        difference=gap_in(back[1]) if back else None,
        figures=one.account.figures, ageing=one.ageing, overdue=one.overdue,
        due_date=one.due_date, closes_on=closing,
    )


def _state(
    one: StatementFigures, statement: Statement | None, back: tuple[date, str] | None
) -> StatementState:
    """A paper that came back with a remark differs; one without is agreed; agreed with no balance,
    on either side, is settled."""
    if statement is None:
        return StatementState.NONE
    if back is not None:
        if back[1]:
            return StatementState.DIFFERS
        return StatementState.AGREED if one.account.figures.closing else StatementState.SETTLED
    return StatementState.MADE if statement.sent_on is None else StatementState.SENT
