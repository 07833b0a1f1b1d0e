"""The list of products, by code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import ColumnElement, exists, func, select

from app.db.models import Order, OrderLine, Product
from app.db.search_sources import SearchKind
from app.db.unit_of_work import Read
from app.queries.lists.keyset import Sort, cut, ordered
from app.queries.lists.matching import holding
from app.queries.page import Key, Page

IN_USE_DAYS = 365
"""A product ordered within a year counts as in use."""


class ProductFilter(StrEnum):
    ALL = "all"
    IN_USE = "in_use"
    MOQ = "moq"


@dataclass(frozen=True, slots=True)
class ProductsAsk:
    today: date
    filter: ProductFilter = ProductFilter.ALL
    text: str = ""
    descending: bool = False
    after: Key | None = None
    limit: int = 200


@dataclass(frozen=True, slots=True)
class ProductRow:
    id: int
    code: str
    name: str
    spec: str
    unit: str
    price: Decimal | None
    moq: Decimal | None
    last_ordered: date | None


def product_list(read: Read, ask: ProductsAsk) -> Page[ProductRow]:
    query = select(Product).where(*_wanted(ask.filter, ask.today))
    if ask.text:
        query = query.where(holding(ask.text, SearchKind.PRODUCT, Product.id))
    sorts = [Sort(Product.code, ask.descending)]
    found = read.session.scalars(ordered(query, sorts, ask.after, ask.limit)).all()
    kept, more = cut(found, ask.limit)
    last = _last_ordered(read, [one.id for one in kept])
    rows = tuple(_row(one, last.get(one.id)) for one in kept)
    return Page(rows, (rows[-1].code,) if more else None)


def product_counts(read: Read, today: date) -> dict[ProductFilter, int]:
    return {
        one: read.session.scalar(
            select(func.count()).select_from(Product).where(*_wanted(one, today))
        ) or 0
        for one in ProductFilter
    }


def _wanted(chosen: ProductFilter, today: date) -> list[ColumnElement[bool]]:
    if chosen is ProductFilter.ALL:
        return []
    if chosen is ProductFilter.MOQ:
        return [Product.moq.is_not(None)]
    since = today - timedelta(days=IN_USE_DAYS)
    used = exists().where(
        OrderLine.product_id == Product.id, OrderLine.order_id == Order.id, Order.date >= since
    )
    return [used]


def _last_ordered(read: Read, ids: list[int]) -> dict[int, date]:
    query = (
        select(OrderLine.product_id, func.max(Order.date))
        .join(Order, Order.id == OrderLine.order_id)
        .where(OrderLine.product_id.in_(ids))
        .group_by(OrderLine.product_id)
    )
    return {
        product: day for product, day in read.session.execute(query)
        if product is not None
    }


def _row(one: Product, last_ordered: date | None) -> ProductRow:
    spec = "／".join(part for part in (one.material, one.size, one.colour, one.process) if part)
    return ProductRow(
        id=one.id, code=one.code, name=one.name, spec=spec, unit=one.unit, price=one.price,
        moq=one.moq, last_ordered=last_ordered,
    )
