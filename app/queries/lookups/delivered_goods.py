"""What a customer has been sent, newest first: the goods that a complaint is about."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, false, or_, select

from app.db.models import Delivery, DeliveryLine, Order, OrderLine, Product
from app.db.unit_of_work import Read
from app.queries.lists.keyset import AnySelect

LIMIT = 8


@dataclass(frozen=True, slots=True)
class GoodsAsk:
    """``text`` stands in a delivery's or an order's number, an item's name or its code;
    ``DN20261105001/2`` is one line of a delivery."""

    customer_id: int
    text: str = ""
    limit: int = LIMIT


@dataclass(frozen=True, slots=True)
class GoodsHit:
    id: int
    """Of the delivery line."""
    delivery_id: int
    delivery: str
    line: int
    """Of the delivery."""
    date: dt.date
    order_id: int
    order: str
    order_line_id: int
    name: str
    product: str
    unit: str
    quantity: Decimal


def find_goods(read: Read, ask: GoodsAsk) -> tuple[GoodsHit, ...]:
    query: AnySelect = (
        select(
            DeliveryLine.id, Delivery.id.label("delivery_id"),
            Delivery.number.label("delivery"), DeliveryLine.line, Delivery.date,
            Order.id.label("order_id"), Order.number.label("order"),
            OrderLine.id.label("order_line_id"), OrderLine.name, Product.code.label("product"),
            Product.unit, DeliveryLine.quantity,
        )
        .join(Delivery, Delivery.id == DeliveryLine.delivery_id)
        .join(OrderLine, OrderLine.id == DeliveryLine.order_line_id)
        .join(Order, Order.id == OrderLine.order_id)
        .outerjoin(Product, Product.id == OrderLine.product_id)
        .where(Delivery.customer_id == ask.customer_id, Delivery.voided == false())
        .order_by(Delivery.date.desc(), Delivery.id.desc(), DeliveryLine.line)
        .limit(ask.limit)
    )
    text = ask.text.strip()
    number, slash, line = text.rpartition("/")
    if slash and line.isdecimal():
        query = query.where(Delivery.number == number, DeliveryLine.line == int(line))
    elif text:
        query = query.where(or_(*(
            column.contains(text, autoescape=True)
            for column in (Delivery.number, Order.number, OrderLine.name, Product.code)
        )))
    return tuple(_hit(row) for row in read.session.execute(query))


def _hit(row: Row[Any]) -> GoodsHit:
    """A line that was typed by hand has no product."""
    known = dict(row._mapping)
    return GoodsHit(**{**known, "product": row.product or "", "unit": row.unit or ""})
