"""What has changed in the book, told to whoever shows it.

Changes come from this window's own actions, and, by watching the journal's head, from other
processes on the same book. Screens reload from here and never call each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Context
    from app.gui.tasks import Tasks

WATCH_EVERY_MS = 1500
Changes = frozenset[tuple[str, int | None]]


class ChangeBus(QObject):
    changed = Signal(object)
    """A frozenset of entity names; None: anything may have changed."""

    def __init__(
        self, tasks: Tasks, read_head: Callable[[Context], int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._read_head = read_head
        self._head: int | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(WATCH_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def watch(self) -> None:
        self.look()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def publish(self, changes: Changes, seq: int) -> None:
        """An action of this window: ``seq`` is its number in the journal."""
        others = self._head is not None and seq > self._head + 1
        self._head = seq if self._head is None else max(self._head, seq)
        self.changed.emit(None if others else frozenset(entity for entity, _ in changes))

    def forget(self) -> None:
        """Another book stands in this one's place: its journal may be shorter."""
        self._head = None
        self.changed.emit(None)

    def look(self) -> None:
        """Asks for the journal's head once; an unanswered look is overtaken by the next."""
        self._tasks.read(self._read_head, self._on_head, group="journal head")

    def _on_head(self, head: int) -> None:
        known, self._head = self._head, max(head, self._head or 0)
        if known is not None and head > known:
            self.changed.emit(None)
