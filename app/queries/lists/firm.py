"""What the window's frame says of the book: whose it is, and whether anything is in it yet."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import exists, select

from app.db.models import Customer
from app.db.unit_of_work import Read
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
