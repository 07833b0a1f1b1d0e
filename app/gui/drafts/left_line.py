"""One quiet line in a question: what stands there was typed before, and can be thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.gui.parts.buttons import Button, Weight
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.gui.desk import Desk


class LeftLine(QWidget):
    thrown = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(desk.theme.px(8))
        self._words = Label(desk.theme, face=Face.LABEL, ink=Ink.TEXT2)
        self.throw = Button(
            desk.theme, desk.words("forms.throw_away"), weight=Weight.LINK, key="Shift Esc"
        )
        self.throw.clicked.connect(self.thrown)
        row.addWidget(self._words, 1)
        row.addWidget(self.throw)
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def say(self, since: str) -> None:
        """``since`` empty: nothing was left."""
        self._words.say(self._desk.words("drafts.since", time=since) if since else "")
        self.setVisible(bool(since))

    def warn(self, words: str) -> None:
        self._words.say(words, Ink.LATE)
        self.show()
