"""Until when, and why: what is put off comes back by itself."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.gui.drafts.question_dialog import QuestionDialog
from app.gui.errors_worded import sentence
from app.gui.fields.typed_field import date_field, text_field
from app.gui.parts.buttons import Button, Weight
from app.gui.parts.labels import Label, Paragraph
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from app.gui.desk import Desk

_DAY = timedelta(days=1)
_WEEK = 7


DRAFT = "put_off"


class PutOffDialog(QuestionDialog):
    """Stays open, and says why, where the day is refused."""

    chosen = Signal(object, str)
    """(day, reason)"""

    def __init__(
        self, desk: Desk, what: str, parent: QWidget, of: tuple[str, int | None] = (DRAFT, None)
    ) -> None:
        super().__init__(desk, parent)
        theme, words = desk.theme, desk.words
        self.setWindowTitle(words("today.off.title"))
        self.setMinimumWidth(theme.px(420))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(20),) * 4)
        column.setSpacing(theme.px(10))
        column.addWidget(Label(theme, words("today.off.title"), face=Face.LARGE))
        column.addWidget(Paragraph(theme, what, ink=Ink.TEXT2))
        self.day = date_field(theme, words, words("today.off.day"), lambda: desk.today)
        self.reason = text_field(theme, words, words("today.off.reason"))
        column.addLayout(self._quick())
        column.addWidget(self.day)
        column.addWidget(self.reason)
        column.addWidget(self.left_line)
        column.addWidget(Paragraph(theme, words("today.off.hint"), face=Face.LABEL, ink=Ink.TEXT3))
        column.addLayout(self._feet())
        self.day.set_value(desk.today + _DAY)
        self.day.line.selectAll()
        for field in (self.day, self.reason):
            field.line.returnPressed.connect(self.take)
        self.reason.line.setFocus()
        self.ask(of, {"day": self.day, "reason": self.reason})

    def _quick(self) -> QHBoxLayout:
        words, today = self._desk.words, self._desk.today
        monday = today + (_WEEK - today.weekday()) * _DAY
        row = QHBoxLayout()
        for name, day, key in (
            ("today.off.tomorrow", today + _DAY, "Alt+1"), ("today.off.monday", monday, "Alt+2"),
        ):
            said = words(name, day=words.day(day, today))
            button = Button(self._desk.theme, said, key=key.replace("+", " "))
            button.setShortcut(key)
            button.clicked.connect(partial(self._choose, day))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _feet(self) -> QHBoxLayout:
        words = self._desk.words
        row = QHBoxLayout()
        row.addStretch(1)
        leave = Button(self._desk.theme, words("forms.leave"), key="Esc")
        leave.clicked.connect(self.reject)
        self.go = Button(
            self._desk.theme, words("today.off.go"), weight=Weight.PRIMARY, key="↵"
        )
        self.go.clicked.connect(self.take)
        row.addWidget(leave)
        row.addWidget(self.go)
        return row

    def _choose(self, day: date, _checked: bool = False) -> None:
        self.day.set_value(day)
        self.reason.line.setFocus()

    def take(self) -> None:
        self.day.take()
        if self.day.value is None:
            self.day.line.setFocus()
        elif self.hand_over():
            self.chosen.emit(self.day.value, self.reason.line.text().strip())

    def say_refused(self, error: Exception) -> None:
        self.day.say_wrong(sentence(error, self._desk.words))
        self.day.line.setFocus()
