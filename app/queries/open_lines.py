"""What a customer still has coming: the lines that a delivery is made from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import func, select

from app.db.models import Customer, Delivery, DeliveryLine, Order, OrderLine, Product
from app.db.unit_of_work import Read
from app.domain.choices import OrderState
from app.domain.quantities import outstanding, tolerance_bounds
from app.queries.parties import load_firm

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class OpenLinesAsk:
    """``order_id``: of that order alone."""

    customer_id: int
    order_id: int | None = None


@dataclass(frozen=True, slots=True)
class OpenLine:
    order_id: int
    order: str
    customer_po: str
    line_id: int
    line: int
    name: str
    material: str
    size: str
    colour: str
    process: str
    unit: str
    quantity: Decimal
    delivered: Decimal
    cancelled: Decimal
    outstanding: Decimal
    most: Decimal
    """What may still ship without asking the customer, tolerance included."""
    unit_price: Decimal
    discount: Decimal
    currency: str
    promised: dt.date | None
    """The line's own, else the order's; so is ``required``."""
    required: dt.date | None
    batch: int
    """Which delivery of the order the next one is."""

    @property
    def due(self) -> dt.date | None:
        return self.promised or self.required


def open_lines(read: Read, ask: OpenLinesAsk) -> tuple[OpenLine, ...]:
    """Lines with quantity outstanding, what is due first at the top."""
    own = read.session.scalar(select(Customer.currency).where(Customer.id == ask.customer_id))
    currency = own or load_firm(read.session).currency
    query = (
        select(Order, OrderLine, Product.tolerance_percent)
        .join(OrderLine, OrderLine.order_id == Order.id)
        .outerjoin(Product, Product.id == OrderLine.product_id)
        .where(
            Order.customer_id == ask.customer_id,
            Order.state.in_([OrderState.OPEN, OrderState.PART]),
            OrderLine.quantity - OrderLine.cancelled_quantity > OrderLine.delivered,
        )
    )
    if ask.order_id is not None:
        query = query.where(Order.id == ask.order_id)
    found = read.session.execute(query).all()
    batches = _batches(read, {order.id for order, _, _ in found})
    rows = [
        _row(order, line, tolerance, order.currency or currency, batches.get(order.id, 0) + 1)
        for order, line, tolerance in found
    ]
    return tuple(sorted(rows, key=lambda row: (row.due or dt.date.max, row.order, row.line)))


def _batches(read: Read, order_ids: set[int]) -> dict[int, int]:
    """How many deliveries each order has had, voided ones left out."""
    query = (
        select(OrderLine.order_id, func.count(Delivery.id.distinct()))
        .join(DeliveryLine, DeliveryLine.order_line_id == OrderLine.id)
        .join(Delivery, Delivery.id == DeliveryLine.delivery_id)
        .where(OrderLine.order_id.in_(order_ids), ~Delivery.voided)
        .group_by(OrderLine.order_id)
    )
    return {order: count for order, count in read.session.execute(query)}  # noqa: C416


def _row(
    order: Order, line: OrderLine, of_product: Decimal | None, currency: str, batch: int
) -> OpenLine:
    tolerance = of_product if line.tolerance_percent is None else line.tolerance_percent
    most = tolerance_bounds(line.quantity - line.cancelled_quantity, ZERO, tolerance or ZERO)[1]
    return OpenLine(
        order_id=order.id, order=order.number, customer_po=order.customer_po, line_id=line.id,
        line=line.line, name=line.name, material=line.material, size=line.size,
        colour=line.colour, process=line.process, unit=line.unit, quantity=line.quantity,
        delivered=line.delivered, cancelled=line.cancelled_quantity,
        outstanding=outstanding(line.quantity, line.delivered, line.cancelled_quantity),
        most=most - line.delivered, unit_price=line.unit_price, discount=line.discount_percent,
        currency=currency, promised=line.promised_date or order.promised_date,
        required=line.required_date or order.required_date, batch=batch,
    )
