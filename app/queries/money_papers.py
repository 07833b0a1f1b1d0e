"""A customer's money and returned papers: receipts, credits, and what came back signed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import select, tuple_, union_all

from app.db.models import Credit, Delivery, Order, Receipt, ReturnedPaper, Statement
from app.db.unit_of_work import Read
from app.domain.choices import FaxMatch, ReceiptMethod
from app.domain.fax_numbers import match_fax
from app.queries.page import Key, Page
from app.queries.signing import fax_numbers, signatory

NEWEST = 5


class MoneyKind(StrEnum):
    RECEIPT = "receipt"
    CREDIT = "credit"
    RETURNED = "returned_paper"


@dataclass(frozen=True, slots=True)
class MoneyAsk:
    """One customer's, the newest first."""

    customer_id: int
    kind: MoneyKind
    after: Key | None = None
    limit: int = 100


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """``what`` is a receipt's method, a credit's kind, or the way a paper came back."""

    kind: MoneyKind
    id: int
    number: str
    date: dt.date
    what: str
    amount: Decimal | None
    currency: str
    cheque_no: str = ""
    cheque_date: dt.date | None = None
    bounced_on: dt.date | None = None
    applies_to: str = ""
    said: str = ""
    """A credit's reason; what its customer wrote on a paper."""
    signer: str = ""
    sealed: bool = False
    match: FaxMatch = FaxMatch.NOT_SHOWN
    ours: Decimal | None = None
    """The closing of the statement that came back."""

    @property
    def may_bounce(self) -> bool:
        cheques = (ReceiptMethod.CHEQUE, ReceiptMethod.DRAFT)
        return self.kind is MoneyKind.RECEIPT and self.what in cheques and self.bounced_on is None


def money_papers(read: Read, ask: MoneyAsk) -> Page[MoneyRow]:
    """The latest first."""
    readers = {
        MoneyKind.RECEIPT: _receipts, MoneyKind.CREDIT: _credits, MoneyKind.RETURNED: _returned,
    }
    rows = readers[ask.kind](read, ask)
    more = len(rows) > ask.limit
    shown = rows[: ask.limit]
    return Page(tuple(shown), (shown[-1].date, shown[-1].id) if more else None)


def newest_money(read: Read, customer_id: int) -> tuple[MoneyRow, ...]:
    """The last receipts and credits of a customer, the newest first."""
    found = [
        row for kind in (MoneyKind.RECEIPT, MoneyKind.CREDIT)
        for row in money_papers(read, MoneyAsk(customer_id, kind, limit=NEWEST)).rows
    ]
    found.sort(key=lambda row: (row.date, row.id), reverse=True)
    return tuple(found[:NEWEST])


def _older(model: Any, day: Any, ask: MoneyAsk) -> Any:
    query = select(model).order_by(day.desc(), model.id.desc()).limit(ask.limit + 1)
    if ask.after is not None:
        query = query.where(tuple_(day, model.id) < ask.after)
    return query


def _receipts(read: Read, ask: MoneyAsk) -> list[MoneyRow]:
    query = _older(Receipt, Receipt.date, ask).where(Receipt.customer_id == ask.customer_id)
    return [
        MoneyRow(
            ask.kind, one.id, one.number, one.date, one.method, one.amount, one.currency,
            one.cheque_no, one.cheque_date, one.bounced_on, one.applies_to,
        )
        for one in read.session.scalars(query)
    ]


def _credits(read: Read, ask: MoneyAsk) -> list[MoneyRow]:
    query = _older(Credit, Credit.date, ask).where(Credit.customer_id == ask.customer_id)
    return [
        MoneyRow(ask.kind, one.id, one.number, one.date, one.kind, one.gross, one.currency,
                 said=one.reason)
        for one in read.session.scalars(query)
    ]


def _returned(read: Read, ask: MoneyAsk) -> list[MoneyRow]:
    """Of his orders, deliveries and statements."""
    documents = union_all(*(
        select(model.number).where(model.customer_id == ask.customer_id)
        for model in (Order, Delivery, Statement)
    ))
    query = _older(ReturnedPaper, ReturnedPaper.received_on, ask).where(
        ReturnedPaper.document.in_(documents)
    )
    found = list(read.session.scalars(query))
    closings = {
        number: (closing, currency) for number, closing, currency in read.session.execute(
            select(Statement.number, Statement.closing, Statement.currency).where(
                Statement.number.in_([one.document for one in found])
            )
        )
    }
    faxes = fax_numbers(read, ask.customer_id)
    return [
        MoneyRow(
            ask.kind, one.id, one.document, one.received_on, one.channel, None,
            closings.get(one.document, (None, ""))[1], said=one.remark, signer=one.signer,
            sealed=one.sealed, match=match_fax(one.fax_no_shown, faxes)[0],
            ours=closings.get(one.document, (None, ""))[0],
        )
        for one in found
    ]


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    number: str
    cheque_no: str
    amount: Decimal
    currency: str
    version: int


def receipt_facts(read: Read, receipt_id: int) -> ReceiptFacts | None:
    one = read.session.get(Receipt, receipt_id)
    if one is None:
        return None
    return ReceiptFacts(one.number, one.cheque_no, one.amount, one.currency, one.version)


@dataclass(frozen=True, slots=True)
class ReturnedFacts:
    document: str
    received_on: dt.date
    channel: str
    signer: str
    sealed: bool
    fax_no_shown: str
    remark: str
    version: int
    theirs: Decimal | None


def returned_facts(read: Read, paper_id: int) -> ReturnedFacts | None:
    one = read.session.get(ReturnedPaper, paper_id)
    if one is None:
        return None
    return ReturnedFacts(
        one.document, one.received_on, one.channel, one.signer, one.sealed, one.fax_no_shown,
        one.remark, one.version, one.theirs,
    )


@dataclass(frozen=True, slots=True)
class Signing:
    """Whom a paper is expected back from."""

    faxes: tuple[str, ...] = ()
    contact: str = ""
    """Who signs, where somebody may."""
    dated: dt.date | None = None
    """The day the paper itself bears: it cannot have come back before."""


def signing_of(read: Read, document: str) -> Signing:
    """The customer's that the paper with this number was made for; empty where there is none."""
    days = ((Statement, Statement.issued_on), (Delivery, Delivery.date), (Order, Order.date))
    row = read.session.execute(
        union_all(*(
            select(model.customer_id, day).where(model.number == document) for model, day in days
        )).limit(1)
    ).first()
    if row is None:
        return Signing()
    customer_id, dated = row
    return Signing(fax_numbers(read, customer_id), signatory(read, customer_id), dated)


def customer_of(read: Read, ask: tuple[str, int]) -> int | None:
    """Whose (entity, id) it is."""
    models = {"receipt": Receipt, "credit": Credit, "statement": Statement}
    entity, record_id = ask
    record: Any = read.session.get(models[entity], record_id)
    return record.customer_id if record is not None else None
