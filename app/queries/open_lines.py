"""What a customer still has coming: the lines that a delivery is made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Integer, func, select, true, type_coerce

from app.db.models import Delivery, DeliveryLine, Order, OrderLine, Product
from app.db.unit_of_work import Read
from app.domain.choices import OrderState
from app.domain.quantities import outstanding, tolerance_bounds
from app.queries.lists.keyset import AnySelect
from app.queries.parties import own_currency
from app.queries.scaled_values import ScaledValues

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


def _stored(column: Any) -> Any:
    return type_coerce(column, Integer)


_COLUMNS: tuple[Any, ...] = (
    Order.id, Order.number, Order.customer_po, Order.currency, Order.promised_date,
    Order.required_date,
    OrderLine.id, OrderLine.line, OrderLine.name, OrderLine.material, OrderLine.size,
    OrderLine.colour, OrderLine.process, OrderLine.unit,
    _stored(OrderLine.quantity), _stored(OrderLine.delivered),
    _stored(OrderLine.cancelled_quantity), _stored(OrderLine.unit_price),
    _stored(OrderLine.discount_percent), _stored(OrderLine.tolerance_percent),
    OrderLine.promised_date, OrderLine.required_date,
    _stored(Product.tolerance_percent).label("of_product"), Product.code,
)
"""As ``_Lines`` takes them."""


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
    query: AnySelect = (
        select(*_COLUMNS)
        .join(OrderLine, OrderLine.order_id == Order.id)
        .outerjoin(Product, Product.id == OrderLine.product_id)
        .where(Order.customer_id == customer_id, *wanted)
    )
    found = read.session.execute(query).all()
    made = _Lines(currency, _batches(read, {row[0] for row in found}))
    rows = [made(*row) for row in found]
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


class _Lines:
    """A customer may have thousands: read as stored, each different value made once."""

    def __init__(self, currency: str, batches: dict[int, int]) -> None:
        self._currency = currency
        self._batches = batches
        self._of = ScaledValues()
        self._bounds: dict[tuple[int, int], Decimal] = {}

    def __call__(
        self, order_id: int, order: str, customer_po: str, currency: str,
        promised: dt.date | None, required: dt.date | None, line_id: int, line: int, name: str,
        material: str, size: str, colour: str, process: str, unit: str, quantity: int,
        delivered: int, cancelled: int, unit_price: int, discount: int, tolerance: int | None,
        own_promised: dt.date | None, own_required: dt.date | None, of_product: int | None,
        code: str | None,
    ) -> OpenLine:
        of, wanted = self._of, quantity - cancelled
        most = self._most(wanted, of_product if tolerance is None else tolerance)
        return OpenLine(
            order_id, order, customer_po, line_id, line, name, material, size, colour, process,
            unit, of.quantities[quantity], of.quantities[delivered], of.quantities[cancelled],
            outstanding(of.quantities[wanted], of.quantities[delivered]),
            most - of.quantities[delivered], of.prices[unit_price], of.rates[discount],
            currency or self._currency, own_promised or promised, own_required or required,
            self._batches.get(order_id, 0) + 1, code or "",
        )

    def _most(self, wanted: int, tolerance: int | None) -> Decimal:
        key = wanted, tolerance or 0
        if key not in self._bounds:
            quantity, over = self._of.quantities[wanted], self._of.rates[key[1]]
            self._bounds[key] = tolerance_bounds(quantity, ZERO, over)[1]
        return self._bounds[key]
