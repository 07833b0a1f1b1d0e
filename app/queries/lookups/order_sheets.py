"""An order as its editor shows it: the head, and lines with what they were when shown."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import false, select

from app.db.models import Order, OrderLine, Product
from app.db.unit_of_work import Read
from app.queries.lookups.customers import CustomerHit, customer_by_id
from app.queries.lookups.last_sales import LastSale, last_sales


@dataclass(frozen=True, slots=True)
class SheetLine:
    """``line_id`` and ``version``: what an edit of it starts from."""

    line_id: int
    version: int
    product_id: int | None
    code: str
    name: str
    parts: tuple[str, str, str, str]
    """Material, size, colour, process."""
    unit: str
    quantity: Decimal
    price: Decimal
    discount: Decimal
    required: dt.date | None
    promised: dt.date | None
    moq: Decimal | None
    surcharge: Decimal | None
    last: LastSale | None


@dataclass(frozen=True, slots=True)
class OrderSheet:
    order_id: int
    version: int
    number: str
    cancelled: bool
    currency: str
    customer: CustomerHit
    customer_po: str
    date: dt.date
    clerk: str
    required: dt.date | None
    promised: dt.date | None
    remark: str
    lines: tuple[SheetLine, ...]


def order_sheet(read: Read, order_id: int) -> OrderSheet | None:
    """None where the order is gone."""
    order = read.session.get(Order, order_id)
    customer = customer_by_id(read, order.customer_id) if order is not None else None
    if order is None or customer is None:
        return None
    return OrderSheet(
        order.id, order.version, order.number, order.cancelled,
        order.currency or customer.currency, customer, order.customer_po, order.date,
        order.clerk, order.required_date, order.promised_date, order.remark,
        _lines(read, order, besides=order.id),
    )


def last_order_lines(read: Read, customer_id: int) -> tuple[SheetLine, ...]:
    """The lines of the customer's newest order that was not called off; () where there is none."""
    query = (
        select(Order)
        .where(Order.customer_id == customer_id, Order.cancelled == false())
        .order_by(Order.date.desc(), Order.id.desc())
        .limit(1)
    )
    order = read.session.scalar(query)
    return _lines(read, order, besides=None) if order is not None else ()


def _lines(read: Read, order: Order, *, besides: int | None) -> tuple[SheetLine, ...]:
    query = (
        select(OrderLine, Product)
        .outerjoin(Product, Product.id == OrderLine.product_id)
        .where(OrderLine.order_id == order.id)
        .order_by(OrderLine.line)
    )
    rows = read.session.execute(query).all()
    products = [product.id for _, product in rows if product is not None]
    last = last_sales(read, order.customer_id, products, order.currency, besides)
    return tuple(_line(one, product, last) for one, product in rows)


def _line(one: OrderLine, product: Product | None, last: dict[int, LastSale]) -> SheetLine:
    return SheetLine(
        line_id=one.id, version=one.version, product_id=one.product_id,
        code=product.code if product is not None else "", name=one.name,
        parts=(one.material, one.size, one.colour, one.process),
        unit=one.unit, quantity=one.quantity, price=one.unit_price,
        discount=one.discount_percent, required=one.required_date, promised=one.promised_date,
        moq=product.moq if product is not None else None,
        surcharge=product.surcharge_percent if product is not None else None,
        last=last.get(one.product_id) if one.product_id is not None else None,
    )
