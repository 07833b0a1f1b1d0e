"""Below a field that two people changed: what the other one made of it, take or keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.gui.parts.buttons import Button
from app.gui.parts.labels import Paragraph
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.gui.desk import Desk


class ConflictRow(QFrame):
    taken = Signal()
    kept = Signal()

    def __init__(self, desk: Desk, theirs: str) -> None:
        super().__init__()
        theme, words = desk.theme, desk.words
        self.setObjectName("conflict_row")
        self.words = Paragraph(
            theme, words("forms.theirs", value=theirs), face=Face.LABEL, ink=Ink.LATE
        )
        self.take = Button(theme, words("forms.take_theirs"))
        self.keep = Button(theme, words("forms.keep_mine"))
        self.take.clicked.connect(self.taken)
        self.keep.clicked.connect(self.kept)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(2))
        buttons.addWidget(self.take)
        buttons.addWidget(self.keep)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(self.words)
        column.addLayout(buttons)
