"""What is told to a dialog: nothing once it was left, nor of a file that another has replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from app.gui.tasks import Ticket


class Answers:
    def __init__(self, dialog: QObject) -> None:
        self._dialog = dialog
        self._turn = 0
        self.ticket: Ticket | None = None
        """Of what is under way."""

    def turn(self) -> None:
        """Left, or another file: what is under way is stopped, and its answer heard by nobody."""
        self._turn += 1
        if self.ticket is not None:
            self.ticket.cancel()

    def to(self, act: Callable[[Any], None]) -> Callable[[Any], None]:
        turn = self._turn

        def told(answer: Any) -> None:
            if turn == self._turn and isValid(self._dialog):
                act(answer)

        return told
