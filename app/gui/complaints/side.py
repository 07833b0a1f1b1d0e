"""At the complaint's right: whom to call, whether it happened before, and what happened since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.gui.lists import cells
from app.gui.pane.papers_section import PapersSection
from app.gui.pane.timeline import TimelineView
from app.gui.parts.cell_label import CellLabel
from app.gui.parts.labels import Label, Paragraph
from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink
from app.gui.words import DASH

if TYPE_CHECKING:
    from app.gui.desk import Desk
    from app.queries.complaint_sheet import ComplaintSheet, Repeat
    from app.queries.record_timeline import RecordTimeline


class ComplaintSide(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        theme = desk.theme
        self.contact = Label(theme, face=Face.LABEL, ink=Ink.TEXT3)
        self.phone = Label(theme, face=Face.LARGE)
        self.fax = Label(theme, face=Face.LARGE)
        self.repeat = QFrame()
        self.repeat.setObjectName("quiet_box")
        self.repeat_chip = CellLabel(theme)
        self.repeat_words = Paragraph(theme, face=Face.LABEL, ink=Ink.TEXT2)
        self.timeline = TimelineView(desk)
        self.papers = PapersSection(desk)
        box = QVBoxLayout(self.repeat)
        box.setContentsMargins(*(theme.px(10),) * 4)
        box.addWidget(self.repeat_chip)
        box.addWidget(self.repeat_words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(6), 0, 0)
        column.setSpacing(theme.px(6))
        for part in (self.contact, self.phone, self.fax, self.repeat, self.timeline,
                     self.papers):
            column.addWidget(part)
        column.addStretch(1)

    def show_sheet(self, sheet: ComplaintSheet, timeline: RecordTimeline) -> None:
        words = self._desk.words
        self.contact.say(sheet.contact or words("complaints.no_contact"))
        self.phone.say(words("complaints.phone", number=sheet.phone or DASH))
        self.fax.say(words("complaints.fax", number=sheet.fax or DASH))
        self.repeat.setVisible(sheet.repeat is not None)
        if sheet.repeat is not None:
            self._show_repeat(sheet.repeat)
        self.timeline.show_timeline(timeline)

    def _show_repeat(self, repeat: Repeat) -> None:
        words = self._desk.words
        self.repeat_chip.show_cell(cells.chip(
            words("complaints.repeat", count=repeat.count + 1), Glyph.MISSING, Ink.WARN,
            filled=True,
        ))
        self.repeat_words.say(words(
            "complaints.repeat_last", number=repeat.last_number,
            resolution=repeat.last_resolution or words("complaints.no_resolution"),
        ))
