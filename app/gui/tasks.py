"""Work off the window's thread: one thread reads the book, one writes.

Answers arrive on the window's thread. An answer that a newer question of the same group has
overtaken is dropped, and so is anything that was cancelled. Errors of the world arrive as
``failed`` (or, unhandled, as ``refused``); errors of ours as ``crashed``. Nothing is swallowed.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from app.domain.errors import DomainError
from app.gui.collector import Collector
from app.gui.painted_first import PaintedFirst
from app.gui.worker import Job, Ticket, Worker, of_the_world

if TYPE_CHECKING:
    from collections.abc import Hashable

    from app.bootstrap import Context

__all__ = ["NOT_OPEN", "Progress", "Tasks", "Ticket"]

Answer = TypeVar("Answer")
Progress = Callable[[int, int, str], bool]
"""(done, of, what) → False once the work should stop."""

_PROGRESS_EVERY = 0.05
_TURN_SECONDS = 0.0005
"""How long a thread of ours keeps the others from running: a tenth of Python's own, since the
window's gives way at every call of Qt and would wait so long each time."""
NOT_OPEN = "errors.book_not_open"
_UNBEGUN = "errors.stopped_unbegun"


class Tasks(QObject):
    refused = Signal(object)
    """A DomainError or OSError that nobody else words."""
    crashed = Signal(object)
    _delivered = Signal(object)

    def __init__(self, open_context: Callable[[], Context], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = open_context
        self._context: Context | None = None
        self._opened = threading.Event()
        self._latest: dict[Hashable, Ticket] = {}
        self._pending = self._short_pending = 0
        self._started = False
        self._delivered.connect(self._on_delivered, Qt.ConnectionType.QueuedConnection)
        sys.setswitchinterval(_TURN_SECONDS)
        self._frames = PaintedFirst(self)
        self._reader = Worker("book reader", self._deliver_read)
        self._writer = Worker("book writer", self._delivered.emit)
        self._collector = Collector(self)
        self._reader.start()
        self._writer.start()

    @property
    def busy(self) -> bool:
        """Whether a write was asked for and has not answered yet."""
        return self._pending > 0

    def start(
        self, done: Callable[[Context], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Opens the book on the reader's thread; everything asked meanwhile waits for it."""
        self._started = True
        self._reader.put(Job(self._start, done, self._handler(failed)))

    def _start(self) -> Context:
        try:
            self._context = self._open()
        finally:
            self._opened.set()
        return self._context

    def read(
        self,
        ask: Callable[[Context], Answer],
        done: Callable[[Answer], None],
        *,
        failed: Callable[[Exception], None] | None = None,
        group: Hashable = None,
        owner: QObject | None = None,
        behind: bool = False,
        after_writes: bool = False,
    ) -> Ticket:
        """``group``: a newer question of the same group overtakes this one. ``owner`` is who the
        answer is for: it is dropped where that is gone by then. ``behind``: whatever else is
        asked goes first, for nobody waits for this answer. ``after_writes``: the answer knows
        what was written just before; only long work, with its progress, is not waited for."""
        def answer() -> Answer:
            self._frames.wait()
            return ask(self._ready())

        job = Job(answer, done, self._handler(failed), owner=owner, behind=behind)
        if group is not None:
            if (older := self._latest.get(group)) is not None:
                older.cancel()
            self._latest[group] = job.ticket
        if after_writes and self._short_pending:
            self._writer.put(Job(lambda: self._reader.put(job), _nobody, None))
        else:
            self._reader.put(job)
        return job.ticket

    def write(
        self,
        act: Callable[[Context, Progress], Answer],
        done: Callable[[Answer], None],
        *,
        failed: Callable[[Exception], None] | None = None,
        progress: Callable[[int, int, str], None] | None = None,
    ) -> Ticket:
        """``progress`` is told on the window's thread, at most twenty times a second."""
        ticket = Ticket()
        report = self._reporter(ticket, progress)
        short = progress is None
        self._put_write(lambda: act(self._ready(), report), done, failed, ticket, short=short)
        return ticket

    def _put_write(
        self, run: Callable[[], Answer], done: Callable[[Answer], None],
        failed: Callable[[Exception], None] | None, ticket: Ticket, *, short: bool = False,
    ) -> None:
        self._count(1, short)

        def over(handle: Callable[[Any], None], answer: Any) -> None:
            self._count(-1, short)
            handle(answer)

        # Stopped before its turn: whoever shows a bar for it must hear that it is over.
        unbegun = partial(over, failed or _nobody, DomainError(_UNBEGUN))
        self._writer.put(Job(
            run, partial(over, done), partial(over, self._handler(failed)), ticket,
            kept=True, skipped=unbegun,
        ))

    def _count(self, more: int, short: bool) -> None:
        self._pending += more
        self._short_pending += more * short

    def with_book_closed(
        self, act: Callable[[], Answer], done: Callable[[Answer], None],
        failed: Callable[[Exception], None], ticket: Ticket | None = None,
    ) -> None:
        """``act`` has the book's folder to itself; the book is opened again whatever it does.

        What was asked before is answered first, what is asked meanwhile waits. ``ticket`` is the
        caller's: cancelled before its turn, ``act`` is not begun, and the reader goes on.
        """
        stop = ticket or Ticket()
        reader_rests, ended = threading.Event(), threading.Event()

        def rest(_context: Context) -> None:
            reader_rests.set()
            ended.wait()

        def alone(context: Context) -> Answer:
            reader_rests.wait()
            try:
                if stop.cancelled:
                    raise DomainError(_UNBEGUN)
                context.close()
                self._context = None
                try:
                    return act()
                finally:
                    self._context = self._open()
            finally:
                ended.set()

        self.read(rest, lambda _none: None)
        # Never skipped: the reader is let go on the writer's thread, while the window's may be
        # waiting for both to end.
        self._put_write(lambda: alone(self._ready()), done, failed, Ticket())

    def close(self) -> None:
        """Waits for what is being written; what still waits in the queues is done first."""
        self._frames.stop()
        if not self._started:
            self._opened.set()
        self._writer.stop()
        self._writer.join()
        for ticket in self._latest.values():
            ticket.cancel()
        self._reader.stop()
        self._reader.join()
        if self._context is not None:
            self._context.close()
            self._context = None
        self._collector.stop()

    def _ready(self) -> Context:
        self._opened.wait()
        if self._context is None:
            raise DomainError(NOT_OPEN)
        return self._context

    def _handler(
        self, failed: Callable[[Exception], None] | None
    ) -> Callable[[Exception], None]:
        def handle(error: Exception) -> None:
            if not of_the_world(error):
                self.crashed.emit(error)
            elif failed is not None:
                failed(error)
            else:
                self.refused.emit(error)

        return handle

    def _reporter(
        self, ticket: Ticket, told: Callable[[int, int, str], None] | None
    ) -> Progress:
        last = 0.0

        def report(done: int, of: int, what: str) -> bool:
            nonlocal last
            now = time.monotonic()
            if told is not None and (now - last >= _PROGRESS_EVERY or done >= of):
                last = now
                self._delivered.emit(lambda: told(done, of, what))
            return not ticket.cancelled

        return report

    def _deliver_read(self, answer: Callable[[], None]) -> None:
        self._frames.answered()
        self._delivered.emit(answer)

    def _on_delivered(self, answer: Callable[[], None]) -> None:
        try:
            answer()
        except Exception as error:  # noqa: BLE001 - a bug of whoever was told is a bug of ours
            self.crashed.emit(error)
        self._frames.shown()


def _nobody(_answer: object) -> None:
    """Nobody is told."""
