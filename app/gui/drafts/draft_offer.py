"""One quiet line below the header: something was left unfinished, and goes on with one key."""

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


class DraftOffer(QFrame):
    taken = Signal()
    thrown = Signal()
    """Not wanted any more: whoever made the offer throws the draft away."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme = desk.theme
        self.setObjectName("draft_offer")
        self.setFixedHeight(theme.px(HEIGHT))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), 0, theme.px(12), 0)
        self._words = Label(theme, face=Face.VALUE, ink=Ink.TEXT2)
        self.discard = Button(theme, desk.words("forms.throw_away"), weight=Weight.LINK)
        self.discard.clicked.connect(self.thrown)
        resume = Button(theme, desk.words("editor.resume"), key="F3")
        resume.clicked.connect(self.taken)
        row.addWidget(self._words, 1)
        row.addWidget(self.discard)
        row.addWidget(resume)
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def say(self, words: str) -> None:
        self._words.say(words)
        self.show()
