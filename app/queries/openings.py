"""What every account opens a month with, without reading a month's detail where none is needed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Integer, false, func, select, type_coerce, union_all
from sqlalchemy.orm import Session

from app.db.models import Credit, Delivery, Receipt
from app.db.types import MONEY_SCALE, scaled
from app.domain.minor_units import tax_in_hundredths
from app.domain.months import Month
from app.domain.tax import TaxMode
from app.domain.terms import Invoicing
from app.queries.balances import balance_before, load_issued
from app.queries.movements import MODES_BY_WORD, AccountKey, load_movements
from app.queries.parties import Party


def openings(session: Session, parties: dict[int, Party], month: Month) -> dict[AccountKey, int]:
    """In hundredths; accounts at zero may be absent.

    A paper invoiced by itself counts what it says, so one sum does for all months; whoever is
    invoiced by the month is taxed month by month. The month after an issued statement opens
    with what that statement closed with.
    """
    whole, changing = _invoiced_by_month(parties)
    found: dict[AccountKey, int] = {
        (one.id, one.currency): scaled(one.opening_balance, MONEY_SCALE)
        for one in parties.values() if one.opening_balance
    }
    for papers, sign, query in _sums(month):
        for customer_id, currency, amount in session.execute(query):
            if not (papers and customer_id in whole):
                key = (customer_id, currency)
                found[key] = found.get(key, 0) + sign * amount
    for customer_id, currency, mode, rate, base in session.execute(_by_month(whole, month)):
        added = tax_in_hundredths(base, MODES_BY_WORD[mode], rate, currency)
        key = (customer_id, currency)
        found[key] = found.get(key, 0) + base + (0 if mode == TaxMode.INCLUDED else added)
    ledger = load_movements(session, parties, month.previous(), changing) if changing else {}
    for key, months in ledger.items():
        found[key] = balance_before(parties[key[0]], key[1], months, month)
    for key, issued in load_issued(session, month.previous()).items():
        if issued[-1].month == month.previous():
            found[key] = scaled(issued[-1].figures.closing, MONEY_SCALE)
    return found


def _invoiced_by_month(parties: dict[int, Party]) -> tuple[set[int], set[int]]:
    """Those taxed by the month ever since, and those who changed to it or from it."""
    whole: set[int] = set()
    changing: set[int] = set()
    for one in parties.values():
        every = {one.schedule.base.invoicing}
        every |= {terms.invoicing for _, terms in one.schedule.changes}
        if len(every) > 1:
            changing.add(one.id)
        elif Invoicing.MONTHLY in every:
            whole.add(one.id)
    return whole, changing


def _sums(month: Month) -> list[tuple[bool, int, Any]]:
    """(whether of papers, what they do to the balance, the query)."""
    money = _raw(Receipt.amount) + _raw(Receipt.bank_fee) + _raw(Receipt.discount)
    return [
        (True, 1, _sum(Delivery, _raw(Delivery.net) + _raw(Delivery.tax_amount),
                       Delivery.statement_month, month).where(Delivery.voided == false())),
        (True, -1, _sum(Credit, _raw(Credit.net) + _raw(Credit.tax_amount),
                        Credit.statement_month, month)),
        (False, -1, _sum(Receipt, money, Receipt.statement_month, month)),
        (False, 1, _sum(Receipt, money, Receipt.bounce_month, month).where(
            Receipt.bounce_month.is_not(None)
        )),
    ]


def _by_month(customer_ids: set[int], month: Month) -> Any:
    """What each month sold less what it credited, by tax mode and rate."""
    papers = union_all(
        _bases(Delivery, _raw(Delivery.base), customer_ids, month).where(
            Delivery.voided == false()
        ),
        _bases(Credit, -_raw(Credit.base), customer_ids, month),
    ).subquery()
    one = papers.c
    return select(one.customer_id, one.currency, one.tax, one.rate, func.sum(one.base)).group_by(
        one.customer_id, one.currency, one.month, one.tax, one.rate
    )


def _bases(model: Any, base: Any, customer_ids: set[int], month: Month) -> Any:
    number = _raw(model.statement_month)
    return (
        select(
            model.customer_id, model.currency, number.label("month"), model.tax,
            _raw(model.tax_rate).label("rate"), func.sum(base).label("base"),
        )
        .where(model.customer_id.in_(customer_ids), number < month.number)
        .group_by(model.customer_id, model.currency, number, model.tax, _raw(model.tax_rate))
    )


def _sum(model: Any, amount: ColumnElement[int], column: Any, month: Month) -> Any:
    return (
        select(model.customer_id, model.currency, func.sum(amount))
        .where(column < month)
        .group_by(model.customer_id, model.currency)
    )


def _raw(column: Any) -> Any:
    return type_coerce(column, Integer)
