"""One product whole: what it is, who pays what for it, and how much of it was ordered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import false, func, select

from app.db.models import Complaint, Customer, CustomerPrice, Order, OrderLine, Product
from app.db.unit_of_work import Read
from app.domain.months import Month
from app.queries.lists.keyset import AnySelect

MONTHS = 12
SHOWN = 8
NEWEST_ORDERS = MANY_LINES = 2000
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class ProductPaneAsk:
    product_id: int
    on: dt.date


@dataclass(frozen=True, slots=True)
class AgreedPrice:
    id: int
    customer_id: int
    code: str
    customer: str
    price: Decimal
    currency: str
    """Empty: the firm's."""
    valid_from: dt.date | None
    customer_item_no: str
    version: int


@dataclass(frozen=True, slots=True)
class OrderedLine:
    id: int
    order_id: int
    number: str
    date: dt.date
    customer: str
    quantity: Decimal
    unit_price: Decimal
    currency: str
    """The order's, else the customer's; empty: the firm's."""


@dataclass(frozen=True, slots=True)
class ProductPane:
    id: int
    version: int
    code: str
    name: str
    material: str
    size: str
    colour: str
    process: str
    unit: str
    price: Decimal | None
    cost: Decimal | None
    moq: Decimal | None
    surcharge: Decimal | None
    """What is added below the MOQ, a fraction; so is ``tolerance``."""
    tolerance: Decimal | None
    remark: str
    prices: tuple[AgreedPrice, ...]
    price_count: int
    orders: tuple[OrderedLine, ...]
    """The latest ones."""
    months: tuple[tuple[Month, Decimal], ...]
    """Ordered in each of the last twelve, the one of ``on`` last, cancelled orders left out."""
    complaints: int
    """Not closed yet."""

    @property
    def last_ordered(self) -> dt.date | None:
        return self.orders[0].date if self.orders else None


def product_pane(read: Read, ask: ProductPaneAsk) -> ProductPane | None:
    """None where the product is gone."""
    one = read.session.get(Product, ask.product_id)
    if one is None:
        return None
    prices, count = _prices(read, one.id)
    return ProductPane(
        id=one.id, version=one.version, code=one.code, name=one.name, material=one.material,
        size=one.size, colour=one.colour, process=one.process, unit=one.unit, price=one.price,
        cost=one.cost, moq=one.moq, surcharge=one.surcharge_percent,
        tolerance=one.tolerance_percent, remark=one.remark, prices=prices, price_count=count,
        orders=_orders(read, one.id), months=_months(read, one.id, ask.on),
        complaints=_complaints(read, one.id),
    )


def _prices(read: Read, product_id: int) -> tuple[tuple[AgreedPrice, ...], int]:
    """The newest first: what was agreed long ago is asked for least."""
    query = (
        select(
            CustomerPrice, Customer.code, Customer.short_name, Customer.name, Customer.currency,
        )
        .join(Customer, Customer.id == CustomerPrice.customer_id)
        .where(CustomerPrice.product_id == product_id)
        .order_by(CustomerPrice.valid_from.desc(), Customer.code)
        .limit(SHOWN)
    )
    rows = tuple(
        AgreedPrice(one.id, one.customer_id, code, short or name, one.price, currency,
                    one.valid_from, one.customer_item_no, one.version)
        for one, code, short, name, currency in read.session.execute(query)
    )
    count = read.session.scalar(
        select(func.count()).select_from(CustomerPrice)
        .where(CustomerPrice.product_id == product_id)
    )
    return rows, count or 0


def _orders(read: Read, product_id: int) -> tuple[OrderedLine, ...]:
    """The newest first. Of what is in every order, the last ones stand among the newest orders:
    sorting all of its lines by their day takes longer than anybody waits."""
    ordered = _ordered()
    if _in_many_orders(read, product_id):
        newest = select(Order.date).order_by(Order.date.desc(), Order.id.desc())
        since = read.session.scalar(newest.offset(NEWEST_ORDERS).limit(1))
        if since is not None:
            # + 0: along the orders by their day, not along the product's lines.
            some = ordered.where(OrderLine.product_id + 0 == product_id, Order.date > since)
            found = read.session.execute(some).all()
            if len(found) == SHOWN:
                return tuple(map(_line, found))
    found = read.session.execute(ordered.where(OrderLine.product_id == product_id)).all()
    return tuple(map(_line, found))


def _in_many_orders(read: Read, product_id: int) -> bool:
    lines = select(OrderLine.id).where(OrderLine.product_id == product_id)
    return read.session.scalar(lines.offset(MANY_LINES).limit(1)) is not None


def _line(row: Any) -> OrderedLine:
    return OrderedLine(
        row.id, row.order_id, row.number, row.date, row.short_name or row.name, row.quantity,
        row.unit_price, row.currency or row.usual,
    )


def _ordered() -> AnySelect:
    return (
        select(
            OrderLine.id, Order.id.label("order_id"), Order.number, Order.date,
            Customer.short_name, Customer.name, OrderLine.quantity, OrderLine.unit_price,
            Order.currency, Customer.currency.label("usual"),
        )
        .join(Order, Order.id == OrderLine.order_id)
        .join(Customer, Customer.id == Order.customer_id)
        .where(Order.cancelled == false())
        .order_by(Order.date.desc(), OrderLine.id.desc())
        .limit(SHOWN)
    )


def _months(
    read: Read, product_id: int, on: dt.date
) -> tuple[tuple[Month, Decimal], ...]:
    last = Month.of(on)
    months = [last.plus(back) for back in range(1 - MONTHS, 1)]
    query = (
        select(Order.date, func.sum(OrderLine.quantity))
        .join(Order, Order.id == OrderLine.order_id)
        .where(
            OrderLine.product_id == product_id, Order.cancelled == false(),
            Order.date >= months[0].first_day(), Order.date <= last.last_day(),
        )
        .group_by(Order.date)
    )
    found: dict[Month, Decimal] = {}
    for day, quantity in read.session.execute(query):
        month = Month.of(day)
        found[month] = found.get(month, ZERO) + quantity
    return tuple((one, found.get(one) or ZERO) for one in months)


def _complaints(read: Read, product_id: int) -> int:
    query = (
        select(func.count()).select_from(Complaint)
        .join(OrderLine, OrderLine.id == Complaint.order_line_id)
        .where(OrderLine.product_id == product_id, Complaint.closed_at.is_(None))
    )
    return read.session.scalar(query) or 0
