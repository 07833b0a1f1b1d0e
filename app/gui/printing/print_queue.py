"""What stands between us and the paper: a queue that is paused or rejects says nothing to Qt.

Qt hands its pages over and hears no more; CUPS is asked by ``lpstat``, in the C locale, which is
the only thing every CUPS has. Elsewhere Qt's own word on the printer is all there is.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.errors import DomainError
from app.gui.printing.cups_jobs import CupsJob, JobState, own_jobs
from app.gui.printing.sent_job import CupsSent, Jobs

_ANSWERS_WITHIN = 5
"""Seconds; a print server that takes longer has said nothing."""
_NO_REASON = ("", "-", "Paused", "Rejecting Jobs", "reason unknown")
"""What stands where nobody gave one."""


@dataclass(frozen=True, slots=True)
class QueueState:
    paused: bool = False
    rejects: bool = False
    reason: str = ""
    """As whoever stopped it wrote."""
    jobs: frozenset[str] = frozenset()
    """Not printed yet."""


def read_lpstat(said: str, name: str) -> QueueState:
    """``lpstat -p NAME -a NAME -o NAME``: a line each, the reason below it after a tab."""
    lines = said.splitlines()
    paused = any(line.startswith(f"printer {name} disabled") for line in lines)
    rejects = any(line.startswith(f"{name} not accepting") for line in lines)
    reasons = [line.strip() for line in lines if line.startswith("\t")] if paused or rejects else []
    job = re.compile(rf"{re.escape(name)}-\d+(?=\s)")
    jobs = frozenset(found.group() for line in lines if (found := job.match(line)))
    known = [one for one in reasons if one not in _NO_REASON]
    return QueueState(paused, rejects, next(iter(known), ""), jobs)


class PrintQueue:
    """One printer's, looked at before a job is sent and once more after it."""

    def __init__(
        self, name: str, broken: Callable[[], bool] = lambda: False, jobs: Jobs = own_jobs
    ) -> None:
        """``broken``: what Qt says of the printer."""
        self._name, self._broken, self._jobs = name, broken, jobs
        self._before = QueueState()
        self._known: dict[int, CupsJob] | None = None

    @property
    def trouble(self) -> bool:
        state = self.look()
        return state.paused or state.rejects

    def look(self) -> QueueState:
        said = _ask("lpstat", "-p", self._name, "-a", self._name, "-o", self._name)
        state = read_lpstat(said or "", self._name)
        if said is None and self._broken():
            return QueueState(paused=True)
        return state

    def begin(self) -> None:
        """DomainError ``printing.error.paused``, ``…rejects``: nothing was sent."""
        self._before = self.look()
        self._refuse(self._before)
        self._known = self._jobs(ended=True)

    def ended(self, title: str) -> CupsSent | None:
        """The same, where the queue was stopped meanwhile: what it holds of ours is taken back,
        so that sent again it is printed once. ``…held`` where it cannot be taken back; ``…gone``
        where the queue is, ``…refused`` where the job never came there, of which Qt says nothing.

        Gives what was sent, where it can be followed."""
        if self._is_gone():
            raise DomainError("printing.error.gone", printer=self._name)
        now = self.look()
        if now.paused or now.rejects:
            left = [job for job in sorted(now.jobs - self._before.jobs) if not _taken_back(job)]
            if left:
                raise DomainError("printing.error.held", printer=self._name)
            self._refuse(now)
        return self._sent(title)

    def _is_gone(self) -> bool:
        """There is a CUPS, and it no longer knows the queue."""
        if self._known is None or _ask("lpstat", "-p", self._name) is not None:
            return False
        return self._jobs(ended=False) is not None

    def _sent(self, title: str) -> CupsSent | None:
        now = None if self._known is None else self._jobs(ended=True)
        if now is None or self._known is None:
            return None
        new = {
            number: job for number, job in now.items()
            if number not in self._known and job.printer == self._name
        }
        ours = [number for number, job in new.items() if job.title == title] or list(new)
        if ours:
            return CupsSent(self._name, max(ours), self._jobs, _ask)
        if any(job.state >= JobState.CANCELLED for job in now.values()):
            raise DomainError("printing.error.refused", printer=self._name)
        return None  # such a server may keep nothing of what is done

    def _refuse(self, state: QueueState) -> None:
        name = f"{self._name} ({state.reason})" if state.reason else self._name
        if state.rejects:
            raise DomainError("printing.error.rejects", printer=name)
        if state.paused:
            raise DomainError("printing.error.paused", printer=name)


def _taken_back(job: str) -> bool:
    return _ask("cancel", job) is not None


def _ask(program: str, *words: str) -> str | None:
    """What it says; None where it is not there, refuses or does not answer."""
    found = shutil.which(program)
    if found is None:
        return None
    try:
        answer = subprocess.run(
            [found, *words], capture_output=True, text=True, errors="replace", check=False,
            timeout=_ANSWERS_WITHIN, env={**os.environ, "LC_ALL": "C"}, stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return answer.stdout if answer.returncode == 0 else None
