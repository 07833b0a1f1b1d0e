"""Deliveries: number, customer, orders, date, carrier, arrived, signed back."""

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
    from datetime import date

    from app.bootstrap import Context
    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Wording
    from app.gui.lists.list_spec import Asked
    from app.queries.lists.deliveries import DeliveryRow
    from app.queries.page import Page

UNSIGNED_AFTER_DAYS = 3
"""A note that has not come back three days after arrival wants a call (domain §1.4)."""


class DeliveryColumn(IntEnum):
    NUMBER = 0
    CUSTOMER = 1
    ORDERS = 2
    DATE = 3
    CARRIER = 4
    ARRIVED = 5
    SIGNED = 6
    TOTAL = 7


def _orders(row: DeliveryRow, wording: Wording) -> Cell:
    first = row.orders[0] if row.orders else ""
    more = len(row.orders) - 1
    return cells.text(first, note=f"+{more}" if more > 0 else "")


def _signed(row: DeliveryRow, wording: Wording) -> Cell:
    words = wording.words
    if row.voided:
        return cells.chip(words("gui.delivery.state.voided"), Glyph.DIFFERS, Ink.IDLE)
    if row.signed_on is not None:
        day = words.day(row.signed_on, wording.today)
        return cells.chip(words("gui.delivery.state.signed", day=day), Glyph.AGREED, Ink.GOOD)
    if row.arrived_on is None:
        return cells.chip(words("gui.delivery.state.under_way"), Glyph.HALF, Ink.GO)
    days = (wording.today - row.arrived_on).days
    return cells.chip(
        words("gui.delivery.state.unsigned", days=days), Glyph.MISSING, Ink.WARN,
        filled=days >= UNSIGNED_AFTER_DAYS,
    )


def _carrier(row: DeliveryRow, wording: Wording) -> Cell:
    return cells.Cell(row.carrier, ink=Ink.TEXT2, note=row.tracking_no)


def _day(day: date | None, wording: Wording) -> Cell:
    return cells.quiet(wording.words.day(day, wording.today))


COLUMNS: dict[DeliveryColumn, Column[DeliveryRow]] = {
    DeliveryColumn.NUMBER: Column(
        "gui.column.delivery", lambda row, _w: cells.text(row.number), 132
    ),
    DeliveryColumn.CUSTOMER: Column(
        "gui.column.customer", lambda row, _w: cells.name(row.customer), 150, stretch=True,
        gives_way=3,
    ),
    DeliveryColumn.ORDERS: Column("gui.column.of_orders", _orders, 160),
    DeliveryColumn.DATE: Column(
        "gui.column.shipped", lambda row, w: _day(row.shipped_on, w), 94, sort="date"
    ),
    DeliveryColumn.CARRIER: Column("gui.column.carrier", _carrier, 200, gives_way=1),
    DeliveryColumn.ARRIVED: Column(
        "gui.column.arrived", lambda row, w: _day(row.arrived_on, w), 94
    ),
    DeliveryColumn.SIGNED: Column("gui.column.signed", _signed, 140, english_width=170),
    DeliveryColumn.TOTAL: Column(
        "gui.column.total",
        lambda row, w: cells.number(w.words.money(row.gross, row.currency, w.currency)),
        128, right=True,
    ),
}


def _page(context: Context, asked: Asked, after: Any, limit: int) -> Page[DeliveryRow]:
    from app.queries.lists.deliveries import DeliveriesAsk, DeliveryFilter, delivery_list

    return context.ask(delivery_list, DeliveriesAsk(
        asked.today, DeliveryFilter(asked.filter), asked.text, asked.descending, after, limit,
    ))


def _counts(context: Context, asked: Asked) -> dict[str, int]:
    from app.queries.lists.deliveries import delivery_counts

    return {one.value: count for one, count in context.ask(delivery_counts, asked.today).items()}


DELIVERIES: ListSpec[DeliveryRow] = ListSpec(
    tab=Tab.DELIVERIES,
    columns=COLUMNS,
    identity=lambda row: row.id,
    filters=(
        Filter("all", "gui.filter.all", "gui.delivery.empty.all"),
        Filter("under_way", "gui.delivery.filter.under_way", "gui.delivery.empty.under_way",
               Glyph.HALF, Ink.GO),
        Filter("unsigned", "gui.delivery.filter.unsigned", "gui.delivery.empty.unsigned",
               Glyph.MISSING, Ink.WARN),
        Filter("voided", "gui.delivery.filter.voided", "gui.delivery.empty.voided"),
    ),
    search_hint="gui.delivery.search",
    nothing_yet="gui.delivery.empty.all",
    page=_page,
    counts=_counts,
    depends=frozenset({"delivery", "delivery_line", "customer", "returned_paper", "orders"}),
    sort="date",
    descending=True,
)
