"""Everything a statement counts, for one month of every account."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.models import Statement
from app.domain import ageing as rules
from app.domain.ageing import Ageing
from app.domain.calendar import WorkingCalendar
from app.domain.ledger import Account
from app.domain.months import Month
from app.queries.accounts import load_accounts
from app.queries.balances import AccountMonth, months_of
from app.queries.movements import load_movements
from app.queries.parties import load_calendar, load_firm, load_parties

AGEING_COLUMNS = (
    "not_due", "late_1_30", "late_31_60", "late_61_90", "late_over_90", "unapplied",
)


@dataclass(frozen=True, slots=True)
class StatementFigures:
    """``number`` and ``issued_on`` are None for a draft; ``ageing`` has the six figures."""

    account: AccountMonth
    ageing: tuple[Decimal, ...]
    cheques_not_due: Decimal
    due_date: date | None
    number: str | None
    issued_on: date | None
    content_file: str
    pdf_file: str

    @property
    def period(self) -> tuple[date, date]:
        return self.account.party.schedule.period(self.account.month)

    @property
    def overdue(self) -> Decimal:
        return sum(self.ageing[1:5], Decimal(0))


def statement_figures(
    session: Session, month: Month, customer_ids: Collection[int] | None = None
) -> list[StatementFigures]:
    """Those accounts that get a statement in ``month``, by customer code and currency."""
    parties = load_parties(session, customer_ids)
    calendar = load_calendar(session, load_firm(session).region)
    ledger = load_movements(session, parties, month, customer_ids)
    months = [
        one for one in months_of(session, parties, month, ledger, customer_ids)
        if one.wants_statement
    ]
    stored = _stored(session, [one.issued.id for one in months if one.issued])
    open_ids = {
        one.party.id for one in months
        if one.issued is None or stored[one.issued.id].not_due is None
    }
    accounts = load_accounts(
        session, parties, calendar, month, _ids(open_ids, parties, customer_ids), ledger
    ) if open_ids else {}
    return [_figures(one, stored, accounts, calendar) for one in months]


def _ids(
    open_ids: set[int], parties: Collection[int], asked: Collection[int] | None
) -> Collection[int] | None:
    """None, that is all, where nearly all are open: one scan beats thousands of look-ups."""
    if asked is None and len(open_ids) * 2 > len(parties):
        return None
    return open_ids


def _stored(session: Session, ids: Iterable[int]) -> dict[int, Statement]:
    found = session.scalars(select(Statement).where(Statement.id.in_(list(ids))))
    return {one.id: one for one in found}


def _figures(
    one: AccountMonth,
    stored: dict[int, Statement],
    accounts: dict[tuple[int, str], Account],
    calendar: WorkingCalendar,
) -> StatementFigures:
    statement = stored[one.issued.id] if one.issued else None
    if statement is not None and statement.not_due is not None:
        return _frozen(one, statement)
    account = accounts.get((one.party.id, one.currency)) or empty_account(one, calendar)
    aged = rules.ageing(account, one.month)
    due = rules.due_date_of_period(account, one.month)
    return StatementFigures(
        account=one,
        ageing=(
            adding_up(ageing_figures(aged), one.figures.closing) if statement
            else ageing_figures(aged)
        ),
        cheques_not_due=rules.cheques_not_due(account, one.month),
        due_date=statement.due_date or due if statement else due,
        number=statement.number if statement else None,
        issued_on=statement.issued_on if statement else None,
        content_file="", pdf_file="",
    )


def _frozen(one: AccountMonth, statement: Statement) -> StatementFigures:
    return StatementFigures(
        account=one,
        ageing=tuple(getattr(statement, name) for name in AGEING_COLUMNS),
        cheques_not_due=statement.cheques_not_due or Decimal(0),
        due_date=statement.due_date, number=statement.number, issued_on=statement.issued_on,
        content_file=statement.content_file, pdf_file=statement.pdf_file,
    )


def ageing_figures(aged: Ageing) -> tuple[Decimal, ...]:
    return (
        aged.not_due, aged.d1_30, aged.d31_60, aged.d61_90, aged.over_90, aged.unapplied,
    )


def adding_up(ageing: tuple[Decimal, ...], closing: Decimal) -> tuple[Decimal, ...]:
    """The six as they are; a statement brought in whose closing its papers do not explain
    shows the difference as not due (owed) or unapplied (the other way)."""
    gap = closing - sum(ageing, Decimal(0))
    if not gap:
        return ageing
    place = 0 if gap > 0 else 5
    return tuple(
        figure + gap if at == place else figure for at, figure in enumerate(ageing)
    )


def empty_account(one: AccountMonth, calendar: WorkingCalendar) -> Account:
    """An account with no document of its own, only an opening balance or an issued statement."""
    return Account(
        currency=one.currency, schedule=one.party.schedule, calendar=calendar,
        opening_balance=(
            one.party.opening_balance if one.currency == one.party.currency else Decimal(0)
        ),
        opening_date=one.party.opening_date, deliveries=(), credits=(), receipts=(),
    )
