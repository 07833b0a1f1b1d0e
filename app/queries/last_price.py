"""What a customer pays for a product: as agreed, else as last time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import or_, select

from app.db.models import Customer, CustomerPrice, Order, OrderLine, Product
from app.db.unit_of_work import Read
from app.queries.parties import load_firm


class PriceSource(StrEnum):
    AGREED = "agreed"
    LAST_ORDER = "last_order"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class LastPriceAsk:
    """``currency`` of the order to be placed; empty: the customer's own. A price agreed with the
    customer, and the list's, are in the customer's currency only."""

    customer_id: int
    product_id: int
    on: dt.date
    currency: str = ""


@dataclass(frozen=True, slots=True)
class LastPrice:
    price: Decimal
    discount: Decimal
    """A fraction: 5 % is 0.05."""
    source: PriceSource
    since: dt.date | None
    """From when it is agreed, or the day of the order."""
    order: str
    customer_item_no: str


def last_price(read: Read, ask: LastPriceAsk) -> LastPrice | None:
    """None where the product was never priced for this customer, and has no list price."""
    own = read.session.scalar(select(Customer.currency).where(Customer.id == ask.customer_id))
    own = own or load_firm(read.session).currency
    at_home = ask.currency in ("", own)
    agreed = _agreed(read, ask)
    item = agreed.customer_item_no if agreed else ""
    if agreed is not None and at_home:
        return LastPrice(
            agreed.price, Decimal(0), PriceSource.AGREED, agreed.valid_from, "", item
        )
    ordered = _ordered(read, ask, ["", own] if at_home else [ask.currency])
    if ordered is not None:
        return LastPrice(
            ordered.unit_price, ordered.discount_percent, PriceSource.LAST_ORDER, ordered.date,
            ordered.number, item,
        )
    listed = read.session.scalar(select(Product.price).where(Product.id == ask.product_id))
    if listed is None or not at_home:
        return None
    return LastPrice(listed, Decimal(0), PriceSource.LIST, None, "", item)


def _agreed(read: Read, ask: LastPriceAsk) -> CustomerPrice | None:
    """The one valid on the day; of several, the latest."""
    return read.session.scalars(
        select(CustomerPrice)
        .where(
            CustomerPrice.customer_id == ask.customer_id,
            CustomerPrice.product_id == ask.product_id,
            or_(CustomerPrice.valid_from.is_(None), CustomerPrice.valid_from <= ask.on),
        )
        .order_by(CustomerPrice.valid_from.desc().nulls_last(), CustomerPrice.id.desc())
        .limit(1)
    ).first()


def _ordered(read: Read, ask: LastPriceAsk, currencies: list[str]) -> Any:
    query = (
        select(
            OrderLine.unit_price, OrderLine.discount_percent, Order.date, Order.number,
        )
        .join(Order, Order.id == OrderLine.order_id)
        .where(
            Order.customer_id == ask.customer_id, Order.date <= ask.on, ~Order.cancelled,
            Order.currency.in_(currencies),
            # The + 0 keeps to the customer's orders, newest first: a common product's lines
            # are many more than those.
            OrderLine.product_id + 0 == ask.product_id,
        )
        .order_by(Order.date.desc(), Order.id.desc(), OrderLine.line.desc())
        .limit(1)
    )
    return read.session.execute(query).first()
