"""Whose account it is: the customers' agreements, read for the rules that need them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.models import Customer, CustomerTerms, Firm, Holiday
from app.domain.calendar import WorkingCalendar
from app.domain.money import Currency
from app.domain.months import Month
from app.domain.periods import Schedule
from app.domain.terms import Invoicing, TermBase, Terms, TermShift, TermUnit

TERM_FIELDS = (
    "closing_day", "invoicing", "term_base", "term_count", "term_unit", "term_fixed_day",
    "term_shift",
)


Columns = tuple[Any, ...]
"""The values of TERM_FIELDS, in that order."""


@dataclass(frozen=True, slots=True)
class Party:
    """One customer as a statement needs it."""

    id: int
    code: str
    name: str
    short_name: str
    currency: str
    """The customer's own, else the firm's."""
    opening_balance: Decimal
    opening_date: date | None
    schedule: Schedule


def load_calendar(session: Session, region: str = "") -> WorkingCalendar:
    """Weekends and the firm's own table: rows without a region, and those of ``region``."""
    rows = session.execute(
        select(Holiday.date, Holiday.working).where(Holiday.region.in_(["", region]))
    ).all()
    return WorkingCalendar(
        holidays=frozenset(day for day, working in rows if not working),
        workdays=frozenset(day for day, working in rows if working),
    )


def load_firm(session: Session) -> Firm:
    """The one row of the firm; an empty book answers with the defaults of a new one."""
    return session.get(Firm, 1) or Firm(
        id=1, name="", name_en="", tax_id="", phone="", fax="", email="", address="",
        bank_account="", currency="TWD", region="TW", tax_rate=Decimal("0.05"),
        tax_rounding="document", statement_day=5, confirm_day=10, sign_days=3, reply_hours=24,
        day_ends="17:30", seal_box=True, logo_file="", number_prefixes="",
        number_style="day",
    )


def own_currency(session: Session, customer_id: int) -> Currency:
    """The customer's, else the firm's."""
    own = session.scalar(select(Customer.currency).where(Customer.id == customer_id))
    return own or load_firm(session).currency


def load_parties(
    session: Session, customer_ids: Collection[int] | None = None
) -> dict[int, Party]:
    """Every customer (or those asked for) by id, in the order of their codes."""
    firm_currency = load_firm(session).currency
    changes = _term_changes(session, customer_ids)
    columns = [getattr(Customer, name) for name in TERM_FIELDS]
    query = select(
        Customer.id, Customer.code, Customer.name, Customer.short_name, Customer.currency,
        Customer.opening_balance, Customer.opening_date, *columns,
    ).order_by(Customer.code)
    if customer_ids is not None:
        query = query.where(Customer.id.in_(customer_ids))
    return {
        row[0]: Party(
            id=row[0], code=row[1], name=row[2], short_name=row[3],
            currency=row[4] or firm_currency, opening_balance=row[5], opening_date=row[6],
            schedule=schedule_of(tuple(row[7:]), changes.get(row[0], ())),
        )
        for row in session.execute(query)
    }


def _term_changes(
    session: Session, customer_ids: Collection[int] | None
) -> dict[int, list[tuple[Month, Columns]]]:
    columns = [getattr(CustomerTerms, name) for name in TERM_FIELDS]
    query = select(CustomerTerms.customer_id, CustomerTerms.from_month, *columns).order_by(
        CustomerTerms.customer_id, CustomerTerms.from_month
    )
    if customer_ids is not None:
        query = query.where(CustomerTerms.customer_id.in_(customer_ids))
    found: dict[int, list[tuple[Month, Columns]]] = {}
    for customer_id, month, *changed in session.execute(query):
        found.setdefault(customer_id, []).append((month, tuple(changed)))
    return found


def schedule_of(base: Columns, changes: Sequence[tuple[Month, Columns]]) -> Schedule:
    """The schedule of TERM_FIELDS columns; None in a change keeps what held before."""
    held = base
    dated = []
    for month, changed in changes:
        held = tuple(
            before if now is None else now for before, now in zip(held, changed, strict=True)
        )
        dated.append((month, _terms(*held)))
    return Schedule(_terms(*base), tuple(dated))


@lru_cache(maxsize=4096)
def _terms(
    closing_day: int, invoicing: str, base: str, count: int, unit: str, fixed_day: int | None,
    shift: str,
) -> Terms:
    return Terms(
        closing_day, Invoicing(invoicing), TermBase(base), count, TermUnit(unit), fixed_day,
        TermShift(shift),
    )
