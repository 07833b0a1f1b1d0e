"""What can be done with a statement in each state; what wants doing first stands first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.gui.pane.flow_layout import FlowLayout
from app.gui.parts.buttons import RING, Button, Weight

if TYPE_CHECKING:
    from app.gui.desk import Desk


@dataclass(frozen=True, slots=True)
class PaperAction:
    name: str
    key: str
    words: str
    """Message id."""


ACTIONS = {
    one.name: one for one in (
        PaperAction("issue", "I", "gui.statement.issue_one"),
        PaperAction("send", "F", "money.send"),
        PaperAction("back", "G", "money.back"),
        PaperAction("chase", "S", "money.chase_done"),
        PaperAction("revise", "V", "money.revise"),
        PaperAction("settle", "D", "money.settle"),
        PaperAction("pdf", "P", "gui.statement.pdf"),
        PaperAction("excel", "E", "gui.statement.excel"),
        PaperAction("receipt", "R", "money.receipt"),
        PaperAction("credit", "A", "money.credit"),
        PaperAction("more", "K", "gui.more"),
    )
}
RETURNED = "returned"
"""Going on with what was left of writing down a paper that came back: no key has it."""
_FILES = ("pdf", "excel")
_MONEY = ("receipt", "credit")
OF_STATE = {
    "none": ("issue", *_FILES, *_MONEY, "more"),
    "made": ("send", "back", *_FILES, *_MONEY, "more"),
    "sent": ("back", "send", "chase", *_FILES, *_MONEY, "more"),
    "differs": ("revise", "settle", "back", *_FILES, *_MONEY, "more"),
    "agreed": ("receipt", "credit", "send", *_FILES, "more"),
    "settled": ("receipt", "credit", "send", *_FILES, "more"),
}
"""In the order of the buttons; the first is soft."""
ALSO = {
    "made": ("revise",), "sent": ("revise",), "differs": ("send",), "agreed": ("revise", "back"),
    "settled": ("revise", "back"),
}
"""By key and from the menu only."""


def allows(state: str, name: str) -> bool:
    return name in OF_STATE[state] or name in ALSO.get(state, ())


class PaperActions(QWidget):
    asked = Signal(str)
    """The action's name."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        theme, words = desk.theme, desk.words
        self._row = FlowLayout(self, gap=theme.px(6) - 2 * RING, line_gap=0)
        self.buttons: dict[str, Button] = {}
        for one in ACTIONS.values():
            button = Button(theme, words(one.words), key=one.key, parent=self)
            button.clicked.connect(lambda _=False, name=one.name: self.asked.emit(name))
            self.buttons[one.name] = button
            button.hide()

    def show_state(self, state: str | None) -> None:
        """None: no statement is chosen."""
        while self._row.takeAt(0) is not None:
            pass
        names = OF_STATE[state] if state else ()
        for name, button in self.buttons.items():
            button.setVisible(name in names)
        for place, name in enumerate(names):
            button = self.buttons[name]
            button.weigh(Weight.PLAIN if place else Weight.SOFT)
            self._row.addWidget(button)
        again = state in ("sent", "differs", "agreed", "settled")
        self.buttons["send"].say(self._desk.words("money.send_again" if again else "money.send"))
        self.updateGeometry()

    def in_order(self) -> list[str]:
        """The names of the buttons that show, as they stand."""
        return [name for name in self._names() if not self.buttons[name].isHidden()]

    def _names(self) -> list[str]:
        by_widget = {button: name for name, button in self.buttons.items()}
        found = []
        for place in range(self._row.count()):
            item = self._row.itemAt(place)
            widget = item.widget() if item is not None else None
            if isinstance(widget, Button):
                found.append(by_widget[widget])
        return found
