"""The paper of a statement: its number, its way there and back, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.gui.parts.buttons import RING
from app.gui.parts.cell_label import CellLabel
from app.gui.parts.labels import Label
from app.gui.statements.chase import ChaseLines, steps_of
from app.gui.statements.columns import state_chip
from app.gui.statements.paper_actions import PaperActions
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink
from app.gui.words import DASH

if TYPE_CHECKING:
    from app.gui.desk import Desk
    from app.gui.statements.queue import QueueRow
    from app.queries.statement_sheets import StatementSheet

FACTS = ("due", "agreed")


class PaperPanel(QFrame):
    """What is known scrolls; what can be done stands below it, always."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        theme, words = desk.theme, desk.words
        self.setObjectName("pane_left_edge")
        side = theme.px(16)
        known = QWidget()
        column = QVBoxLayout(known)
        column.setContentsMargins(side, theme.px(10), side, 0)
        column.setSpacing(theme.px(4))
        self.name = Label(theme, face=Face.LARGE)
        self.number = Label(theme, face=Face.LABEL, ink=Ink.TEXT3)
        column.addLayout(self._line(self.name, self.number))
        self.chip = CellLabel(theme)
        self.chip_note = Label(theme, face=Face.LABEL, ink=Ink.TEXT2)
        column.addLayout(self._line(self.chip, self.chip_note))
        self.chase = ChaseLines(theme, words("money.chase"))
        column.addWidget(self.chase)
        self.known_facts = QWidget()
        self.known_facts.setLayout(self._make_facts())
        column.addWidget(self.known_facts)
        column.addStretch(1)
        self.action_row = PaperActions(desk)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scrolled(known), 1)
        row = QHBoxLayout()
        row.setContentsMargins(side - RING, 0, side - RING, theme.px(6))
        row.addWidget(self.action_row, 1)
        outer.addLayout(row)
        self.show_statement(None, None)

    def _scrolled(self, known: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(known)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _line(self, first: QWidget, second: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._desk.theme.px(8))
        row.addWidget(first)
        row.addWidget(second, 1)
        return row

    def _make_facts(self) -> QGridLayout:
        theme, words = self._desk.theme, self._desk.words
        grid = QGridLayout()
        grid.setContentsMargins(0, theme.px(2), 0, 0)
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(2))
        grid.setColumnStretch(1, 1)
        names = {
            "due": "gui.statement.fact.due", "agreed": "money.last_agreed",
        }
        self.facts: dict[str, Label] = {}
        for place, fact in enumerate(FACTS):
            label = Label(theme, words(names[fact]), face=Face.LABEL, ink=Ink.TEXT3)
            grid.addWidget(label, place, 0)
            self.facts[fact] = Label(theme)
            grid.addWidget(self.facts[fact], place, 1)
        return grid

    def show_statement(self, row: QueueRow | None, sheet: StatementSheet | None) -> None:
        self.action_row.show_state(row.row.state.value if row is not None else None)
        if row is None:
            self.name.say("")
            self.number.say("")
            self.chip.show_cell(None)
            self.chip_note.say("")
        else:
            self._show_head(row)
        self._show_sheet(row, sheet)

    def _show_head(self, row: QueueRow) -> None:
        words, one = self._desk.words, row.row
        self.name.say(one.short_name)
        self.number.say(words("gui.statement.number", code=one.code, number=one.number or
                              words("gui.statement.no_number")))
        self.chip.show_cell(state_chip(row, self._desk.wording(), always_filled=True))

    def _show_sheet(self, row: QueueRow | None, sheet: StatementSheet | None) -> None:
        words, today = self._desk.words, self._desk.today
        self.known_facts.setVisible(row is not None and sheet is not None)
        if row is None or sheet is None:
            self.chase.show_steps(())
            return
        content, state = sheet.content, row.row.state.value
        # While a row's new state is on its way its deadline is still that of the old one.
        deadline = row.row.deadline if state == "sent" else None
        self.chase.show_steps(steps_of(sheet, words, today, deadline))
        self.number.say(words(
            "money.period_number", start=words.day(content.period_from, today),
            end=words.day(content.period_to, today),
            number=row.row.number or words("gui.statement.no_number"),
        ))
        if state in ("made", "sent") and sheet.faxes and row.row.channel == "fax":
            self.chip_note.say(words("money.fax", number=sheet.faxes[0]))
        elif state == "agreed" and content.closing < 0:
            self.chip_note.say(words("money.agreed_credit"))
        else:
            self.chip_note.say(words(f"gui.statement.note.{state}"))
        self.facts["due"].say(
            words.full_day(content.due_date) if content.due_date
            else words("gui.statement.due_each")
        )
        agreed = sheet.agreed
        self.facts["agreed"].say(DASH if agreed is None else words(
            "money.agreed_on", day=words.full_day(agreed.on),
            month=words.month(agreed.month, self._desk.today),
        ))
