"""All that was left unfinished: Enter goes on with one, Del throws one away, Ctrl+Z has it back."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.gui.drafts.unfinished_words import kind_words, lines_words, sentence, whose
from app.gui.lists import cells
from app.gui.lists.columns import Column
from app.gui.lists.list_view import ListView
from app.gui.lists.paged_model import PagedModel
from app.gui.parts.buttons import Button, Weight
from app.gui.parts.dialog_size import dialog_size
from app.gui.parts.labels import Label, Paragraph
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.gui.desk import Desk
    from app.queries.unfinished import Unfinished


class Part(IntEnum):
    KIND = 0
    WHOSE = 1
    LINES = 2
    SINCE = 3


COLUMNS: dict[Part, Column[Unfinished]] = {
    Part.KIND: Column("drafts.title", lambda row, w: cells.name(kind_words(row, w.words)), 150),
    Part.WHOSE: Column("gui.column.customer", lambda row, _w: cells.text(whose(row)), 220,
                       stretch=True, gives_way=1),
    Part.LINES: Column("drafts.title", lambda row, w: cells.quiet(lines_words(row, w.words)), 70),
    Part.SINCE: Column(
        "drafts.title",
        lambda row, w: cells.quiet(w.words.moment(row.draft.changed_at, w.today)), 100,
    ),
}


class UnfinishedList(QDialog):
    taken = Signal(object)
    thrown = Signal(object)
    back_asked = Signal()

    def __init__(self, desk: Desk, rows: Sequence[Unfinished], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        theme, words = desk.theme, desk.words
        self.setWindowTitle(words("drafts.title"))
        self.resize(dialog_size(theme, parent, 640, 420))
        self.model: PagedModel[Unfinished] = PagedModel(
            desk.tasks, COLUMNS, lambda row: row.draft.id, self
        )
        self.view = ListView(theme, self.model)
        self.view.list_header.hide()
        self.view.setAccessibleName(words("drafts.title"))
        self.said = Label(theme, face=Face.LABEL, ink=Ink.TEXT2)
        self.undo = Button(theme, words("gui.menu.undo"), weight=Weight.LINK, key="Ctrl Z")
        self.throw = Button(theme, words("forms.throw_away"), key="Del")
        self.leave = Button(theme, words("gui.close"), key="Esc")
        self.go_on = Button(theme, words("editor.resume"), weight=Weight.PRIMARY, key="↵")
        self._lay_out()
        self._connect()
        self.show_rows(rows)
        self.say_thrown("")
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        theme, words = self._desk.theme, self._desk.words
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(20),) * 4)
        column.setSpacing(theme.px(10))
        column.addWidget(Label(theme, words("drafts.title"), face=Face.LARGE))
        column.addWidget(Paragraph(theme, words("drafts.hint"), ink=Ink.TEXT2))
        column.addWidget(self.view, 1)
        thrown = QHBoxLayout()
        thrown.addWidget(self.said, 1)
        thrown.addWidget(self.undo)
        column.addLayout(thrown)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.throw, self.leave, self.go_on):
            row.addWidget(button)
        column.addLayout(row)

    def _connect(self) -> None:
        self.view.opened.connect(lambda _identity: self._take())
        self.go_on.clicked.connect(self._take)
        self.throw.clicked.connect(self._throw)
        self.undo.clicked.connect(self.back_asked)
        self.leave.clicked.connect(self.reject)
        for key, act in (("Del", self._throw), ("Ctrl+Z", self.undo.click)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)

    def show_rows(self, rows: Sequence[Unfinished]) -> None:
        self.model.word(self._desk.wording())
        self.model.show(rows)
        for button in (self.throw, self.go_on):
            button.setEnabled(bool(rows))

    def say_thrown(self, what: str) -> None:
        """Empty: there is nothing to have back."""
        self.said.say(self._desk.words("drafts.thrown", what=what) if what else "")
        self.undo.setVisible(bool(what))

    @property
    def current(self) -> Unfinished | None:
        return self.model.row_at(self.view.currentIndex().row())

    def _take(self) -> None:
        row = self.current
        if row is not None:
            self.accept()
            self.taken.emit(row)

    def _throw(self) -> None:
        row = self.current
        if row is not None:
            self.thrown.emit(row)
            self.say_thrown(sentence(row, self._desk.words, self._desk.today))
