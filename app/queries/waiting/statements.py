"""Statements to be made, to be sent, and to come back signed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from sqlalchemy import exists, false, func, or_, select
from sqlalchemy.orm import Session

from app.db.models import Credit, Delivery, Firm, Receipt, ReturnedPaper, Statement
from app.domain.months import Month
from app.queries.parties import Party
from app.queries.waiting.differing import CHASED_MONTHS, differing_statements
from app.queries.waiting.item import Kind, Waiting

Parties = dict[int, Party]
_Accounts = dict[tuple[int, str], Month]


def waiting_statements(
    session: Session, on: dt.date, parties: Parties, firm: Firm, *, some: bool = False
) -> list[Waiting]:
    """Due ``statement_day`` days after their closing, and signed ``confirm_day`` days after.

    ``some``: ``parties`` are a few of the firm's customers, and nobody else's are looked at.
    """
    ids = tuple(parties) if some else None
    latest = _latest(session, ids)
    found = list(_issued(session, on, parties, firm, latest, ids))
    found += differing_statements(session, on, ids)
    closed = {one: _last_closed(party, on) for one, party in parties.items()}
    for month in set(closed.values()):
        moved = _moved(session, month, ids)
        ended = {account for account in moved if closed[account[0]] == month}
        found += _unmade(parties, firm, month, latest, ended)
    return found


def _latest(session: Session, ids: Collection[int] | None) -> _Accounts:
    query = select(
        Statement.customer_id, Statement.currency, func.max(Statement.month)
    ).group_by(Statement.customer_id, Statement.currency)
    if ids is not None:
        query = query.where(Statement.customer_id.in_(ids))
    return {(customer, currency): month for customer, currency, month in session.execute(query)}


def _last_closed(party: Party, on: dt.date) -> Month:
    return party.schedule.month_of(on).previous()


def _issued(
    session: Session, on: dt.date, parties: Parties, firm: Firm, latest: _Accounts,
    ids: Collection[int] | None,
) -> Iterator[Waiting]:
    """Of an account's statements only the last is sent; one that came back was sent."""
    query = select(
        Statement.id, Statement.number, Statement.customer_id, Statement.currency, Statement.month,
        Statement.sent_on, Statement.closing, Statement.version,
    ).where(
        Statement.superseded == false(), Statement.month >= Month.of(on).plus(-CHASED_MONTHS),
        ~exists().where(ReturnedPaper.document == Statement.number),
    )
    if ids is not None:
        query = query.where(Statement.customer_id.in_(ids))
    for row in session.execute(query):
        closing = parties[row.customer_id].schedule.closing(row.month)
        signed_by = closing + dt.timedelta(days=firm.confirm_day)
        if row.sent_on is not None and signed_by <= on:
            yield Waiting(
                Kind.STATEMENT_UNSIGNED, row.customer_id, row.number, signed_by,
                "today.statement_unsigned", ("statement", row.id), {"month": str(row.month)},
                since=row.sent_on, month=row.month, amount=row.closing, currency=row.currency,
            )
        elif row.sent_on is None and latest[row.customer_id, row.currency] == row.month:
            yield Waiting(
                Kind.STATEMENT_TO_SEND, row.customer_id, row.number,
                closing + dt.timedelta(days=firm.statement_day), "today.statement_to_send",
                ("statement", row.id), {"month": str(row.month)}, month=row.month,
                amount=row.closing, currency=row.currency, version=row.version,
            )


def _unmade(
    parties: Parties, firm: Firm, month: Month, latest: _Accounts, moved: set[tuple[int, str]]
) -> Iterator[Waiting]:
    """Accounts that moved in a month which is over, and have no statement of it."""
    for customer_id, currency in sorted(moved):
        stated = latest.get((customer_id, currency))
        if stated is None or stated < month:
            closing = parties[customer_id].schedule.closing(month)
            due = closing + dt.timedelta(days=firm.statement_day)
            yield Waiting(
                Kind.STATEMENT_TO_SEND, customer_id, "", due, "today.statement_to_make",
                ("customer", customer_id), {"month": str(month)}, month=month,
                currency=currency,
            )


def _moved(
    session: Session, month: Month, ids: Collection[int] | None
) -> set[tuple[int, str]]:
    """Along the indexes that a statement's sums use; no row is read."""
    found: set[tuple[int, str]] = set()
    conditions = (
        (Delivery, (Delivery.voided == false()) & (Delivery.statement_month == month)),
        (Credit, Credit.statement_month == month),
        (Receipt, or_(Receipt.statement_month == month, Receipt.bounce_month == month)),
    )
    for model, condition in conditions:
        query = select(model.customer_id, model.currency).where(condition).distinct()
        if ids is not None:
            query = query.where(model.customer_id.in_(ids))
        found.update((customer, currency) for customer, currency in session.execute(query))
    return found
