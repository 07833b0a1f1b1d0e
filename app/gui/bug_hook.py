"""Our own bugs in slots and painting: told by the crash dialog, and on the terminal as ever."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

    from app.gui.tasks import Tasks


class BugHook:
    """Qt goes on after an exception in a slot; without this it would be said nowhere she looks."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._telling = False
        self._before = sys.excepthook

    def install(self) -> None:
        self._before, sys.excepthook = sys.excepthook, self._on_bug

    def remove(self) -> None:
        sys.excepthook = self._before

    def _on_bug(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, error, trace)
        # A bug in the telling itself is on the terminal only, or it would never end.
        if isinstance(error, Exception) and not self._telling:
            self._telling = True
            try:
                self._tasks.crashed.emit(error)
            finally:
                self._telling = False
