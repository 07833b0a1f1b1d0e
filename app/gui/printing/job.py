"""A paper on its way to the printer, on a thread of its own; the window only hears of it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.gui.printing.page_dots import PageDots
from app.gui.printing.port import Order, PrinterPort, Printers
from app.gui.printing.sheets import fit
from app.gui.tasks import Tasks, Ticket
from app.gui.worker import tell

if TYPE_CHECKING:
    from app.bootstrap import Context
    from app.gui.printing.sent_job import Sent
    from app.settings import Offset
    from app.writers.page_pictures import PagePictures

Draw = Callable[[], bytes]
Make = Callable[["Context"], "bytes | Draw"]
"""Reads on the book's reader thread what one PDF says; drawing it, where it is not there yet, is
handed out to be done elsewhere."""
_MM = 25.4
_GONE_MS = 100


class Stopped(Exception):
    pass


def drawn(made: bytes | Draw) -> bytes:
    return made if isinstance(made, bytes) else made()


@dataclass(frozen=True, slots=True)
class PaperJob:
    """``kind``: statement or note, which decides printer, paper and copies. ``more``: further
    papers of the same job, each made when the one before it is on paper. ``names``: each
    paper's own, where there are several."""

    title: str
    kind: str
    make: Make
    more: tuple[Make, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def makes(self) -> tuple[Make, ...]:
        return (self.make, *self.more)


@dataclass(frozen=True, slots=True)
class Wanted:
    printer: str
    sheet_mm: tuple[float, float]
    offset_of: Callable[[str], Offset]
    copies: int = 1


class PrintRun(QObject):
    """``told`` (papers done, of, title), ``done`` (printer, pages), ``failed``, ``stopped``: one
    of the last three comes once, on the window's thread."""

    told = Signal(int, int)
    done = Signal(str, int)
    failed = Signal(object)
    stopped = Signal()

    def __init__(
        self, tasks: Tasks, printers: Printers, job: PaperJob, wanted: Wanted, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks, self._printers = tasks, printers
        self._job, self._wanted = job, wanted
        self.ticket = Ticket()
        self._pages = 0
        self.sent: Sent | None = None
        """Once done, where it can be followed further."""
        self._thread = threading.Thread(target=self._run, name="gendan-print", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        self.ticket.cancel()

    def wait(self, seconds: float) -> None:
        self._thread.join(seconds)

    def _run(self) -> None:
        try:
            name = self._print()
        except Stopped:
            tell(self.stopped.emit)
        except Exception as error:  # noqa: BLE001 - handed on whole to the window's thread
            tell(self.failed.emit, error)
        else:
            tell(self.done.emit, name, self._pages)

    def _print(self) -> str:
        from app.writers.page_pictures import PagePictures

        job, wanted = self._job, self._wanted
        port: PrinterPort | None = None
        try:
            for place, make in enumerate(job.makes):
                pdf = self._made(make)
                self._look()
                if port is None:
                    order = Order(job.title, wanted.printer, wanted.sheet_mm, wanted.copies)
                    port = self._printers.open(order)
                with PagePictures(pdf) as pages:
                    for _ in range(1 if port.repeats else wanted.copies):
                        self._print_pages(port, pages)
                tell(self.told.emit, place + 1, len(job.makes))
            assert port is not None
            port.end()
            self.sent = port.sent
        except BaseException:
            if port is not None:
                port.abort()
            raise
        return port.name

    def _made(self, make: Make) -> bytes:
        """The book is read only on its reader's thread; this one waits for it."""
        answers: queue.SimpleQueue[bytes | Draw | Exception] = queue.SimpleQueue()

        def ask(context: Context) -> None:
            try:
                answers.put(make(context))
            except Exception as error:  # noqa: BLE001 - raised again on the thread that waits
                answers.put(error)

        def unasked(error: Exception) -> None:
            answers.put(error)

        self._tasks.read(ask, lambda _none: None, failed=unasked)
        while True:
            try:
                answer = answers.get(timeout=_GONE_MS / 1000)
            except queue.Empty:
                self._look()
                continue
            if isinstance(answer, Exception):
                raise answer
            return drawn(answer)

    def _look(self) -> None:
        if self.ticket.cancelled:
            raise Stopped

    def _print_pages(self, port: PrinterPort, pages: PagePictures) -> None:
        for page in range(len(pages)):
            self._look()
            if self._pages:
                port.next_sheet(self._wanted.sheet_mm)
            self._print_page(port, pages, page)
            self._pages += 1

    def _print_page(self, port: PrinterPort, pages: PagePictures, page: int) -> None:
        shown = fit(pages.sizes_mm[page], self._wanted.sheet_mm)
        across, down = (round(side / _MM * port.dpi * shown) for side in pages.sizes_mm[page])
        offset = self._wanted.offset_of(port.name)
        left, top = (round(mm / _MM * port.dpi) for mm in (offset.x_mm, offset.y_mm))
        sheet = PageDots(pages, page, (across, down))
        while sheet.draw_on():
            self._look()
        for y, letters in sheet.letters():
            self._look()
            port.draw(left, top + y, letters)
        for x, y, picture in sheet.pictures():
            self._look()
            port.draw(left + x, top + y, picture)
