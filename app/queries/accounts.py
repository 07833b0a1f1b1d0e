"""The documents of accounts, for the rules that look at each of them: application and ageing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Executable, false, or_, select
from sqlalchemy.orm import Session, aliased

from app.db.models import Credit, Delivery, Receipt
from app.domain.applies_to import parse_applies_to
from app.domain.calendar import WorkingCalendar
from app.domain.ledger import Account, Applied, BilledCredit, BilledDelivery, MoneyReceived
from app.domain.months import Month
from app.domain.tax import TaxMode
from app.queries.movements import AccountKey
from app.queries.parties import Party

Grouped = dict[AccountKey, list[Any]]


def load_accounts(
    session: Session,
    parties: dict[int, Party],
    calendar: WorkingCalendar,
    through: Month,
    customer_ids: Collection[int] | None = None,
) -> dict[AccountKey, Account]:
    """Accounts with every counted document of a month up to and including ``through``."""
    deliveries = _deliveries(session, through, customer_ids)
    credited = _credits(session, through, customer_ids)
    receipts = _receipts(session, through, customer_ids)
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
        Delivery.customer_id, Delivery.currency, Delivery.number, Delivery.date,
        Delivery.statement_month, Delivery.tax, Delivery.tax_rate, Delivery.base, Delivery.net,
        Delivery.tax_amount, Delivery.gross,
    ).where(Delivery.statement_month <= through, Delivery.voided == false())
    if ids is not None:
        query = query.where(Delivery.customer_id.in_(ids))
    found: Grouped = {}
    for customer_id, currency, number, day, month, mode, *figures in _rows(session, query):
        found.setdefault((customer_id, currency), []).append(
            BilledDelivery(number, day, month, TaxMode(mode), *figures)
        )
    return found


def _credits(session: Session, through: Month, ids: Collection[int] | None) -> Grouped:
    named = aliased(Delivery)
    query = (
        select(
            Credit.customer_id, Credit.currency, Credit.number, Credit.date,
            Credit.statement_month, Credit.tax, Credit.tax_rate, Credit.base, Credit.net,
            Credit.tax_amount, Credit.gross, named.number,
        )
        .outerjoin(named, named.id == Credit.delivery_id)
        .where(Credit.statement_month <= through)
    )
    if ids is not None:
        query = query.where(Credit.customer_id.in_(ids))
    found: Grouped = {}
    for customer_id, currency, number, day, month, mode, *figures in _rows(session, query):
        found.setdefault((customer_id, currency), []).append(
            BilledCredit(number, day, month, TaxMode(mode), *figures)
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
