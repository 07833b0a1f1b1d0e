"""The grid's columns in order, and what each shows of a line."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from app.domain.money import format_money
from app.gui.lists.cells import EMPTY, Cell
from app.gui.order_editor.grid_line import GridField
from app.gui.order_editor.order_checks import price_change
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from datetime import date

    from app.gui.order_editor.grid_line import GridLine
    from app.gui.order_editor.order_form import OrderForm
    from app.gui.words import Words


class GridColumn(IntEnum):
    PLACE = 0
    ITEM = 1
    NAME = 2
    QUANTITY = 3
    UNIT = 4
    PRICE = 5
    AMOUNT = 6
    REQUIRED = 7
    PROMISED = 8
    LAST = 9

    @property
    def title_id(self) -> str:
        return _TITLES[self]

    @property
    def field(self) -> GridField | None:
        """None: worked out, not typed."""
        return GridField[self.name] if self.name in GridField.__members__ else None

    @property
    def right(self) -> bool:
        return self in (GridColumn.QUANTITY, GridColumn.PRICE, GridColumn.AMOUNT)


_TITLES = {
    GridColumn.PLACE: "editor.column.place",
    GridColumn.ITEM: "editor.column.item",
    GridColumn.NAME: "editor.column.name",
    GridColumn.QUANTITY: "editor.column.quantity",
    GridColumn.UNIT: "editor.column.unit",
    GridColumn.PRICE: "editor.column.price",
    GridColumn.AMOUNT: "editor.column.amount",
    GridColumn.REQUIRED: "editor.column.required",
    GridColumn.PROMISED: "editor.column.promised",
    GridColumn.LAST: "editor.column.last",
}
WIDTHS = {
    GridColumn.PLACE: 34, GridColumn.ITEM: 112, GridColumn.NAME: 240, GridColumn.QUANTITY: 84,
    GridColumn.UNIT: 52, GridColumn.PRICE: 84, GridColumn.AMOUNT: 96, GridColumn.REQUIRED: 76,
    GridColumn.PROMISED: 76, GridColumn.LAST: 120,
}
EDITABLE = tuple(one for one in GridColumn if one.field is not None)


def cell(form: OrderForm, row: int, column: GridColumn, words: Words, today: date) -> Cell:
    if column is GridColumn.PLACE:
        return Cell(str(row + 1), ink=Ink.TEXT3)
    line = form.lines[row] if row < len(form.lines) else None
    if line is None:
        return EMPTY
    if column is GridColumn.AMOUNT:
        amount = line.amount(form.currency)
        return Cell("" if amount is None else format_money(amount, form.currency), right=True)
    if column is GridColumn.LAST:
        return _last(line, words, today)
    assert column.field is not None
    text = line.shown(column.field, words, today)
    if not text:
        return Cell(proposed(form, line, column, words, today), ink=Ink.TEXT3)
    ink = Ink.LATE if column.field in line.wrong else Ink.TEXT
    note = line.spec if column is GridColumn.NAME else ""
    return Cell(text, right=column.right, ink=ink, note=note)


def proposed(
    form: OrderForm, line: GridLine | None, column: GridColumn, words: Words, today: date
) -> str:
    """What holds for an empty cell: the head's date for all lines, or what is still to come."""
    if line is None or line.empty:
        return ""
    if column is GridColumn.ITEM and line.is_new:
        return line.new_code or words("editor.new_product")
    if column is GridColumn.REQUIRED and form.required is not None:
        return words.day(form.required, today)
    if column is GridColumn.PROMISED:
        if form.promised is not None:
            return words.day(form.promised, today)
        return words("editor.to_promise")
    return ""


def _last(line: GridLine, words: Words, today: date) -> Cell:
    """What this customer paid last, in warn and with the change where the price is another now."""
    if line.last is None:
        return EMPTY
    change = price_change(line)
    if change is None:
        return Cell(words.price(line.last.price), note=words.day(line.last.day, today),
                    ink=Ink.TEXT2)
    if change > 0:
        said = words("editor.dearer", percent=change)
    else:
        said = words("editor.cheaper", percent=-change)
    return Cell(words.price(line.last.price), note=said, ink=Ink.WARN)
