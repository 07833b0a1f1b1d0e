"""A dialog that asks a few fields of one record: Esc leaves what was typed for the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from app.gui.drafts.in_hand import say_left
from app.gui.drafts.left_line import LeftLine
from app.gui.drafts.question import Question, keep_as_typed
from app.gui.errors_worded import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QWidget

    from app.gui.desk import Desk
    from app.gui.drafts.draft_keeper import DraftKeeper
    from app.gui.fields.typed_field import TypedField


class QuestionDialog(QDialog):
    """A subclass lays out ``left_line`` with its fields, calls ``ask`` last, and ``hand_over``
    before it tells what was decided. Whoever is told ends the draft, then says ``is_stored``, or
    ``refuse`` and it stays open."""

    question: Question

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._under_way = False
        self.left_line = LeftLine(desk)
        self.left_line.thrown.connect(self.throw_away)
        shortcut = QShortcut(QKeySequence("Shift+Esc"), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.throw_away)

    def ask(self, of: tuple[str, int | None], fields: Mapping[str, TypedField[Any]]) -> None:
        self.question = Question(self._desk, of, fields, self, self._say_unkept)
        self.question.resumed.connect(self.left_line.say)
        keep_as_typed(fields.values(), self.question.keep, self)
        self.question.look(lambda: True)

    def _say_unkept(self, error: Exception) -> None:
        if isValid(self):
            self.left_line.warn(sentence(error, self._desk.words))
        else:
            self._desk.tasks.refused.emit(error)

    @property
    def keeper(self) -> DraftKeeper:
        return self.question.keeper

    def throw_away(self) -> None:
        self.question.throw_away()
        self.reject()

    def reject(self) -> None:
        """Esc: what was typed is kept, and that is said."""
        self.question.keep()
        say_left(self._desk, self.keeper)
        super().reject()

    def hand_over(self) -> bool:
        """What is stored is what was kept; False where it is being stored already."""
        if self._under_way:
            return False
        self.question.keep()
        self._under_way = True
        return True

    def is_stored(self) -> None:
        """Its draft ended with it."""
        self.question.keeper.end()
        if isValid(self):
            self.accept()

    def refuse(self, error: Exception) -> None:
        if isValid(self):
            self._under_way = False
            self.say_refused(error)
        else:
            self._desk.tasks.refused.emit(error)

    def say_refused(self, error: Exception) -> None:
        self.left_line.warn(sentence(error, self._desk.words))

    def hideEvent(self, event: QHideEvent) -> None:
        """Left, or the window goes away: what was typed is kept."""
        self.question.keep()
        super().hideEvent(event)
