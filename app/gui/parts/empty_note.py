"""One sentence, and one action, at a third of the height of an empty list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.parts.buttons import Button, Weight
from app.gui.parts.labels import Paragraph
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QTableView

    from app.gui.theme.theme import Theme


SIDE = 12


class _Sentence(Paragraph):
    """Broken where a narrow list ends, each line in the middle."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._theme.font(self._face))
        painter.setPen(self._theme.ink(self._ink))
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter)
        painter.drawText(self.rect(), flags, self._words)
        painter.end()


class EmptyNote(QWidget):
    def __init__(self, theme: Theme, over: QTableView) -> None:
        super().__init__(over)
        self._over = over
        self._theme = theme
        self._words = _Sentence(theme, face=Face.LARGE, ink=Ink.TEXT3)
        self._action = Button(theme, "", weight=Weight.SOFT)
        self._act: Callable[[], None] | None = None
        self._action.clicked.connect(self._on_action)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._words)
        column.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        self.hide()

    @property
    def words(self) -> str:
        return "" if self.isHidden() else self._words.text()

    @property
    def action(self) -> str:
        return "" if self._action.isHidden() else self._action.text()

    def say(
        self, words: str, action: str = "", act: Callable[[], None] | None = None, key: str = "",
    ) -> None:
        """``key`` does the same from the list, and stands in the button."""
        self._words.say(words)
        self._act = act
        self._action.say(action, key)
        self._action.setVisible(bool(action))
        self.show()
        self.place()

    def clear(self) -> None:
        self.hide()

    def place(self) -> None:
        words = self._theme.metrics(Face.LARGE).horizontalAdvance(self._words.text())
        action = self._action.sizeHint().width() if self._act is not None else 0
        room = self._over.width() - 2 * self._theme.px(SIDE)
        width = max(1, min(max(words, action) + self._theme.px(SIDE), room))
        # The sentence's own height at this width: the layout would ask for one of its liking.
        self._words.setFixedHeight(self._words.heightForWidth(width))
        self.setGeometry((self._over.width() - width) // 2, self._over.height() // 3,
                         width, self.sizeHint().height())

    def _on_action(self) -> None:
        if self._act is not None:
            self._act()
