"""Money received, and cheques that bounce (firm-workbook §3.5–3.7)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from app.db.models import Customer, Delivery, Receipt
from app.db.unit_of_work import Work
from app.domain.applies_to import parse_applies_to
from app.domain.choices import ReceiptMethod
from app.domain.document_numbers import Prefix
from app.domain.errors import DomainError
from app.domain.money import Currency, round_money
from app.services.accounts import currency_of, open_month
from app.services.given import checked
from app.services.posting import ZERO
from app.services.records import Made, edit, found

_FIELDS = (
    "date", "amount", "bank_fee", "discount", "method", "cheque_no", "cheque_date", "applies_to",
    "keep", "currency",
)
_MONEY = ("amount", "bank_fee", "discount")
_BOUNCES = (ReceiptMethod.CHEQUE, ReceiptMethod.DRAFT)


@dataclass(frozen=True, slots=True)
class RecordReceipt:
    """``applies_to``: ``DN1;DN2=500``. ``currency`` empty: that of the first of the customer's
    deliveries named there, else the customer's. ``keep``: what is left stays unapplied."""

    customer_id: int
    date: dt.date
    amount: Decimal
    bank_fee: Decimal = ZERO
    discount: Decimal = ZERO
    method: ReceiptMethod = ReceiptMethod.REMIT
    cheque_no: str = ""
    cheque_date: dt.date | None = None
    applies_to: str = ""
    keep: bool = False
    currency: str = ""


@dataclass(frozen=True, slots=True)
class BounceCheque:
    receipt_id: int
    base_version: int
    bounced_on: dt.date


def record_receipt(work: Work, command: RecordReceipt) -> Made:
    """DomainError ``errors.receipt_empty``, ``errors.applies_to``, ``errors.value_…``."""
    customer = found(work, Customer, command.customer_id)
    values = checked(Receipt, "receipts", {name: getattr(command, name) for name in _FIELDS})
    currency = values["currency"] or _currency(work, customer, values["applies_to"])
    values |= {name: round_money(values[name], currency) for name in _MONEY}
    if not any(values[name] for name in _MONEY):
        raise DomainError("errors.receipt_empty")
    number = work.next_number(Prefix.RECEIPT, command.date)
    receipt = Receipt(
        number=number, customer_id=customer.id, **{**values, "currency": currency},
        statement_month=open_month(work.session, customer.id, currency, command.date),
    )
    work.session.add(receipt)
    work.session.flush()
    return Made(id=receipt.id, number=number)


def _currency(work: Work, customer: Customer, applies_to: str) -> Currency:
    for applied in parse_applies_to(applies_to):
        query = select(Delivery.currency).where(
            Delivery.number == applied.number, Delivery.customer_id == customer.id
        )
        currency = work.session.scalar(query)
        if currency is not None:
            return currency
    return currency_of(work.session, customer)


def bounce_cheque(work: Work, command: BounceCheque) -> None:
    """The whole receipt comes back onto the balance in the month of its bounce (§3.6).

    DomainError ``errors.bounced_already``, ``errors.bounce_no_cheque``,
    ``errors.bounce_before_receipt``.
    """
    receipt = found(work, Receipt, command.receipt_id)
    if receipt.bounced_on is not None:
        raise DomainError(
            "errors.bounced_already", number=receipt.number, date=str(receipt.bounced_on)
        )
    if receipt.method not in _BOUNCES:
        raise DomainError("errors.bounce_no_cheque", number=receipt.number)
    if command.bounced_on < receipt.date:
        raise DomainError("errors.bounce_before_receipt", date=str(receipt.date))
    day = checked(Receipt, "receipts", {"bounced_on": command.bounced_on})
    month = open_month(
        work.session, receipt.customer_id, receipt.currency, command.bounced_on
    )
    edit(work, receipt, command.base_version, {**day, "bounce_month": month})
