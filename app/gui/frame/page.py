"""What the window asks of every tab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.gui.parts.strip import Strip

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from app.gui.desk import Desk
    from app.gui.frame.tabs import Tab
    from app.gui.target import Target


class Page(QWidget):
    """What the window asks of every tab."""

    late_counted = Signal(str, int)

    def __init__(self, desk: Desk, tab: Tab) -> None:
        super().__init__()
        self.desk = desk
        self.tab = tab
        self.strip = Strip(desk.theme)

    def event(self, event: QEvent) -> bool:
        """While the strip stands, Esc is the strip's before it is any shortcut's."""
        if (
            event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape and not self.strip.isHidden()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.strip.isHidden():
            self.strip.hide()
        else:
            super().keyPressEvent(event)

    def activate(self) -> None:
        """The tab is shown: what is stale is asked again, and the keyboard goes to the list."""

    def show_target(self, target: Target) -> None:
        """Stands on the record if there is one, and then does what is asked."""
        if target.act:
            self.act(target)

    def act(self, target: Target) -> None:
        """What ``target.act`` says; the words are each page's own."""

    def reload(self) -> None:
        """F5, or the book has changed."""

    def begin_search(self) -> None:
        """Ctrl+F."""

    def print_papers(self) -> None:
        """Ctrl+P: the papers of what is chosen, where it has any."""
        self.desk.notify(self.desk.words("printing.nothing"), refused=True)

    def preview_paper(self) -> None:
        """Ctrl+Shift+P."""
        self.desk.notify(self.desk.words("printing.nothing"), refused=True)

    def choose_filter(self, place: int) -> None:
        """Alt+1…9."""

    def list_area(self) -> QRect:
        """Where a toast may stand, in the page's coordinates."""
        return self.rect()

    def current_row_area(self) -> QRect | None:
        """The row a toast must not cover."""
        return None

    def state(self) -> Any:
        """What the window keeps for this page over a change of language."""
        return ""

    def restore(self, state: Any) -> None:
        """Takes back what ``state`` gave."""
