"""What a customer already owes or will owe, against the credit it was given (domain §8.3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Integer, false, func, or_, select, type_coerce

from app.db.models import Customer, Order, OrderLine, Receipt
from app.db.unit_of_work import Read
from app.domain.ageing import open_items
from app.domain.choices import OrderState, ReceiptMethod
from app.domain.minor_units import line_in_hundredths
from app.domain.months import Month
from app.domain.tax import TaxMode, TaxRounding, tax_document
from app.queries.accounts import load_accounts
from app.queries.balances import balance_before, load_issued
from app.queries.movements import Ledger, as_money, load_movements
from app.queries.parties import Party, load_calendar, load_firm, load_parties

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class ExposureAsk:
    """``order_id``: an order being edited, which counts as itself and not as an open one."""

    customer_id: int
    currency: str
    on: dt.date
    order_id: int | None = None


@dataclass(frozen=True, slots=True)
class Exposure:
    """All in ``currency``, tax included. ``limit`` None: none was given, or in other money."""

    currency: str
    limit: Decimal | None
    on_hold: bool
    receivable: Decimal
    """Stated and not paid; below zero where more was paid."""
    uncleared: Decimal
    """Cheques received whose day is still to come: they settle nothing until they clear."""
    unstated: Decimal
    """Delivered (less credits) in months without a statement."""
    open_orders: Decimal
    overdue: Decimal
    overdue_since: dt.date | None
    """The first day that was missed; None where nothing is overdue, or since the opening."""

    @property
    def total(self) -> Decimal:
        return self.receivable + self.uncleared + self.unstated + self.open_orders


def exposure(read: Read, ask: ExposureAsk) -> Exposure | None:
    """None where the customer is gone. Only papers in the asked currency count."""
    customer = read.session.get(Customer, ask.customer_id)
    if customer is None:
        return None
    party = load_parties(read.session, [customer.id])[customer.id]
    through = _through(ask.on)
    ledger = load_movements(read.session, {party.id: party}, through, [party.id])
    owed, unstated = _owed(read, party, ask, ledger)
    uncleared = _uncleared(read, ask)
    overdue, since = _overdue(read, party, ask, ledger)
    return Exposure(
        currency=ask.currency,
        limit=customer.credit_limit if ask.currency == party.currency else None,
        on_hold=customer.credit_hold,
        receivable=owed - unstated,
        uncleared=uncleared,
        unstated=unstated,
        open_orders=_open_orders(read, customer, party.currency, ask),
        overdue=overdue,
        overdue_since=since,
    )


def _through(on: dt.date) -> Month:
    """A cut-off day in the month may put today's papers into the month to come."""
    return Month.of(on).next()


def _owed(
    read: Read, party: Party, ask: ExposureAsk, ledger: Ledger
) -> tuple[Decimal, Decimal]:
    """(the whole balance, what of it was delivered in months without a statement)."""
    key, through = (party.id, ask.currency), _through(ask.on)
    months = ledger.get(key, {})
    issued = load_issued(read.session, through, [party.id]).get(key, [])
    last = issued[-1].month.number if issued else 0
    balance = balance_before(party, ask.currency, months, through.next())
    unstated = sum(
        moved.sales - moved.credits + moved.tax
        for number, moved in months.items() if number > last
    )
    return as_money(balance), as_money(unstated)


def _uncleared(read: Read, ask: ExposureAsk) -> Decimal:
    query = select(func.sum(Receipt.amount)).where(
        Receipt.customer_id == ask.customer_id, Receipt.currency == ask.currency,
        Receipt.statement_month.is_not(None), Receipt.cheque_date > ask.on,
        Receipt.method.in_([ReceiptMethod.CHEQUE, ReceiptMethod.DRAFT]),
        or_(Receipt.bounced_on.is_(None), Receipt.bounced_on > ask.on),
    )
    return read.session.scalar(query) or ZERO


def _overdue(
    read: Read, party: Party, ask: ExposureAsk, ledger: Ledger
) -> tuple[Decimal, dt.date | None]:
    calendar = load_calendar(read.session, load_firm(read.session).region)
    accounts = load_accounts(
        read.session, {party.id: party}, calendar, _through(ask.on), [party.id], ledger
    )
    account = accounts.get((party.id, ask.currency))
    if account is None:
        return ZERO, None
    late = [
        item for item in open_items(account, party.schedule.month_of(ask.on)) if item.due < ask.on
    ]
    first = min((item.due for item in late), default=dt.date.min)
    owed = sum((item.remaining for item in late), ZERO)
    return owed, None if first == dt.date.min else first


def _open_orders(read: Read, customer: Customer, own: str, ask: ExposureAsk) -> Decimal:
    """What is still to be delivered of orders that stand, taxed as the customer is."""
    columns = (OrderLine.quantity, OrderLine.delivered, OrderLine.cancelled_quantity,
               OrderLine.unit_price, OrderLine.discount_percent)
    query = (
        select(*(type_coerce(column, Integer) for column in columns))
        .join(Order, Order.id == OrderLine.order_id)
        .where(
            Order.customer_id == ask.customer_id, Order.cancelled == false(),
            Order.state.in_([OrderState.OPEN, OrderState.PART]),
            Order.currency.in_(["", own]) if ask.currency == own
            else Order.currency == ask.currency,
        )
    )
    if ask.order_id is not None:
        query = query.where(Order.id != ask.order_id)
    rows: Iterable[Any] = read.session.execute(query)
    to_come = sum(
        line_in_hundredths(max(quantity - delivered - cancelled, 0), price, discount, ask.currency)
        for quantity, delivered, cancelled, price, discount in rows
    )
    firm = load_firm(read.session)
    rate = firm.tax_rate if customer.tax_rate is None else customer.tax_rate
    rounding = TaxRounding(firm.tax_rounding)
    return tax_document(
        [as_money(to_come)], TaxMode(customer.tax), rate, rounding, ask.currency
    ).gross
