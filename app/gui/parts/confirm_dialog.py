"""A question before what cannot be taken back. Return and Esc both leave things as they are."""

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


class ConfirmDialog(QDialog):
    def __init__(
        self, theme: Theme, words: Words, title: str, text: str, act: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(420))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(20),) * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(Label(theme, title, face=Face.LARGE))
        column.addWidget(Paragraph(theme, text))
        row = QHBoxLayout()
        row.addStretch(1)
        leave = Button(theme, words("gui.cancel"))
        leave.clicked.connect(self.reject)
        go = Button(theme, act, weight=Weight.PRIMARY)
        go.clicked.connect(self.accept)
        row.addWidget(leave)
        row.addWidget(go)
        column.addLayout(row)
        leave.setFocus()


def confirmed(
    theme: Theme, words: Words, title: str, text: str, act: str, parent: QWidget
) -> bool:
    """Whether the person pressed the button that names the act."""
    dialog = ConfirmDialog(theme, words, title, text, act, parent)
    return dialog.exec() == QDialog.DialogCode.Accepted
