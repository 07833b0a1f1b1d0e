"""What was answered is painted before the reader's thread goes on.

Python runs one thread at a time: a frame that is painted while the next answer is worked out
takes several times as long, and the answer, which nobody sees before that frame, no less.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

MOST_SECONDS = 0.25
"""The reader waits no longer, whatever the window does."""


class PaintedFirst:
    def __init__(self, parent: QObject) -> None:
        self._painted = threading.Event()
        self._painted.set()
        self._ended = False
        # Due at once, which is after the paint events that stand in the queue.
        self._timer = QTimer(parent)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._painted.set)

    def answered(self) -> None:
        """On the reader's thread: an answer is on its way to the window."""
        self._painted.clear()

    def shown(self) -> None:
        """On the window's thread: whoever asked has it, and painting it is due."""
        self._timer.start()

    def wait(self) -> None:
        """On the reader's thread, before it begins with something else."""
        if not self._ended:
            self._painted.wait(MOST_SECONDS)

    def stop(self) -> None:
        """Nothing is painted any more."""
        self._ended = True
        self._painted.set()
