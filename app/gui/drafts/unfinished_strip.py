"""One calm line at the window's foot after it has opened: what was left unfinished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.gui.parts.buttons import Button, Weight
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.gui.desk import Desk

HEIGHT = 40
KEY = "F3"


class UnfinishedStrip(QFrame):
    taken = Signal()
    listed = Signal()
    put_by = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme, words = desk.theme, desk.words
        self._said = words
        self.setObjectName("unfinished_strip")
        self.setFixedHeight(theme.px(HEIGHT))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), 0, theme.px(12), 0)
        row.setSpacing(theme.px(8))
        self._words = Label(theme, face=Face.VALUE, ink=Ink.TEXT2)
        self.later = Button(theme, words("drafts.later"), weight=Weight.LINK)
        self.later.clicked.connect(self.put_by)
        self.all = Button(theme, words("drafts.all"), weight=Weight.LINK)
        self.all.clicked.connect(self.listed)
        self.go_on = Button(theme, words("editor.resume"), key=KEY)
        self.go_on.clicked.connect(self.taken)
        row.addWidget(self._words, 1)
        for button in (self.later, self.all, self.go_on):
            row.addWidget(button)
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def say(self, words: str, *, several: bool) -> None:
        """Of several the key shows all."""
        self._words.say(words)
        self._words.setToolTip(words)
        self.all.setVisible(not several)
        self.go_on.say(self._said("drafts.all") if several else self._said("editor.resume"))
        self.show()
