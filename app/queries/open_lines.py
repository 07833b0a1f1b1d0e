"""What a customer still has coming: the lines that a delivery is made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import ColumnElement, func, select, true

from app.db.models import Delivery, DeliveryLine, Order, OrderLine, Product
from app.db.unit_of_work import Read
from app.domain.choices import OrderState
from app.domain.quantities import outstanding, tolerance_bounds
from app.queries.parties import own_currency

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
    item: str = ""
    """The product's code."""

    @property
    def due(self) -> dt.date | None:
        return self.promised or self.required


def open_lines(read: Read, ask: OpenLinesAsk) -> tuple[OpenLine, ...]:
    """Lines with quantity outstanding, what is due first at the top."""
    wanted = [
        Order.state.in_([OrderState.OPEN, OrderState.PART]),
        OrderLine.quantity - OrderLine.cancelled_quantity > OrderLine.delivered,
    ]
    if ask.order_id is not None:
        wanted.append(Order.id == ask.order_id)
    return _found(read, ask.customer_id, wanted)


def lines_again(read: Read, delivery_id: int) -> tuple[OpenLine, ...]:
    """The order lines of a delivery as they would be open without it."""
    billed = func.coalesce(DeliveryLine.received_quantity, DeliveryLine.quantity)
    sums = (
        select(DeliveryLine.order_line_id, func.sum(billed, type_=DeliveryLine.quantity.type))
        .where(DeliveryLine.delivery_id == delivery_id).group_by(DeliveryLine.order_line_id)
    )
    shipped: dict[int, Decimal] = {row[0]: row[1] for row in read.session.execute(sums)}
    customer_id = read.session.scalar(
        select(Delivery.customer_id).where(Delivery.id == delivery_id)
    )
    found = _found(read, customer_id or 0, [OrderLine.id.in_(shipped)])
    return tuple(_without(line, shipped[line.line_id]) for line in found)


def _without(line: OpenLine, shipped: Decimal) -> OpenLine:
    delivered = line.delivered - shipped
    return replace(
        line, delivered=delivered, most=line.most + shipped,
        outstanding=outstanding(line.quantity, delivered, line.cancelled),
    )


def _found(
    read: Read, customer_id: int, wanted: Sequence[ColumnElement[bool]]
) -> tuple[OpenLine, ...]:
    currency = own_currency(read.session, customer_id)
    query = (
        select(Order, OrderLine, Product.tolerance_percent, Product.code)
        .join(OrderLine, OrderLine.order_id == Order.id)
        .outerjoin(Product, Product.id == OrderLine.product_id)
        .where(Order.customer_id == customer_id, *wanted)
    )
    found = read.session.execute(query).all()
    batches = _batches(read, {row[0].id for row in found})
    rows = [
        _row(order, line, tolerance, order.currency or currency, batches.get(order.id, 0) + 1,
             code or "")
        for order, line, tolerance, code in found
    ]
    return tuple(sorted(rows, key=lambda row: (row.due or dt.date.max, row.order, row.line)))


def _batches(read: Read, order_ids: set[int]) -> dict[int, int]:
    """How many deliveries each order has had, voided ones left out."""
    if not order_ids:
        return {}
    query = (
        select(OrderLine.order_id, func.count(Delivery.id.distinct()))
        .join(DeliveryLine, DeliveryLine.order_line_id == OrderLine.id)
        .join(Delivery, Delivery.id == DeliveryLine.delivery_id)
        .where(
            OrderLine.order_id.in_(order_ids),
            # IS NOT: an equality would draw SQLite to the index of sums, which starts with it.
            Delivery.voided.is_not(true()),
        )
        .group_by(OrderLine.order_id)
    )
    return {order: count for order, count in read.session.execute(query)}  # noqa: C416


def _row(
    order: Order, line: OrderLine, of_product: Decimal | None, currency: str, batch: int,
    code: str,
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
        required=line.required_date or order.required_date, batch=batch, item=code,
    )
