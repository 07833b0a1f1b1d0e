"""Above a customer: its name, code and tax id, and what is done for it most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout

from app.gui.parts.cell_label import CellLabel
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.gui.lists.cells import Cell
    from app.gui.pane.actions import ActionRow
    from app.gui.theme.theme import Theme

HEIGHT = 48
FOCUS_EDGE = 3
"""The pane below has the bar of its focus at its left."""
ONE_LINE_FROM = 720
"""Effective pixels: below, the actions stand under the name."""


class CustomerHead(QFrame):
    def __init__(self, theme: Theme, actions: ActionRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("page_header")
        self.name = Label(theme, face=Face.RECORD)
        self.note = Label(theme, face=Face.LABEL, ink=Ink.TEXT2)
        self.chip = CellLabel(theme)
        title = QHBoxLayout()
        title.setSpacing(theme.px(8))
        title.addWidget(self.name)
        title.addWidget(self.note)
        title.addWidget(self.chip)
        title.addStretch(1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        left, above = theme.px(20) + FOCUS_EDGE, theme.px(6)
        self._line.setContentsMargins(left, above, theme.px(13), above)
        self._line.setSpacing(theme.px(4))
        self._line.addLayout(title, 1)
        self._line.addWidget(actions)

    def show_head(self, name: str, note: str, chip: Cell | None) -> None:
        self.name.say(name)
        self.note.say(note)
        self.chip.show_cell(chip)
        self.chip.setVisible(chip is not None)

    def arrange(self, width: int) -> int:
        """The height it takes at that width."""
        wide = width >= self._theme.px(ONE_LINE_FROM)
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        least = self._theme.px(HEIGHT)
        height = least if wide else max(least, self._line.heightForWidth(width))
        self.setGeometry(0, 0, width, height)
        return height
