"""Products: code, name and spec, unit, list price, MOQ, last ordered."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from app.gui.frame.tabs import Tab
from app.gui.lists import cells
from app.gui.lists.columns import Column
from app.gui.lists.list_spec import Filter, ListSpec

if TYPE_CHECKING:
    from app.bootstrap import Context
    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Wording
    from app.gui.lists.list_spec import Asked
    from app.queries.count import Count
    from app.queries.lists.products import ProductRow
    from app.queries.page import Page


class ProductColumn(IntEnum):
    CODE = 0
    NAME = 1
    UNIT = 2
    PRICE = 3
    MOQ = 4
    LAST = 5


def _price(row: ProductRow, wording: Wording) -> Cell:
    return cells.number(wording.words.price(row.price))


COLUMNS: dict[ProductColumn, Column[ProductRow]] = {
    ProductColumn.CODE: Column(
        "gui.column.product", lambda row, _w: cells.text(row.code), 96, sort="code"
    ),
    ProductColumn.NAME: Column(
        "gui.column.product_name", lambda row, _w: cells.name(row.name, note=row.spec), 180,
        stretch=True, gives_way=1,
    ),
    ProductColumn.UNIT: Column("gui.column.unit", lambda row, _w: cells.quiet(row.unit), 56),
    ProductColumn.PRICE: Column("gui.column.price", _price, 84, right=True),
    ProductColumn.MOQ: Column(
        "gui.column.moq", lambda row, w: cells.number(w.words.quantity(row.moq)), 72, right=True
    ),
    ProductColumn.LAST: Column(
        "gui.column.last_ordered",
        lambda row, w: cells.quiet(w.words.day(row.last_ordered, w.today)), 92,
    ),
}


def _page(context: Context, asked: Asked, after: Any, limit: int) -> Page[ProductRow]:
    from app.queries.lists.products import ProductFilter, ProductsAsk, product_list

    return context.ask(product_list, ProductsAsk(
        asked.today, ProductFilter(asked.filter), asked.text, asked.descending, after, limit
    ))


def _counts(context: Context, asked: Asked) -> dict[str, int]:
    from app.queries.lists.products import product_counts

    return {one.value: count for one, count in context.ask(product_counts, asked.today).items()}


def _count(context: Context, asked: Asked) -> Count:
    from app.queries.lists.products import ProductFilter, ProductsAsk, product_count

    return context.ask(product_count, ProductsAsk(
        asked.today, ProductFilter(asked.filter), asked.text
    ))


PRODUCTS: ListSpec[ProductRow] = ListSpec(
    tab=Tab.PRODUCTS,
    columns=COLUMNS,
    identity=lambda row: row.id,
    filters=(
        Filter("all", "gui.filter.all", "gui.product.empty.all"),
        Filter("in_use", "gui.product.filter.in_use", "gui.product.empty.in_use"),
        Filter("moq", "gui.product.filter.moq", "gui.product.empty.moq"),
    ),
    search_hint="gui.product.search",
    nothing_yet="gui.product.empty.all",
    page=_page,
    counts=_counts,
    count=_count,
    depends=frozenset({"product", "orders", "order_line"}),
    sort="code",
)
