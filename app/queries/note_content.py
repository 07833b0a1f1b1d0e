"""What a delivery note says. Where prices are hidden the content holds none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import and_, false, func, or_, select
from sqlalchemy.orm import Session

from app.db.models import (
    Credit,
    Customer,
    CustomerPrice,
    Delivery,
    DeliveryLine,
    Firm,
    Order,
    OrderLine,
    Product,
)
from app.db.unit_of_work import Read
from app.documents.contents import FirmHead, NoteContent, NoteLine
from app.domain.errors import DomainError
from app.queries.heads import (
    BUYING_WORDS,
    capital_style,
    customer_head,
    document_language,
    firm_head,
    spec_text,
)
from app.queries.parties import load_firm


@dataclass(frozen=True, slots=True)
class NotesAsk:
    """By number, or every delivery dated ``start`` to ``end``, both included, not voided."""

    numbers: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None


def note_numbers(read: Read, ask: NotesAsk) -> list[str]:
    """In the order asked, or by date and number. DomainError ``errors.delivery_unknown``."""
    if ask.numbers:
        known = set(read.session.scalars(
            select(Delivery.number).where(Delivery.number.in_(ask.numbers))
        ))
        for number in ask.numbers:
            if number not in known:
                raise DomainError("errors.delivery_unknown", number=number)
        return list(dict.fromkeys(ask.numbers))
    query = select(Delivery.number).where(Delivery.voided == false())
    if ask.start is not None:
        query = query.where(Delivery.date >= ask.start)
    if ask.end is not None:
        query = query.where(Delivery.date <= ask.end)
    return list(read.session.scalars(query.order_by(Delivery.date, Delivery.number)))


def note_contents(read: Read, numbers: Sequence[str]) -> list[NoteContent]:
    """One content a delivery, in the order of ``numbers``."""
    firm = load_firm(read.session)
    found = {
        paper.number: paper
        for paper in read.session.scalars(select(Delivery).where(Delivery.number.in_(numbers)))
    }
    return [_content(read.session, firm, found[number]) for number in numbers]


def _content(session: Session, firm: Firm, paper: Delivery) -> NoteContent:
    customer = session.get_one(Customer, paper.customer_id)
    language = document_language(customer, firm)
    priced = not (customer.hide_prices or paper.third_party)
    rows = _rows(session, paper)
    batch, batches = _batch(session, paper, [ordered for _, ordered, _ in rows])
    head = customer_head(session, customer, firm, BUYING_WORDS)
    return NoteContent(
        sender=_neutral(customer) if paper.third_party else firm_head(firm, language),
        customer=head, language=language, capitals=capital_style(customer, firm),
        currency=paper.currency, number=paper.number, date=paper.date, priced=priced,
        neutral=paper.third_party,
        ship_to=paper.ship_to or customer.delivery_address or customer.address,
        order_numbers=tuple(dict.fromkeys(order.number for _, _, order in rows)),
        customer_pos=tuple(
            dict.fromkeys(order.customer_po for _, _, order in rows if order.customer_po)
        ),
        batch=batch, batches=batches,
        lines=tuple(_line(session, paper, *row, priced=priced) for row in rows),
        carrier=paper.carrier, tracking_no=paper.tracking_no, expected_on=None,
        freight=paper.freight if priced and paper.freight else None,
        net=paper.net if priced else None, tax=paper.tax_amount if priced else None,
        gross=paper.gross if priced else None, tax_mode=paper.tax if priced else None,
        tax_rate=paper.tax_rate if priced else None,
        clerk="" if paper.third_party else customer.clerk, voided=paper.voided,
        seal_box=firm.seal_box,
    )


def _neutral(customer: Customer) -> FirmHead:
    """The customer as the sender: a third party must not learn whom it buys from."""
    return FirmHead(
        name=customer.name, tax_id=customer.tax_id, address=customer.address,
        phone=customer.phone, fax=customer.fax.split(";")[0].strip(), email=customer.email,
    )


def _rows(session: Session, paper: Delivery) -> list[tuple[DeliveryLine, OrderLine, Order]]:
    query = (
        select(DeliveryLine, OrderLine, Order)
        .join(OrderLine, OrderLine.id == DeliveryLine.order_line_id)
        .join(Order, Order.id == OrderLine.order_id)
        .where(DeliveryLine.delivery_id == paper.id)
        .order_by(DeliveryLine.line)
    )
    return [(line, ordered, order) for line, ordered, order in session.execute(query)]


def _line(
    session: Session, paper: Delivery, line: DeliveryLine, ordered: OrderLine, order: Order,
    *, priced: bool,
) -> NoteLine:
    delivered = _delivered_by(session, paper, ordered.id)
    product = session.get(Product, ordered.product_id) if ordered.product_id else None
    return NoteLine(
        name=ordered.name,
        spec=spec_text(ordered.material, ordered.size, ordered.colour, ordered.process),
        item_no=product.code if product and not paper.third_party else "",
        customer_item_no=_customer_item_no(session, paper, ordered),
        quantity=line.quantity, unit=ordered.unit,
        unit_price=line.unit_price if priced else None,
        amount=line.amount if priced else None,
        ordered=ordered.quantity, delivered=delivered,
        outstanding=ordered.quantity - ordered.cancelled_quantity - delivered,
        order_number=order.number, remark=line.remark,
        discount=line.discount_percent if priced else Decimal(0),
        received=line.received_quantity,
    )


def _until(paper: Delivery) -> Any:
    """Deliveries up to this one; of one day, those numbered before it and itself."""
    return select(Delivery.id).where(
        Delivery.voided == false(),
        or_(
            Delivery.date < paper.date,
            and_(Delivery.date == paper.date, Delivery.number <= paper.number),
        ),
    )


def _delivered_by(session: Session, paper: Delivery, order_line_id: int) -> Decimal:
    """Σ delivered of an order line, this delivery included, less what came back to be replaced."""
    billed = func.coalesce(DeliveryLine.received_quantity, DeliveryLine.quantity)
    sent = session.scalar(
        select(func.sum(billed, type_=DeliveryLine.quantity.type)).where(
            DeliveryLine.order_line_id == order_line_id,
            or_(
                DeliveryLine.delivery_id == paper.id,
                DeliveryLine.delivery_id.in_(_until(paper)),
            ),
        )
    )
    back = session.scalar(
        select(func.sum(Credit.quantity, type_=Credit.quantity.type)).where(
            Credit.order_line_id == order_line_id, Credit.replace != false(),
            Credit.date <= paper.date,
        )
    )
    return (sent or Decimal(0)) - (back or Decimal(0))


def _customer_item_no(session: Session, paper: Delivery, ordered: OrderLine) -> str:
    if ordered.product_id is None:
        return ""
    found = session.scalars(
        select(CustomerPrice.customer_item_no)
        .where(
            CustomerPrice.customer_id == paper.customer_id,
            CustomerPrice.product_id == ordered.product_id,
            or_(CustomerPrice.valid_from.is_(None), CustomerPrice.valid_from <= paper.date),
        )
        .order_by(CustomerPrice.valid_from.desc().nulls_last())
        .limit(1)
    ).first()
    return found or ""


def _batch(
    session: Session, paper: Delivery, ordered: Sequence[OrderLine]
) -> tuple[int, int | None]:
    """Which delivery of its first order this is; how many there are only once all is delivered."""
    if not ordered:
        return 1, None
    lines = select(OrderLine.id).where(OrderLine.order_id == ordered[0].order_id)
    of_order = (
        select(func.count(func.distinct(DeliveryLine.delivery_id)))
        .join(Delivery, Delivery.id == DeliveryLine.delivery_id)
        .where(DeliveryLine.order_line_id.in_(lines))
    )
    batch = session.scalar(of_order.where(Delivery.id.in_(_until(paper)))) or 0
    order = session.get_one(Order, ordered[0].order_id)
    every = session.scalar(of_order.where(Delivery.voided == false()))
    return max(batch, 1), every if order.state == "done" else None
