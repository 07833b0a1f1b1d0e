"""What the window's frame says of the book: whose it is, and whether anything is in it yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, func, select

from app.db.models import Customer, Delivery
from app.db.unit_of_work import Read
from app.domain.months import Month
from app.queries.parties import load_firm


@dataclass(frozen=True, slots=True)
class FirmRow:
    name: str
    currency: str
    region: str
    empty: bool
    """Nothing was ever brought in: no firm's name and no customer."""


def firm_row(read: Read, _ask: None = None) -> FirmRow:
    firm = load_firm(read.session)
    any_customer = bool(read.session.scalar(select(exists().where(Customer.id > 0))))
    return FirmRow(firm.name, firm.currency, firm.region, not firm.name and not any_customer)


def month_to_state(read: Read, today: date) -> Month:
    """Last month; in a book whose work ended earlier, the month in which it ended."""
    last = read.session.scalar(select(func.max(Delivery.date)).where(Delivery.date <= today))
    before = Month.of(today).previous()
    return before if last is None else min(before, Month.of(last))
