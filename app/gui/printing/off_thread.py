"""Drawing aside of the window and of the book: neither waits for a page."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from app.gui.worker import tell

if TYPE_CHECKING:
    from collections.abc import Callable


class OffThread(QObject):
    """One thread, begun when first asked; answers arrive in order on the window's thread until
    ``stop``. What goes wrong arrives as ``failed``."""

    failed = Signal(object)
    _told = Signal(object, object)

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._work: queue.SimpleQueue[
            tuple[Callable[[], Any], Callable[[Any], None]] | None
        ] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._stopped = False
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    def ask(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._work.put((work, done))
        if not self._thread.is_alive() and not self._stopped:
            self._thread.start()

    def stop(self) -> None:
        """What was asked is still done, and nobody is told."""
        self._stopped = True
        self._work.put(None)

    def _run(self) -> None:
        while (asked := self._work.get()) is not None:
            work, done = asked
            try:
                answer = work()
            except Exception as error:  # noqa: BLE001 - handed on whole to the window's thread
                self._tell(self.failed.emit, error)
            else:
                self._tell(self._told.emit, done, answer)

    def _tell(self, emit: Callable[..., object], *told: object) -> None:
        if not self._stopped:
            tell(emit, *told)

    def _on_told(self, done: Callable[[Any], None], answer: object) -> None:
        if not self._stopped:
            done(answer)
