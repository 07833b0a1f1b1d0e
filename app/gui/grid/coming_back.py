"""What is typed at the button that the grid ended on is typed into the line that stands open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QInputMethodQueryEvent,
    QKeyEvent,
    QKeySequence,
)

if TYPE_CHECKING:
    from app.gui.grid.line_grid import LineGrid
    from app.gui.parts.buttons import Button

_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_BOXES = (Qt.InputMethodQuery.ImCursorRectangle, Qt.InputMethodQuery.ImAnchorRectangle)


class ComingBack(QObject):
    """One Enter too many ends the grid; who goes on typing means its open cell, and a button
    would swallow it and store the record without. Space and Enter stay the button's."""

    def __init__(self, grid: LineGrid, button: Button) -> None:
        super().__init__(button)
        self._grid, self._button = grid, button
        self._ended = False
        grid.finished.connect(self._on_finished)
        button.installEventFilter(self)

    def _on_finished(self) -> None:
        self._stand(ended=self._grid.line_cell().isValid())
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._grid.await_more()  # leaving the line took its selection away

    def _stand(self, *, ended: bool) -> None:
        self._ended = ended
        self._button.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, ended)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._ended:
            return False
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() not in _PASSING:
                self._stand(ended=False)
        elif isinstance(event, QKeyEvent) and _is_typed(event):
            if event.type() == QEvent.Type.KeyPress:
                self._go_on(event)
            event.accept()
            return True
        elif isinstance(event, QInputMethodEvent):
            self._compose(event)
            return True
        elif isinstance(event, QInputMethodQueryEvent):
            self._answer(event)
            return True
        return False

    def _go_on(self, event: QEvent) -> None:
        self._stand(ended=False)
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
        QCoreApplication.sendEvent(self._grid.line, event)

    def _compose(self, event: QInputMethodEvent) -> None:
        """The keyboard follows with the first whole word: a word that is being composed does not
        outlive a change of the focus everywhere."""
        if event.commitString():
            self._go_on(event)
        else:
            self._grid.line.inputMethodEvent(event)

    def _answer(self, event: QInputMethodQueryEvent) -> None:
        """The input method's own window stands at the cell."""
        QCoreApplication.sendEvent(self._grid.line, event)
        line, button = self._grid.line, self._button
        by = line.mapToGlobal(QPoint()) - button.mapToGlobal(QPoint())
        for query in _BOXES:
            if event.queries() & query:
                event.setValue(query, QRectF(event.value(query)).translated(by))


def _is_typed(event: QKeyEvent) -> bool:
    if event.matches(QKeySequence.StandardKey.Paste):
        return True
    text = event.text()
    return not event.modifiers() & ~_PLAIN and text.isprintable() and bool(text.strip())
