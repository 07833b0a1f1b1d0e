"""What every account opens a month with, without reading a month's detail where none is needed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Integer, false, func, select, type_coerce
from sqlalchemy.orm import Session

from app.db.models import Credit, Delivery, Receipt
from app.db.types import MONEY_SCALE, scaled
from app.domain.months import Month
from app.domain.terms import Invoicing
from app.queries.balances import balance_before, load_issued
from app.queries.movements import AccountKey, load_movements
from app.queries.parties import Party


def openings(session: Session, parties: dict[int, Party], month: Month) -> dict[AccountKey, int]:
    """In hundredths; accounts at zero may be absent.

    A paper invoiced by itself counts what it says, so one sum does for all months; whoever is
    invoiced by the month is taxed month by month. The month after an issued statement opens
    with what that statement closed with.
    """
    whole = {one.id for one in parties.values() if _invoiced_by_month(one)}
    found: dict[AccountKey, int] = {
        (one.id, one.currency): scaled(one.opening_balance, MONEY_SCALE)
        for one in parties.values() if one.opening_balance and one.id not in whole
    }
    for sign, query in _sums(month):
        for customer_id, currency, amount in session.execute(query):
            if customer_id not in whole:
                key = (customer_id, currency)
                found[key] = found.get(key, 0) + sign * amount
    if whole:
        ledger = load_movements(session, parties, month.previous(), whole)
        keys = set(ledger) | {(one, parties[one].currency) for one in whole}
        for key in keys:
            found[key] = balance_before(parties[key[0]], key[1], ledger.get(key, {}), month)
    for key, issued in load_issued(session, month.previous()).items():
        if issued[-1].month == month.previous():
            found[key] = scaled(issued[-1].figures.closing, MONEY_SCALE)
    return found


def _invoiced_by_month(party: Party) -> bool:
    every = [party.schedule.base, *(terms for _, terms in party.schedule.changes)]
    return any(terms.invoicing is Invoicing.MONTHLY for terms in every)


def _sums(month: Month) -> list[tuple[int, Any]]:
    money = _raw(Receipt.amount) + _raw(Receipt.bank_fee) + _raw(Receipt.discount)
    return [
        (1, _sum(Delivery, _raw(Delivery.net) + _raw(Delivery.tax_amount),
                 Delivery.statement_month, month).where(Delivery.voided == false())),
        (-1, _sum(Credit, _raw(Credit.net) + _raw(Credit.tax_amount),
                  Credit.statement_month, month)),
        (-1, _sum(Receipt, money, Receipt.statement_month, month)),
        (1, _sum(Receipt, money, Receipt.bounce_month, month)),
    ]


def _sum(model: Any, amount: ColumnElement[int], column: Any, month: Month) -> Any:
    return (
        select(model.customer_id, model.currency, func.sum(amount))
        .where(column < month)
        .group_by(model.customer_id, model.currency)
    )


def _raw(column: Any) -> Any:
    return type_coerce(column, Integer)
