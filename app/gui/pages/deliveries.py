"""Deliveries: number, customer, orders, batch, date, carrier, arrived, signed back."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from app.gui.frame.tabs import Tab
from app.gui.lists import cells
from app.gui.lists.columns import Column
from app.gui.lists.list_spec import Filter, ListSpec
from app.gui.pages.lateness import promise, span
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import date

    from app.bootstrap import Context
    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Columns, Wording
    from app.gui.lists.list_spec import Asked
    from app.queries.count import Count
    from app.queries.lists.deliveries import DeliveryRow
    from app.queries.page import Page

UNSIGNED_AFTER_DAYS = 3
"""A note that has not come back three days after arrival wants a call (domain §1.4)."""
ORDER = "order"
DUE = "due"
"""The filter whose rows are orders that are still to ship."""
NEVER = 1_000_000
"""Wider than any window."""


class DeliveryColumn(IntEnum):
    NUMBER = 0
    CUSTOMER = 1
    ORDERS = 2
    BATCH = 3
    DATE = 4
    CARRIER = 5
    ARRIVED = 6
    SIGNED = 7


def identity(row: DeliveryRow) -> Hashable:
    """A delivery's id; of an order that is still to ship ``(ORDER, its id)``."""
    return row.id if row.order_id is None else (ORDER, row.order_id)


def _orders(row: DeliveryRow, wording: Wording) -> Cell:
    if row.order_id is not None:
        return cells.quiet(wording.words("deliveries.lines", count=row.open_lines))
    first = row.orders[0] if row.orders else ""
    more = len(row.orders) - 1
    return cells.text(first, note=f"+{more}" if more > 0 else "")


def batch_words(batch: int, batches: int | None, wording: Wording) -> str:
    return f"{batch}/{batches}" if batches is not None else str(batch)


def _batch(row: DeliveryRow, wording: Wording) -> Cell:
    if row.order_id is not None or row.voided:
        return cells.EMPTY
    return cells.Cell(batch_words(row.batch, row.batches, wording), right=True, ink=Ink.TEXT2)


def state(row: DeliveryRow, wording: Wording) -> Cell:
    """Where the paper is: the goods first, then the note that must come back signed."""
    words = wording.words
    if row.order_id is not None:
        return cells.EMPTY
    if row.voided:
        return cells.chip(words("gui.delivery.state.voided"), Glyph.DIFFERS, Ink.IDLE)
    if row.problem:
        return cells.chip(
            words("deliveries.state.problem"), Glyph.DIFFERS, Ink.LATE, filled=True
        )
    if row.signed_on is not None:
        day = words.day(row.signed_on, wording.today)
        return cells.chip(words("gui.delivery.state.signed", day=day), Glyph.AGREED, Ink.GOOD)
    if row.arrived_on is None:
        return cells.chip(words("gui.delivery.state.under_way"), Glyph.HALF, Ink.GO)
    days = (wording.today - row.arrived_on).days
    if days < 1:
        return cells.chip(words("deliveries.state.unsigned"), Glyph.OPEN, Ink.IDLE)
    return cells.chip(
        words("gui.delivery.state.unsigned", span=span(days, words)), Glyph.MISSING, Ink.WARN,
        filled=days >= UNSIGNED_AFTER_DAYS,
    )


def _carrier(row: DeliveryRow, wording: Wording) -> Cell:
    return cells.Cell(row.carrier, ink=Ink.TEXT2, note=row.tracking_no)


def _day(day: date | None, wording: Wording) -> Cell:
    return cells.quiet(wording.words.day(day, wording.today))


def _arrived(row: DeliveryRow, wording: Wording) -> Cell:
    return cells.EMPTY if row.order_id is not None else _day(row.arrived_on, wording)


COLUMNS: dict[DeliveryColumn, Column[DeliveryRow]] = {
    DeliveryColumn.NUMBER: Column(
        "deliveries.column.number", lambda row, _w: cells.text(row.number), 132
    ),
    DeliveryColumn.CUSTOMER: Column(
        "gui.column.customer", lambda row, _w: cells.name(row.customer), 116, stretch=True,
        gives_way=4,
    ),
    DeliveryColumn.ORDERS: Column(
        "gui.column.of_orders", _orders, 150, gives_way=2, vanishes=True
    ),
    DeliveryColumn.BATCH: Column(
        "deliveries.column.batch", _batch, 58, right=True, gives_way=3, vanishes=True
    ),
    DeliveryColumn.DATE: Column(
        "gui.column.shipped", lambda row, w: _day(row.shipped_on, w), 84, sort="date"
    ),
    DeliveryColumn.CARRIER: Column(
        "gui.column.carrier", _carrier, 190, gives_way=1, vanishes=True
    ),
    DeliveryColumn.ARRIVED: Column("gui.column.arrived", _arrived, 72),
    DeliveryColumn.SIGNED: Column("gui.column.signed", state, 128, english_width=158),
}


TO_SHIP: dict[DeliveryColumn, Column[DeliveryRow]] = {
    **COLUMNS,
    DeliveryColumn.NUMBER: replace(COLUMNS[DeliveryColumn.NUMBER], title="gui.column.order"),
    DeliveryColumn.CUSTOMER: replace(COLUMNS[DeliveryColumn.CUSTOMER], stretch=False),
    DeliveryColumn.ORDERS: replace(
        COLUMNS[DeliveryColumn.ORDERS], title="gui.column.items", stretch=True
    ),
    DeliveryColumn.DATE: Column(
        "gui.column.promised", lambda row, w: promise(row.shipped_on, w), 132, english_width=138,
        sort="date",
    ),
    **{
        column: replace(COLUMNS[column], from_width=NEVER)
        for column in (DeliveryColumn.BATCH, DeliveryColumn.CARRIER, DeliveryColumn.ARRIVED,
                       DeliveryColumn.SIGNED)
    },
}
"""Of orders still to ship: nothing of a delivery stands there yet."""


def columns_of(chosen: str) -> Columns[DeliveryRow]:
    """By the filter that was chosen."""
    return TO_SHIP if chosen == DUE else COLUMNS


def _page(context: Context, asked: Asked, after: Any, limit: int) -> Page[DeliveryRow]:
    from app.queries.lists.deliveries import DeliveriesAsk, DeliveryFilter, delivery_list

    return context.ask(delivery_list, DeliveriesAsk(
        asked.today, DeliveryFilter(asked.filter), asked.text, asked.descending, after, limit,
    ))


def _counts(context: Context, asked: Asked) -> dict[str, int]:
    from app.queries.lists.deliveries import delivery_counts

    return {one.value: count for one, count in context.ask(delivery_counts, asked.today).items()}


def _count(context: Context, asked: Asked) -> Count:
    from app.queries.lists.deliveries import DeliveriesAsk, DeliveryFilter, delivery_count

    return context.ask(delivery_count, DeliveriesAsk(
        asked.today, DeliveryFilter(asked.filter), asked.text
    ))


DELIVERIES: ListSpec[DeliveryRow] = ListSpec(
    tab=Tab.DELIVERIES,
    columns=COLUMNS,
    identity=identity,
    filters=(
        Filter(DUE, "deliveries.filter.due", "deliveries.empty.due", Glyph.HALF, Ink.WARN),
        Filter("under_way", "gui.delivery.filter.under_way", "gui.delivery.empty.under_way",
               Glyph.HALF, Ink.GO),
        Filter("unsigned", "gui.delivery.filter.unsigned", "gui.delivery.empty.unsigned",
               Glyph.MISSING, Ink.WARN),
        Filter("problem", "deliveries.filter.problem", "deliveries.empty.problem",
               Glyph.DIFFERS, Ink.LATE),
        Filter("all", "gui.filter.all", "gui.delivery.empty.all"),
    ),
    search_hint="gui.delivery.search",
    nothing_yet="gui.delivery.empty.all",
    page=_page,
    counts=_counts,
    count=_count,
    depends=frozenset({"delivery", "delivery_line", "customer", "returned_paper", "orders",
                       "order_line", "complaint"}),
    sort="date",
    descending=True,
)
