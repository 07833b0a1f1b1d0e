"""The list of products, by code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from app.db.models import Order, OrderLine, Product
from app.db.search_sources import SearchKind
from app.db.unit_of_work import Read
from app.queries.count import Count
from app.queries.lists.counting import Counted, count_of
from app.queries.lists.keyset import AnySelect, Sort, cut, ordered
from app.queries.lists.matching import Way, found_page, holding
from app.queries.lists.natural_order import natural_key, natural_order
from app.queries.page import Key, Page

IN_USE_DAYS = 365
"""A product ordered within a year counts as in use."""
NEWEST = 1500
"""Orders among which nearly all that is sold stands."""


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
    page = found_page(read, ask, _read, lambda: Way(SearchKind.PRODUCT, _key, owned=False))
    ids = [one.id for one in page.rows]
    last = _last_ordered(read, ids)
    products = {one.id: one for one in read.session.scalars(
        select(Product).where(Product.id.in_(ids))
    )}
    return Page(tuple(_row(products[one], last.get(one)) for one in ids), page.next_key)


def _read(read: Read, ask: ProductsAsk) -> Page[Any]:
    query: AnySelect = select(Product.id, Product.code).where(*_wanted(ask.filter, ask.today))
    if ask.text:
        query = query.where(holding(read, ask.text, SearchKind.PRODUCT, Product.id))
    sorts = [Sort(part, ask.descending) for part in natural_order(Product.code)]
    found = read.session.execute(ordered(query, sorts, ask.after, ask.limit)).all()
    kept, more = cut(found, ask.limit)
    return Page(tuple(kept), _key(kept[-1]) if more else None)


def _key(row: Any) -> Key:
    return natural_key(row.code)


def product_counts(read: Read, today: date) -> dict[ProductFilter, int]:
    return {
        one: read.session.scalar(
            select(func.count()).select_from(Product).where(*_wanted(one, today))
        ) or 0
        for one in ProductFilter
    }


def product_count(read: Read, ask: ProductsAsk) -> Count:
    """How many a list of one's own holds: of a filter, with some words."""
    held = select(Product.id).where(*_wanted(ask.filter, ask.today))
    return count_of(read, Counted(held, ask.text, SearchKind.PRODUCT, Product.id))


def _wanted(chosen: ProductFilter, today: date) -> list[ColumnElement[bool]]:
    if chosen is ProductFilter.ALL:
        return []
    if chosen is ProductFilter.MOQ:
        return [Product.moq.is_not(None)]
    since = today - timedelta(days=IN_USE_DAYS)
    used = (  # the newest line first: for most products that settles it
        select(OrderLine.id).join(Order, Order.id == OrderLine.order_id)
        .where(OrderLine.product_id == Product.id, Order.date >= since)
        .order_by(OrderLine.id.desc()).limit(1).correlate(Product).scalar_subquery()
    )
    return [used.is_not(None)]


def _last_ordered(read: Read, ids: list[int]) -> dict[int, date]:
    """Most stand in one of the newest orders; of the others every line has to be looked at."""
    newest = (
        select(Order.id, Order.date).order_by(Order.date.desc(), Order.id.desc())
        .limit(NEWEST).subquery()
    )
    # An outer join, and the + 0, keep to those orders: a product's lines are many more.
    lately = (
        select(OrderLine.product_id, func.max(newest.c.date)).select_from(newest)
        .outerjoin(OrderLine, OrderLine.order_id == newest.c.id)
        .where((OrderLine.product_id + 0).in_(ids))
    )
    found = _days(read, lately)
    if rest := [one for one in ids if one not in found]:
        ever = (
            select(OrderLine.product_id, func.max(Order.date))
            .join(Order, Order.id == OrderLine.order_id).where(OrderLine.product_id.in_(rest))
        )
        found |= _days(read, ever)
    return found


def _days(read: Read, query: Select[int | None, date]) -> dict[int, date]:
    rows = read.session.execute(query.group_by(OrderLine.product_id))
    return {product: day for product, day in rows if product is not None}


def _row(one: Product, last_ordered: date | None) -> ProductRow:
    spec = " ".join(part for part in (one.material, one.size, one.colour, one.process) if part)
    return ProductRow(
        id=one.id, code=one.code, name=one.name, spec=spec, unit=one.unit, price=one.price,
        moq=one.moq, last_ordered=last_ordered,
    )
