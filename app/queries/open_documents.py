"""What money may be meant for: a customer's open papers, as far as they are still to be paid."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import select

from app.db.models import Delivery, DeliveryLine, OrderLine
from app.db.unit_of_work import Read
from app.domain.ageing import open_items
from app.domain.months import Month
from app.queries.accounts import load_accounts
from app.queries.parties import load_calendar, load_firm, load_parties

MONTHS_AHEAD = 12
"""Papers posted into a month to come are owed, too."""
LAST_DELIVERIES = 60


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """``number`` is a delivery's, ``YYYY-MM`` for a period, empty for the opening balance."""

    number: str
    kind: str
    date: dt.date
    due: dt.date
    amount: Decimal
    remaining: Decimal


@dataclass(frozen=True, slots=True)
class OpenAccount:
    """``currency`` is the account's; ``balance`` what it stands at with all that is posted."""

    currency: str
    documents: tuple[OpenDocument, ...]
    balance: Decimal


@dataclass(frozen=True, slots=True)
class OpenDocumentsAsk:
    customer_id: int
    today: dt.date
    currency: str = ""
    """Empty: the customer's own."""
    without: str = ""
    """The number of a receipt that is left out: what it pays is open while it is edited."""


def open_account(read: Read, ask: OpenDocumentsAsk) -> OpenAccount:
    """Oldest due date first, in the order in which money pays them."""
    session = read.session
    parties = load_parties(session, [ask.customer_id])
    party = parties[ask.customer_id]
    currency = ask.currency or party.currency
    through = Month.of(ask.today).plus(MONTHS_AHEAD)
    calendar = load_calendar(session, load_firm(session).region)
    accounts = load_accounts(session, parties, calendar, through, [ask.customer_id])
    account = accounts.get((ask.customer_id, currency))
    if account is None:
        return OpenAccount(currency, (), Decimal(0))
    if ask.without:
        others = tuple(one for one in account.receipts if one.number != ask.without)
        account = replace(account, receipts=others)
    items = open_items(account, through)
    documents = tuple(
        OpenDocument(one.number, one.kind.value, one.date, one.due, one.amount, one.remaining)
        for one in items
    )
    return OpenAccount(currency, documents, sum((one.remaining for one in items), Decimal(0)))


@dataclass(frozen=True, slots=True)
class DeliveredLine:
    """A line of a delivery, as a return or an allowance names it."""

    id: int
    delivery_id: int
    delivery: str
    date: dt.date
    line: int
    order_line_id: int
    name: str
    quantity: Decimal
    unit: str
    unit_price: Decimal
    discount: Decimal
    currency: str

    @classmethod
    def of(cls, delivery: Delivery, line: DeliveryLine, ordered: OrderLine) -> DeliveredLine:
        return cls(
            line.id, delivery.id, delivery.number, delivery.date, line.line, ordered.id,
            ordered.name,
            line.quantity if line.received_quantity is None else line.received_quantity,
            ordered.unit, line.unit_price, line.discount_percent, delivery.currency,
        )


def delivered_lines(read: Read, customer_id: int) -> tuple[DeliveredLine, ...]:
    """Of a customer's last deliveries, the newest first."""
    latest = (
        select(Delivery.id)
        .where(Delivery.customer_id == customer_id, ~Delivery.voided)
        .order_by(Delivery.date.desc(), Delivery.id.desc())
        .limit(LAST_DELIVERIES)
    )
    query = (
        select(Delivery, DeliveryLine, OrderLine)
        .join(DeliveryLine, DeliveryLine.delivery_id == Delivery.id)
        .join(OrderLine, OrderLine.id == DeliveryLine.order_line_id)
        .where(Delivery.id.in_(latest))
        .order_by(Delivery.date.desc(), Delivery.id.desc(), DeliveryLine.line)
    )
    return tuple(DeliveredLine.of(*row) for row in read.session.execute(query))
