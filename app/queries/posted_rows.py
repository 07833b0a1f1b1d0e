"""Deliveries and credits as the rules look at them, by account."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Any

from sqlalchemy import Executable, Integer, false, select, true, type_coerce
from sqlalchemy.orm import Session, aliased

from app.db.models import Credit, Delivery
from app.db.types import MONEY_SCALE, RATE_SCALE
from app.domain.ledger import BilledCredit, BilledDelivery
from app.domain.months import Month
from app.domain.tax import TaxMode
from app.queries.movements import MODES_BY_WORD, AccountKey


def delivery_rows(
    session: Session, through: Month, ids: Collection[int] | None,
    numbers: Collection[str] | None = None,
) -> dict[AccountKey, list[BilledDelivery]]:
    """All that stand, of ``ids`` or of everybody; ``numbers``: only those."""
    query = select(
        Delivery.customer_id, Delivery.currency, Delivery.number, Delivery.date, *_raw(Delivery)
    ).where(Delivery.statement_month <= through)
    if numbers is None:
        query = query.where(Delivery.voided == false())
        owner: Any = Delivery.customer_id
    else:  # found by their numbers: neither IS NOT nor the + 0 leads to another index
        query = query.where(Delivery.number.in_(numbers), Delivery.voided.is_not(true()))
        owner = Delivery.customer_id + 0
    if ids is not None:
        query = query.where(owner.in_(ids))
    found: dict[AccountKey, list[BilledDelivery]] = {}
    posted = _Posted()
    for customer_id, currency, number, day, *figures in _rows(session, query):
        found.setdefault((customer_id, currency), []).append(
            BilledDelivery(number, day, *posted(*figures))
        )
    return found


def credit_rows(
    session: Session, through: Month, ids: Collection[int] | None, *, naming: bool = False
) -> dict[AccountKey, list[BilledCredit]]:
    """``naming``: only those of a delivery that is named."""
    named = aliased(Delivery)
    query = (
        select(
            Credit.customer_id, Credit.currency, Credit.number, Credit.date, named.number,
            *_raw(Credit),
        )
        .outerjoin(named, named.id == Credit.delivery_id)
        .where(Credit.statement_month <= through)
    )
    if naming:
        query = query.where(Credit.delivery_id.is_not(None))
    if ids is not None:
        query = query.where(Credit.customer_id.in_(ids))
    found: dict[AccountKey, list[BilledCredit]] = {}
    posted = _Posted()
    for customer_id, currency, number, day, names, *figures in _rows(session, query):
        found.setdefault((customer_id, currency), []).append(
            BilledCredit(number, day, *posted(*figures), names)
        )
    return found


def _rows(session: Session, query: Executable) -> Iterable[Any]:
    return session.execute(query)


class _Posted:
    """Posted columns as the rules want them. Columns are read raw, and what few values share is
    made once: a book has hundreds of thousands of these rows and a few dozen months."""

    def __init__(self) -> None:
        self._months: dict[int, Month] = {}
        self._rates: dict[int, Decimal] = {}

    def __call__(
        self, month: int, mode: str, rate: int, base: int, net: int, tax: int, gross: int
    ) -> tuple[Month, TaxMode, Decimal, Decimal, Decimal, Decimal, Decimal]:
        if month not in self._months:
            self._months[month] = Month.from_number(month)
        if rate not in self._rates:
            self._rates[rate] = Decimal(rate).scaleb(-RATE_SCALE)
        return (
            self._months[month], MODES_BY_WORD[mode], self._rates[rate],
            Decimal(base).scaleb(_PLACES),
            Decimal(net).scaleb(_PLACES), Decimal(tax).scaleb(_PLACES),
            Decimal(gross).scaleb(_PLACES),
        )


_PLACES = -MONEY_SCALE


def _raw(model: type[Delivery | Credit]) -> list[Any]:
    columns = (
        model.statement_month, model.tax_rate, model.base, model.net, model.tax_amount,
        model.gross,
    )
    month, *figures = [type_coerce(column, Integer) for column in columns]
    return [month, model.tax, *figures]
