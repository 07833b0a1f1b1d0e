"""The head above a typed grid: one line while the lines are typed, where rows need the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.gui.grid.grid_cell import ROW
from app.gui.parts.buttons import Button, Weight
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QTableView

    from app.gui.desk import Desk

FOLDED = 40
ROOMY_ROWS = 6
"""With so many rows below it the head stays as it is."""
RELEASED_MS = 30
"""A click's cell must not move away under it: how often its end is looked for."""
NO_LIMIT = 16_777_215


class FoldingHead(QWidget):
    """Its fields stay in the order of Tab while it is folded: one that gets the keyboard opens
    it. ``said`` tells in one line what stands in them."""

    def __init__(
        self, desk: Desk, head: QWidget, grid: QTableView, said: Callable[[], str]
    ) -> None:
        super().__init__()
        self._theme = desk.theme
        self._head, self._grid, self._said = head, grid, said
        self._wanted = True
        words = desk.words
        self._words = Label(desk.theme, face=Face.NAME)
        self.open = Button(desk.theme, words("editor.head"), weight=Weight.LINK, key="Alt ↑")
        self.open.clicked.connect(self.unfold)
        self.line = QFrame(self)
        self.line.setObjectName("pane")
        self.line.setFixedHeight(desk.theme.px(FOLDED))
        row = QHBoxLayout(self.line)
        row.setContentsMargins(desk.theme.px(20), 0, desk.theme.px(17), 0)
        row.addWidget(self._words, 1)
        row.addWidget(self.open)
        self.line.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(head)
        grid.installEventFilter(self)
        key = QShortcut(QKeySequence("Alt+Up"), grid)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.setWhatsThis(words("editor.head"))
        key.activated.connect(self.unfold)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    @property
    def folded(self) -> bool:
        return not self.line.isHidden()

    def unfold(self) -> None:
        """To the first of its fields."""
        self._head.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return
        in_head = self._head.isAncestorOf(now)
        if in_head or self._grid.isAncestorOf(now):
            self._wanted = in_head
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._grid and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            QTimer.singleShot(RELEASED_MS, self, self._fit)
            return
        room = self._grid.height() + self.height() - self._head.sizeHint().height()
        rows = (room - self._grid.horizontalHeader().height()) // self._theme.px(ROW)
        folded = not self._wanted and rows < ROOMY_ROWS
        if folded:
            self._words.say(self._said())
        if folded != self.folded:
            self._head.setMaximumHeight(0 if folded else NO_LIMIT)
            self.line.setVisible(folded)
