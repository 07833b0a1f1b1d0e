"""The foot of the window: last save, printer, age of the backup; who works and for which firm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.gui.parts.key_hint import KeyHint
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.icons import Icon
from app.gui.theme.painted_words import paint_words
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from app.gui.theme.theme import Theme
    from app.gui.words import Words

HEIGHT = 26


class StatusItem(QWidget):
    """An icon of 13 and a line beside it."""

    def __init__(self, theme: Theme, icon: Icon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._words = ""
        self._ink = Ink.TEXT2
        self._icon_ink = Ink.TEXT2
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()
        theme.changed.connect(self.update)

    def text(self) -> str:
        return self._words

    def say(self, words: str, ink: Ink = Ink.TEXT2, icon_ink: Ink | None = None) -> None:
        self._words, self._ink, self._icon_ink = words, ink, icon_ink or ink
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self._theme.metrics(Face.LABEL).horizontalAdvance(self._words)
        return QSize(width + self._theme.px(20) + 1, self._theme.line(Face.LABEL))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._theme.line(Face.LABEL))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        image = theme.icon_pixmap(self._icon, 13, self._icon_ink, self.devicePixelRatioF())
        painter.drawPixmap(0, (self.height() - theme.px(13)) // 2, image)
        box = self.rect().adjusted(theme.px(20), 0, 0, 0)
        paint_words(painter, theme, self._words, Face.LABEL, self._ink, box)
        painter.end()


class StatusBar(QFrame):
    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_bar")
        self.setFixedHeight(theme.px(HEIGHT))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), 1, theme.px(14), 0)
        row.setSpacing(theme.px(20))
        self.saved = StatusItem(theme, Icon.CHECK)
        self.printer = StatusItem(theme, Icon.PRINTER)
        self.backup = StatusItem(theme, Icon.BACKUP)
        self.firm = Label(theme, face=Face.LABEL, ink=Ink.TEXT2)
        for item in (self.saved, self.printer, self.backup):
            row.addWidget(item)
        row.addStretch(1)
        row.addWidget(self.firm)
        self.hint = KeyHint(theme, "Ctrl K", words("gui.status.everything"))
        row.addWidget(self.hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the text is large, what is said elsewhere too gives way first."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        row = self.layout()
        assert row is not None
        margins = row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        shown = [self.saved, self.printer, self.backup, *self.findChildren(StatusItem)]
        news = [one for one in dict.fromkeys(shown) if one.text()]
        needed = sum(one.sizeHint().width() + row.spacing() for one in news)
        for word in (self.firm, self.hint):
            wanted = word.sizeHint().width() + row.spacing()
            word.setVisible(needed + wanted <= room)
            needed += wanted
