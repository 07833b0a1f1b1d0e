"""Money received, and cheques that bounce (firm-workbook §3.5–3.7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from app.db.models import Customer, Delivery, Receipt
from app.db.unit_of_work import Work
from app.domain.applies_to import parse_applies_to
from app.domain.choices import ReceiptMethod
from app.domain.document_numbers import Prefix
from app.domain.errors import DomainError
from app.domain.money import Currency, round_money
from app.queries.stated import stated_month
from app.services.accounts import currency_of, open_month
from app.services.given import FieldRefused, checked
from app.services.posting import ZERO
from app.services.records import Posted, edit, found, only, posted

_FIELDS = (
    "date", "amount", "bank_fee", "discount", "method", "cheque_no", "cheque_date", "applies_to",
    "keep", "currency",
)
_MONEY = ("amount", "bank_fee", "discount")
_STATED = ("date", *_MONEY, "currency")
"""What an issued statement reckoned with; how money is applied is worked out anew for each day."""
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
class EditReceipt:
    """``edited``: only what was edited, of ``RecordReceipt``'s fields but the customer."""

    receipt_id: int
    base_version: int
    edited: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class BounceCheque:
    receipt_id: int
    base_version: int
    bounced_on: dt.date


def record_receipt(work: Work, command: RecordReceipt) -> Posted:
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
    return posted(receipt.id, number, receipt.statement_month)


def edit_receipt(work: Work, command: EditReceipt) -> Posted:
    """Correct what was typed; its month is worked out anew where its day or currency is another.

    What an issued statement says stays: its date and sums are refused then.
    EditConflict; FieldRefused ``errors.receipt_stated``, ``errors.cheque_stated``,
    ``errors.bounced_receipt``; DomainError as for ``record_receipt``.
    """
    receipt = found(work, Receipt, command.receipt_id)
    given = only(command.edited, frozenset(_FIELDS))
    values = checked(Receipt, "receipts", given)
    if "currency" in values and not values["currency"]:
        customer = found(work, Customer, receipt.customer_id)
        applied = values.get("applies_to", receipt.applies_to)
        values["currency"] = _currency(work, customer, applied)
    currency = values.get("currency", receipt.currency)
    values |= _rounded(receipt, values, currency)
    _refuse_stated(work, receipt, values)
    _check_bounced(receipt, values)
    if not any(values.get(name, getattr(receipt, name)) for name in _MONEY):
        raise DomainError("errors.receipt_empty")
    work.guard(receipt, command.base_version, values)
    months = _months(work, receipt, currency, values.get("date", receipt.date))
    edit(work, receipt, receipt.version, {**values, **months})
    return posted(receipt.id, receipt.number, receipt.statement_month)


def _rounded(receipt: Receipt, values: Mapping[str, Any], currency: Currency) -> dict[str, Any]:
    """Sums in the currency's unit; all of them, where that is another."""
    names = _MONEY if currency != receipt.currency else [one for one in _MONEY if one in values]
    return {
        name: round_money(values.get(name, getattr(receipt, name)), currency) for name in names
    }


def _refuse_stated(work: Work, receipt: Receipt, values: Mapping[str, Any]) -> None:
    changed = [one for one in _STATED if one in values and values[one] != getattr(receipt, one)]
    month = stated_month(work.session, receipt) if changed else None
    if month is not None:
        bounces = receipt.method in _BOUNCES and receipt.bounced_on is None
        message = "errors.cheque_stated" if bounces else "errors.receipt_stated"
        raise FieldRefused(
            message, "receipts", changed[0], number=receipt.number, month=str(month)
        )


def _check_bounced(receipt: Receipt, values: Mapping[str, Any]) -> None:
    if receipt.bounced_on is None:
        return
    day = str(receipt.bounced_on)
    if values.get("date", receipt.date) > receipt.bounced_on:
        raise FieldRefused("errors.bounced_receipt", "receipts", "date", date=day)
    if values.get("method", receipt.method) not in _BOUNCES:
        raise FieldRefused("errors.bounced_receipt", "receipts", "method", date=day)


def _months(
    work: Work, receipt: Receipt, currency: Currency, day: dt.date
) -> dict[str, Any]:
    """Those of another day or account; what stays keeps the month it was posted to."""
    found_months: dict[str, Any] = {}
    moved = currency != receipt.currency
    if moved or day != receipt.date:
        month = open_month(work.session, receipt.customer_id, currency, day)
        found_months["statement_month"] = month
    if moved and receipt.bounced_on is not None:
        found_months["bounce_month"] = open_month(
            work.session, receipt.customer_id, currency, receipt.bounced_on
        )
    return found_months


def _currency(work: Work, customer: Customer, applies_to: str) -> Currency:
    for applied in parse_applies_to(applies_to):
        query = select(Delivery.currency).where(
            Delivery.number == applied.number, Delivery.customer_id == customer.id
        )
        currency = work.session.scalar(query)
        if currency is not None:
            return currency
    return currency_of(work.session, customer)


def bounce_cheque(work: Work, command: BounceCheque) -> Posted:
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
    return posted(receipt.id, receipt.number, month)
