"""Ctrl+Z in an editor: what was typed is taken back cell by cell, the last first, fifty deep.
Ctrl+Y puts it there again, until something else is typed."""

from __future__ import annotations

from collections import deque
from enum import Enum, auto
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.gui.drafts.draft_page import DraftPage

DEPTH = 50
Stand = TypeVar("Stand")


class Taken(Enum):
    BACK = auto()
    NOTHING_LEFT = auto()
    """All that was typed here is taken back."""
    NOT_HERE = auto()
    """Nothing was typed here: an action of the book is meant."""


class TakingBack(QObject, Generic[Stand]):
    """``look`` says what stands in the editor, ``put`` lets it stand so again, and two looks are
    the same where their ``key`` is. What is being typed in a field is its own undo's first."""

    def __init__(
        self, editor: DraftPage, look: Callable[[], Stand], put: Callable[[Stand], None],
        key: Callable[[Stand], object] = lambda stand: stand,
    ) -> None:
        super().__init__(editor)
        self._editor, self._look, self._put, self._key = editor, look, put, key
        self.now = look()
        """As it was noted last."""
        self._before: deque[Stand | None] = deque(maxlen=DEPTH)
        self._after: list[Stand] = []
        """What was taken back, the last at the end."""
        self._begun = self._putting = False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    @property
    def last(self) -> Stand | None:
        """What would stand there again."""
        return self._before[-1] if self._before else None

    def note(self, *, answer: bool = False) -> None:
        """Something stands there that did not. ``answer``: the book completed what was typed, so
        both are taken back together."""
        if self._putting:
            return
        now = self._look()
        if self._key(now) == self._key(self.now):
            return
        if not answer:
            self._before.append(self.now)
            self._after.clear()
            self._begun = True
        self.now = now

    def note_stored(self) -> None:
        """With what was just typed something was stored: taking it back is the book's."""
        if self._before:
            self._before.pop()
        self._before.append(None)
        self._after.clear()
        self._begun = True

    def forget(self) -> None:
        """What stood here before was of another record, or of an older version of it."""
        self._before.clear()
        self._after.clear()
        self._begun = False
        self.now = self._look()

    def take_back(self) -> Taken:
        if self._editor.settled:
            return Taken.NOT_HERE
        self._editor.take_typed()
        self.note()
        if not self._before:
            return Taken.NOTHING_LEFT if self._begun else Taken.NOT_HERE
        before = self._before.pop()
        if before is None:
            return Taken.NOT_HERE
        self._after.append(self.now)
        self._let_stand(before)
        return Taken.BACK

    def put_again(self) -> bool:
        """What was taken back last; False where there is nothing, or something was typed since."""
        if self._editor.settled:
            return False
        self._editor.take_typed()
        self.note()
        if not self._after:
            return False
        after = self._after.pop()
        self._before.append(self.now)
        self._let_stand(after)
        return True

    def _let_stand(self, stand: Stand) -> None:
        self._putting = True
        try:
            self._put(stand)
        finally:
            self._putting = False
        self.now = self._look()
        self._editor.keep()

    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None and self._editor.isAncestorOf(old):
            old.removeEventFilter(self)
        if now is not None and self._editor.isAncestorOf(now):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A line takes Ctrl+Z for itself even where nothing was typed into it."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        keys = QKeySequence.StandardKey
        ours = event.matches(keys.Undo) and not _has_own_undo(watched)
        ours = ours or (event.matches(keys.Redo) and not _has_own_redo(watched))
        if ours:
            event.ignore()
        return ours


def _has_own_undo(watched: QObject) -> bool:
    if isinstance(watched, QLineEdit):
        return watched.isUndoAvailable()
    return isinstance(watched, QPlainTextEdit) and watched.document().isUndoAvailable()


def _has_own_redo(watched: QObject | None) -> bool:
    if isinstance(watched, QLineEdit):
        return watched.isRedoAvailable()
    return isinstance(watched, QPlainTextEdit) and watched.document().isRedoAvailable()


def put_again_in(widget: QWidget | None) -> bool:
    """What was taken back last where the keyboard is: of the field's own typing first."""
    if isinstance(widget, QLineEdit | QPlainTextEdit) and _has_own_redo(widget):
        widget.redo()
        return True
    editor = taking_back_around(widget)
    return editor is not None and editor.put_again()


def taking_back_around(widget: QWidget | None) -> TakingBack[object] | None:
    """Of the editor that ``widget`` stands in."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    while widget is not None:
        found: TakingBack[object] | None = widget.findChild(TakingBack, options=direct)
        if found is not None:
            return found
        widget = widget.parentWidget()
    return None
