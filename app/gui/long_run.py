"""Work on the whole book, aside of the threads that read and write it: told in stages, stopped
within a second, and nobody waits for it meanwhile."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.gui.tasks import Ticket
from app.gui.worker import tell

if TYPE_CHECKING:
    from collections.abc import Callable

_EVERY = 0.05
"""Seconds between two words to the window."""


class LongRun(QObject):
    """``told`` (done, of, stage) and then once ``done`` or ``failed``, on the window's thread."""

    told = Signal(object, object, str)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.ticket = Ticket()
        self._thread: threading.Thread | None = None
        self._stage = ""
        self._said = 0.0

    def start(self, act: Callable[[], Any]) -> None:
        """``act`` on a thread of its own."""
        self._thread = threading.Thread(
            target=self._run, args=(act,), name="gendan-long", daemon=True
        )
        self._thread.start()

    def report(self, done: int, of: int, what: str) -> bool:
        """A service's progress, from whichever thread it runs on: False once it is stopped."""
        now = time.monotonic()
        if what != self._stage or now - self._said >= _EVERY:
            self._stage, self._said = what, now
            tell(self.told.emit, done, of, what)
        return not self.ticket.cancelled

    def cancel(self) -> None:
        self.ticket.cancel()

    def wait(self, seconds: float) -> None:
        if self._thread is not None:
            self._thread.join(seconds)

    def _run(self, act: Callable[[], Any]) -> None:
        try:
            answer = act()
        except Exception as error:  # noqa: BLE001 - handed on whole to the window's thread
            tell(self.failed.emit, error)
        else:
            tell(self.done.emit, answer)
