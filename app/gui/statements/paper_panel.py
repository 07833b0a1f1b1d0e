"""The paper of a statement: its number, what state it is in, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.gui.parts.buttons import RING, Button, Weight
from app.gui.parts.cell_label import CellLabel
from app.gui.parts.labels import Label
from app.gui.statements.columns import state_chip
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink
from app.gui.words import DASH

if TYPE_CHECKING:
    from app.documents.contents import StatementContent
    from app.gui.desk import Desk
    from app.gui.statements.queue import QueueRow

FACTS = ("period", "due", "return_by", "fax")


class PaperPanel(QWidget):
    issue_asked = Signal()
    pdf_asked = Signal()
    excel_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        theme, words = desk.theme, desk.words
        column = QVBoxLayout(self)
        side = theme.px(16)
        column.setContentsMargins(side, theme.px(10), side - RING, theme.px(8))
        column.setSpacing(theme.px(5))
        title = QHBoxLayout()
        title.setSpacing(theme.px(8))
        self.name = Label(theme, face=Face.LARGE)
        self.number = Label(theme, face=Face.LABEL, ink=Ink.TEXT3)
        title.addWidget(self.name)
        title.addWidget(self.number, 1)
        column.addLayout(title)
        state = QHBoxLayout()
        state.setSpacing(theme.px(8))
        self.chip = CellLabel(theme)
        self.chip_note = Label(theme, face=Face.LABEL, ink=Ink.TEXT2)
        state.addWidget(self.chip)
        state.addWidget(self.chip_note, 1)
        column.addLayout(state)
        column.addLayout(self._make_facts())
        column.addStretch(1)
        self.issue = Button(theme, words("gui.statement.issue_one"), weight=Weight.SOFT, key="I")
        self.pdf = Button(theme, words("gui.statement.pdf"), key="P")
        self.excel = Button(theme, words("gui.statement.excel"), key="E")
        self.issue.clicked.connect(self.issue_asked)
        self.pdf.clicked.connect(self.pdf_asked)
        self.excel.clicked.connect(self.excel_asked)
        actions = QHBoxLayout()
        actions.setContentsMargins(-RING, 0, 0, 0)
        actions.setSpacing(theme.px(6) - 2 * RING)
        for button in (self.issue, self.pdf, self.excel):
            actions.addWidget(button)
        actions.addStretch(1)
        column.addLayout(actions)
        self.show_statement(None, None)

    def _make_facts(self) -> QGridLayout:
        theme, words = self._desk.theme, self._desk.words
        grid = QGridLayout()
        grid.setContentsMargins(0, theme.px(4), 0, 0)
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(1, 1)
        self.facts: dict[str, Label] = {}
        for place, fact in enumerate(FACTS):
            label = Label(theme, words(f"gui.statement.fact.{fact}"), face=Face.LABEL,
                          ink=Ink.TEXT3)
            grid.addWidget(label, place, 0)
            self.facts[fact] = Label(theme)
            grid.addWidget(self.facts[fact], place, 1)
        return grid

    def show_statement(self, row: QueueRow | None, content: StatementContent | None) -> None:
        for button in (self.issue, self.pdf, self.excel):
            button.setVisible(row is not None)
        if row is None:
            self.name.say("")
            self.number.say("")
            self.chip.show_cell(None)
            self.chip_note.say("")
        else:
            self._show_head(row)
        self._show_facts(content)

    def _show_head(self, row: QueueRow) -> None:
        words, one = self._desk.words, row.row
        wording = self._desk.wording()
        self.name.say(one.short_name)
        self.number.say(words("gui.statement.number", code=one.code, number=one.number or
                              words("gui.statement.no_number")))
        self.chip.show_cell(state_chip(row, wording, always_filled=True))
        self.chip_note.say(words(f"gui.statement.note.{one.state.value}"))
        self.issue.setVisible(one.state.value == "none")

    def _show_facts(self, content: StatementContent | None) -> None:
        words = self._desk.words
        if content is None:
            for label in self.facts.values():
                label.say("")
            return
        self.facts["period"].say(words(
            "gui.statement.period", start=words.full_day(content.period_from),
            end=words.full_day(content.period_to),
        ))
        self.facts["due"].say(
            words.full_day(content.due_date) if content.due_date
            else words("gui.statement.due_each")
        )
        self.facts["return_by"].say(words.full_day(content.return_by))
        self.facts["fax"].say(content.customer.fax or DASH)
