"""Returns and allowances: what lowers a balance without money (domain §7.3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.db.conflicts import EditConflict
from app.db.models import Credit, Customer, Delivery, Order, OrderLine
from app.db.unit_of_work import Work
from app.domain.choices import CreditKind
from app.domain.document_numbers import Prefix
from app.domain.errors import DomainError
from app.domain.money import round_money
from app.domain.tax import TaxMode, TaxRounding
from app.queries.parties import load_firm
from app.queries.stated import stated_month
from app.services.accounts import currency_of, open_month, posting_terms, totals
from app.services.given import FieldRefused, checked
from app.services.order_refresh import refresh_lines, refresh_orders
from app.services.posting import ZERO, PostingTerms
from app.services.records import Posted, edit, found, only, posted

_FIELDS = (
    "date", "kind", "amount", "quantity", "replace", "complaint", "reason", "currency",
)
_GOODS = ("delivery_id", "order_id", "order_line_id")
_RETURNED = frozenset({"replace", "quantity", *_GOODS})
"""What opens an order line; the rest may be corrected whatever became of the delivery since."""
_FREE = frozenset({"complaint", "reason", "replace"})
"""What no statement reckons with."""
_EDITABLE = frozenset({"date", "kind", "amount", "quantity", *_FREE, *_GOODS})
"""Of another kind it keeps its number: that was told to the customer, and is never given again."""
_SHEET_NAMES = {"base": "amount", **{name: name.removesuffix("_id") for name in _GOODS}}
"""What columns are called in a firm's workbook, where that is another name."""
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
class EditCredit:
    """``edited``: only what was edited, of ``GiveCredit``'s fields but customer and currency."""

    credit_id: int
    base_version: int
    edited: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Named:
    delivery: Delivery | None
    order: Order | None
    line: OrderLine | None


def give_credit(work: Work, command: GiveCredit) -> Posted:
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
    return posted(credit.id, number, credit.statement_month)


def edit_credit(work: Work, command: EditCredit) -> Posted:
    """Correct what was typed, taxed by what was posted; goods of another account move it there.

    What an issued statement says stays: then only reason, complaint and replacement may change.
    EditConflict; FieldRefused ``errors.credit_stated``; DomainError as for ``give_credit``.
    """
    credit = found(work, Credit, command.credit_id)
    values = checked(Credit, "credits", only(command.edited, _EDITABLE))
    wanted = _as_given(credit, values)
    named = _named(work, wanted)
    if values.keys() & set(_GOODS):
        values |= {name: getattr(wanted, name) for name in _GOODS}
        values["order_id"] = named.order.id if named.order else None
    if not wanted.amount and not (wanted.replace and wanted.quantity):
        raise DomainError("errors.credit_empty")
    before = credit.order_line_id, credit.quantity if credit.replace else ZERO
    if values.keys() & _RETURNED:
        own = before[1] if before[0] == wanted.order_line_id else None
        _check_return(wanted, named, own or ZERO)
    customer = found(work, Customer, credit.customer_id)
    moved = values.keys() & set(_GOODS)
    currency = _currency(work, customer, named) if moved else credit.currency
    values |= _taxed(work, credit, values.pop("amount", None), currency)
    _refuse_stated(work, credit, values)
    _guard(work, credit, command.base_version, values)
    if wanted.date != credit.date or currency != credit.currency:
        values["statement_month"] = open_month(
            work.session, credit.customer_id, currency, wanted.date
        )
    edit(work, credit, credit.version, values)
    _refresh(work, {before[0], credit.order_line_id})
    return posted(credit.id, credit.number, credit.statement_month)


def _as_given(credit: Credit, values: Mapping[str, Any]) -> GiveCredit:
    """As it will stand: what is posted, and what was edited laid over it."""
    names = (*_GOODS, "date", "quantity", "replace", "complaint", "reason")
    held = {name: values.get(name, getattr(credit, name)) for name in names}
    if "order_line_id" in values and "order_id" not in values:
        held["order_id"] = None
    amount = values.get("amount", credit.base)
    kind = CreditKind(values.get("kind", credit.kind))
    return GiveCredit(credit.customer_id, amount=amount, kind=kind, **held)


def _taxed(
    work: Work, credit: Credit, amount: Decimal | None, currency: str
) -> dict[str, Any]:
    """By the tax that was posted; nothing where neither sum nor currency is another."""
    if amount is None and currency == credit.currency:
        return {}
    rounding = TaxRounding(load_firm(work.session).tax_rounding)
    terms = PostingTerms(currency, TaxMode(credit.tax), credit.tax_rate, rounding)
    base = round_money(credit.base if amount is None else amount, currency)
    return {**totals(terms.post([base])), "currency": currency}


def _refuse_stated(work: Work, credit: Credit, values: Mapping[str, Any]) -> None:
    changed = [
        one for one in values if one not in _FREE and values[one] != getattr(credit, one)
    ]
    month = stated_month(work.session, credit) if changed else None
    if month is not None:
        name = _SHEET_NAMES.get(changed[0], changed[0])
        raise FieldRefused(
            "errors.credit_stated", "credits", name, number=credit.number, month=str(month)
        )


def _guard(work: Work, credit: Credit, base_version: int, values: Mapping[str, Any]) -> None:
    """A conflict is told in the workbook's names; what follows from a sum is no field of it."""
    derived = {"net", "tax_amount", "gross", "currency"}
    try:
        work.guard(credit, base_version, {k: v for k, v in values.items() if k not in derived})
    except EditConflict as conflict:
        fields = {_SHEET_NAMES.get(name, name): one for name, one in conflict.fields.items()}
        raise EditConflict(conflict.entity, conflict.record_id, fields) from None


def _refresh(work: Work, line_ids: set[int | None]) -> None:
    lines = [one for one in line_ids if one is not None]
    refresh_orders(work, refresh_lines(work, lines))


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


def _check_return(command: GiveCredit, named: _Named, own: Decimal = ZERO) -> None:
    """``own``: what this credit itself opened of its line before."""
    if not command.replace:
        return
    if named.line is None or not command.quantity:
        raise DomainError("errors.replace_needs_line")
    most = named.line.delivered + own
    if command.quantity > most:
        delivered = f"{most.normalize():f}"
        raise DomainError(
            "errors.return_beyond_delivered", line=named.line.line, delivered=delivered
        )


def _currency(work: Work, customer: Customer, named: _Named) -> str:
    if named.delivery is not None:
        return named.delivery.currency
    own = named.order.currency if named.order is not None else ""
    return own or currency_of(work.session, customer)
