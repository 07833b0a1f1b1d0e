"""Cheques that may be deposited, and what customers should have paid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from decimal import Decimal

from sqlalchemy import false, or_, select
from sqlalchemy.orm import Session

from app.db.models import Receipt, Statement
from app.domain.ageing import OpenItem, open_items
from app.domain.calendar import WorkingCalendar
from app.domain.choices import ReceiptMethod
from app.domain.money import format_money
from app.domain.months import Month
from app.queries.accounts import load_accounts
from app.queries.movements import load_movements
from app.queries.parties import Party
from app.queries.waiting.item import Kind, Waiting
from app.queries.waiting.urgency import PRESENTED_WITHIN


def cheques(session: Session, on: dt.date, limit: int) -> list[Waiting]:
    """Nothing says that a cheque was deposited, so it stands here until it must have been."""
    query = (
        select(
            Receipt.id, Receipt.number, Receipt.customer_id, Receipt.cheque_no, Receipt.amount,
            Receipt.currency, Receipt.cheque_date,
        )
        .where(
            Receipt.cheque_date.between(on - PRESENTED_WITHIN, on), Receipt.date <= on,
            Receipt.method.in_([ReceiptMethod.CHEQUE, ReceiptMethod.DRAFT]),
            or_(Receipt.bounced_on.is_(None), Receipt.bounced_on > on),
        )
        .order_by(Receipt.cheque_date, Receipt.id)
        .limit(limit)
    )
    return [
        Waiting(
            Kind.CHEQUE, row.customer_id, row.number, row.cheque_date, "today.cheque",
            ("receipt", row.id),
            {"cheque": row.cheque_no, "amount": format_money(row.amount, row.currency, mark=True)},
            since=row.cheque_date, amount=row.amount, currency=row.currency,
        )
        for row in session.execute(query)
    ]


def receivables(
    session: Session, on: dt.date, parties: dict[int, Party], calendar: WorkingCalendar,
    *, some: bool = False,
) -> Iterator[Waiting]:
    """One for each account with anything overdue; the document is its last statement.

    ``some``: ``parties`` are a few of the firm's customers, and nobody else's papers are read.
    """
    ids = tuple(parties) if some else None
    # A cut-off day in the month may put today's papers into the month to come.
    through = Month.of(on).next()
    ledger = load_movements(session, parties, through, ids)
    accounts = load_accounts(session, parties, calendar, through, ids, ledger)
    statements = _last_statements(session, ids)
    for (customer_id, currency), account in accounts.items():
        month = parties[customer_id].schedule.month_of(on)
        late = [item for item in open_items(account, month) if item.due < on]
        if late:
            number = statements.get((customer_id, currency), "")
            yield _overdue(customer_id, currency, number, late)


def _overdue(customer_id: int, currency: str, number: str, late: list[OpenItem]) -> Waiting:
    amount = sum((item.remaining for item in late), Decimal(0))
    first = min(item.due for item in late)
    return Waiting(
        Kind.RECEIVABLE, customer_id, number, None if first == dt.date.min else first,
        "today.receivable", ("customer", customer_id),
        {"amount": format_money(amount, currency, mark=True)}, overrun=True,
        amount=amount, currency=currency,
    )


def _last_statements(
    session: Session, ids: Collection[int] | None
) -> dict[tuple[int, str], str]:
    query = (
        select(Statement.customer_id, Statement.currency, Statement.number)
        .where(Statement.superseded == false())
        .order_by(Statement.customer_id, Statement.currency, Statement.month)
    )
    if ids is not None:
        query = query.where(Statement.customer_id.in_(ids))
    return {(customer, currency): number for customer, currency, number in session.execute(query)}
