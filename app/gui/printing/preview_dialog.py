"""Ctrl+Shift+P: the very pages that would be printed, drawn from our own PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout

from app.domain.errors import DomainError
from app.gui.parts.buttons import Button, Weight
from app.gui.parts.labels import Label
from app.gui.printing.failed import worded
from app.gui.printing.job import drawn
from app.gui.printing.off_thread import OffThread
from app.gui.printing.page_view import PageView
from app.gui.printing.print_paper import print_paper
from app.gui.printing.save import ask_file, papers_folder, save_paper
from app.gui.theme.fonts import Face
from app.gui.theme.icons import Icon
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QWidget

    from app.gui.desk import Desk
    from app.gui.printing.job import Draw, PaperJob
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
        self.view.page_shown.connect(self._on_page_shown)
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
        desk.tasks.read(job.make, self._draw, failed=self._on_failed, owner=self)

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
        row.addWidget(self.name)
        row.addWidget(self.where, 1)
        for button in (self.folder, self.save, leave, self.go):
            row.addWidget(button)
        for button in (self.save, self.go):
            button.setEnabled(False)
        return head

    def _draw(self, made: bytes | Draw) -> None:
        def draw() -> PagePictures:
            from app.writers.page_pictures import PagePictures

            return PagePictures(drawn(made))

        self._aside.ask(draw, self._on_made)

    def _on_made(self, pages: PagePictures) -> None:
        self._count = len(pages)
        for button in (self.save, self.go):
            button.setEnabled(True)
        self.view.show_pages(pages)

    def _on_failed(self, error: Exception) -> None:
        self.where.say(worded(error, self._desk), Ink.LATE)

    def _on_not_drawn(self, error: Exception) -> None:
        if isinstance(error, DomainError | OSError):
            self._on_failed(error)
        else:
            self._desk.tasks.crashed.emit(error)

    def _on_page_shown(self, page: int) -> None:
        if self._count:
            self.where.say(self._desk.words("printing.page", page=page + 1, count=self._count))

    def print_it(self) -> None:
        if self.go.isEnabled():
            self.accept()
            print_paper(self._desk, self._owner, self._job)

    def save_copy(self) -> None:
        if self.save.isEnabled():
            save_paper(self._desk, self, self._job, self.choose_file, then_open=True)

    def open_folder(self) -> None:
        from app.gui.operations.statements import open_path

        open_path(papers_folder())

    def done(self, result: int) -> None:
        self._end()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._end()
        super().closeEvent(event)

    def _end(self) -> None:
        """The pages are closed after what is still being drawn of them."""
        self._aside.ask(self.view.take_pages(), _nothing)
        self._aside.stop()


def _nothing(_closed: object) -> None:
    pass


def preview_paper(desk: Desk, owner: QWidget, job: PaperJob) -> PreviewDialog:
    dialog = PreviewDialog(desk, owner, job)
    dialog.open()
    return dialog
