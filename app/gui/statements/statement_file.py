"""The whole of what happened to a statement, and the files that belong to it: a scan, a letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.choices import FaxMatch
from app.gui.lists import cells
from app.gui.pane.attachments import AttachmentsView, read_attachments
from app.gui.pane.pane import Pane
from app.gui.pane.paper_rows import paper_rows
from app.gui.pane.papers import PaperRow, back_target
from app.gui.pane.papers_section import PapersSection
from app.gui.pane.section import SectionTitle
from app.gui.pane.timeline import TimelineView, read_timeline
from app.gui.parts.buttons import Button
from app.gui.parts.page_header import PageHeader
from app.gui.statements.chase import ChaseLines, steps_of
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from datetime import date

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Wording
    from app.queries.attachments import AttachmentRow
    from app.queries.papers import Paper
    from app.queries.record_timeline import RecordTimeline
    from app.queries.statement_way import PaperBack, StatementWay


@dataclass(frozen=True, slots=True)
class FileFacts:
    way: StatementWay
    papers: tuple[Paper, ...]
    timeline: RecordTimeline
    files: tuple[AttachmentRow, ...]


class StatementFilePane(Pane[FileFacts]):
    depends = frozenset({"statement", "returned_paper", "discrepancy", "put_off", "attachment"})

    def __init__(self, desk: Desk, deadline: date | None) -> None:
        """``deadline``: the list's, by when it is to come back."""
        super().__init__(desk)
        self._deadline = deadline
        self.setAccessibleName(desk.words("money.file"))
        self.action_row.hide()
        self.chase_title = SectionTitle(desk.theme, desk.words("money.chase"))
        self.chase = ChaseLines(desk.theme, desk.words("money.chase"))
        self.papers = PapersSection(desk)
        self.timeline = TimelineView(desk)
        self.attachments = AttachmentsView(desk)
        for part, above in (
            (self.chase_title, 0), (self.chase, 0), (self.papers, 4), (self.attachments, 4),
            (self.timeline, 4),
        ):
            self.add(part, above)
        self.end()
        self.arm(self)

    def read(self, context: Context, identity: Any) -> FileFacts | None:
        from app.queries.papers import statements_of
        from app.queries.statement_way import statement_way

        way = context.ask(statement_way, identity)
        if way is None:
            return None
        records = (
            ("statement", identity), *(("returned_paper", one.id) for one in way.back),
            *(("discrepancy", item.id) for one in way.back for item in one.differing),
        )
        return FileFacts(
            way, context.ask(statements_of, way.revisions), read_timeline(context, records),
            read_attachments(context, "statement", identity),
        )

    def fill(self, facts: FileFacts) -> None:
        assert self.attachments is not None
        wording, way = self.desk.wording(), facts.way
        self.chase.show_steps(steps_of(way, wording.words, wording.today, self._deadline))
        self.papers.show_papers(_rows(facts, wording))
        self.timeline.show_timeline(facts.timeline)
        self.attachments.show_attachments("statement", self.identity, facts.files)


def _rows(facts: FileFacts, wording: Wording) -> list[PaperRow]:
    """Its revisions, the one that holds first, and below them what came back: each opens."""
    rows = paper_rows(reversed(facts.papers), wording)
    kind = wording.words("pane.paper.back")
    return rows + [
        PaperRow(kind, one.document, returned_chip(one, wording),
                 target=back_target(one.id, one.document))
        for one in facts.way.back_of_all
    ]


def returned_chip(one: PaperBack, wording: Wording) -> Cell:
    words = wording.words
    day = words.day(one.received_on, wording.today)
    if one.differs:
        said = words("order_pane.back.differs", day=day)
        return cells.chip(said, Glyph.DIFFERS, Ink.LATE, filled=True)
    if one.match is FaxMatch.MISMATCH:
        return cells.chip(words("money.other_fax"), Glyph.MISSING, Ink.WARN, filled=True)
    told = (words("order_pane.back.signed", day=day), one.signer)
    return cells.chip(" · ".join(filter(None, told)), Glyph.AGREED, Ink.GOOD)


class StatementFile(QWidget):
    """In place of the month; Esc goes back."""

    left = Signal()

    def __init__(
        self, desk: Desk, statement_id: int, number: str, deadline: date | None = None
    ) -> None:
        super().__init__()
        theme, words = desk.theme, desk.words
        header = PageHeader(theme, number, words("gui.more"))
        back = Button(theme, words("money.leave"), key="Esc")
        back.clicked.connect(self.left)
        header.finish(None, [back])
        self.pane = StatementFilePane(desk, deadline)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self.pane, 1)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)
        self.pane.show_record(statement_id)

    def begin(self) -> None:
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)
