"""What a delivery is made from: a customer, where its goods go, and what it has coming."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from app.db.models import Customer, Delivery, DeliveryLine, Order
from app.db.unit_of_work import Read
from app.queries.lookups.customers import CustomerHit, customer_by_id
from app.queries.open_lines import OpenLine, OpenLinesAsk, lines_again, open_lines

HEAD = ("ship_to", "third_party", "carrier", "tracking_no", "freight", "invoice_no")


@dataclass(frozen=True, slots=True)
class ShipSheetAsk:
    """By customer, or by the number of one of its orders."""

    customer_id: int | None = None
    order: str = ""


@dataclass(frozen=True, slots=True)
class ShipSheet:
    customer: CustomerHit
    address: str
    """Where goods usually go."""
    lines: tuple[OpenLine, ...]
    """Of all the customer's orders; those of the order asked for come first."""


def ship_sheet(read: Read, ask: ShipSheetAsk) -> ShipSheet | None:
    """None: there is no such customer or order."""
    customer_id = ask.customer_id
    if ask.order:
        customer_id = read.session.scalar(
            select(Order.customer_id).where(Order.number == ask.order)
        )
    customer = customer_by_id(read, customer_id) if customer_id is not None else None
    if customer is None:
        return None
    usual, own = read.session.execute(
        select(Customer.delivery_address, Customer.address).where(Customer.id == customer.id)
    ).one()
    lines = open_lines(read, OpenLinesAsk(customer.id))
    return ShipSheet(
        customer, usual or own,
        tuple(sorted(lines, key=lambda one: one.order != ask.order)) if ask.order else lines,
    )


@dataclass(frozen=True, slots=True)
class DueOrder:
    """An order with something to ship, for whoever is to decide that it does."""

    id: int
    number: str
    customer_po: str
    customer: CustomerHit
    address: str
    remark: str
    lines: tuple[OpenLine, ...]


def due_order(read: Read, order_id: int) -> DueOrder | None:
    order = read.session.get(Order, order_id)
    if order is None:
        return None
    sheet = ship_sheet(read, ShipSheetAsk(order.customer_id))
    assert sheet is not None
    return DueOrder(
        order.id, order.number, order.customer_po, sheet.customer, sheet.address, order.remark,
        tuple(one for one in sheet.lines if one.order_id == order.id),
    )


@dataclass(frozen=True, slots=True)
class ReissueSheet:
    """A delivery as it would be made again: its lines as they would be open without it."""

    delivery_id: int
    number: str
    version: int
    sheet: ShipSheet
    quantities: Mapping[int, Decimal]
    """By order line, as on the paper."""
    remarks: Mapping[int, str]
    head: Mapping[str, Any]


def reissue_sheet(read: Read, delivery_id: int) -> ReissueSheet | None:
    paper = read.session.get(Delivery, delivery_id)
    if paper is None or paper.voided:
        return None
    sheet = ship_sheet(read, ShipSheetAsk(paper.customer_id))
    assert sheet is not None
    again = lines_again(read, delivery_id)
    known = {one.line_id for one in again}
    others = tuple(one for one in sheet.lines if one.line_id not in known)
    query = select(DeliveryLine).where(DeliveryLine.delivery_id == delivery_id)
    lines = list(read.session.scalars(query))
    quantities: dict[int, Decimal] = {}
    for line in lines:
        before = quantities.get(line.order_line_id, Decimal(0))
        quantities[line.order_line_id] = before + line.quantity
    return ReissueSheet(
        paper.id, paper.number, paper.version, replace(sheet, lines=(*again, *others)), quantities,
        {line.order_line_id: line.remark for line in lines},
        {name: getattr(paper, name) for name in HEAD},
    )
