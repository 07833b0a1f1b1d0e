"""Before a paper is voided: one line for the reason. Return voids only from the reason or the
button; Esc leaves everything as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.gui.drafts.question_dialog import QuestionDialog
from app.gui.fields.typed_field import text_field
from app.gui.parts.buttons import Button, Weight
from app.gui.parts.labels import Label, Paragraph
from app.gui.theme.fonts import Face

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.gui.desk import Desk


DRAFT = "delivery_void"


class VoidDialog(QuestionDialog):
    decided = Signal(str)
    """With the reason."""

    def __init__(
        self, desk: Desk, number: str, parent: QWidget, delivery_id: int | None = None
    ) -> None:
        super().__init__(desk, parent)
        theme, words = desk.theme, desk.words
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = words("deliveries.void_title", number=number)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(460))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(20),) * 4)
        column.setSpacing(theme.px(10))
        column.addWidget(Label(theme, title, face=Face.LARGE))
        column.addWidget(Paragraph(theme, words("deliveries.void_sure")))
        self.reason = text_field(theme, words, words("deliveries.void_why"))
        column.addWidget(self.reason)
        column.addWidget(self.left_line)
        row = QHBoxLayout()
        row.addStretch(1)
        leave = Button(theme, words("gui.cancel"), key="Esc")
        leave.clicked.connect(self.reject)
        self.go = Button(theme, words("deliveries.void"), weight=Weight.PRIMARY, key="↵")
        self.go.clicked.connect(self._take)
        self.reason.line.returnPressed.connect(self._take)
        row.addWidget(leave)
        row.addWidget(self.go)
        column.addLayout(row)
        self.reason.line.setFocus()
        self.ask((DRAFT, delivery_id), {"reason": self.reason})

    def _take(self) -> None:
        self.reason.take()
        if self.reason.value:
            if self.hand_over():
                self.decided.emit(self.reason.value)
        else:
            self.reason.fault.say(self._words("deliveries.void_why_missing"))
            self.reason.fault.show()
            self.reason.line.setFocus()
