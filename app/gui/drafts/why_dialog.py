"""A question before what cannot simply be taken back: one line for the reason. Return decides only
from the reason or the button; Esc leaves everything as it is."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Why:
    """What it says, worded: ``sure`` what will come of it, ``missing`` that a reason is needed."""

    title: str
    sure: str
    label: str
    act: str
    missing: str


class WhyDialog(QuestionDialog):
    decided = Signal(str)
    """With the reason."""
    waits = True
    """Stands open until what was decided is stored."""

    def __init__(
        self, desk: Desk, parent: QWidget, why: Why, of: tuple[str, int | None]
    ) -> None:
        """``of``: the kind of its draft, and the record that is asked about."""
        super().__init__(desk, parent)
        theme, words = desk.theme, desk.words
        self._missing = why.missing
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(why.title)
        self.setMinimumWidth(theme.px(460))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(20),) * 4)
        column.setSpacing(theme.px(10))
        column.addWidget(Label(theme, why.title, face=Face.LARGE))
        column.addWidget(Paragraph(theme, why.sure))
        self.reason = text_field(theme, words, why.label)
        column.addWidget(self.reason)
        column.addWidget(self.left_line)
        row = QHBoxLayout()
        row.addStretch(1)
        leave = Button(theme, words("forms.leave"), key="Esc")
        leave.clicked.connect(self.reject)
        self.go = Button(theme, why.act, weight=Weight.PRIMARY, key="↵")
        self.go.clicked.connect(self._take)
        self.reason.line.returnPressed.connect(self._take)
        row.addWidget(leave)
        row.addWidget(self.go)
        column.addLayout(row)
        self.reason.line.setFocus()
        self.ask(of, {"reason": self.reason})

    def _take(self) -> None:
        self.reason.take()
        if not self.reason.value:
            self.reason.say_wrong(self._missing)
            self.reason.line.setFocus()
        elif self.hand_over():
            self.decided.emit(self.reason.value)
            if not self.waits:
                self.accept()
