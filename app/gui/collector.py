"""Cyclic garbage is collected on the window's own thread.

Python collects on whichever thread happens to allocate. A widget in such a cycle would be
destroyed on a worker's thread, and Qt takes the whole program down for that.
"""

from __future__ import annotations

import gc
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500
_working: WeakSet[Collector] = WeakSet()
"""The collectors at work: Python collects by itself again when the last one has stopped."""


class Collector(QObject):
    """Works from when it is made until ``stop``, by Python's own thresholds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        _working.add(self)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """The oldest generation that is due; nothing where none is."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        self._timer.stop()
        _working.discard(self)
        if not _working:
            gc.enable()
