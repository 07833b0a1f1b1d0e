"""One order with all that is asked about it on the phone: goods, papers, whom to call."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.db.models import (
    Attachment,
    Complaint,
    Contact,
    Customer,
    Order,
    OrderLine,
)
from app.db.unit_of_work import Read
from app.domain.choices import OrderState
from app.domain.money import line_amount
from app.domain.months import Month
from app.domain.quantities import outstanding
from app.domain.terms import Terms
from app.queries.panes.order_papers import OrderDelivery, PaperBack, SignedPapers, signed_papers
from app.queries.parties import load_firm, load_parties
from app.queries.record_timeline import Subject


@dataclass(frozen=True, slots=True)
class PaneLine:
    id: int
    version: int
    line: int
    name: str
    specification: tuple[str, ...]
    """Material, size, colour, process; only those given."""
    unit: str
    ordered: Decimal
    """Less what was called off."""
    delivered: Decimal
    open: Decimal
    price: Decimal
    amount: Decimal
    promised: dt.date | None
    """The line's own date, where it differs from the order's."""


@dataclass(frozen=True, slots=True)
class OpenComplaint:
    id: int
    number: str
    replied: bool
    closed: bool


@dataclass(frozen=True, slots=True)
class OrderFacts:
    id: int
    version: int
    number: str
    state: OrderState
    date: dt.date
    kind: str
    repeat_of: str
    customer_po: str
    customer_id: int
    code: str
    customer: str
    short_name: str
    on_hold: bool
    contact: str
    phone: str
    fax: str
    settlement: str
    terms: Terms
    required: dt.date | None
    promised: dt.date | None
    """The order's own date; the next line's where the order has none."""
    next_promise: dt.date | None
    owner: str
    remark: str
    currency: str
    tax_rate: Decimal
    net: Decimal
    tax: Decimal
    gross: Decimal
    lines: tuple[PaneLine, ...]
    papers: SignedPapers
    complaints: tuple[OpenComplaint, ...]
    records: tuple[Subject, ...]
    """What its timeline is made of."""

    @property
    def open(self) -> Decimal:
        return sum((line.open for line in self.lines), Decimal(0))

    @property
    def unfinished(self) -> bool:
        return self.state in (OrderState.OPEN, OrderState.PART)


def order_facts(read: Read, order_id: int) -> OrderFacts | None:
    """None where there is no such order (any more)."""
    session = read.session
    order = session.get(Order, order_id)
    if order is None:
        return None
    customer, firm = session.get_one(Customer, order.customer_id), load_firm(session)
    currency = order.currency or customer.currency or firm.currency
    lines = _lines(session, order, currency)
    papers = signed_papers(session, order, currency, [line.id for line in lines])
    complaints = _complaints(session, order, papers.deliveries)
    contact, phone, fax = _contact(session, customer)
    return OrderFacts(
        id=order.id, version=order.version, number=order.number, state=OrderState(order.state),
        date=order.date, kind=order.kind, repeat_of=order.repeat_of,
        customer_po=order.customer_po, customer_id=customer.id, code=customer.code,
        customer=customer.name, short_name=customer.short_name, on_hold=customer.credit_hold,
        contact=contact, phone=phone, fax=fax, settlement=customer.settlement,
        terms=load_parties(session, [customer.id])[customer.id].schedule.terms(
            Month.of(order.date)),
        required=order.required_date, promised=order.promised_date or order.next_promise,
        next_promise=order.next_promise, owner=order.clerk or customer.clerk,
        remark=order.remark, currency=currency,
        tax_rate=firm.tax_rate if customer.tax_rate is None else customer.tax_rate,
        net=order.net, tax=order.tax, gross=order.gross, lines=lines, papers=papers,
        complaints=complaints,
        records=_records(session, order.id, lines, papers, complaints),
    )


def _lines(session: Session, order: Order, currency: str) -> tuple[PaneLine, ...]:
    query = select(OrderLine).where(OrderLine.order_id == order.id).order_by(OrderLine.line)
    return tuple(_line(one, order, currency) for one in session.scalars(query))


def _line(one: OrderLine, order: Order, currency: str) -> PaneLine:
    ordered = one.quantity - one.cancelled_quantity
    rest = outstanding(one.quantity, one.delivered, one.cancelled_quantity)
    own = one.promised_date if one.promised_date != order.promised_date else None
    return PaneLine(
        id=one.id, version=one.version, line=one.line, name=one.name,
        specification=tuple(
            part for part in (one.material, one.size, one.colour, one.process) if part
        ),
        unit=one.unit, ordered=ordered, delivered=one.delivered,
        open=Decimal(0) if order.cancelled else rest, price=one.unit_price,
        amount=line_amount(ordered, one.unit_price, one.discount_percent, currency),
        promised=own,
    )


def _contact(session: Session, customer: Customer) -> tuple[str, str, str]:
    """(name, phone, fax) of whom one asks for first; what is missing is the customer's."""
    query = select(Contact).where(Contact.customer_id == customer.id).order_by(Contact.id)
    first = session.scalars(query.limit(1)).first()
    if first is None:
        return "", customer.phone, customer.fax
    return first.name, first.phone or customer.phone, first.fax or customer.fax


def _complaints(
    session: Session, order: Order, deliveries: tuple[OrderDelivery, ...]
) -> tuple[OpenComplaint, ...]:
    named = [Complaint.order_id == order.id]
    if deliveries:
        named.append(Complaint.delivery_id.in_([one.id for one in deliveries]))
    query = select(Complaint).where(or_(*named)).order_by(Complaint.received_at)
    return tuple(
        OpenComplaint(one.id, one.number, one.replied_at is not None, one.closed_at is not None)
        for one in session.scalars(query)
    )


def _records(
    session: Session, order_id: int, lines: tuple[PaneLine, ...], papers: SignedPapers,
    complaints: tuple[OpenComplaint, ...],
) -> tuple[Subject, ...]:
    back: list[PaperBack] = [one for one in (papers.contract, *(
        delivery.back for delivery in papers.deliveries)) if one is not None]
    files = session.scalars(
        select(Attachment.id)
        .where(Attachment.entity == "orders", Attachment.record_id == order_id)
    )
    return (
        ("orders", order_id),
        *(("order_line", line.id) for line in lines),
        *(("delivery", delivery.id) for delivery in papers.deliveries),
        *(("delivery_line", line) for line in papers.delivery_lines),
        *(("returned_paper", one.id) for one in back),
        *(("complaint", one.id) for one in complaints),
        *(("attachment", one) for one in files),
    )
