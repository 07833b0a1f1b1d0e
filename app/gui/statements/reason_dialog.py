"""Why a statement is revised: one line, before what cannot be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from app.gui.parts.buttons import Button, Weight
from app.gui.parts.labels import Label, Paragraph
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.gui.desk import Desk


class ReasonDialog(QDialog):
    def __init__(self, desk: Desk, number: str, parent: QWidget) -> None:
        super().__init__(parent)
        theme, words = desk.theme, desk.words
        title = words("money.revise_title", number=number)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(460))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(20),) * 4)
        column.setSpacing(theme.px(10))
        column.addWidget(Label(theme, title, face=Face.LARGE))
        column.addWidget(Paragraph(theme, words("money.revise_sure", number=number)))
        column.addWidget(
            Label(theme, words("money.revise_why"), face=Face.LABEL, ink=Ink.TEXT3)
        )
        self.reason = QLineEdit()
        self.reason.setFont(theme.font(Face.VALUE))
        self.reason.setAccessibleName(words("money.revise_why"))
        column.addWidget(self.reason)
        self.missing = Label(theme, words("money.revise_why_missing"), face=Face.LABEL,
                             ink=Ink.LATE)
        self.missing.hide()
        column.addWidget(self.missing)
        row = QHBoxLayout()
        row.addStretch(1)
        leave = Button(theme, words("gui.cancel"), key="Esc")
        leave.clicked.connect(self.reject)
        self.go = Button(theme, words("money.revise"), weight=Weight.PRIMARY, key="↵")
        self.go.clicked.connect(self._take)
        self.reason.returnPressed.connect(self._take)
        row.addWidget(leave)
        row.addWidget(self.go)
        column.addLayout(row)
        self.reason.setFocus()

    def _take(self) -> None:
        if self.reason.text().strip():
            self.accept()
        else:
            self.missing.show()
            self.reason.setFocus()


def asked_reason(desk: Desk, number: str, parent: QWidget) -> str:
    """Empty: left as it is."""
    dialog = ReasonDialog(desk, number, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    return dialog.reason.text().strip() if accepted else ""
