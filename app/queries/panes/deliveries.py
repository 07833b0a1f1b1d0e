"""One delivery with its lines, its place among its orders' deliveries, and what came back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from app.db.models import (
    Complaint,
    Customer,
    Delivery,
    DeliveryLine,
    Order,
    OrderLine,
    Product,
    ReturnedPaper,
    Statement,
)
from app.db.unit_of_work import Read
from app.domain.choices import FaxMatch
from app.domain.fax_numbers import match_fax
from app.domain.months import Month
from app.queries.heads import spec_text
from app.queries.lists.delivery_batches import batches_of
from app.queries.signing import fax_numbers


@dataclass(frozen=True, slots=True)
class SheetLine:
    id: int
    version: int
    order_line_id: int
    order: str
    line: int
    item: str
    name: str
    spec: str
    unit: str
    ordered: Decimal
    quantity: Decimal
    received: Decimal | None
    remark: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class SheetOrder:
    id: int
    number: str
    customer_po: str


@dataclass(frozen=True, slots=True)
class SignedPaper:
    id: int
    version: int
    on: dt.date
    channel: str
    signer: str
    sealed: bool
    fax_no_shown: str
    fax_match: FaxMatch
    remark: str


@dataclass(frozen=True, slots=True)
class SheetComplaint:
    id: int
    number: str
    closed: bool


@dataclass(frozen=True, slots=True)
class DeliverySheet:
    id: int
    version: int
    number: str
    date: dt.date
    customer_id: int
    customer: str
    phone: str
    fax: str
    ship_to: str
    """As given with it; empty: where goods usually go."""
    address: str
    """Where it went."""
    third_party: bool
    carrier: str
    tracking_no: str
    freight: Decimal
    invoice_no: str
    arrived_on: dt.date | None
    voided: bool
    net: Decimal
    tax: Decimal
    gross: Decimal
    currency: str
    month: Month | None
    """Of its statement; None: history."""
    statement: tuple[int, str] | None
    """Id and number of that month's statement once issued."""
    batch: int
    batches: int | None
    lines: tuple[SheetLine, ...]
    orders: tuple[SheetOrder, ...]
    signed: tuple[SignedPaper, ...]
    """The last that came back first."""
    complaints: tuple[SheetComplaint, ...]

    @property
    def differs(self) -> bool:
        return any(one.received not in (None, one.quantity) for one in self.lines)


def delivery_sheet(read: Read, delivery_id: int) -> DeliverySheet | None:
    """None where the delivery is gone."""
    paper = read.session.get(Delivery, delivery_id)
    if paper is None:
        return None
    customer = read.session.get_one(Customer, paper.customer_id)
    rows = _lines(read, paper.id)
    batch, of = batches_of(read, [paper.id]).place(paper.id)
    return DeliverySheet(
        id=paper.id, version=paper.version, number=paper.number, date=paper.date,
        customer_id=customer.id, customer=customer.name, phone=customer.phone, fax=customer.fax,
        ship_to=paper.ship_to,
        address=paper.ship_to or customer.delivery_address or customer.address,
        third_party=paper.third_party, carrier=paper.carrier, tracking_no=paper.tracking_no,
        freight=paper.freight, invoice_no=paper.invoice_no, arrived_on=paper.arrived_on,
        voided=paper.voided, net=paper.net, tax=paper.tax_amount, gross=paper.gross,
        currency=paper.currency, month=paper.statement_month, statement=_statement(read, paper),
        batch=batch, batches=of, lines=tuple(line for line, _ in rows),
        orders=tuple(dict.fromkeys(order for _, order in rows)),
        signed=_signed(read, paper.number, customer.id), complaints=_complaints(read, paper.id),
    )


def _statement(read: Read, paper: Delivery) -> tuple[int, str] | None:
    found = read.session.execute(
        select(Statement.id, Statement.number).where(
            Statement.customer_id == paper.customer_id, Statement.currency == paper.currency,
            Statement.month == paper.statement_month,
        ).order_by(Statement.revision.desc()).limit(1)
    ).first()
    return (found.id, found.number) if found is not None else None


def _lines(read: Read, delivery_id: int) -> list[tuple[SheetLine, SheetOrder]]:
    query = (
        select(DeliveryLine, OrderLine, Order.id, Order.number, Order.customer_po, Product.code)
        .join(OrderLine, OrderLine.id == DeliveryLine.order_line_id)
        .join(Order, Order.id == OrderLine.order_id)
        .outerjoin(Product, Product.id == OrderLine.product_id)
        .where(DeliveryLine.delivery_id == delivery_id)
        .order_by(DeliveryLine.line)
    )
    return [
        (
            SheetLine(
                id=line.id, version=line.version, order_line_id=ordered.id, order=number,
                line=ordered.line, item=code or "", name=ordered.name,
                spec=spec_text(ordered.material, ordered.size, ordered.colour, ordered.process),
                unit=ordered.unit, ordered=ordered.quantity, quantity=line.quantity,
                received=line.received_quantity, remark=line.remark, amount=line.amount,
            ),
            SheetOrder(order, number, po),
        )
        for line, ordered, order, number, po, code in read.session.execute(query)
    ]


def _signed(read: Read, number: str, customer_id: int) -> tuple[SignedPaper, ...]:
    query = (
        select(ReturnedPaper).where(ReturnedPaper.document == number)
        .order_by(ReturnedPaper.received_on.desc(), ReturnedPaper.id.desc())
    )
    ours = fax_numbers(read, customer_id)
    return tuple(
        SignedPaper(
            one.id, one.version, one.received_on, one.channel, one.signer, one.sealed,
            one.fax_no_shown, match_fax(one.fax_no_shown, ours)[0], one.remark,
        )
        for one in read.session.scalars(query)
    )


def _complaints(read: Read, delivery_id: int) -> tuple[SheetComplaint, ...]:
    query = (
        select(Complaint.id, Complaint.number, Complaint.closed_at)
        .where(Complaint.delivery_id == delivery_id).order_by(Complaint.id)
    )
    return tuple(
        SheetComplaint(i, number, closed is not None)
        for i, number, closed in read.session.execute(query)
    )
