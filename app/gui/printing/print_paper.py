"""Ctrl+P: to the remembered printer without a question; said where it stands and how it went."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from app.domain.errors import DomainError
from app.gui.frame.page import Page
from app.gui.parts.progress_strip import ProgressStrip
from app.gui.printing.job import PaperJob, PrintRun, Wanted
from app.gui.printing.sheets import SHEETS, sheet_for
from app.settings import PrinterSettings, Printing

if TYPE_CHECKING:
    from app.gui.desk import Desk
    from app.gui.printing.port import Printers

PATIENCE_MS = 400
"""A job that takes longer shows how far it is."""


def printers_of(desk: Desk) -> Printers:
    if desk.printers is None:
        from app.gui.printing.qt_printers import QtPrinters

        desk.printers = QtPrinters()
    return desk.printers


def remembered_of(desk: Desk) -> PrinterSettings:
    return desk.remembered.settings.printer if desk.remembered is not None else PrinterSettings()


def paper_of(desk: Desk, kind: str) -> str:
    """The size that this kind of document is printed on, as ``a4`` or ``241x140``."""
    return sheet_for(kind, remembered_of(desk).of(kind).paper)


def remember(desk: Desk, kind: str, chosen: Printing) -> None:
    """For that kind; the first choice of all is every kind's."""
    if desk.remembered is None:
        return
    before = desk.remembered.settings.printer
    desk.remembered.change_printer(replace(
        before, name=before.name or chosen.printer, documents={**before.documents, kind: chosen}
    ))


def print_paper(desk: Desk, owner: QWidget, job: PaperJob) -> PrintJob:
    """Prints where this kind of document was printed last, or on the machine's usual printer."""
    printing = remembered_of(desk).of(job.kind)
    return print_on(desk, owner, job, printing)


def print_on(desk: Desk, owner: QWidget, job: PaperJob, printing: Printing) -> PrintJob:
    running = PrintJob(desk, owner, job, printing)
    running.start()
    return running


class PrintJob(QObject):
    """One job seen from the window; it outlives the page that asked for it."""

    def __init__(self, desk: Desk, owner: QWidget, job: PaperJob, printing: Printing) -> None:
        super().__init__(owner.window())
        self._desk, self._page, self._job, self._printing = desk, owner, job, printing
        self.ended = False
        self._strip: ProgressStrip | None = None
        settings = remembered_of(desk)
        wanted = Wanted(
            printing.printer, SHEETS[sheet_for(job.kind, printing.paper)], settings.offset,
            max(1, printing.copies),
        )
        self.run = PrintRun(desk.tasks, printers_of(desk), job, wanted, self)
        queued = Qt.ConnectionType.QueuedConnection
        self.run.told.connect(self._on_told, queued)
        self.run.done.connect(self._on_done, queued)
        self.run.failed.connect(self._on_failed, queued)
        self.run.stopped.connect(self._on_stopped, queued)

    @property
    def _owner(self) -> QWidget:
        """Who asked; the window, where that page has gone since."""
        window = self.parent()
        assert isinstance(window, QWidget)
        return self._page if isValid(self._page) else window

    def start(self) -> None:
        if self._desk.jobs is not None:
            self._desk.jobs.begin(self.run)
        QTimer.singleShot(PATIENCE_MS, self, self._show_strip)
        self.run.start()

    def _show_strip(self) -> None:
        if not self.ended and isValid(self._page):
            self._strip = _strip_of(self._desk, self._owner)
            self._strip.begin(
                self._desk.words("printing.busy", title=self._job.title), self.run.cancel
            )

    def _on_told(self, done: int, of: int) -> None:
        if self._strip is not None and of > 1 and isValid(self._strip):
            self._strip.tell(done, of, self._job.title)

    def _end(self) -> None:
        self.ended = True
        if self._desk.jobs is not None:
            self._desk.jobs.end(self.run)
        if self._strip is not None and isValid(self._strip):
            self._strip.end()

    def _on_done(self, printer: str, pages: int) -> None:
        self._end()
        if self._printing.printer != printer:
            remember(self._desk, self._job.kind, replace(self._printing, printer=printer))
        self._desk.notify(self._desk.words(
            "printing.done", title=self._job.title, printer=printer, count=pages
        ))
        self._follow()

    def _follow(self) -> None:
        jobs = self._desk.jobs
        if self.run.sent is None or jobs is None:
            return
        from app.gui.printing.following import Following

        desk, page, window, job = self._desk, self._page, self._owner.window(), self._job

        def again() -> None:
            print_paper(desk, page if isValid(page) else window, job)

        Following.of(jobs, desk).begin(desk, job.title, self.run.sent, again)

    def _on_stopped(self) -> None:
        self._end()
        self._desk.notify(self._desk.words("printing.stopped", title=self._job.title))

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, DomainError | OSError):
            self._desk.tasks.crashed.emit(error)
            return
        from app.gui.printing.failed import tell_failed

        tell_failed(self._desk, self._owner, self._job, error)


def page_of(owner: QWidget) -> Page | None:
    """The page of the window that it stands on."""
    widget: QObject | None = owner
    while widget is not None and not isinstance(widget, Page):
        widget = widget.parent()
    return widget


def _strip_of(desk: Desk, owner: QWidget) -> ProgressStrip:
    """The page's own, or one that is put under its head."""
    page = page_of(owner)
    shown = getattr(page or owner, "progress", None)
    if isinstance(shown, ProgressStrip):
        return shown
    found = (page or owner).findChild(ProgressStrip)
    if isinstance(found, ProgressStrip):
        return found
    made = ProgressStrip(desk.theme, desk.words, page or owner)
    layout = (page or owner).layout()
    if isinstance(layout, QVBoxLayout):
        layout.insertWidget(min(1, layout.count()), made)
    return made

