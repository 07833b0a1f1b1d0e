"""One sentence, and one action, at a third of the height of an empty list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.parts.buttons import Button, Weight
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QTableView

    from app.gui.theme.theme import Theme


class EmptyNote(QWidget):
    def __init__(self, theme: Theme, over: QTableView) -> None:
        super().__init__(over)
        self._over = over
        self._words = Label(theme, face=Face.LARGE, ink=Ink.TEXT3)
        self._action = Button(theme, "", weight=Weight.SOFT)
        self._act: Callable[[], None] | None = None
        self._action.clicked.connect(self._on_action)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        self.hide()

    @property
    def words(self) -> str:
        return "" if self.isHidden() else self._words.text()

    def say(self, words: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        self._words.say(words)
        self._act = act
        self._action.say(action)
        self._action.setVisible(bool(action))
        self.show()
        self.place()

    def clear(self) -> None:
        self.hide()

    def place(self) -> None:
        wanted = self.sizeHint().expandedTo(QSize(200, 60))
        width = min(wanted.width() + 20, self._over.width())
        self.setGeometry((self._over.width() - width) // 2, self._over.height() // 3,
                         width, wanted.height())

    def _on_action(self) -> None:
        if self._act is not None:
            self._act()
