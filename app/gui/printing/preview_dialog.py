"""Ctrl+Shift+P: the very pages that would be printed, drawn from our own PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout

from app.domain.errors import DomainError
from app.gui.parts.asking_files import documents
from app.gui.parts.buttons import Button, Weight
from app.gui.parts.labels import Label
from app.gui.printing.failed import worded
from app.gui.printing.off_thread import OffThread
from app.gui.printing.page_view import PageView
from app.gui.printing.paper_stack import PaperStack
from app.gui.printing.print_paper import print_paper
from app.gui.printing.save import ask_file, save_paper
from app.gui.theme.fonts import Face
from app.gui.theme.icons import Icon
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QWidget

    from app.gui.desk import Desk
    from app.gui.printing.job import PaperJob
    from app.writers.page_pictures import PagePictures


class PreviewDialog(QDialog):
    """``choose_file`` asks for the copy's name; a test gives its own."""

    choose_file: Callable[[QWidget, str, Path], Path | None] = staticmethod(ask_file)

    def __init__(self, desk: Desk, owner: QWidget, job: PaperJob) -> None:
        super().__init__(owner.window())
        self._desk, self._owner, self._job = desk, owner, job
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(desk.words("printing.preview_title", title=job.title))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        self.view = PageView(desk, desk.words("printing.preview_title", title=job.title))
        column.addWidget(self.view, 1)
        self._count = 0
        for key, act in (("Ctrl+P", self.print_it), ("S", self.save_copy),
                         ("O", self.open_folder)):
            QShortcut(QKeySequence(key), self).activated.connect(act)
        above = owner.window()
        self.resize(min(above.width(), desk.theme.px(1100)), above.height())
        self.view.setFocus()
        self._aside = OffThread("gendan-preview", self)
        self._aside.failed.connect(self._on_not_drawn, Qt.ConnectionType.QueuedConnection)
        self.view.draw_by(self._aside)
        self._papers = PaperStack(desk, job, self._aside, self)
        self._papers.turned.connect(self._on_turned)
        self._papers.shown.connect(self._on_made)
        self._papers.failed.connect(self._on_failed)
        self.view.page_shown.connect(self._on_page_shown)
        self.view.turned_past.connect(self.turn)
        self._papers.turn(0)

    def _head(self) -> QFrame:
        theme, words = self._desk.theme, self._desk.words
        head = QFrame()
        head.setObjectName("page_header")
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(20), theme.px(8), theme.px(12), theme.px(8))
        row.setSpacing(theme.px(6))
        self.name = Label(theme, self._job.title, face=Face.RECORD)
        self.where = Label(theme, words("printing.drawing"), ink=Ink.TEXT3)
        self.folder = Button(theme, "", icon=Icon.FOLDER)
        self.folder.setAccessibleName(words("gui.open_folder"))
        self.folder.setToolTip(words("printing.with_key", words=words("gui.open_folder"), key="O"))
        self.folder.clicked.connect(self.open_folder)
        self.save = Button(theme, words("printing.save_copy"), key="S")
        self.save.clicked.connect(self.save_copy)
        leave = Button(theme, words("gui.close"), key="Esc")
        leave.clicked.connect(self.reject)
        self.go = Button(theme, words("printing.print"), weight=Weight.PRIMARY, key="Ctrl P")
        self.go.clicked.connect(self.print_it)
        self.back, self.on = self._turner(Icon.PREVIOUS, -1), self._turner(Icon.NEXT, 1)
        row.addWidget(self.name)
        row.addWidget(self.where, 1)
        for button in (self.back, self.on, self.folder, self.save, leave, self.go):
            row.addWidget(button)
        for button in (self.save, self.go):
            button.setEnabled(False)
        return head

    def _turner(self, icon: Icon, by: int) -> Button:
        words, key = self._desk.words, "PgUp" if by < 0 else "PgDn"
        made = Button(self._desk.theme, "", icon=icon)
        said = words("printing.paper_before" if by < 0 else "printing.paper_after")
        made.setAccessibleName(said)
        made.setToolTip(words("printing.with_key", words=said, key=key))
        made.clicked.connect(lambda: self.turn(by))
        made.setVisible(len(self._job.makes) > 1)
        return made

    def turn(self, by: int) -> None:
        """To the paper before, at its end, or to the one after."""
        self._papers.turn(self._papers.at + by, from_end=by < 0)

    def _on_turned(self, at: int) -> None:
        self._count = 0
        self.view.show_none()
        if self._job.names:
            self.name.say(self._job.names[at])
        self.where.say(self._of_papers(self._desk.words("printing.drawing")))
        self.back.setEnabled(at > 0)
        self.on.setEnabled(at < len(self._papers) - 1)

    def _of_papers(self, said: str) -> str:
        if len(self._papers) == 1:
            return said
        return self._desk.words(
            "printing.paper_of", paper=self._papers.at + 1, papers=len(self._papers), where=said
        )

    def _on_made(self, pages: PagePictures, from_end: bool) -> None:
        self._count = len(pages)
        for button in (self.save, self.go):
            button.setEnabled(True)
        self.view.show_pages(pages, from_end=from_end)

    def _on_failed(self, error: Exception) -> None:
        self.where.say(self._of_papers(worded(error, self._desk)), Ink.LATE)

    def _on_not_drawn(self, error: Exception) -> None:
        if isinstance(error, DomainError | OSError):
            self._on_failed(error)
        else:
            self._desk.tasks.crashed.emit(error)

    def _on_page_shown(self, page: int) -> None:
        if self._count:
            words = self._desk.words("printing.page", page=page + 1, count=self._count)
            self.where.say(self._of_papers(words))

    def print_it(self) -> None:
        if self.go.isEnabled():
            self.accept()
            print_paper(self._desk, self._owner, self._job)

    def save_copy(self) -> None:
        if self.save.isEnabled():
            save_paper(self._desk, self, self._job, self.choose_file, then_open=True)

    def open_folder(self) -> None:
        from app.gui.operations.opening_files import open_path

        open_path(self._desk, documents())

    def done(self, result: int) -> None:
        self._end()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._end()
        super().closeEvent(event)

    def _end(self) -> None:
        """The pages are closed after what is still being drawn of them."""
        self.view.show_none()
        self._papers.close()
        self._aside.stop()


def preview_paper(desk: Desk, owner: QWidget, job: PaperJob) -> PreviewDialog:
    dialog = PreviewDialog(desk, owner, job)
    dialog.open()
    return dialog
