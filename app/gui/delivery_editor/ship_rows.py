"""The open lines as a sheet of the typed grid: this delivery's quantity and a remark are typed."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from app.domain.money import format_money
from app.gui.grid.sheet import GridColumn, Notice, Way
from app.gui.lists import cells
from app.gui.lists.cells import EMPTY, Cell
from app.gui.pages.lateness import late_by
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.gui.delivery_editor.ship_form import ShipForm
    from app.gui.delivery_editor.ship_line import EditedLine
    from app.gui.desk import Desk


class ShipColumn(IntEnum):
    PLACE = 0
    ORDER = 1
    NAME = 2
    ORDERED = 3
    DELIVERED = 4
    OPEN = 5
    QUANTITY = 6
    UNIT = 7
    AMOUNT = 8
    DUE = 9
    REMARK = 10


COLUMNS = {
    ShipColumn.PLACE: GridColumn("editor.column.place", 38),
    ShipColumn.ORDER: GridColumn("deliveries.column.order", 158),
    ShipColumn.NAME: GridColumn("editor.column.name", 250, stretch=True, gives_way=4,
                                least=144),
    ShipColumn.ORDERED: GridColumn("deliveries.column.ordered", 86, right=True, gives_way=2,
                                   vanishes=True),
    ShipColumn.DELIVERED: GridColumn("deliveries.column.delivered", 86, right=True, gives_way=3,
                                     vanishes=True),
    ShipColumn.OPEN: GridColumn("deliveries.column.open", 86, right=True),
    ShipColumn.QUANTITY: GridColumn("deliveries.column.now", 98, right=True, typed=True),
    ShipColumn.UNIT: GridColumn("editor.column.unit", 56),
    ShipColumn.AMOUNT: GridColumn("editor.column.amount", 96, right=True, gives_way=1,
                                  vanishes=True),
    ShipColumn.DUE: GridColumn("deliveries.column.due", 120),
    ShipColumn.REMARK: GridColumn("deliveries.column.remark", 150, typed=True, gives_way=5),
}
CONSENT, LESS = "F6", "F7"


class ShipRows:
    columns: Sequence[GridColumn] = tuple(COLUMNS[one] for one in ShipColumn)

    def __init__(self, desk: Desk, form: ShipForm) -> None:
        self._desk, self._form = desk, form

    @property
    def count(self) -> int:
        return len(self._form.lines)

    def line(self, row: int) -> EditedLine:
        return self._form.lines[row]

    def cell(self, row: int, column: int) -> Cell:
        return _CELLS[ShipColumn(column)](self, row, self.line(row))

    def text(self, row: int, column: int) -> str:
        line = self.line(row)
        if column == ShipColumn.REMARK:
            return line.remark
        if line.wrong:
            return line.typed
        return self._desk.words.quantity(line.quantity) if line.quantity else ""

    def put(self, row: int, column: int, text: str) -> None:
        if column == ShipColumn.REMARK:
            self.line(row).remark = text.strip()
        else:
            self.line(row).put_quantity(text)

    def wrong(self, row: int, column: int) -> str:
        line = self.line(row)
        if column != ShipColumn.QUANTITY or not (line.wrong or line.asks):
            return ""
        return self.notices(row)[0].words

    def notices(self, row: int) -> Sequence[Notice]:
        line, words = self.line(row), self._desk.words
        if line.wrong:
            return (Notice(words("deliveries.fault.quantity", text=line.typed)),)
        if not line.over:
            return ()
        most, over = words.quantity(line.open.most) if line.open.most > 0 else "0", line.over
        params = {"most": most, "over": words.quantity(over)}
        if line.consented:
            return (Notice(words("deliveries.over_consented", **params), Ink.WARN,
                           Glyph.AGREED),)
        return (Notice(
            words("deliveries.over", **params), Ink.WARN, Glyph.MISSING,
            (Way(CONSENT, words("deliveries.consent")),
             Way(LESS, words("deliveries.less", most=most))),
        ),)

    def go_way(self, row: int, key: str) -> bool:
        line = self.line(row)
        if key == CONSENT:
            line.consented = True
        else:
            most = max(line.open.most, type(line.open.most)(0))
            line.put_quantity(f"{most.normalize():f}")
        return True

    def _place(self, row: int, line: EditedLine) -> Cell:
        return Cell(str(row + 1), ink=Ink.TEXT3)

    def _order(self, row: int, line: EditedLine) -> Cell:
        return Cell(line.open.order, ink=self._ink(line), note=f"-{line.open.line}")

    def _name(self, row: int, line: EditedLine) -> Cell:
        one = line.open
        spec = " ".join(filter(None, (one.material, one.size, one.colour, one.process)))
        return Cell(one.name, ink=self._ink(line), note=spec)

    def _ink(self, line: EditedLine) -> Ink:
        """A line that stays behind steps back."""
        return Ink.TEXT if line.quantity or line.wrong else Ink.TEXT3

    def _ordered(self, row: int, line: EditedLine) -> Cell:
        return cells.number(self._desk.words.quantity(line.open.quantity), ink=Ink.TEXT2)

    def _delivered(self, row: int, line: EditedLine) -> Cell:
        return cells.number(self._desk.words.quantity(line.open.delivered), ink=Ink.TEXT2)

    def _open(self, row: int, line: EditedLine) -> Cell:
        return cells.number(self._desk.words.quantity(line.open.outstanding))

    def _quantity(self, row: int, line: EditedLine) -> Cell:
        ink = Ink.LATE if line.wrong else Ink.TEXT
        return cells.number(self.text(row, ShipColumn.QUANTITY), ink=ink)

    def _unit(self, row: int, line: EditedLine) -> Cell:
        return Cell(line.open.unit)

    def _amount(self, row: int, line: EditedLine) -> Cell:
        if not line.quantity:
            return EMPTY
        return cells.number(format_money(line.amount, line.open.currency))

    def _due(self, row: int, line: EditedLine) -> Cell:
        words, today, due = self._desk.words, self._desk.today, line.open.due
        if due is None:
            return EMPTY
        shown = words.day(due, today)
        if due < today:
            return cells.lateness(
                shown, late_by((today - due).days, words), Glyph.LATE, Ink.LATE
            )
        if due == today:
            return cells.lateness(shown, words("gui.late.today"), Glyph.HALF, Ink.WARN)
        return cells.quiet(shown)

    def _remark(self, row: int, line: EditedLine) -> Cell:
        return Cell(line.remark)


_CELLS: dict[ShipColumn, Callable[[ShipRows, int, EditedLine], Cell]] = {
    ShipColumn.PLACE: ShipRows._place,
    ShipColumn.ORDER: ShipRows._order,
    ShipColumn.NAME: ShipRows._name,
    ShipColumn.ORDERED: ShipRows._ordered,
    ShipColumn.DELIVERED: ShipRows._delivered,
    ShipColumn.OPEN: ShipRows._open,
    ShipColumn.QUANTITY: ShipRows._quantity,
    ShipColumn.UNIT: ShipRows._unit,
    ShipColumn.AMOUNT: ShipRows._amount,
    ShipColumn.DUE: ShipRows._due,
    ShipColumn.REMARK: ShipRows._remark,
}
