"""What was last sold to whom: the price and day of a product, and the lines of the last order."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import false, func, select

from app.db.models import CustomerPrice, Order, OrderLine
from app.db.unit_of_work import Read
from app.queries.parties import own_currency

_LOOKED_BACK = 400
"""Lines of a customer that are looked through for what it bought of late."""
_COUNTED = 20_000
_LINES_AN_ORDER = 4


@dataclass(frozen=True, slots=True)
class LastSale:
    price: Decimal
    day: date
    quantity: Decimal
    order: str


def last_sales(
    read: Read, customer_id: int, product_ids: Collection[int], currency: str = "",
    besides: int | None = None,
) -> dict[int, LastSale]:
    """By product: the customer's last order line of it in ``currency`` (empty: the customer's
    own), cancelled orders and the order ``besides`` apart."""
    own = own_currency(read.session, customer_id)
    # An order without a currency of its own is in its customer's.
    in_same = Order.currency.in_(["", own] if currency in ("", own) else [currency])
    # The engine cannot know which is fewer: this customer's orders, or the lines of these goods.
    of_customer, of_goods = Order.customer_id == customer_id, OrderLine.product_id.in_(product_ids)
    if _fewer_lines(read, customer_id, product_ids):
        of_customer = Order.customer_id + 0 == customer_id
    else:
        of_goods = (OrderLine.product_id + 0).in_(product_ids)
    query = (
        select(OrderLine.product_id, OrderLine.unit_price, Order.date, OrderLine.quantity,
               Order.number)
        .join(Order, Order.id == OrderLine.order_id)
        .where(
            of_customer, Order.cancelled == false(), of_goods, in_same,
        )
        .order_by(Order.date, Order.id, OrderLine.line)
    )
    if besides is not None:
        query = query.where(Order.id != besides)
    return {
        product: LastSale(price, day, quantity, order)
        for product, price, day, quantity, order in read.session.execute(query)
        if product is not None
    }


def _fewer_lines(read: Read, customer_id: int, product_ids: Collection[int]) -> bool:
    """Whether there are fewer lines of these goods than lines of the customer's orders."""
    orders = select(Order.id).where(Order.customer_id == customer_id).limit(_COUNTED)
    lines = select(OrderLine.id).where(OrderLine.product_id.in_(product_ids)).limit(_COUNTED)
    counts = [
        read.session.scalar(select(func.count()).select_from(one.subquery())) or 0
        for one in (lines, orders)
    ]
    return counts[0] < _LINES_AN_ORDER * counts[1]


def agreed_prices(
    read: Read, customer_id: int, product_ids: Collection[int], day: date
) -> dict[int, Decimal]:
    """The customer's own price on ``day``, by product; the one that began last."""
    query = (
        select(CustomerPrice.product_id, CustomerPrice.price, CustomerPrice.valid_from)
        .where(CustomerPrice.customer_id == customer_id,
               CustomerPrice.product_id.in_(product_ids))
        .order_by(CustomerPrice.valid_from.nulls_first(), CustomerPrice.id)
    )
    return {
        product: price for product, price, begins in read.session.execute(query)
        if begins is None or begins <= day
    }


def products_of_late(read: Read, customer_id: int | None) -> list[int]:
    """Products last ordered, the newest first: by that customer, or by anyone."""
    query = (
        select(OrderLine.product_id)
        .where(OrderLine.product_id.is_not(None))
        .order_by(OrderLine.id.desc())
        .limit(_LOOKED_BACK)
    )
    if customer_id is not None:
        query = (
            select(OrderLine.product_id)
            .join(Order, Order.id == OrderLine.order_id)
            .where(Order.customer_id == customer_id, OrderLine.product_id.is_not(None))
            .order_by(Order.date.desc(), Order.id.desc(), OrderLine.line)
            .limit(_LOOKED_BACK)
        )
    return [one for one in dict.fromkeys(read.session.scalars(query)) if one is not None]


def customers_of_late(read: Read) -> list[int]:
    """Customers that last ordered, the newest first."""
    query = select(Order.customer_id).order_by(Order.id.desc()).limit(_LOOKED_BACK)
    return list(dict.fromkeys(read.session.scalars(query)))
