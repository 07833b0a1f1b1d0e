"""The documents of accounts, for the rules that look at each of them: application and ageing."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable
from decimal import Decimal
from typing import Any

from sqlalchemy import Executable, or_, select
from sqlalchemy.orm import Session

from app.db.models import Receipt
from app.domain.applies_to import parse_applies_to
from app.domain.calendar import WorkingCalendar
from app.domain.ledger import Account, Applied, MoneyReceived
from app.domain.money import ZERO
from app.domain.months import Month
from app.queries.month_sums import Summed, month_sums
from app.queries.movements import AccountKey, Ledger, as_money
from app.queries.parties import Party
from app.queries.posted_rows import credit_rows, delivery_rows

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

    With a ``ledger``, what no money names comes as its sums a month: the oldest due date is paid
    first and a month's papers fall due together, so no sum by due date that is asked of an
    account can tell the difference, and most rows need not be read. Money that names nothing
    comes as its sum a month, too; a cheque stands by itself from the month it is due in.
    """
    receipts = _receipts(session, through, customer_ids, summed=ledger is not None)
    summed: Summed = {}
    if ledger:
        names = {to.number for money in receipts.values() for one in money for to in one.applies_to}
        summed = month_sums(session, parties, ledger, through, customer_ids, names)
    wanted = customer_ids
    if summed:
        everyone = parties if customer_ids is None else customer_ids
        wanted = [one for one in everyone if one not in summed]
    deliveries: Grouped = dict(delivery_rows(session, through, wanted))
    credited: Grouped = dict(credit_rows(session, through, wanted))
    if ledger is not None:
        _add_the_rest(receipts, ledger, parties if customer_ids is None else customer_ids)
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


def _receipts(
    session: Session, through: Month, ids: Collection[int] | None, *, summed: bool
) -> Grouped:
    """``summed``: only those that are not just money: named, kept, bounced, not yet due."""
    query = select(
        Receipt.customer_id, Receipt.currency, Receipt.applies_to, Receipt.number, Receipt.date,
        Receipt.statement_month, Receipt.amount, Receipt.bank_fee, Receipt.discount,
        Receipt.cheque_date, Receipt.bounce_month, Receipt.keep,
    ).where(or_(Receipt.statement_month <= through, Receipt.bounce_month <= through))
    if ids is not None:
        query = query.where(Receipt.customer_id.in_(ids))
    if summed:
        query = query.where(or_(
            Receipt.applies_to != "", Receipt.keep, Receipt.bounce_month.is_not(None),
            Receipt.cheque_date >= through.first_day(),
        ))
    found: Grouped = {}
    for customer_id, currency, applies_to, *money in _rows(session, query):
        applied = parse_applies_to(applies_to) if applies_to else ()
        found.setdefault((customer_id, currency), []).append(_receipt(applied, *money))
    return found


def _add_the_rest(receipts: Grouped, ledger: Ledger, ids: Container[int]) -> None:
    """All of it goes to the oldest debts at last, in whatever order it came."""
    for key, months in ledger.items():
        if key[0] not in ids:
            continue
        apart: dict[Month, Decimal] = {}
        for one in receipts.get(key, ()):
            if one.month is not None:
                apart[one.month] = apart.get(one.month, ZERO) + one.total
        for number, moved in months.items():
            month = Month.from_number(number)
            rest = as_money(moved.received) - apart.get(month, ZERO)
            if rest:
                receipts.setdefault(key, []).append(
                    MoneyReceived("", month.first_day(), month, rest)
                )


def _rows(session: Session, query: Executable) -> Iterable[Any]:
    return session.execute(query)


def _receipt(applied: tuple[Applied, ...], *columns: Any) -> MoneyReceived:
    number, day, month, amount, fee, discount, cheque_date, bounce_month, keep = columns
    return MoneyReceived(
        number, day, month, amount, fee, discount, cheque_date, bounce_month, applied, keep
    )
