"""Below the editor of a receipt or a credit: its files, dropped anywhere on it, and its story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.pane.attachments import AttachmentsView, read_attachments
from app.gui.pane.timeline import TimelineView, read_timeline

if TYPE_CHECKING:
    from app.bootstrap import Context
    from app.gui.forms.form_page import FormPage
    from app.queries.attachments import AttachmentRow
    from app.queries.record_timeline import RecordTimeline

    Story = tuple[RecordTimeline, tuple[AttachmentRow, ...]]


class PaperStory(QWidget):
    def __init__(self, form: FormPage, entity: str, record_id: int) -> None:
        super().__init__()
        self._desk, self._entity, self._record_id = form.desk, entity, record_id
        self.files, self.timeline = AttachmentsView(form.desk), TimelineView(form.desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, form.desk.theme.px(6), 0, 0)
        column.setSpacing(form.desk.theme.px(6))
        column.addWidget(self.files)
        column.addWidget(self.timeline)
        self.hide()  # until it is read
        form.add_below(self)
        form.setAcceptDrops(True)
        form.installEventFilter(self)
        paste = QShortcut(QKeySequence.StandardKey.Paste, form)
        paste.setWhatsThis(form.desk.words("pane.drop_here"))
        # A field that has the keyboard keeps the key for its own text.
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.setAutoRepeat(False)
        paste.activated.connect(self.files.paste)
        form.desk.bus.changed.connect(self._on_changed)
        self._read()

    def _on_changed(self, tables: frozenset[str] | None) -> None:
        if tables is None or tables & {"attachment", self._entity}:
            self._read()

    def _read(self) -> None:
        entity, record_id = self._entity, self._record_id

        def ask(context: Context) -> Story:
            story = read_timeline(context, ((entity, record_id),))
            return story, read_attachments(context, entity, record_id)

        self._desk.tasks.read(ask, self._show, group=(id(self), "story"), owner=self)

    def _show(self, story: Story) -> None:
        timeline, files = story
        self.files.show_attachments(self._entity, self._record_id, files)
        self.timeline.show_timeline(timeline)
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragMoveEvent):  # entering is one, too
            mime = event.mimeData()
            if mime.hasUrls() or mime.hasImage():
                event.acceptProposedAction()
                return True
        elif isinstance(event, QDropEvent) and self.files.take(event.mimeData()):
            event.acceptProposedAction()
            return True
        return False
