"""Work on the whole book: said in the window's foot, stopped there, one at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from shiboken6 import isValid

from app.domain.errors import DomainError
from app.gui.long_run import LongRun

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.tasks import Progress

STOPPED = "errors.stopped"
_NEVER_BEGUN = "errors.stopped_unbegun"


class LongWork(QObject):
    """What is going on, as the window shows it. Stopped, it is said in a toast, and of ``done``
    and ``failed`` neither is called."""

    def __init__(
        self, desk: Desk, title: str,
        done: Callable[[Any], None], failed: Callable[[Exception], None],
    ) -> None:
        super().__init__(desk.tasks)
        self._desk, self._done, self._failed = desk, done, failed
        self._strip = None if desk.long is None else desk.long()
        self.run = LongRun(self)
        queued = Qt.ConnectionType.QueuedConnection
        self.run.done.connect(self.on_done, queued)
        self.run.failed.connect(self.on_failed, queued)
        if desk.jobs is not None:
            desk.jobs.long = self.run
            desk.jobs.begin(self.run)
        if self._strip is not None:
            self._strip.begin(title, self.run.cancel)
            self.run.told.connect(self._strip.tell_stage, queued)

    def on_done(self, answer: object) -> None:
        self._end()
        self._done(answer)

    def on_failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, DomainError) and error.message_id in (STOPPED, _NEVER_BEGUN):
            self._desk.notify(self._desk.words(STOPPED))
        elif isinstance(error, DomainError | OSError):
            self._failed(error)
        else:
            self._desk.tasks.crashed.emit(error)

    def _end(self) -> None:
        if self._desk.jobs is not None:
            self._desk.jobs.long = None
            self._desk.jobs.end(self.run)
        if self._strip is not None and isValid(self._strip):
            self._strip.end()
        self.deleteLater()


def run_long(
    desk: Desk,
    title: str,
    act: Callable[[Context, Progress], Any],
    done: Callable[[Any], None],
    failed: Callable[[Exception], None],
) -> None:
    """Aside of reading and writing, so that nobody waits for it; not beside another of its kind."""
    if desk.jobs is not None and desk.jobs.long is not None:
        desk.notify(desk.words("gui.busy"), refused=True)
        return
    work = LongWork(desk, title, done, failed)
    run = work.run
    desk.tasks.read(
        lambda context: context,
        lambda context: run.start(lambda: act(context, run.report)), failed=work.on_failed,
    )


def run_alone(
    desk: Desk, title: str, act: Callable[[Progress], Any],
    done: Callable[[Any], None], failed: Callable[[Exception], None],
) -> None:
    """With the book closed meanwhile; everything asked of it waits."""
    work = LongWork(desk, title, done, failed)

    def to_tell() -> Callable[[], None]:
        """A bug of ours ends the work, too: a line that stays would hold up the next."""
        try:
            answer = act(work.run.report)
        except Exception as error:  # noqa: BLE001 - handed on whole to the window's thread
            return partial(work.on_failed, error)
        return partial(work.on_done, answer)

    desk.tasks.with_book_closed(to_tell, lambda tell: tell(), work.on_failed, work.run.ticket)
