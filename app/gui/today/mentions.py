"""What else to say in the same call: the customer's other things, each a way to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.gui.lists import cells
from app.gui.operations.today import open_target
from app.gui.pane.link import Link
from app.gui.pane.section import SectionTitle
from app.gui.parts.cell_label import CellLabel
from app.gui.target import Target
from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink
from app.gui.today import row_times, row_words

if TYPE_CHECKING:
    from app.gui.desk import Desk
    from app.gui.lists.cells import Cell
    from app.queries.day_record import DayRecord


@dataclass(frozen=True, slots=True)
class Mention:
    chip: Cell
    words: str
    target: Target


def mentions(facts: DayRecord, desk: Desk) -> list[Mention]:
    wording, words = desk.wording(), desk.words
    told = []
    for row in facts.others:
        glyph, tone = row_words.shape(row)
        chip = cells.chip(row_times.how_long(row, wording), glyph, tone)
        told.append(Mention(chip, row_words.title(row, wording), open_target(row)))
    for order in facts.coming:
        chip = cells.chip(words("today.coming"), Glyph.HALF, Ink.GO)
        said = words(
            "today.coming_order", number=order.number, item=order.item,
            day=words.day(order.promised, desk.today),
        )
        told.append(Mention(chip, said, Target("orders", order.id, order.number)))
    return told


class _Row(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._target: Target | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(desk.theme.px(6))
        self.chip = CellLabel(desk.theme)
        self.link = Link(desk.theme, "", Face.VALUE)
        self.link.clicked.connect(self._go)
        row.addWidget(self.chip)
        row.addWidget(self.link)
        row.addStretch(1)

    def show_mention(self, one: Mention) -> None:
        self._target = one.target
        self.chip.show_cell(one.chip)
        self.link.say(one.words)

    def _go(self) -> None:
        if self._target is not None:
            self._desk.go(self._target)


class MentionsView(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.title = SectionTitle(desk.theme, "", above=0)
        self._column.addWidget(self.title)

    def show_mentions(self, facts: DayRecord) -> None:
        told = mentions(facts, self._desk)
        while len(self.rows) < len(told):
            row = _Row(self._desk)
            self.rows.append(row)
            self._column.addWidget(row)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(told))
            if place < len(told):
                row.show_mention(told[place])
        self.title.say(self._desk.words("today.mentions", count=facts.count))
        self.setVisible(bool(told))
