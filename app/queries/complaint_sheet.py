"""One complaint with all that is said of it on the phone: clocks, goods, customer, repeats."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db.models import (
    Complaint,
    Contact,
    Customer,
    Delivery,
    DeliveryLine,
    Firm,
    Order,
    OrderLine,
    Product,
)
from app.db.unit_of_work import Read
from app.domain.reply_clocks import ReplyClock, at_latest, parse_day_end, same_day
from app.queries.heads import document_language
from app.queries.parties import load_firm

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Repeat:
    """Complaints about the same product before this one."""

    count: int
    last_number: str
    last_id: int
    last_resolution: str


@dataclass(frozen=True, slots=True)
class ComplaintSheet:
    id: int
    version: int
    number: str
    received_at: dt.datetime
    replied_at: dt.datetime | None
    closed_at: dt.datetime | None
    channel: str
    kind: str
    severity: str
    description: str
    resolution: str
    quantity: Decimal | None
    """What is complained of, in the line's unit."""
    customer_id: int
    code: str
    customer: str
    phone: str
    fax: str
    contact: str
    language: str
    """Of what the customer is written."""
    order: tuple[int, str] | None
    """(id, number); so is ``delivery``."""
    delivery: tuple[int, str] | None
    delivered_on: dt.date | None
    order_line_id: int | None
    item: str
    product: str
    """Its code, empty where the line names none."""
    unit: str
    delivered: Decimal | None
    """Of the line by this delivery, else of the line in all."""
    repeat: Repeat | None
    day: ReplyClock
    latest: ReplyClock

    @property
    def defect_rate(self) -> Decimal | None:
        """Complained of to delivered, as a fraction."""
        if not self.quantity or not self.delivered:
            return None
        return self.quantity / self.delivered


def complaint_sheet(read: Read, complaint_id: int) -> ComplaintSheet | None:
    """None where there is no such complaint (any more)."""
    session = read.session
    one = session.get(Complaint, complaint_id)
    if one is None:
        return None
    customer = session.get_one(Customer, one.customer_id)
    delivery = session.get(Delivery, one.delivery_id) if one.delivery_id else None
    order = session.get(Order, one.order_id) if one.order_id else None
    line = session.get(OrderLine, one.order_line_id) if one.order_line_id else None
    product = session.get(Product, line.product_id) if line and line.product_id else None
    firm = load_firm(session)
    day, latest = _clocks(firm, one.received_at)
    return ComplaintSheet(
        id=one.id, version=one.version, number=one.number, received_at=one.received_at,
        replied_at=one.replied_at, closed_at=one.closed_at, channel=one.channel, kind=one.kind,
        severity=one.severity, description=one.description, resolution=one.resolution,
        quantity=one.quantity, customer_id=customer.id, code=customer.code,
        customer=customer.name, phone=customer.phone, fax=customer.fax,
        contact=_contact(session, customer.id),
        language=document_language(customer, firm),
        order=(order.id, order.number) if order else None,
        delivery=(delivery.id, delivery.number) if delivery else None,
        delivered_on=delivery.date if delivery else None,
        order_line_id=one.order_line_id, item=line.name if line else "",
        product=product.code if product else "",
        unit=product.unit if product else "", delivered=_delivered(session, delivery, line),
        repeat=_repeat(session, one, line), day=day, latest=latest,
    )


def _clocks(firm: Firm, received: dt.datetime) -> tuple[ReplyClock, ReplyClock]:
    ends, hours = firm.day_ends, firm.reply_hours
    return same_day(received, parse_day_end(ends), hours), at_latest(received, hours)


def _contact(session: Session, customer_id: int) -> str:
    """Whom one asks for first."""
    query = select(Contact.name).where(Contact.customer_id == customer_id).order_by(Contact.id)
    return session.scalars(query.limit(1)).first() or ""


def _delivered(
    session: Session, delivery: Delivery | None, line: OrderLine | None
) -> Decimal | None:
    if line is None:
        return None
    if delivery is None:
        return line.delivered
    query = select(func.sum(DeliveryLine.quantity)).where(
        DeliveryLine.delivery_id == delivery.id, DeliveryLine.order_line_id == line.id
    )
    return session.scalar(query) or ZERO


def _repeat(session: Session, one: Complaint, line: OrderLine | None) -> Repeat | None:
    """Same product, earlier: whoever calls a second time is to be known (domain §7.2)."""
    if line is None or line.product_id is None:
        return None
    query = (
        select(Complaint.id, Complaint.number, Complaint.resolution)
        .join(OrderLine, OrderLine.id == Complaint.order_line_id)
        .where(
            OrderLine.product_id == line.product_id, Complaint.id != one.id,
            Complaint.received_at <= one.received_at,
        )
        .order_by(Complaint.received_at.desc(), Complaint.id.desc())
    )
    earlier = session.execute(query).all()
    if not earlier:
        return None
    last = earlier[0]
    return Repeat(len(earlier), last.number, last.id, last.resolution)
