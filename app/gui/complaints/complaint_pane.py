"""The complaint itself: its clocks, what happened, the answer; whom to call at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.gui.complaints import record_words
from app.gui.complaints.clock_card import ClockCard
from app.gui.complaints.reply_box import DRAFT, ReplyBox
from app.gui.complaints.side import ComplaintSide
from app.gui.complaints.steps import Steps
from app.gui.drafts.in_hand import read_left
from app.gui.pane.attachments import AttachmentsView, read_attachments
from app.gui.pane.facts import FactsGrid
from app.gui.pane.head import PaneHead, WhoLine
from app.gui.pane.pane import SIDE, Pane
from app.gui.pane.paper_rows import paper_rows
from app.gui.pane.section import SectionTitle
from app.gui.pane.timeline import read_timeline
from app.gui.parts.buttons import RING, Weight
from app.gui.parts.labels import Label, Paragraph
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.queries.attachments import AttachmentRow
    from app.queries.complaint_sheet import ComplaintSheet
    from app.queries.drafts import DraftContent
    from app.queries.papers import Paper
    from app.queries.record_timeline import RecordTimeline

SIDE_WIDTH = 310
HEAD_AIR = 7
SIDE_BY_SIDE_FROM = 740
MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class ComplaintFacts:
    sheet: ComplaintSheet
    timeline: RecordTimeline
    attachments: tuple[AttachmentRow, ...]
    papers: tuple[Paper, ...]
    draft: DraftContent | None


class ComplaintPane(Pane[ComplaintFacts]):
    depends = frozenset({
        "complaint", "customer", "contact", "attachment", "delivery", "orders", "statement",
        "returned_paper",
    })
    reply_asked = Signal(str)
    close_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme, words = desk.theme, desk.words
        self.head = PaneHead(theme)
        self.who = WhoLine(desk)
        self.received = Label(theme, face=Face.LABEL, ink=Ink.TEXT3, right=True)
        self.day, self.latest = ClockCard(theme), ClockCard(theme)
        self.steps = Steps(theme)
        self.facts_grid = FactsGrid(theme)
        self.description = Paragraph(theme)
        self.attachments: AttachmentsView = AttachmentsView(desk)
        self.answer = ReplyBox(desk)
        self._answering: int | None = None
        self._said_of = (0, 0)
        self.side = ComplaintSide(desk)
        self.phoned = self.action_row.add(words("complaints.phoned"), "T", self._on_phoned)
        self.phoned.weigh(Weight.PLAIN)  # the answer's own button is the first
        self.closing = self.action_row.add(words("complaints.close"), "C", self._on_close)
        self.edit = self.action_row.add(words("complaints.edit"), "E", self._on_edit)
        self.answer.add_action(self.action_row)
        self.answer.stored.connect(self._on_stored)
        self.answer.left.connect(self.left)
        self.answer.template_asked.connect(self._on_template)
        self._lay_out()
        # The clocks run on while nobody touches anything.
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self._show_clocks)
        self._minute.start()

    def _lay_out(self) -> None:
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self._top())
        self.sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.sides.setSpacing(0)
        self.sides.addWidget(self._main(), 1)
        self.sides.addWidget(self.side)
        self.column.addLayout(self.sides, 1)

    def _top(self) -> QWidget:
        px = self.desk.theme.px
        top = QFrame()
        top.setObjectName("page_header")
        title = QHBoxLayout(top)
        title.setContentsMargins(px(SIDE), px(HEAD_AIR), px(16), px(HEAD_AIR))
        title.setSpacing(px(10))
        title.addWidget(self.head)
        title.addWidget(self.who, 1)
        title.addWidget(self.received)
        return top

    def _main(self) -> QWidget:
        """The answer's buttons have room for their ring: all else begins that much further in."""
        theme = self.desk.theme
        main = QWidget()
        column = QVBoxLayout(main)
        side = theme.px(SIDE) - RING
        column.setContentsMargins(side, theme.px(14), side, theme.px(10))
        column.setSpacing(theme.px(6))
        clocks = QHBoxLayout()
        clocks.setContentsMargins(RING, 0, RING, theme.px(8))
        clocks.setSpacing(theme.px(10))
        clocks.addWidget(self.day, 1)
        clocks.addWidget(self.latest, 1)
        column.addLayout(clocks)
        happened = SectionTitle(theme, self.desk.words("complaints.happened"))
        for part in (self.steps, happened, self.facts_grid, self.description, self.attachments):
            line = QHBoxLayout()
            line.setContentsMargins(RING, 0, RING, 0)
            line.addWidget(part)
            column.addLayout(line)
        column.addSpacing(theme.px(6))
        column.addWidget(self.answer, 1)
        return main

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = self.desk.theme
        wide = self.viewport().width() >= theme.px(SIDE_BY_SIDE_FROM)
        direction = QBoxLayout.Direction
        self.sides.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self.side.stand(beside=wide)
        if wide:
            self.side.setFixedWidth(theme.px(SIDE_WIDTH))
        else:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(self.maximumWidth())

    def read(self, context: Context, identity: int) -> ComplaintFacts | None:
        from app.queries.complaint_sheet import complaint_sheet
        from app.queries.panes.goods_papers import complaint_papers

        sheet = context.ask(complaint_sheet, identity)
        if sheet is None:
            return None
        return ComplaintFacts(
            sheet, read_timeline(context, (("complaint", identity),)),
            read_attachments(context, "complaint", identity),
            context.ask(complaint_papers, identity),
            read_left(context, DRAFT, identity),
        )

    def fill(self, facts: ComplaintFacts) -> None:
        sheet, wording = facts.sheet, self.desk.wording()
        self.head.show_head(sheet.number, (record_words.state_chip(sheet, wording),))
        self.who.show_who(sheet.customer, customer_id=sheet.customer_id)
        self.received.say(record_words.received(sheet, wording))
        self._show_clocks()
        answer = record_words.noted_answer(facts.timeline)
        self.steps.show_steps(record_words.steps(sheet, wording.words, answer))
        self.facts_grid.show_facts(record_words.facts(sheet, wording.words))
        self.description.say(sheet.description)
        self.attachments.show_attachments("complaint", sheet.id, facts.attachments)
        self.side.show_sheet(sheet, facts.timeline)
        self.side.papers.show_papers(paper_rows(facts.papers, wording, brief=True))
        self._show_answer(facts)
        self._begin_answer(sheet)

    def _show_clocks(self) -> None:
        if self.facts is not None:
            wording, sheet = self.desk.wording(), self.facts.sheet
            self.day.show_face(record_words.day_face(sheet, wording))
            self.latest.show_face(record_words.latest_face(sheet, wording))

    def _show_answer(self, facts: ComplaintFacts) -> None:
        sheet, words, answer = facts.sheet, self.desk.words, self.answer
        replied, closed = sheet.replied_at is not None, sheet.closed_at is not None
        answer.title.say(words("complaints.outcome" if replied else "complaints.first_answer"))
        if self._said_of != (sheet.id, sheet.version):
            # What was said of the key that was struck stays until something happens.
            self._said_of = sheet.id, sheet.version
            manner = "complaints.outcome_manner" if replied else "complaints.manner"
            answer.manner.say("" if closed else words(manner), Ink.TEXT3)
        answer.words.setAccessibleName(answer.title.text())
        answer.words.setReadOnly(closed)
        answer.template.setVisible(not replied)
        answer.store.setVisible(not replied and not closed)
        self.phoned.setVisible(not replied and not closed)
        self.closing.setVisible(not closed)
        self.closing.weigh(Weight.SOFT if replied else Weight.PLAIN)
        answer.show_answer(sheet.id, sheet.version, sheet.resolution, facts.draft)

    def _on_stored(self, text: str) -> None:
        if self.facts is None:
            return
        if not text:
            self.answer.say_wrong(self.desk.words("complaints.nothing_written"))
        elif self.facts.sheet.replied_at is None:
            self.reply_asked.emit(text)
        elif text == self.facts.sheet.resolution:
            # The key that noted the answer, held or struck again, is not to close.
            self.answer.say_wrong(self.desk.words("complaints.unchanged"))
        else:
            self.close_asked.emit(text)

    def _on_phoned(self) -> None:
        if self.facts is not None:
            self.reply_asked.emit(self.answer.text)

    def _on_close(self) -> None:
        if self.facts is not None:
            self.close_asked.emit(self.answer.text)

    def _on_edit(self) -> None:
        if self.identity is not None:
            self.opened.emit(self.identity)

    def answer_for(self, complaint_id: int | None) -> None:
        """The keyboard goes to the answer, once that complaint stands here."""
        self._answering = complaint_id
        if self.facts is not None:
            self._begin_answer(self.facts.sheet)

    def _begin_answer(self, sheet: ComplaintSheet) -> None:
        if self._answering == sheet.id:
            self._answering = None
            self.entered.emit()
            self.answer.words.setFocus(Qt.FocusReason.OtherFocusReason)
            self.in_sight.bring(self.answer)

    def _on_template(self) -> None:
        if self.facts is not None:
            self.answer.propose(record_words.first_answer(self.facts.sheet, self.desk.wording()))
