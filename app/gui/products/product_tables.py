"""The small tables within a product: what customers pay, and what was ordered last."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from app.domain.money import currency_mark
from app.gui.lists import cells
from app.gui.lists.columns import Column

if TYPE_CHECKING:
    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Wording
    from app.queries.panes.products import AgreedPrice, OrderedLine


class PricePart(IntEnum):
    CUSTOMER = 0
    PRICE = 1
    FROM = 2


class OrderPart(IntEnum):
    NUMBER = 0
    CUSTOMER = 1
    QUANTITY = 2
    PRICE = 3


def _from(row: AgreedPrice, wording: Wording) -> Cell:
    if row.valid_from is None:
        return cells.quiet(wording.words("customers.always"))
    return cells.quiet(wording.words.full_day(row.valid_from))


def _priced(price: str, currency: str, home: str) -> Cell:
    """The currency's mark before a price that is not in the firm's own."""
    foreign = currency and currency != home
    return cells.number(f"{currency_mark(currency)}{price}" if foreign else price)


PRICES: dict[PricePart, Column[AgreedPrice]] = {
    PricePart.CUSTOMER: Column(
        "gui.column.customer",
        lambda row, _w: cells.name(row.customer, note=row.customer_item_no), 150, stretch=True,
        gives_way=1,
    ),
    PricePart.PRICE: Column(
        "gui.column.price",
        lambda row, w: _priced(w.words.price(row.price), row.currency, w.currency), 92, right=True,
    ),
    PricePart.FROM: Column("customers.column.valid_from", _from, 90),
}
ORDERS: dict[OrderPart, Column[OrderedLine]] = {
    OrderPart.NUMBER: Column(
        "gui.column.order", lambda row, _w: cells.text(row.number), 64
    ),
    OrderPart.CUSTOMER: Column(
        "gui.column.customer", lambda row, _w: cells.text(row.customer), 90, stretch=True,
        gives_way=1,
    ),
    OrderPart.QUANTITY: Column(
        "products.column.quantity", lambda row, w: cells.number(w.words.quantity(row.quantity)),
        60, right=True,
    ),
    OrderPart.PRICE: Column(
        "gui.column.price",
        lambda row, w: _priced(w.words.price(row.unit_price), row.currency, w.currency), 64,
        right=True,
    ),
}
