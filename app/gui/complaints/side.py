"""At the complaint's right: whom to call, whether it happened before, and what happened since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.gui.lists import cells
from app.gui.lists.painting import paint_hairline
from app.gui.pane.pane import SIDE
from app.gui.pane.papers_section import PapersSection
from app.gui.pane.reach_rows import ReachRows
from app.gui.pane.timeline import TimelineView
from app.gui.parts.cell_label import CellLabel
from app.gui.parts.labels import Paragraph
from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.gui.desk import Desk
    from app.queries.complaint_sheet import ComplaintSheet, Repeat
    from app.queries.record_timeline import RecordTimeline

EDGE = 16


class ComplaintSide(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        theme = desk.theme
        self.reach = ReachRows(desk)
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
        self._beside = False
        self._column = column = QVBoxLayout(self)
        column.setSpacing(theme.px(6))
        for part in (self.reach, self.repeat, self.timeline, self.papers):
            column.addWidget(part)
        column.addStretch(1)

    def stand(self, *, beside: bool) -> None:
        """Beside the complaint a hairline parts the two; below it, it goes on as before."""
        px = self._desk.theme.px
        self._beside = beside
        self._column.setContentsMargins(
            px(EDGE if beside else SIDE), px(14 if beside else 0), px(EDGE), px(EDGE)
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._beside:
            painter = QPainter(self)
            paint_hairline(painter, self._desk.theme.tokens.line, QPointF(0, 0),
                           QPointF(0, self.height()))
            painter.end()

    def show_sheet(self, sheet: ComplaintSheet, timeline: RecordTimeline) -> None:
        words = self._desk.words
        self.reach.show_reach(
            sheet.phone, sheet.fax, who=sheet.contact or words("complaints.no_contact")
        )
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
