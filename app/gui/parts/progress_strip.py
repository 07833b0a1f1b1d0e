"""Work that takes a while: what is being done, how far it is, and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from app.gui.parts.buttons import Button
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.gui.theme.theme import Theme
    from app.gui.words import Words


class ProgressStrip(QFrame):
    def __init__(
        self, theme: Theme, words: Words, parent: QWidget | None = None, stop_key: str = "Esc"
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page_header")
        self.setFixedHeight(theme.px(40))
        self._words = words
        self._cancel: Callable[[], None] | None = None
        self.stopping = words("gui.progress.stopping")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), 0, theme.px(12), 0)
        row.setSpacing(theme.px(12))
        self.title = Label(theme, face=Face.NAME)
        self.bar = QProgressBar()
        self.bar.setObjectName("progress")
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words("gui.progress.name"))
        self.count = Label(theme, face=Face.LABEL, ink=Ink.TEXT2)
        self.stop = Button(theme, words("gui.progress.stop"), key=stop_key)
        self.stop.clicked.connect(self.cancel)
        row.addWidget(self.title)
        row.addWidget(self.bar, 1)
        row.addWidget(self.count)
        row.addWidget(self.stop)
        self.hide()

    def begin(self, title: str, cancel: Callable[[], None]) -> None:
        self.title.say(title)
        self.count.say("")
        self.bar.setRange(0, 0)
        self._cancel = cancel
        self.stop.setEnabled(True)
        self.stop.show()
        self.show()

    def tell(self, done: int, of: int, what: str) -> None:
        self.bar.setRange(0, max(of, 1))
        self.bar.setValue(done)
        self.count.say(
            self._words("gui.progress.count", done=done, of=of, what=what) if what
            else self._words("gui.progress.steps", done=done, of=of)
        )

    def say(self, done: int, of: int, words: str) -> None:
        """``words`` whole; ``of`` 0: it goes on, nobody can say how far it is."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        if self.stop.isEnabled():
            self.count.say(words)

    def settle(self) -> None:
        """From here on it cannot be stopped."""
        self._cancel = None
        self.stop.setEnabled(True)
        self.stop.hide()

    def cancel(self) -> None:
        if self._cancel is not None:
            self._cancel()
            self._cancel = None
            self.stop.setEnabled(False)
            self.count.say(self.stopping)

    def end(self) -> None:
        self._cancel = None
        self.hide()
