"""Products as an order's line needs them, found while they are typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from app.db.models import Order, Product
from app.db.unit_of_work import Read
from app.queries.lookups.last_sales import (
    LastSale,
    agreed_prices,
    last_sales,
    products_of_late,
)
from app.queries.lookups.name_index import Found
from app.queries.lookups.name_indexes import product_index
from app.queries.lookups.ranking import ranked
from app.queries.parties import load_firm, own_currency


@dataclass(frozen=True, slots=True)
class ProductsAsk:
    """``customer_id`` None: nobody's prices, and what anyone bought of late first."""

    text: str
    customer_id: int | None
    day: date
    limit: int = 8
    order_id: int | None = None
    """The order being edited: its own lines are not a last sale."""


@dataclass(frozen=True, slots=True)
class ProductHit:
    id: int
    code: str
    name: str
    parts: tuple[str, str, str, str]
    """Material, size, colour, process."""
    unit: str
    price: Decimal | None
    """The customer's own price, else what it paid last, else the list's; None where each of
    these is in other money."""
    moq: Decimal | None
    surcharge: Decimal | None
    """Asked for below the MOQ, as a fraction of the line's amount."""
    last: LastSale | None
    matched: str = ""
    by_sound: bool = False

    @property
    def spec(self) -> str:
        return " ".join(filter(None, self.parts))


def find_products(read: Read, ask: ProductsAsk) -> tuple[ProductHit, ...]:
    """Nothing typed: what the customer bought of late."""
    index = product_index(read)
    late = products_of_late(read, ask.customer_id)
    return _hits(read, ask, ranked(index, late, ask.text, ask.limit))


def products_by_code(
    read: Read, ask: tuple[ProductsAsk, Sequence[str]]
) -> dict[str, ProductHit]:
    """By code as written in the book; unknown codes are left out."""
    question, codes = ask
    query = select(Product.id).where(Product.code.in_(codes))
    found = [Found(one, "", by_sound=False) for one in read.session.scalars(query)]
    return {hit.code: hit for hit in _hits(read, question, found)}


def _hits(read: Read, ask: ProductsAsk, found: Sequence[Found]) -> tuple[ProductHit, ...]:
    ids = [one.id for one in found]
    products = {
        one.id: one for one in read.session.scalars(select(Product).where(Product.id.in_(ids)))
    }
    last: dict[int, LastSale] = {}
    agreed: dict[int, Decimal] = {}
    listed = True
    if ask.customer_id is not None and ids:
        own = own_currency(read.session, ask.customer_id)
        currency = _of_order(read, ask.order_id) or own
        last = last_sales(read, ask.customer_id, ids, currency, ask.order_id)
        # What is agreed is in the customer's money, the list in the firm's.
        if currency == own:
            agreed = agreed_prices(read, ask.customer_id, ids, ask.day)
        listed = currency == load_firm(read.session).currency
    return tuple(
        _hit(products[one.id], one, last.get(one.id), agreed.get(one.id), listed=listed)
        for one in found if one.id in products
    )


def _of_order(read: Read, order_id: int | None) -> str | None:
    """The currency of the order that is being edited, where it has one of its own."""
    if order_id is None:
        return None
    return read.session.scalar(select(Order.currency).where(Order.id == order_id))


def _hit(
    one: Product, found: Found, last: LastSale | None, agreed: Decimal | None, *, listed: bool
) -> ProductHit:
    parts = (one.material, one.size, one.colour, one.process)
    usual = one.price if listed else None
    paid = last.price if last is not None else usual
    return ProductHit(
        one.id, one.code, one.name, parts, one.unit,
        paid if agreed is None else agreed, one.moq, one.surcharge_percent, last,
        found.matched, found.by_sound,
    )
