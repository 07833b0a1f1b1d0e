"""Statements of a month: their figures, their contents, and the rows of the window's list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from app.db.models import Customer
from app.db.unit_of_work import Read
from app.documents.contents import StatementContent
from app.documents.json_contents import content_from_json
from app.domain.errors import DomainError
from app.domain.months import Month
from app.queries.parties import load_calendar, load_firm
from app.queries.statement_content import build_content
from app.queries.statement_figures import StatementFigures, statement_figures


@dataclass(frozen=True, slots=True)
class MonthFiguresAsk:
    """``customers``: codes; None for all."""

    month: Month
    customers: tuple[str, ...] | None = None


def month_figures(read: Read, ask: MonthFiguresAsk) -> list[StatementFigures]:
    """By customer code, then currency. DomainError ``errors.customer_unknown``."""
    if ask.customers is None:
        return statement_figures(read.session, ask.month)
    query = select(Customer.code, Customer.id).where(Customer.code.in_(ask.customers))
    ids = {row.code: row.id for row in read.session.execute(query)}
    for code in ask.customers:
        if code not in ids:
            raise DomainError("errors.customer_unknown", code=code)
    return statement_figures(read.session, ask.month, list(ids.values()))


def contents_of(read: Read, asked: Sequence[StatementFigures]) -> list[StatementContent]:
    """An issued statement's content is the stored one; a draft's is built from its papers."""
    calendar = load_calendar(read.session, load_firm(read.session).region)
    found = []
    for one in asked:
        if one.content_file:
            content = content_from_json(read.files.get(one.content_file))
            assert isinstance(content, StatementContent)
        else:
            content = build_content(read.session, one, calendar)
        found.append(content)
    return found


@dataclass(frozen=True, slots=True)
class StatementDetailAsk:
    customer_id: int
    currency: str
    month: Month


def statement_detail(read: Read, ask: StatementDetailAsk) -> StatementContent | None:
    """None where the account has no statement in that month."""
    for one in statement_figures(read.session, ask.month, [ask.customer_id]):
        if one.account.currency == ask.currency:
            return contents_of(read, [one])[0]
    return None
