"""A job that a queue took: what became of it since."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.gui.printing.cups_jobs import CupsJob, JobState

Jobs = Callable[..., dict[int, CupsJob] | None]
Ask = Callable[..., str | None]

_WANTS_SOMEBODY = re.compile(
    r"\b(offline|connecting-to-device|timed-out|media-(empty|needed|jam)|(door|cover|interlock)"
    r"-open|(toner|marker-supply)-empty|marker-waste-full|output-area-full|paused|shutdown)"
)
"""RFC 8011 §5.4.12 and PWG 5100.9: what a printer waits for until somebody goes there."""


class Fate(StrEnum):
    """``printing.later.<fate>`` says it, of those that are told."""

    UNDER_WAY = "under_way"
    UNKNOWN = "unknown"
    DONE = "done"
    STANDS = "stands"
    """Waits for somebody: held, stopped, or in a queue that is."""
    ABORTED = "aborted"
    CANCELLED = "cancelled"
    GONE = "gone"
    """With its queue."""


@dataclass(frozen=True, slots=True)
class Seen:
    fate: Fate
    reason: str = ""
    """As the printer or whoever stopped it wrote."""


class Sent(Protocol):
    """Both may take seconds: asked off the window's thread."""

    @property
    def printer(self) -> str: ...

    def look(self) -> Seen: ...

    def take_back(self) -> bool:
        """False: it is no longer in the queue, or cannot be taken out of it."""


@dataclass(frozen=True, slots=True)
class CupsSent:
    printer: str
    number: int
    jobs: Jobs
    ask: Ask
    """``lpstat`` and ``cancel``: what they say; None where they refuse."""

    def look(self) -> Seen:
        active = self.jobs(ended=False)
        if active is None:
            return Seen(Fate.UNKNOWN)
        job = active.get(self.number)
        if job is None:
            return self._ended()
        if job.state in (JobState.HELD, JobState.STOPPED) or self._waits_for_somebody():
            return Seen(Fate.STANDS, self._reason())
        return Seen(Fate.UNDER_WAY)

    def take_back(self) -> bool:
        return self.ask("cancel", f"{self.printer}-{self.number}") is not None

    def _ended(self) -> Seen:
        """Remembered no longer: a server that keeps no history says nothing of what is done."""
        known = self.jobs(ended=True)
        if known is None:
            return Seen(Fate.UNKNOWN)
        job = known.get(self.number)
        if job is not None and job.state is JobState.COMPLETED:
            return Seen(Fate.DONE)
        if self.ask("lpstat", "-p", self.printer) is None:
            return Seen(Fate.GONE)
        if job is None:
            return Seen(Fate.DONE)
        if job.state is JobState.CANCELLED:
            return Seen(Fate.CANCELLED, self._reason())
        if job.state is JobState.ABORTED:
            return Seen(Fate.ABORTED, self._reason())
        return Seen(Fate.UNDER_WAY)  # it went on between the two questions

    def _waits_for_somebody(self) -> bool:
        said = self.ask("lpstat", "-l", "-p", self.printer) or ""
        alerts = "".join(
            line for line in said.splitlines() if line.startswith("\tAlerts:")
        )
        disabled = said.startswith(f"printer {self.printer} disabled")
        return disabled or _WANTS_SOMEBODY.search(alerts) is not None

    def _reason(self) -> str:
        said = self.ask("lpstat", "-l", "-W", "all", "-o", self.printer) or ""
        of_ours = False
        for line in said.splitlines():
            if not line.startswith("\t"):
                of_ours = line.split(" ", 1)[0] == f"{self.printer}-{self.number}"
            elif of_ours and line.startswith("\tStatus: "):
                return line.removeprefix("\tStatus: ").strip()
        return ""
