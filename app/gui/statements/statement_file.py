"""The whole of what happened to a statement, and the files that belong to it: a scan, a letter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.pane.attachments import AttachmentsView, read_attachments
from app.gui.pane.pane import Pane
from app.gui.pane.timeline import TimelineView, read_timeline
from app.gui.parts.buttons import Button
from app.gui.parts.page_header import PageHeader

if TYPE_CHECKING:
    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.queries.attachments import AttachmentRow
    from app.queries.record_timeline import RecordTimeline


@dataclass(frozen=True, slots=True)
class FileFacts:
    timeline: RecordTimeline
    files: tuple[AttachmentRow, ...]


class StatementFilePane(Pane[FileFacts]):
    depends = frozenset({"statement", "returned_paper", "attachment"})

    def __init__(self, desk: Desk, number: str) -> None:
        super().__init__(desk)
        self._number = number
        self.setAccessibleName(desk.words("money.file"))
        self.action_row.hide()
        self.timeline = TimelineView(desk)
        self.attachments = AttachmentsView(desk)
        self.add(self.attachments)
        self.add(self.timeline, 12)
        self.end()
        self.arm(self)

    def read(self, context: Context, identity: Any) -> FileFacts | None:
        from app.queries.statement_sheets import papers_back

        back = context.ask(partial(papers_back, faxes=()), self._number)
        records = (("statement", identity), *(("returned_paper", one.id) for one in back))
        return FileFacts(
            read_timeline(context, records), read_attachments(context, "statement", identity)
        )

    def fill(self, facts: FileFacts) -> None:
        assert self.attachments is not None
        self.timeline.show_timeline(facts.timeline)
        self.attachments.show_attachments("statement", self.identity, facts.files)


class StatementFile(QWidget):
    """In place of the month; Esc goes back."""

    left = Signal()

    def __init__(self, desk: Desk, statement_id: int, number: str) -> None:
        super().__init__()
        theme, words = desk.theme, desk.words
        header = PageHeader(theme, number, words("gui.more"))
        back = Button(theme, words("money.leave"), key="Esc")
        back.clicked.connect(self.left)
        header.finish(None, [back])
        self.pane = StatementFilePane(desk, number)
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
