"""What arrived, line by line, as a sheet of the typed grid."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from typing import TYPE_CHECKING

from app.domain.amounts_typed import parse_amount
from app.domain.errors import DomainError
from app.gui.grid.sheet import GridColumn, Notice
from app.gui.lists import cells
from app.gui.lists.cells import Cell
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.gui.desk import Desk
    from app.queries.panes.deliveries import DeliverySheet, SheetLine

QUANTITY_UNIT = Decimal("0.0001")


class ReceivedColumn(IntEnum):
    PLACE = 0
    NAME = 1
    ORDER = 2
    SHIPPED = 3
    RECEIVED = 4
    UNIT = 5
    CONDITION = 6


COLUMNS = (
    GridColumn("editor.column.place", 38),
    GridColumn("editor.column.name", 260, stretch=True, gives_way=1),
    GridColumn("deliveries.column.order", 158, gives_way=2, vanishes=True),
    GridColumn("deliveries.column.shipped", 98, right=True),
    GridColumn("deliveries.column.received", 98, right=True, typed=True),
    GridColumn("editor.column.unit", 56),
    GridColumn("deliveries.column.condition", 240, typed=True, gives_way=3),
)


@dataclass(slots=True)
class CountedLine:
    """``received`` None: not counted; ``typed`` is what cannot be read, ``wrong`` why."""

    line: SheetLine
    received: Decimal | None
    remark: str
    typed: str = ""
    wrong: str = ""

    def put(self, text: str) -> None:
        given = text.strip()
        self.typed = self.wrong = ""
        try:
            self.received = parse_amount(given).quantize(QUANTITY_UNIT) if given else None
            if self.received is not None and self.received < 0:
                raise DomainError("errors.value_negative", field="")
        except DomainError as refused:
            self.received, self.typed, self.wrong = None, given, refused.message_id

    @property
    def edited(self) -> bool:
        before = self.line.received
        return self.received != before or self.remark != self.line.remark

    @property
    def kept(self) -> str:
        if self.wrong:
            return self.typed
        return "" if self.received is None else f"{self.received.normalize():f}"


class ReceivedRows:
    columns: Sequence[GridColumn] = COLUMNS

    def __init__(self, desk: Desk, sheet: DeliverySheet) -> None:
        self._desk = desk
        self.lines = [CountedLine(one, one.received, one.remark) for one in sheet.lines]

    @property
    def count(self) -> int:
        return len(self.lines)

    def cell(self, row: int, column: int) -> Cell:
        counted, words = self.lines[row], self._desk.words
        line, at = counted.line, ReceivedColumn(column)
        if at is ReceivedColumn.PLACE:
            return Cell(str(row + 1), ink=Ink.TEXT3)
        if at is ReceivedColumn.NAME:
            return Cell(line.name, note=line.spec)
        if at is ReceivedColumn.ORDER:
            return Cell(line.order, ink=Ink.TEXT2, note=f"-{line.line}")
        if at is ReceivedColumn.SHIPPED:
            return cells.number(words.quantity(line.quantity), ink=Ink.TEXT2)
        if at is ReceivedColumn.UNIT:
            return Cell(line.unit)
        shown = self.text(row, column)
        return cells.number(shown) if at is ReceivedColumn.RECEIVED else Cell(shown)

    def text(self, row: int, column: int) -> str:
        counted = self.lines[row]
        if column == ReceivedColumn.CONDITION:
            return counted.remark
        if counted.wrong:
            return counted.typed
        received = counted.received
        if received is None:
            return ""
        return self._desk.words.quantity(received) if received else "0"

    def put(self, row: int, column: int, text: str) -> None:
        if column == ReceivedColumn.CONDITION:
            self.lines[row].remark = text.strip()
        else:
            self.lines[row].put(text)

    def wrong(self, row: int, column: int) -> str:
        counted = self.lines[row]
        if column != ReceivedColumn.RECEIVED or not counted.wrong:
            return ""
        return self._desk.words("deliveries.fault.quantity", text=counted.typed)

    def notices(self, row: int) -> Sequence[Notice]:
        counted, words = self.lines[row], self._desk.words
        if counted.wrong:
            return (Notice(words("deliveries.fault.quantity", text=counted.typed)),)
        line, received = counted.line, counted.received
        if received is None or received == line.quantity:
            return ()
        gap = words.quantity(abs(line.quantity - received))
        said = "deliveries.short" if received < line.quantity else "deliveries.more"
        return (Notice(words(said, gap=gap), Ink.WARN, Glyph.DIFFERS),)

    def go_way(self, row: int, key: str) -> bool:
        return False

    def take_all(self) -> None:
        for one in self.lines:
            if one.received is None and not one.wrong:
                one.received = one.line.quantity

    def kept(self) -> dict[tuple[int, str], str]:
        """As a draft keeps it."""
        found: dict[tuple[int, str], str] = {}
        for row, one in enumerate(self.lines, start=1):
            found[row, "line_id"] = str(one.line.id)
            found[row, "received"] = one.kept
            found[row, "condition"] = one.remark
        return found

    def bring_back(self, kept: Mapping[tuple[int, str], str]) -> None:
        by_line = {text: row for (row, name), text in kept.items() if name == "line_id"}
        for one in self.lines:
            row = by_line.get(str(one.line.id))
            if row is not None:
                one.put(kept.get((row, "received"), one.kept))
                one.remark = kept.get((row, "condition"), one.remark)
