"""A line edit that finds records while one types: the answer stands below it, Enter takes it.

Answers come from the reader's thread. Enter before the answer waits for it, and the keys typed
meanwhile wait, too, and are given to whatever then has the keyboard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLineEdit

    from app.bootstrap import Context
    from app.gui.fields.lookup_popup import LookupPopup, PopupRow
    from app.gui.tasks import Tasks

_UP_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -4, Qt.Key.Key_PageDown: 4}


class Lookup(QObject):
    """``ask(text)`` makes the question for the reader; ``row(hit)`` words an answer."""

    picked = Signal(object)
    """By the mouse."""
    create_asked = Signal(str)
    """The last row was taken: nobody has what was typed, and it is to be made."""

    def __init__(
        self, line: QLineEdit, popup: LookupPopup, tasks: Tasks,
        ask: Callable[[str], Callable[[Context], tuple[Any, ...]]],
        row: Callable[[Any], PopupRow],
    ) -> None:
        super().__init__(line)
        self.enabled = True
        self._line, self._popup, self._tasks = line, popup, tasks
        self._ask, self._row = ask, row
        self._asked: str | None = None
        self._hits: tuple[Any, ...] | None = None
        self._then: Callable[[Any], None] | None = None
        self._held: list[QKeyEvent] = []
        self._preedit = ""
        line.textEdited.connect(self._on_edited)
        line.installEventFilter(self)
        popup.clicked.connect(self._on_clicked)

    @property
    def open(self) -> bool:
        return self._popup.isVisible() and self._popup.owner is self

    @property
    def waiting(self) -> bool:
        return self._then is not None

    @property
    def asked(self) -> bool:
        """Something was typed that nobody has taken yet."""
        return self._asked is not None

    def forget(self) -> None:
        """Nothing has been typed here yet."""
        self._asked, self._hits, self._preedit = None, None, ""
        if self._popup.owner is self:
            self._popup.hide()

    def settle(self, then: Callable[[Any], None]) -> None:
        """``then(hit)`` for what was typed, as soon as that is known; None: nothing answers."""
        if self._asked is None:
            self.search(self._line.text())
        if self._hits is None:
            self._then = then
        else:
            self._resolve(then)

    def search(self, text: str) -> None:
        self._asked, self._hits = text, None
        question = self._ask(text.strip())
        self._tasks.read(
            question, lambda hits: self._on_hits(text, hits), group=("lookup", id(self)),
            owner=self, failed=lambda _error: self._on_hits(text, ()),
        )

    def _on_edited(self, text: str) -> None:
        if self.enabled:
            self.search(text + self._preedit)

    def _on_hits(self, text: str, hits: tuple[Any, ...]) -> None:
        if text != self._asked:
            return
        self._hits = hits
        if self._then is not None:
            then, self._then = self._then, None
            self._resolve(then)
        elif self._line.hasFocus() and text.strip():
            self._popup.show_rows(self, self._line, text, [self._row(hit) for hit in hits])
        else:
            self._popup.hide()

    def _resolve(self, then: Callable[[Any], None]) -> None:
        hits = self._hits or ()
        place = self._popup.current if self.open else 0
        if self.open and self._popup.creating:
            self._held.clear()
            self._ask_to_create()
            return
        self.forget()
        then(hits[max(0, min(place, len(hits) - 1))] if hits else None)
        held, self._held = self._held, []
        for event in held:
            target = QApplication.focusWidget()
            if target is not None:
                QCoreApplication.sendEvent(target, event)

    def _ask_to_create(self) -> None:
        text = self._line.text().strip()
        self.forget()
        self.create_asked.emit(text)

    def _on_clicked(self, place: int) -> None:
        if self.open and self._popup.creating:
            self._ask_to_create()
            return
        if self._popup.owner is self and self._hits and place < len(self._hits):
            hit = self._hits[place]
            self.forget()
            self.picked.emit(hit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.enabled:
            return False
        if isinstance(event, QInputMethodEvent):
            # The line takes the event first; what is composed is part of what is looked for.
            self._preedit = event.preeditString()
            QTimer.singleShot(0, self, self._on_composed)
            return False
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._wants_override(event)
        if self.waiting:
            self._held.append(event.clone())
            return True
        return self._moves(event)

    def _on_composed(self) -> None:
        if self._line.hasFocus() and (self._preedit or self._asked is not None):
            self.search(self._line.text() + self._preedit)

    def _wants_override(self, event: QKeyEvent) -> bool:
        ends = event.key() in (Qt.Key.Key_F9, Qt.Key.Key_Escape)
        if (self.waiting and not ends) or (self.open and event.key() == Qt.Key.Key_Escape):
            event.accept()
            return True
        return False

    def _moves(self, event: QKeyEvent) -> bool:
        if not self.open:
            return False
        key = Qt.Key(event.key())
        if key in _UP_DOWN:
            self._popup.move_by(_UP_DOWN[key])
            return True
        if key == Qt.Key.Key_Escape:
            self._popup.hide()
            return True
        return False
