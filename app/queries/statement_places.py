"""Where a statement stands in the window: by its id, its number, or its customer's code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select

from app.db.models import Credit, Customer, Receipt, Statement
from app.db.unit_of_work import Read
from app.domain.months import Month
from app.queries.parties import load_firm
from app.queries.statement_figures import statement_figures


@dataclass(frozen=True, slots=True)
class PlaceAsk:
    statement_id: int | None
    number: str
    now: Month
    """The month that runs: of a customer alone the one before it is meant, where he has one."""


class Place(NamedTuple):
    customer_id: int
    currency: str
    month: Month


def statement_place(read: Read, ask: PlaceAsk) -> Place | None:
    """Of a superseded statement the month that it was of; None where nothing is found, and for a
    customer who never had anything to state."""
    query = select(Statement.customer_id, Statement.currency, Statement.month)
    if ask.statement_id is not None:
        query = query.where(Statement.id == ask.statement_id)
    else:
        query = query.where(Statement.number == ask.number)
    row = read.session.execute(query).first()
    if row is not None:
        return Place(row.customer_id, row.currency, row.month)
    own = read.session.execute(
        select(Customer.id, Customer.currency).where(Customer.code == ask.number)
    ).first()
    if own is None:
        return None
    currency = own.currency or load_firm(read.session).currency
    return _latest(read, own.id, currency, ask.now)


def _latest(read: Read, customer_id: int, currency: str, now: Month) -> Place | None:
    """Of his accounts that of ``currency`` first, and what is due to be stated before what runs;
    None for who never had anything to state."""
    for month in (now.previous(), now):
        held = {one.account.currency
                for one in statement_figures(read.session, month, [customer_id])}
        if held:
            return Place(customer_id, currency if currency in held else min(held), month)
    last = read.session.execute(
        select(Statement.currency, Statement.month).where(Statement.customer_id == customer_id)
        .order_by(Statement.month.desc(), Statement.id.desc()).limit(1)
    ).first()
    return Place(customer_id, last.currency, last.month) if last is not None else None


def money_place(read: Read, record: tuple[str, int]) -> Place | None:
    """Where a receipt or a credit stands, or ("bounce", id) where a receipt's cheque came back;
    None for what is before its customer's opening, or is not there any more."""
    kind, record_id = record
    model = Credit if kind == "credit" else Receipt
    month = Receipt.bounce_month if kind == "bounce" else model.statement_month
    row = read.session.execute(
        select(model.customer_id, model.currency, month).where(model.id == record_id)
    ).first()
    if row is None or row[2] is None:
        return None
    return Place(row.customer_id, row.currency, row[2])
