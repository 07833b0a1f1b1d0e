"""Papers that a queue took, looked after until they are out: a job can fail there long after Qt
has handed it over, and nobody stands beside the printer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.gui.printing.off_thread import OffThread
from app.gui.printing.sent_job import Fate

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.gui.desk import Desk
    from app.gui.jobs import FailedJob, Jobs
    from app.gui.printing.sent_job import Seen, Sent

EVERY_MS = 5_000
STANDS_FOR = 36
"""Looks, three minutes: paper is refilled sooner than anybody wants to be told."""
FOLLOWED_FOR = 1_440
"""Looks, two hours."""

_TOLD = (Fate.ABORTED, Fate.CANCELLED, Fate.GONE)


@dataclass(eq=False, slots=True)
class _Followed:
    desk: Desk
    title: str
    sent: Sent
    print_again: Callable[[], object]
    looks: int = 0
    stood: int = 0
    asked: bool = False
    failed: FailedJob | None = None
    """As which it stands in the status bar."""


class Following(QObject):
    """Of one window; asks on a thread of its own, and only while there is something to follow."""

    def __init__(self, jobs: Jobs, crashed: Callable[[Exception], object]) -> None:
        super().__init__(jobs)
        self._jobs = jobs
        self._followed: list[_Followed] = []
        self._aside = OffThread("gendan-follow", self)
        self._aside.failed.connect(crashed)
        jobs.closing.connect(self.stop)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)

    @classmethod
    def of(cls, jobs: Jobs, desk: Desk) -> Following:
        return jobs.findChild(cls) or cls(jobs, desk.tasks.crashed.emit)

    @property
    def count(self) -> int:
        return len(self._followed)

    def begin(
        self, desk: Desk, title: str, sent: Sent, print_again: Callable[[], object]
    ) -> None:
        self._followed.append(_Followed(desk, title, sent, print_again))
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._followed.clear()
        self._aside.stop()

    def look(self) -> None:
        for one in self._followed:
            if not one.asked:
                one.asked = True
                self._aside.ask(one.sent.look, partial(self._on_seen, one))

    def _on_seen(self, one: _Followed, seen: Seen) -> None:
        if one not in self._followed:
            return
        one.asked = False
        one.looks += 1
        one.stood = one.stood + 1 if seen.fate is Fate.STANDS else 0
        if seen.fate in _TOLD:
            self._end(one)
            self._tell(one, seen, one.print_again)
        elif seen.fate is Fate.DONE or one.looks >= FOLLOWED_FOR:
            self._end(one)
            if seen.fate is Fate.DONE:
                self._forget_failed(one)
        elif one.stood == STANDS_FOR:
            self._tell(one, seen, lambda: self._print_instead(one))

    def _end(self, one: _Followed) -> None:
        self._followed.remove(one)
        if not self._followed:
            self._timer.stop()

    def _tell(self, one: _Followed, seen: Seen, again: Callable[[], object]) -> None:
        """The toast goes; what failed stays in the status bar until it is printed again."""
        self._forget_failed(one)
        words, name = one.desk.words, one.sent.printer
        name = f"{name} ({seen.reason})" if seen.reason else name
        said = words(f"printing.later.{seen.fate}", title=one.title, printer=name)
        failed = one.failed = self._jobs.add(one.title, again)
        one.desk.notify(
            said, words("printing.later.again"), "", lambda: self._retry(failed), refused=True
        )
        self._jobs.ended.emit()

    def _retry(self, failed: FailedJob) -> None:
        if failed in self._jobs.failed:  # else somebody was quicker in the status bar
            self._jobs.retry(failed)

    def _forget_failed(self, one: _Followed) -> None:
        if one.failed is not None:
            self._jobs.forget(one.failed)
            one.failed = None

    def _print_instead(self, one: _Followed) -> None:
        """Taken out of its queue first, or it would be printed twice."""
        if one in self._followed:
            self._end(one)
        self._aside.ask(
            one.sent.take_back, lambda taken: self._on_taken_back(one, taken=taken)
        )

    def _on_taken_back(self, one: _Followed, *, taken: bool) -> None:
        if taken:
            one.print_again()
            return
        words = one.desk.words("printing.later.kept", title=one.title, printer=one.sent.printer)
        one.desk.notify(words, refused=True)
