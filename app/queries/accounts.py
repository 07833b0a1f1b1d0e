"""The documents of accounts, for the rules that look at each of them: application and ageing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Any

from sqlalchemy import Executable, Integer, false, or_, select, type_coerce
from sqlalchemy.orm import Session, aliased

from app.db.models import Credit, Delivery, Receipt
from app.db.types import MONEY_SCALE, RATE_SCALE
from app.domain.applies_to import parse_applies_to
from app.domain.calendar import WorkingCalendar
from app.domain.ledger import Account, Applied, BilledCredit, BilledDelivery, MoneyReceived
from app.domain.months import Month
from app.domain.tax import TaxMode
from app.queries.month_sums import month_sums
from app.queries.movements import MODES_BY_WORD, AccountKey, Ledger
from app.queries.parties import Party

Grouped = dict[AccountKey, list[Any]]


def load_accounts(
    session: Session,
    parties: dict[int, Party],
    calendar: WorkingCalendar,
    through: Month,
    customer_ids: Collection[int] | None = None,
    ledger: Ledger | None = None,
) -> dict[AccountKey, Account]:
    """Accounts with every counted document of a month up to and including ``through``.

    With a ``ledger``, whoever's money names no document gets his papers as its sums a month:
    the oldest due date is paid first and a month's papers fall due together, so nothing that
    is asked of an account can tell the difference, and most rows need not be read.
    """
    summed = month_sums(session, parties, ledger, customer_ids) if ledger else {}
    wanted = customer_ids
    if summed:
        everyone = parties if customer_ids is None else customer_ids
        wanted = [one for one in everyone if one not in summed]
    deliveries = _deliveries(session, through, wanted)
    credited = _credits(session, through, wanted)
    receipts = _receipts(session, through, customer_ids)
    for customer_id in summed:
        for key, papers in summed[customer_id].items():
            deliveries[key], credited[key] = papers
    keys = set(deliveries) | set(credited) | set(receipts)
    keys |= {(party.id, party.currency) for party in parties.values() if party.opening_balance}
    return {
        key: _account(parties[key[0]], key[1], calendar,
                      deliveries.get(key, ()), credited.get(key, ()), receipts.get(key, ()))
        for key in keys
    }


def _account(
    party: Party, currency: str, calendar: WorkingCalendar, deliveries: Any, credited: Any,
    receipts: Any,
) -> Account:
    own = currency == party.currency
    return Account(
        currency=currency,
        schedule=party.schedule,
        calendar=calendar,
        opening_balance=party.opening_balance if own else party.opening_balance * 0,
        opening_date=party.opening_date,
        deliveries=tuple(deliveries),
        credits=tuple(credited),
        receipts=tuple(receipts),
    )


def _deliveries(session: Session, through: Month, ids: Collection[int] | None) -> Grouped:
    query = select(
        Delivery.customer_id, Delivery.currency, Delivery.number, Delivery.date, *_raw(Delivery)
    ).where(Delivery.voided == false(), Delivery.statement_month <= through)
    if ids is not None:
        query = query.where(Delivery.customer_id.in_(ids))
    found: Grouped = {}
    posted = _Posted()
    for customer_id, currency, number, day, *figures in _rows(session, query):
        found.setdefault((customer_id, currency), []).append(
            BilledDelivery(number, day, *posted(*figures))
        )
    return found


def _credits(session: Session, through: Month, ids: Collection[int] | None) -> Grouped:
    named = aliased(Delivery)
    query = (
        select(
            Credit.customer_id, Credit.currency, Credit.number, Credit.date, named.number,
            *_raw(Credit),
        )
        .outerjoin(named, named.id == Credit.delivery_id)
        .where(Credit.statement_month <= through)
    )
    if ids is not None:
        query = query.where(Credit.customer_id.in_(ids))
    found: Grouped = {}
    posted = _Posted()
    for customer_id, currency, number, day, names, *figures in _rows(session, query):
        found.setdefault((customer_id, currency), []).append(
            BilledCredit(number, day, *posted(*figures), names)
        )
    return found


def _receipts(session: Session, through: Month, ids: Collection[int] | None) -> Grouped:
    query = select(
        Receipt.customer_id, Receipt.currency, Receipt.applies_to, Receipt.number, Receipt.date,
        Receipt.statement_month, Receipt.amount, Receipt.bank_fee, Receipt.discount,
        Receipt.cheque_date, Receipt.bounce_month, Receipt.keep,
    ).where(or_(Receipt.statement_month <= through, Receipt.bounce_month <= through))
    if ids is not None:
        query = query.where(Receipt.customer_id.in_(ids))
    found: Grouped = {}
    for customer_id, currency, applies_to, *money in _rows(session, query):
        applied = parse_applies_to(applies_to) if applies_to else ()
        found.setdefault((customer_id, currency), []).append(_receipt(applied, *money))
    return found


def _rows(session: Session, query: Executable) -> Iterable[Any]:
    return session.execute(query)


def _receipt(applied: tuple[Applied, ...], *columns: Any) -> MoneyReceived:
    number, day, month, amount, fee, discount, cheque_date, bounce_month, keep = columns
    return MoneyReceived(
        number, day, month, amount, fee, discount, cheque_date, bounce_month, applied, keep
    )


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
