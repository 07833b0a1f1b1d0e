"""The top of a pane: what record this is, in what state, and whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.gui.pane.flow_layout import FlowLayout
from app.gui.pane.link import Link
from app.gui.parts.cell_label import CellLabel
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.gui.desk import Desk
    from app.gui.lists.cells import Cell
    from app.gui.theme.theme import Theme


class PaneHead(QWidget):
    """Number and chips; the chips of a title are always filled."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.number = Label(theme, face=Face.RECORD)
        self.chips: list[CellLabel] = []
        self._row = FlowLayout(self, gap=theme.px(8), line_gap=theme.px(4))
        self._row.addWidget(self.number)

    def show_head(self, number: str, chips: Sequence[Cell] = ()) -> None:
        self.number.say(number)
        while len(self.chips) < len(chips):
            chip = CellLabel(self._theme)
            self.chips.append(chip)
            self._row.addWidget(chip)
        for place, label in enumerate(self.chips):
            label.setVisible(place < len(chips))
            label.show_cell(chips[place] if place < len(chips) else None)


class WhoLine(QWidget):
    """The customer, a link to its record; then what else names the record, lighter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._customer: int | None = None
        self._number = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(desk.theme.px(6))
        self.name = Link(desk.theme, face=Face.NAME)
        self.name.clicked.connect(self._go)
        self.note = Label(desk.theme, face=Face.LABEL, ink=Ink.TEXT3)
        row.addWidget(self.name)
        row.addWidget(self.note, 1)

    def show_who(self, name: str, note: str = "", *, customer_id: int | None = None) -> None:
        self._customer = customer_id
        self.name.say(name)
        self.name.setEnabled(customer_id is not None)
        self.note.say(note)

    def _go(self) -> None:
        from app.gui.target import Target

        if self._customer is not None:
            self._desk.go(Target("customer", self._customer))
