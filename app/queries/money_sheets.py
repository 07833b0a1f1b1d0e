"""One receipt, credit or returned paper as its editor shows it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from app.db.models import (
    Credit,
    Delivery,
    DeliveryLine,
    Order,
    OrderLine,
    Receipt,
    ReturnedPaper,
    Statement,
)
from app.db.unit_of_work import Read
from app.domain.months import Month
from app.queries.open_documents import DeliveredLine
from app.queries.stated import stated_month


@dataclass(frozen=True, slots=True)
class ReceiptSheet:
    id: int
    version: int
    number: str
    customer_id: int
    date: dt.date
    method: str
    amount: Decimal
    bank_fee: Decimal
    discount: Decimal
    currency: str
    cheque_no: str
    cheque_date: dt.date | None
    applies_to: str
    keep: bool
    bounced_on: dt.date | None
    stated: Month | None
    """The issued month that reckons with it: its day, sums and currency stay."""


@dataclass(frozen=True, slots=True)
class CreditSheet:
    id: int
    version: int
    number: str
    customer_id: int
    date: dt.date
    kind: str
    amount: Decimal
    quantity: Decimal | None
    replace: bool
    complaint: str
    reason: str
    currency: str
    goods: DeliveredLine | None
    """The delivered line it is for; None where it names no whole one."""
    named: tuple[str, str]
    """What it names: a delivery's or an order's number with the line, and what that is called;
    empty where it names nothing."""
    stated: Month | None


@dataclass(frozen=True, slots=True)
class ReturnedHead:
    """``ours``: the closing of the statement that came back; None for another paper."""

    document: str
    ours: Decimal | None
    currency: str
    customer_id: int | None


def receipt_sheet(read: Read, receipt_id: int) -> ReceiptSheet | None:
    """None where the receipt is gone."""
    one = read.session.get(Receipt, receipt_id)
    if one is None:
        return None
    return ReceiptSheet(
        one.id, one.version, one.number, one.customer_id, one.date, one.method, one.amount,
        one.bank_fee, one.discount, one.currency, one.cheque_no, one.cheque_date, one.applies_to,
        one.keep, one.bounced_on, stated_month(read.session, one),
    )


def credit_sheet(read: Read, credit_id: int) -> CreditSheet | None:
    """None where the credit is gone."""
    one = read.session.get(Credit, credit_id)
    if one is None:
        return None
    goods = _goods(read, one)
    named = (f"{goods.delivery}-{goods.line}", goods.name) if goods else _named(read, one)
    return CreditSheet(
        one.id, one.version, one.number, one.customer_id, one.date, one.kind, one.base,
        one.quantity, one.replace, one.complaint, one.reason, one.currency, goods, named,
        stated_month(read.session, one),
    )


def _goods(read: Read, one: Credit) -> DeliveredLine | None:
    query = (
        select(Delivery, DeliveryLine, OrderLine)
        .join(DeliveryLine, DeliveryLine.delivery_id == Delivery.id)
        .join(OrderLine, OrderLine.id == DeliveryLine.order_line_id)
        .where(Delivery.id == one.delivery_id, OrderLine.id == one.order_line_id)
        .order_by(DeliveryLine.line).limit(1)
    )
    found = read.session.execute(query).first()
    return DeliveredLine.of(*found) if found is not None else None


def _named(read: Read, one: Credit) -> tuple[str, str]:
    session = read.session
    if one.order_line_id is not None:
        line = session.get_one(OrderLine, one.order_line_id)
        order = session.get_one(Order, line.order_id)
        return f"{order.number}-{line.line}", line.name
    if one.delivery_id is not None:
        return session.get_one(Delivery, one.delivery_id).number, ""
    if one.order_id is not None:
        return session.get_one(Order, one.order_id).number, ""
    return "", ""


def returned_head(read: Read, paper_id: int) -> ReturnedHead | None:
    """None where it is gone."""
    paper = read.session.get(ReturnedPaper, paper_id)
    if paper is None:
        return None
    statement = read.session.execute(
        select(Statement.closing, Statement.currency, Statement.customer_id)
        .where(Statement.number == paper.document)
    ).first()
    if statement is not None:
        return ReturnedHead(paper.document, *statement)
    for model in (Delivery, Order):
        customer_id = read.session.scalar(
            select(model.customer_id).where(model.number == paper.document)
        )
        if customer_id is not None:
            return ReturnedHead(paper.document, None, "", customer_id)
    return ReturnedHead(paper.document, None, "", None)
