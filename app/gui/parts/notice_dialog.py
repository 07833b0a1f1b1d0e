"""A few sentences and one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from app.gui.parts.buttons import Button, Weight
from app.gui.parts.labels import Label, Paragraph
from app.gui.theme.fonts import Face

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.gui.theme.theme import Theme
    from app.gui.words import Words


class NoticeDialog(QDialog):
    def __init__(
        self, theme: Theme, words: Words, title: str, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(420))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(20),) * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(Label(theme, title, face=Face.LARGE))
        for line in text.split("\n"):
            column.addWidget(Paragraph(theme, line))
        close = Button(theme, words("gui.close"), weight=Weight.PRIMARY)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
