"""The book and the file name the firm otherwise: which of the two it is, is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.gui.parts.buttons import FilterButton
from app.gui.parts.labels import Label, Paragraph
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.gui.desk import Desk
    from app.gui.importing.preview import Names


WIDEST = 200
"""Both names and their question fit into the smallest window at twice the size."""


class NameChoice(QWidget):
    chosen = Signal(bool)
    """True: the book's own stays."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme = self._theme = desk.theme
        self._words = desk.words
        self.own = FilterButton(theme, "")
        self.file = FilterButton(theme, "")
        self.own.clicked.connect(lambda: self._choose(own=True))
        self.file.clicked.connect(lambda: self._choose(own=False))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        row = QHBoxLayout()
        asked = self._words("importing.firm_name")
        row.addWidget(Label(theme, asked, face=Face.LABEL, ink=Ink.TEXT3))
        row.addWidget(self.own)
        row.addWidget(self.file)
        row.addStretch(1)
        self.story = Paragraph(theme, face=Face.LABEL, ink=Ink.TEXT3)
        # Else it is given the height that it would need in a narrow window.
        self.story.setMinimumHeight(theme.line(Face.LABEL))
        column.addLayout(row)
        column.addWidget(self.story)
        self.hide()

    def show_names(self, names: Names | None, *, own: bool) -> None:
        self.setVisible(names is not None)
        if names is not None:
            self.own.say(self._words("importing.firm_name_book", name=self._short(names.book)))
            self.file.say(self._words("importing.firm_name_file", name=self._short(names.file)))
            self._mark(own=own)

    def _short(self, name: str) -> str:
        return self._theme.metrics(Face.VALUE).elidedText(
            name, Qt.TextElideMode.ElideMiddle, self._theme.px(WIDEST)
        )

    def _mark(self, *, own: bool) -> None:
        self.own.setChecked(own)
        self.file.setChecked(not own)
        self.story.say(self._words("importing.firm_kept" if own else "importing.firm_replaced"))

    def _choose(self, *, own: bool) -> None:
        self._mark(own=own)
        self.chosen.emit(own)
