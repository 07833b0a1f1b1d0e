"""What a customer has been sent, newest first: the goods that a complaint is about."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import false, or_, select

from app.db.models import Delivery, DeliveryLine, Order, OrderLine, Product
from app.db.unit_of_work import Read

LIMIT = 8


@dataclass(frozen=True, slots=True)
class GoodsAsk:
    """``text`` stands in a delivery's or an order's number, an item's name or its code."""

    customer_id: int
    text: str = ""
    limit: int = LIMIT


@dataclass(frozen=True, slots=True)
class GoodsHit:
    id: int
    """Of the delivery line."""
    delivery_id: int
    delivery: str
    date: dt.date
    order_id: int
    order: str
    order_line_id: int
    name: str
    product: str
    unit: str
    quantity: Decimal


def find_goods(read: Read, ask: GoodsAsk) -> tuple[GoodsHit, ...]:
    query = (
        select(
            DeliveryLine.id, Delivery.id, Delivery.number, Delivery.date, Order.id, Order.number,
            OrderLine.id, OrderLine.name, Product.code, Product.unit, DeliveryLine.quantity,
        )
        .join(Delivery, Delivery.id == DeliveryLine.delivery_id)
        .join(OrderLine, OrderLine.id == DeliveryLine.order_line_id)
        .join(Order, Order.id == OrderLine.order_id)
        .outerjoin(Product, Product.id == OrderLine.product_id)
        .where(Delivery.customer_id == ask.customer_id, Delivery.voided == false())
        .order_by(Delivery.date.desc(), Delivery.id.desc(), DeliveryLine.line)
        .limit(ask.limit)
    )
    if text := ask.text.strip():
        query = query.where(or_(*(
            column.contains(text, autoescape=True)
            for column in (Delivery.number, Order.number, OrderLine.name, Product.code)
        )))
    return tuple(_hit(*row) for row in read.session.execute(query))


def _hit(
    line_id: int, delivery_id: int, delivery: str, date: dt.date, order_id: int, order: str,
    order_line_id: int, name: str, product: str | None, unit: str | None, quantity: Decimal,
) -> GoodsHit:
    return GoodsHit(line_id, delivery_id, delivery, date, order_id, order, order_line_id, name,
                    product or "", unit or "", quantity)
