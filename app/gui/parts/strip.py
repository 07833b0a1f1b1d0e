"""One strip below a page's header: what is wrong with the whole page, and one action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.gui.parts.buttons import Button
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.gui.theme.theme import Theme


class Strip(QFrame):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("strip_late")
        self.setFixedHeight(theme.px(40))
        self._act: Callable[[], None] | None = None
        self._other_act: Callable[[], None] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), 0, theme.px(12), 0)
        self._words = Label(theme, face=Face.NAME, ink=Ink.LATE)
        self._action = Button(theme, "")
        self._action.clicked.connect(self._on_action)
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        self._other = Button(theme, "")
        self._other.clicked.connect(self._on_other)
        self._other.hide()
        row.addWidget(self._other)
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def warn(
        self, words: str, action: str = "", act: Callable[[], None] | None = None,
        other: str = "", other_act: Callable[[], None] | None = None,
    ) -> None:
        """``other``: a second way on, after the first."""
        self._words.say(words)
        self._words.setToolTip(words)
        self._act = act
        self._action.say(action)
        self._action.setVisible(bool(action))
        self._other_act = other_act
        self._other.say(other)
        self._other.setVisible(bool(other))
        self.show()

    def _on_action(self) -> None:
        self._do(self._act)

    def _on_other(self) -> None:
        self._do(self._other_act)

    def _do(self, act: Callable[[], None] | None) -> None:
        self.hide()
        if act is not None:
            act()
