"""The top of a pane: what record this is, in what state, and whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.gui.pane.flow_layout import FlowLayout
from app.gui.pane.link import Link
from app.gui.parts.buttons import RING, Button, Weight
from app.gui.parts.cell_label import CellLabel
from app.gui.parts.key_menu import KeyMenu
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.icons import Icon
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.gui.desk import Desk
    from app.gui.lists.cells import Cell
    from app.gui.theme.theme import Theme


class PaneHead(QWidget):
    """Number and chips (those of a title are always filled); at the right what is done seldom."""

    def __init__(self, theme: Theme, more: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.number = Label(theme, face=Face.RECORD)
        self.chips: list[CellLabel] = []
        self._entries: list[tuple[str, Callable[[], None]]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._row = FlowLayout(gap=theme.px(8), line_gap=theme.px(4))
        self._row.addWidget(self.number)
        row.addLayout(self._row, 1)
        self.more = Button(theme, "", weight=Weight.BARE, icon=Icon.MORE)
        self.more.setAccessibleName(more)
        self.more.setToolTip(more)
        self.more.clicked.connect(self.open_menu)
        self.more.hide()
        self.more.setFixedHeight(theme.px(22) + 2 * RING)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)

    def show_head(self, number: str, chips: Sequence[Cell] = ()) -> None:
        self.number.say(number)
        while len(self.chips) < len(chips):
            chip = CellLabel(self._theme)
            self.chips.append(chip)
            self._row.addWidget(chip)
        for place, label in enumerate(self.chips):
            label.setVisible(place < len(chips))
            label.show_cell(chips[place] if place < len(chips) else None)

    def offer(self, entries: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """(words, what it does) of the menu behind the dots; without any there are no dots."""
        self._entries = list(entries)
        self.more.setVisible(bool(entries))

    def open_menu(self) -> None:
        menu = KeyMenu(self)
        for words, act in self._entries:
            menu.addAction(words, act)
        corner = self.more.mapToGlobal(self.more.rect().bottomRight())
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))
        menu.aboutToHide.connect(menu.deleteLater, Qt.ConnectionType.QueuedConnection)


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
            # By its name, where the page has no row of it yet.
            self._desk.go(Target("customer", self._customer, self.name.text()))
