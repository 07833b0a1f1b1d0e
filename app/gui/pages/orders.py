"""Orders: number, customer, items, promised and lateness, state, total."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from app.gui.frame.tabs import Tab
from app.gui.lists import cells
from app.gui.lists.columns import Column
from app.gui.lists.list_spec import Filter, ListSpec
from app.gui.pages.lateness import promise
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.bootstrap import Context
    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Wording
    from app.gui.lists.list_spec import Asked
    from app.queries.lists.orders import OrderRow
    from app.queries.page import Page


class OrderColumn(IntEnum):
    NUMBER = 0
    CUSTOMER = 1
    ITEMS = 2
    PROMISED = 3
    STATE = 4
    TOTAL = 5


_STATES = {
    "open": (Glyph.OPEN, Ink.IDLE),
    "part": (Glyph.HALF, Ink.GO),
    "done": (Glyph.READY, Ink.GOOD),
    "cancelled": (Glyph.DIFFERS, Ink.IDLE),
}


def _items(row: OrderRow, wording: Wording) -> Cell:
    more = row.line_count - 1
    note = wording.words("gui.order.more_items", more=more, all=row.line_count) if more > 0 else ""
    return cells.text(row.item, note=note)


def _promised(row: OrderRow, wording: Wording) -> Cell:
    return promise(row.next_promise, wording, over=row.state.value in ("done", "cancelled"))


def _state(row: OrderRow, wording: Wording) -> Cell:
    if row.on_hold and row.state.value in ("open", "part"):
        return cells.chip(
            wording.words("gui.order.state.hold"), Glyph.MANAGER, Ink.HOLD, filled=True
        )
    glyph, tone = _STATES[row.state.value]
    return cells.chip(wording.words(f"gui.order.state.{row.state.value}"), glyph, tone)


def _total(row: OrderRow, wording: Wording) -> Cell:
    currency = row.currency or wording.currency
    return cells.number(wording.words.money(row.gross, currency, wording.currency))


COLUMNS: dict[OrderColumn, Column[OrderRow]] = {
    OrderColumn.NUMBER: Column(
        "gui.column.order", lambda row, _w: cells.text(row.number), 132, sort="date"
    ),
    OrderColumn.CUSTOMER: Column(
        "gui.column.customer", lambda row, _w: cells.name(row.customer), 150, gives_way=3
    ),
    OrderColumn.ITEMS: Column(
        "gui.column.items", _items, 190, stretch=True, gives_way=2
    ),
    OrderColumn.PROMISED: Column(
        "gui.column.promised", _promised, 148, english_width=156, sort="promise"
    ),
    OrderColumn.STATE: Column("gui.column.state", _state, 118, english_width=146),
    OrderColumn.TOTAL: Column("gui.column.total", _total, 128, right=True),
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


ORDERS: ListSpec[OrderRow] = ListSpec(
    tab=Tab.ORDERS,
    columns=COLUMNS,
    identity=lambda row: row.id,
    filters=(
        Filter("open", "gui.order.filter.open", "gui.order.empty.open"),
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
    depends=frozenset({"orders", "order_line", "delivery", "delivery_line", "credit",
                       "customer", "returned_paper"}),
    sort="promise",
    late_filter="late",
)
