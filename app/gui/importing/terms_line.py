"""The terms of new customers of whom the file says none: seen, and set for all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.plain_terms import PlainTerms
from app.domain.terms import Settlement, TermUnit
from app.gui.pane.flow_layout import FlowLayout
from app.gui.parts.choice_box import ChoiceBox
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.gui.desk import Desk

MONTH_END = 31
DUE = (
    (0, TermUnit.MONTHS), (1, TermUnit.MONTHS), (2, TermUnit.MONTHS), (3, TermUnit.MONTHS),
    (4, TermUnit.MONTHS), (7, TermUnit.DAYS), (10, TermUnit.DAYS), (15, TermUnit.DAYS),
    (30, TermUnit.DAYS), (45, TermUnit.DAYS), (60, TermUnit.DAYS), (90, TermUnit.DAYS),
    (120, TermUnit.DAYS),
)
"""How long after the closing: what firms agree upon (domain §4.1); others are typed in the record.
"""


class TermsLine(QWidget):
    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme, words = desk.theme, desk.words
        self._words = words
        self.said = Label(theme, face=Face.LABEL, ink=Ink.TEXT3)
        self.settlement = ChoiceBox(theme, words("fields.settlement"))
        for one in Settlement:
            self.settlement.addItem(words(f"fields.choice.settlement.{one}"), one)
        self.closing = ChoiceBox(theme, words("fields.closing_day"))
        for day in (MONTH_END, *range(1, MONTH_END)):
            end = day == MONTH_END
            self.closing.addItem(
                words("importing.closing_end") if end else words("importing.closing", day=day), day
            )
        self.due = ChoiceBox(theme, words("importing.due_name"))
        for count, unit in DUE:
            self.due.addItem(self._due(count, unit), (count, unit))
        row = FlowLayout(self, gap=theme.px(8), line_gap=theme.px(4))
        for widget in (self.said, self.settlement, self.closing, self.due):
            row.addWidget(widget)
        for box in (self.settlement, self.closing, self.due):
            box.activated.connect(lambda _index: self.chosen.emit(self.terms()))
        self.hide()

    def _due(self, count: int, unit: TermUnit) -> str:
        if not count:
            return self._words("importing.due_closing")
        days = unit is TermUnit.DAYS
        return self._words("importing.due_days" if days else "importing.due_months", count=count)

    def terms(self) -> PlainTerms:
        count, unit = self.due.currentData()
        return PlainTerms(
            Settlement(self.settlement.currentData()), self.closing.currentData(), count,
            TermUnit(unit),
        )

    def show_terms(self, count: int, terms: PlainTerms) -> None:
        """``count``: of how many customers; none are not asked about."""
        self.setVisible(count > 0)
        if count:
            self.said.say(self._words("importing.plain_terms", count=count))
            places = [place for place, one in enumerate(DUE)
                      if one == (terms.term_count, terms.term_unit)]
            self.settlement.setCurrentIndex(list(Settlement).index(terms.settlement))
            self.closing.setCurrentIndex(terms.closing_day % MONTH_END)
            self.due.setCurrentIndex(places[0] if places else -1)
