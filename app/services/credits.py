"""Returns and allowances: what lowers a balance without money (domain §7.3)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from app.db.models import Credit, Customer, Delivery, Order, OrderLine
from app.db.unit_of_work import Work
from app.domain.choices import CreditKind
from app.domain.document_numbers import Prefix
from app.domain.errors import DomainError
from app.domain.money import round_money
from app.services.accounts import currency_of, open_month, posting_terms, totals
from app.services.given import checked
from app.services.order_refresh import refresh_lines, refresh_orders
from app.services.records import Made, found

_FIELDS = (
    "date", "kind", "amount", "quantity", "replace", "complaint", "reason", "currency",
)
_PREFIXES = {CreditKind.RETURN: Prefix.RETURN, CreditKind.ALLOWANCE: Prefix.ALLOWANCE}


@dataclass(frozen=True, slots=True)
class GiveCredit:
    """``amount`` is untaxed where the customer's tax is excluded, gross where it is included.

    ``replace``: the goods are to be delivered again, so their order line opens. ``currency``
    empty: the delivery's, else the order's, else the customer's.
    """

    customer_id: int
    date: dt.date
    kind: CreditKind
    amount: Decimal
    delivery_id: int | None = None
    order_id: int | None = None
    order_line_id: int | None = None
    quantity: Decimal | None = None
    replace: bool = False
    complaint: str = ""
    reason: str = ""
    currency: str = ""


@dataclass(frozen=True, slots=True)
class _Named:
    delivery: Delivery | None
    order: Order | None
    line: OrderLine | None


def give_credit(work: Work, command: GiveCredit) -> Made:
    """Post a return or an allowance, taxed as the customer is (firm-workbook §3.2).

    DomainError ``errors.credit_empty``, ``errors.replace_needs_line``,
    ``errors.return_beyond_delivered``, ``errors.named_other_customer``, ``errors.value_…``.
    """
    customer = found(work, Customer, command.customer_id)
    named = _named(work, command)
    values = checked(Credit, "credits", {name: getattr(command, name) for name in _FIELDS})
    amount = values.pop("amount")
    if not amount and not (command.replace and command.quantity):
        raise DomainError("errors.credit_empty")
    _check_return(command, named)
    currency = values.pop("currency", "") or _currency(work, customer, named)
    terms = posting_terms(work.session, customer, currency)
    amounts = totals(terms.post([round_money(amount, currency)]))
    number = work.next_number(_PREFIXES[command.kind], command.date)
    credit = Credit(
        number=number, customer_id=customer.id, currency=currency, tax=terms.tax.value,
        tax_rate=terms.rate, **amounts, **values, delivery_id=command.delivery_id,
        order_id=named.order.id if named.order else None, order_line_id=command.order_line_id,
        statement_month=open_month(work.session, customer.id, currency, command.date),
    )
    work.session.add(credit)
    work.session.flush()
    if command.replace and command.order_line_id is not None:
        refresh_orders(work, refresh_lines(work, [command.order_line_id]))
    return Made(id=credit.id, number=number)


def _named(work: Work, command: GiveCredit) -> _Named:
    """The papers that it names; an order line brings its order along."""
    line = None if command.order_line_id is None else found(work, OrderLine, command.order_line_id)
    order_id = command.order_id if line is None else line.order_id
    if command.order_id not in (None, order_id):
        raise DomainError("errors.record_gone")
    order = None if order_id is None else found(work, Order, order_id)
    delivery = None if command.delivery_id is None else found(work, Delivery, command.delivery_id)
    for paper in (order, delivery):
        if paper is not None and paper.customer_id != command.customer_id:
            raise DomainError("errors.named_other_customer", number=paper.number)
    return _Named(delivery, order, line)


def _check_return(command: GiveCredit, named: _Named) -> None:
    if not command.replace:
        return
    if named.line is None or not command.quantity:
        raise DomainError("errors.replace_needs_line")
    if command.quantity > named.line.delivered:
        delivered = f"{named.line.delivered.normalize():f}"
        raise DomainError(
            "errors.return_beyond_delivered", line=named.line.line, delivered=delivered
        )


def _currency(work: Work, customer: Customer, named: _Named) -> str:
    if named.delivery is not None:
        return named.delivery.currency
    own = named.order.currency if named.order is not None else ""
    return own or currency_of(work.session, customer)
