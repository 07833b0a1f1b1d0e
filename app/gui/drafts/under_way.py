"""What stands in an editor is being stored: until the answer is there, it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.gui.parts.buttons import Button
    from app.gui.tasks import Tasks

LOOK_AGAIN_MS = 20


class UnderWay(QObject):
    """``on`` from the key that stores to the refusal; what was stored closes its editor itself.

    Leaving meanwhile would take away whom the answer is told to: the toast, the row it stands on
    and the print that was asked for would be lost with it, and so would a refusal.
    """

    def __init__(self, editor: QWidget, tasks: Tasks, *buttons: Button) -> None:
        super().__init__(editor)
        self.on = False
        self._buttons = buttons
        tasks.crashed.connect(self._on_crashed)

    def begin(self) -> None:
        self.on = True
        for button in self._buttons:
            button.setEnabled(False)

    def end(self) -> None:
        self.on = False
        for button in self._buttons:
            button.setEnabled(True)

    def _on_crashed(self) -> None:
        """No answer may follow: one can leave, but whether it was stored is not known."""
        self.on = False


def waited_for(editor: QWidget | None, page: QObject, go: Callable[[], None]) -> bool:
    """Whether that editor has a store under way. If so, ``go`` follows once it is stored and the
    editor is gone; where it is refused nothing follows, for why stands in the editor."""
    if not _stores(editor):
        return False

    def look() -> None:
        if not isValid(editor) or editor.isHidden():
            go()
        elif _stores(editor):
            QTimer.singleShot(LOOK_AGAIN_MS, page, look)

    look()
    return True


def _stores(editor: QWidget | None) -> TypeGuard[QWidget]:
    under_way = getattr(editor, "under_way", None)
    return isinstance(under_way, UnderWay) and under_way.on
