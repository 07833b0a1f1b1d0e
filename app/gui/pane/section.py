"""The title of a part of a pane, and at its right a count or the way to the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.gui.pane.link import Link
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.gui.theme.theme import Theme


ABOVE = 8
"""More room than below: a title belongs to what follows it."""


class SectionTitle(QWidget):
    link_asked = Signal()

    def __init__(self, theme: Theme, title: str, *, above: int = ABOVE) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(above), 0, 0)
        row.setSpacing(theme.px(6))
        self.title = Label(theme, title, face=Face.LABEL, ink=Ink.TEXT2)
        self.link = Link(theme)
        self.link.clicked.connect(self.link_asked)
        self.link.hide()
        row.addWidget(self.title, 1)
        row.addWidget(self.link)
        self.setFixedHeight(theme.px(26 + above))

    def say(self, title: str) -> None:
        self.title.say(title)

    def show_link(self, words: str) -> None:
        """Empty words: none."""
        self.link.say(words)
        self.link.setVisible(bool(words))
