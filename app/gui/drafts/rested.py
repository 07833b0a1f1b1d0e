"""When the keys have rested: what is being typed is kept then, too, not only where it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

SETTLE_MS = 600


def once_rested(parent: QObject, act: Callable[[], None]) -> QTimer:
    """Acts once, SETTLE_MS after it was started last: it is started with every key."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(SETTLE_MS)
    timer.timeout.connect(act)
    return timer
