"""The small tables within a customer: open orders, people, prices, calls."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from app.gui.lists import cells
from app.gui.lists.columns import Column
from app.gui.pages.lateness import promise
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Wording
    from app.queries.panes.customer_calls import CallRow
    from app.queries.panes.customer_orders import OpenOrder
    from app.queries.panes.customers import ContactRow, PriceRow


class OrderPart(IntEnum):
    NUMBER = 0
    ITEM = 1
    PROMISED = 2
    STATE = 3
    TOTAL = 4


class ContactPart(IntEnum):
    NAME = 0
    ROLE = 1
    PHONE = 2
    SIGNS = 3


class PricePart(IntEnum):
    CODE = 0
    NAME = 1
    PRICE = 2
    FROM = 3


class CallPart(IntEnum):
    DAY = 0
    SAID = 1


def _item(row: OpenOrder, wording: Wording) -> Cell:
    more = row.line_count - 1
    note = wording.words("gui.order.more_items", more=more, all=row.line_count) if more > 0 else ""
    return cells.text(row.item, note=note)


def _state(row: OpenOrder, wording: Wording) -> Cell:
    part = row.state.value == "part"
    return cells.chip(
        wording.words(f"gui.order.state.{row.state.value}"),
        Glyph.HALF if part else Glyph.OPEN, Ink.GO if part else Ink.IDLE,
    )


ORDERS: dict[OrderPart, Column[OpenOrder]] = {
    OrderPart.NUMBER: Column("gui.column.order", lambda row, _w: cells.text(row.number), 122),
    OrderPart.ITEM: Column("gui.column.items", _item, 150, stretch=True, gives_way=1),
    OrderPart.PROMISED: Column(
        "gui.column.promised", lambda row, w: promise(row.next_promise, w), 124
    ),
    OrderPart.STATE: Column("gui.column.state", _state, 92),
    OrderPart.TOTAL: Column(
        "gui.column.total",
        lambda row, w: cells.number(w.words.money(row.gross, row.currency, w.currency)), 88,
        right=True,
    ),
}


def _role(row: ContactRow, wording: Wording) -> Cell:
    if row.title and row.role:
        return cells.text(wording.words("customers.title_and_role", title=row.title,
                                        role=row.role))
    return cells.text(row.title or row.role)


def _signs(row: ContactRow, wording: Wording) -> Cell:
    if not row.may_sign:
        return cells.EMPTY
    return cells.chip(wording.words("customers.may_sign"), Glyph.AGREED, Ink.GOOD)


CONTACTS: dict[ContactPart, Column[ContactRow]] = {
    ContactPart.NAME: Column(
        "customers.column.contact", lambda row, _w: cells.name(row.name), 64, gives_way=2
    ),
    ContactPart.ROLE: Column("customers.column.role", _role, 92, stretch=True, gives_way=1),
    ContactPart.PHONE: Column(
        "gui.column.phone", lambda row, _w: cells.text(row.phone), 24
    ),
    ContactPart.SIGNS: Column("customers.column.signs", _signs, 24),
}
PRICES: dict[PricePart, Column[PriceRow]] = {
    PricePart.CODE: Column("gui.column.product", lambda row, _w: cells.text(row.code), 96),
    PricePart.NAME: Column(
        "gui.column.product_name",
        lambda row, _w: cells.text(row.name, note=row.customer_item_no), 180, stretch=True,
        gives_way=1,
    ),
    PricePart.PRICE: Column(
        "gui.column.price", lambda row, w: cells.number(w.words.price(row.price)), 96, right=True
    ),
    PricePart.FROM: Column(
        "customers.column.valid_from",
        lambda row, w: cells.quiet(
            w.words.full_day(row.valid_from) if row.valid_from is not None
            else w.words("customers.always")
        ), 96,
    ),
}
CALLS: dict[CallPart, Column[CallRow]] = {
    CallPart.DAY: Column(
        "customers.column.called",
        lambda row, w: cells.quiet(w.words.day(row.at.date(), w.today)), 56,
    ),
    CallPart.SAID: Column(
        "customers.call.said", lambda row, _w: cells.text(" ".join(row.text.split())), 150,
        stretch=True,
    ),
}
