"""Orders: number, customer, items, promised and lateness, state, total."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from app.gui.frame.tabs import Tab
from app.gui.lists import cells
from app.gui.lists.columns import Column
from app.gui.lists.list_spec import Filter, ListSpec
from app.gui.lists.widths import WIDE_FROM
from app.gui.orders.next_step import INKS, Step, step_of_row
from app.gui.pages.lateness import promise
from app.gui.pages.order_states import state_chip
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink
from app.gui.words import DASH

if TYPE_CHECKING:
    from app.bootstrap import Context
    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Wording
    from app.gui.lists.list_spec import Asked
    from app.queries.count import Count
    from app.queries.lists.orders import OrderRow
    from app.queries.page import Page


class OrderColumn(IntEnum):
    NUMBER = 0
    CUSTOMER = 1
    PO = 2
    ITEMS = 3
    PROGRESS = 4
    PROMISED = 5
    STATE = 6
    NEXT = 7
    OWNER = 8
    TOTAL = 9


def _items(row: OrderRow, wording: Wording) -> Cell:
    more = row.line_count - 1
    note = wording.words("gui.order.more_items", more=more, all=row.line_count) if more > 0 else ""
    return cells.text(row.item, note=note)


def _progress(row: OrderRow, wording: Wording) -> Cell:
    """Of one line its quantities, of more how many are delivered: units do not add up."""
    words, done = wording.words, row.progress
    if row.line_count > 1:
        shown = words("order_pane.progress_lines", done=done.lines_done, all=row.line_count)
    else:
        delivered = words.quantity(done.delivered) if done.delivered else "0"
        shown = words("order_pane.progress", done=delivered, all=words.quantity(done.ordered))
    if row.state.value != "part" or not done.ordered:
        return cells.number(shown, ink=Ink.TEXT2)
    return replace(cells.number(shown), share=done.delivered / done.ordered)


def _promised(row: OrderRow, wording: Wording) -> Cell:
    return promise(row.next_promise, wording, over=row.state.value in ("done", "cancelled"))


def _state(row: OrderRow, wording: Wording) -> Cell:
    open_ = row.state.value in ("open", "part")
    return state_chip(
        row.state.value, wording, on_hold=row.on_hold and open_, contract_out=row.contract_out
    )


def _next(row: OrderRow, wording: Wording) -> Cell:
    step = step_of_row(row, wording.today)
    ink = INKS[step] if step in (Step.WAIT, Step.NONE) else Ink.TEXT
    return cells.text(wording.words(f"order_pane.next.{step.value}"), ink=ink)


def _total(row: OrderRow, wording: Wording) -> Cell:
    currency = row.currency or wording.currency
    return cells.number(wording.words.money(row.gross, currency, wording.currency))


# The items are shortened first; what only a wide window shows steps out whole, and only then the
# items do.
COLUMNS: dict[OrderColumn, Column[OrderRow]] = {
    OrderColumn.NUMBER: Column(
        "gui.column.order", lambda row, _w: cells.text(row.number), 122, sort="date"
    ),
    OrderColumn.CUSTOMER: Column(
        "gui.column.customer", lambda row, _w: cells.name(row.customer), 104, gives_way=6
    ),
    OrderColumn.PO: Column(
        "order_pane.column.po", lambda row, _w: cells.quiet(row.customer_po or DASH), 104,
        gives_way=4, vanishes=True, from_width=WIDE_FROM,
    ),
    OrderColumn.ITEMS: Column(
        "gui.column.items", _items, 186, stretch=True, gives_way=1,
        vanishes=True,
    ),
    OrderColumn.PROGRESS: Column(
        "order_pane.column.progress", _progress, 96, english_width=124, right=True, gives_way=3,
        vanishes=True, from_width=WIDE_FROM,
    ),
    OrderColumn.PROMISED: Column(
        "gui.column.promised", _promised, 132, english_width=138, sort="promise"
    ),
    OrderColumn.STATE: Column("gui.column.state", _state, 112, english_width=142),
    OrderColumn.NEXT: Column(
        "order_pane.column.next", _next, 120, english_width=136, gives_way=2, vanishes=True,
        from_width=WIDE_FROM,
    ),
    OrderColumn.OWNER: Column(
        "order_pane.column.owner", lambda row, _w: cells.quiet(row.owner or DASH), 76, gives_way=5,
        vanishes=True, from_width=WIDE_FROM,
    ),
    OrderColumn.TOTAL: Column("gui.column.total", _total, 108, right=True),
}


def _page(context: Context, asked: Asked, after: Any, limit: int) -> Page[OrderRow]:
    from app.queries.lists.orders import OrderFilter, OrdersAsk, OrderSort, order_list

    return context.ask(order_list, OrdersAsk(
        asked.today, OrderFilter(asked.filter), asked.text, OrderSort(asked.sort),
        asked.descending, after, limit,
    ))


def _counts(context: Context, asked: Asked) -> dict[str, int]:
    from app.queries.lists.orders import order_counts

    return {one.value: count for one, count in context.ask(order_counts, asked.today).items()}


def _count(context: Context, asked: Asked) -> Count:
    from app.queries.lists.orders import OrderFilter, OrdersAsk, order_count

    return context.ask(order_count, OrdersAsk(
        asked.today, OrderFilter(asked.filter), asked.text
    ))


def _sorted_by(asked: Asked) -> tuple[str, bool]:
    """All orders stand by their date alone: most of them promise nothing any more."""
    if asked.filter == "all" and asked.sort != "date":
        return "date", True
    return asked.sort, asked.descending


ORDERS: ListSpec[OrderRow] = ListSpec(
    tab=Tab.ORDERS,
    columns=COLUMNS,
    identity=lambda row: row.id,
    filters=(
        Filter("open", "gui.order.filter.open", "gui.order.empty.open"),
        Filter("action", "order_pane.filter.action", "order_pane.empty.action"),
        Filter("late", "gui.order.filter.late", "gui.order.empty.late", Glyph.LATE, Ink.LATE),
        Filter("week", "gui.order.filter.week", "gui.order.empty.week"),
        Filter("hold", "gui.order.filter.hold", "gui.order.empty.hold", Glyph.MANAGER, Ink.HOLD),
        Filter("unsigned", "gui.order.filter.unsigned", "gui.order.empty.unsigned"),
        Filter("all", "gui.filter.all", "gui.order.empty.all"),
    ),
    search_hint="gui.order.search",
    nothing_yet="gui.order.empty.all",
    page=_page,
    counts=_counts,
    count=_count,
    depends=frozenset({"orders", "order_line", "delivery", "delivery_line", "credit",
                       "customer", "returned_paper"}),
    sort="promise",
    sorted_by=_sorted_by,
    late_filter="late",
)
