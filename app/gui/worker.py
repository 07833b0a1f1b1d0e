"""A thread that does what it is handed, one piece after another, and hands back what came of it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

from shiboken6 import isValid

from app.domain.errors import DomainError

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


_LAST = 2
"""After those in front and those behind."""


def tell(emit: Callable[..., object], *told: object) -> None:
    """Emits a signal from another thread, unless its object is gone: a closed window's is, and
    with it everybody who would be told."""
    try:
        emit(*told)
    except RuntimeError:
        return


class Ticket:
    """A piece of work that was asked for."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()


@dataclass(slots=True)
class Job:
    run: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None] | None
    ticket: Ticket = field(default_factory=Ticket)
    owner: QObject | None = None
    """Who is told: nobody, once it is gone."""
    kept: bool = False
    """Delivered even when cancelled: a run that was stopped half-way still tells what it did."""
    skipped: Callable[[], None] | None = None
    """Called in place of the others, where it was cancelled before it began."""
    behind: bool = False
    """Done only once nothing else waits: nobody looks at what it will tell yet."""

    @property
    def wanted(self) -> bool:
        if self.owner is not None and not isValid(self.owner):
            return False
        return self.kept or not self.ticket.cancelled


class Worker(threading.Thread):
    def __init__(self, name: str, deliver: Callable[[Callable[[], None]], None]) -> None:
        super().__init__(name=name, daemon=True)
        self._jobs: queue.PriorityQueue[tuple[int, int, Job | None]] = queue.PriorityQueue()
        self._numbers = count()
        self._deliver = deliver

    def put(self, job: Job) -> None:
        self._jobs.put((int(job.behind), next(self._numbers), job))

    def stop(self) -> None:
        """Once all that was handed over is done."""
        self._jobs.put((_LAST, next(self._numbers), None))

    def run(self) -> None:
        while (job := self._jobs.get()[2]) is not None:
            if not job.ticket.cancelled:
                self._work(job)
            elif job.skipped is not None:
                self._deliver(job.skipped)

    def _work(self, job: Job) -> None:
        try:
            answer = job.run()
        except Exception as error:  # noqa: BLE001 - handed on whole to the window's thread
            self._deliver(_Failure(job, error))
        else:
            self._deliver(_Success(job, answer))


def of_the_world(error: Exception) -> bool:
    return isinstance(error, DomainError | OSError)


@dataclass(slots=True)
class _Success:
    job: Job
    answer: Any

    def __call__(self) -> None:
        if self.job.wanted:
            self.job.done(self.answer)


@dataclass(slots=True)
class _Failure:
    job: Job
    error: Exception

    def __call__(self) -> None:
        """A bug of ours is told even where nobody waits for the answer any more."""
        if self.job.failed is not None and (self.job.wanted or not of_the_world(self.error)):
            self.job.failed(self.error)
