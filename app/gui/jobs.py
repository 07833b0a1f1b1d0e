"""Work in the background that failed, kept until it is done again or dismissed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

STOPS_WITHIN = 2.0
"""Seconds."""


@dataclass(frozen=True, slots=True, eq=False)
class FailedJob:
    """``words`` say what failed and why; ``again`` tries it once more."""

    words: str
    again: Callable[[], object]


class Running(Protocol):
    """Work on a thread of its own."""

    def cancel(self) -> None: ...

    def wait(self, seconds: float) -> None: ...


class Jobs(QObject):
    changed = Signal()
    ended = Signal()
    """A job has ended, well or not: printers may stand otherwise now."""
    closing = Signal()
    """The program ends."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.failed: list[FailedJob] = []
        self.running: list[Running] = []
        self.long: Running | None = None
        """The one of them that works on the whole book: one at a time."""

    def add(self, words: str, again: Callable[[], object]) -> FailedJob:
        failed = FailedJob(words, again)
        self.failed.append(failed)
        self.changed.emit()
        return failed

    def retry(self, job: FailedJob) -> None:
        self._drop(job)
        job.again()

    def forget(self, job: FailedJob) -> None:
        """It was done after all, or is told otherwise now."""
        if job in self.failed:
            self._drop(job)

    def dismiss(self) -> None:
        self.failed.clear()
        self.changed.emit()

    def begin(self, job: Running) -> None:
        self.running.append(job)

    def end(self, job: Running) -> None:
        self.running.remove(job)
        self.ended.emit()

    def stop_all(self) -> None:
        """The program ends: a thread that paints may not be left in the middle of it."""
        self.closing.emit()
        for job in self.running:
            job.cancel()
        for job in self.running:
            job.wait(STOPS_WITHIN)

    def _drop(self, job: FailedJob) -> None:
        self.failed.remove(job)
        self.changed.emit()
