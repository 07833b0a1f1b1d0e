"""Where the answer is written: kept as a draft while it is typed, stored by Ctrl+Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.gui.drafts.draft_keeper import DraftKeeper
from app.gui.drafts.rested import once_rested
from app.gui.pane.flow_layout import FlowLayout
from app.gui.pane.link import Link
from app.gui.parts.buttons import RING, Button, Weight
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from app.gui.desk import Desk
    from app.queries.drafts import DraftContent

DRAFT = "complaint_reply"
FIELD = (0, "words")
LINES = 7


class _Words(QPlainTextEdit):
    rested = Signal()
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.rested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ReplyBox(QWidget):
    stored = Signal(str)
    left = Signal()
    """Esc: the keyboard goes back; what was typed stays."""
    template_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        theme, words = desk.theme, desk.words
        self.title = Label(theme, face=Face.CHIP, ink=Ink.TEXT2)
        self.manner = Label(theme, face=Face.LABEL, ink=Ink.TEXT3)
        self.template = Link(theme, words("complaints.template"))
        self.words = _Words()
        self.words.setFont(theme.font(Face.VALUE))
        self.words.setTabChangesFocus(True)
        self.words.setMinimumHeight(LINES * theme.line(Face.VALUE) + theme.px(16))
        noted = words("complaints.note_answer")
        self.store = Button(theme, noted, weight=Weight.SOFT, key="Ctrl ↵")
        self.copy = Button(theme, words("complaints.copy"))
        self.buttons = QWidget()
        self._row = FlowLayout(self.buttons, gap=theme.px(6) - 2 * RING, line_gap=0)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.store)
        self._row.addWidget(self.copy)
        self._lay_out()
        self._settle = once_rested(self, self.keep)
        self.keeper: DraftKeeper | None = None
        self._of = 0
        self._connect()

    def _lay_out(self) -> None:
        theme = self._desk.theme
        head = QHBoxLayout()
        head.setContentsMargins(RING, 0, RING, 0)
        head.setSpacing(theme.px(8))
        head.addWidget(self.title)
        head.addWidget(self.manner, 1)
        head.addWidget(self.template)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(head)
        written = QHBoxLayout()
        written.setContentsMargins(RING, 0, RING, 0)
        written.addWidget(self.words)
        column.addLayout(written, 1)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._settle.start)
        self.words.rested.connect(self.keep)
        self.words.left.connect(self.left)
        self.template.clicked.connect(self.template_asked)
        self.store.clicked.connect(self._store)
        self.copy.clicked.connect(self._copy)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self._store)

    def add_action(self, button: QWidget) -> None:
        self._row.addWidget(button)

    def show_answer(
        self, complaint_id: int, version: int, text: str, draft: DraftContent | None
    ) -> None:
        """Another complaint's answer; the one being typed here is not laid over."""
        typing = self.keeper is not None and (self.words.hasFocus() or self.keeper.unkept)
        if typing and self._of == complaint_id:
            return
        kept = draft.cells.get(FIELD, "") if draft is not None else ""
        self.keeper = None
        self._of = complaint_id
        self.words.setPlainText(kept or text)
        self._settle.stop()
        self.keeper = DraftKeeper(
            self._desk.tasks, DRAFT, {FIELD: text}, base_id=complaint_id, base_version=version,
        )
        if draft is not None:
            self.keeper.take_over(draft.draft.id, {FIELD: kept or text})

    @property
    def text(self) -> str:
        return self.words.toPlainText().strip()

    def keep(self) -> None:
        self._settle.stop()
        if self.keeper is not None and not self.words.isReadOnly():
            self.keeper.keep({FIELD: self.text} if self.text else {})

    def propose(self, text: str) -> None:
        """The template's words; what stands there already follows below them."""
        rest = self.text
        self.words.setPlainText(f"{text}\n\n{rest}" if rest else text)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.words.moveCursor(self.words.textCursor().MoveOperation.End)

    def say_wrong(self, words: str) -> None:
        self.manner.say(words, Ink.LATE)

    def _store(self) -> None:
        self.keep()
        self.stored.emit(self.text)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words.toPlainText())
        self._desk.notify(self._desk.words("complaints.copied"))
