"""Customers: name and code and one worst mark; what else there is where the list has room."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from app.gui.frame.tabs import Tab
from app.gui.lists import cells
from app.gui.lists.columns import Column
from app.gui.lists.list_spec import Filter, ListSpec
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.bootstrap import Context
    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Wording
    from app.gui.lists.list_spec import Asked
    from app.queries.count import Count
    from app.queries.lists.customers import CustomerRow
    from app.queries.page import Page


class CustomerColumn(IntEnum):
    NAME = 0
    FULL_NAME = 1
    MARK = 2
    OPEN = 3
    PHONE = 4
    FAX = 5
    CLERK = 6
    LIMIT = 7


def _mark(row: CustomerRow, wording: Wording) -> Cell:
    """The worst thing only: a list of marks would hide it."""
    words = wording.words
    if row.late_orders:
        return cells.chip(
            words("gui.customer.mark.late", count=row.late_orders), Glyph.LATE, Ink.LATE
        )
    if row.on_hold:
        return cells.chip(words("gui.customer.mark.hold"), Glyph.MANAGER, Ink.HOLD)
    if row.open_complaints:
        return cells.chip(
            words("gui.customer.mark.complaints", count=row.open_complaints),
            Glyph.MISSING, Ink.WARN,
        )
    if row.unsigned:
        return cells.chip(words("customers.mark.unsigned"), Glyph.OPEN, Ink.WARN)
    return cells.EMPTY


def _limit(row: CustomerRow, wording: Wording) -> Cell:
    currency = row.currency or wording.currency
    return cells.number(wording.words.money(row.credit_limit, currency, wording.currency))


def _full_name(row: CustomerRow, _wording: Wording) -> Cell:
    """Where it is not what stands before it already."""
    return cells.quiet(row.name) if row.short_name not in ("", row.name) else cells.EMPTY


def _first(numbers: str) -> Cell:
    return cells.text(numbers.split(";")[0].strip())


COLUMNS: dict[CustomerColumn, Column[CustomerRow]] = {
    CustomerColumn.NAME: Column(
        "gui.column.customer",
        lambda row, _w: cells.name(row.short_name or row.name, note=row.code), 150,
        sort="code", stretch=True, gives_way=7,
    ),
    CustomerColumn.FULL_NAME: Column(
        "gui.column.full_name", _full_name, 220, gives_way=1,
        vanishes=True, headed=True,
    ),
    CustomerColumn.MARK: Column("gui.column.mark", _mark, 24),
    CustomerColumn.OPEN: Column(
        "gui.column.open_orders",
        lambda row, w: cells.number(w.words.quantity_of(row.open_orders)), 96, right=True,
        gives_way=5, vanishes=True, headed=True,
    ),
    CustomerColumn.PHONE: Column(
        "gui.column.phone", lambda row, _w: _first(row.phone), 150, gives_way=6, vanishes=True,
        headed=True,
    ),
    CustomerColumn.FAX: Column(
        "gui.column.fax", lambda row, _w: _first(row.fax), 140, gives_way=3, vanishes=True,
        headed=True,
    ),
    CustomerColumn.CLERK: Column(
        "gui.column.clerk", lambda row, _w: cells.quiet(row.clerk), 90, gives_way=2,
        vanishes=True, headed=True,
    ),
    CustomerColumn.LIMIT: Column(
        "gui.column.credit_limit", _limit, 120, right=True, gives_way=4, vanishes=True,
        headed=True,
    ),
}


def _page(context: Context, asked: Asked, after: Any, limit: int) -> Page[CustomerRow]:
    from app.queries.lists.customers import CustomerFilter, CustomersAsk, customer_list

    return context.ask(customer_list, CustomersAsk(
        asked.today, CustomerFilter(asked.filter), asked.text, asked.descending, after, limit
    ))


def _counts(context: Context, asked: Asked) -> dict[str, int]:
    from app.queries.lists.customers import customer_counts

    return {one.value: count for one, count in context.ask(customer_counts, asked.today).items()}


def _count(context: Context, asked: Asked) -> Count:
    from app.queries.lists.customers import CustomerFilter, CustomersAsk, customer_count

    return context.ask(customer_count, CustomersAsk(
        asked.today, CustomerFilter(asked.filter), asked.text
    ))


CUSTOMERS: ListSpec[CustomerRow] = ListSpec(
    tab=Tab.CUSTOMERS,
    columns=COLUMNS,
    identity=lambda row: row.id,
    filters=(
        Filter("all", "gui.filter.all", "gui.customer.empty.all"),
        Filter("open_orders", "gui.customer.filter.open_orders", "gui.customer.empty.open_orders"),
        Filter("late", "gui.customer.filter.late", "gui.customer.empty.late",
               Glyph.LATE, Ink.LATE),
        Filter("unsigned", "customers.filter.unsigned", "customers.empty.unsigned"),
        Filter("hold", "gui.customer.filter.hold", "gui.customer.empty.hold",
               Glyph.MANAGER, Ink.HOLD),
    ),
    search_hint="gui.customer.search",
    nothing_yet="gui.customer.empty.all",
    page=_page,
    counts=_counts,
    count=_count,
    depends=frozenset({"customer", "orders", "complaint", "delivery", "returned_paper"}),
    sort="code",
)
