"""The name of a filter, typed in a row below the header: never a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit

from app.gui.fields.compose_guard import still_composing
from app.gui.parts.buttons import RING, Button
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from app.gui.desk import Desk

HEIGHT, FIELD_WIDTH, LEAST = 44, 220, 96
BESIDE = 80
"""Margins and gaps."""
LONGEST = 40


class NameRow(QFrame):
    """``given`` with what was typed; ``left`` when it is over and the keyboard was still here."""

    given = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, header: QWidget) -> None:
        super().__init__()
        self.setObjectName("name_row")
        theme, words = desk.theme, desk.words
        self._theme = theme
        self.setFixedHeight(theme.px(HEIGHT))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), 0, theme.px(12), 0)
        row.setSpacing(theme.px(8) - RING)
        self.label = Label(theme, face=Face.LABEL, ink=Ink.TEXT3)
        self.line = QLineEdit()
        self.line.setFont(theme.font(Face.VALUE))
        self.line.setMaxLength(LONGEST)
        self.line.setAccessibleName(words("filters.name"))
        self.line.returnPressed.connect(self.give)
        self.line.textEdited.connect(lambda _text: self.say_wrong(""))
        self.save = Button(theme, words("filters.store"), key="↵")
        self.save.clicked.connect(self.give)
        self.cancel = Button(theme, words("gui.cancel"), key="Esc")
        self.cancel.clicked.connect(self.leave)
        self.fault = Label(theme, face=Face.LABEL, ink=Ink.LATE)
        for widget in (self.label, self.line, self.save, self.cancel):
            row.addWidget(widget)
        row.addSpacing(theme.px(6))
        row.addWidget(self.fault, 1)
        header.installEventFilter(self)
        self.hide()

    def begin(self, label: str, name: str) -> None:
        self.label.say(label)
        self.line.setText(name)
        self.say_wrong("")
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def give(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication) and still_composing(application):
            return
        self.given.emit(self.line.text().strip())

    def say_wrong(self, words: str) -> None:
        self.fault.say(words)
        self._fit()
        self.line.setAccessibleDescription(words)
        if self.line.property("wrong") != bool(words):
            self.line.setProperty("wrong", bool(words))
            # The sheet's [wrong] selector is looked at anew only when the widget is polished.
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)
        if words:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """What is wrong needs the room more than what is asked."""
        theme = self._theme
        self.line.setFixedWidth(min(theme.px(FIELD_WIDTH), max(theme.px(LEAST), self.width() // 3)))
        room = self.width() - theme.px(BESIDE) - self.line.width() - self.save.sizeHint().width()
        room -= self.fault.sizeHint().width()
        for one in (self.cancel, self.label):
            room -= one.sizeHint().width()
            one.setVisible(not self.fault.text() or room >= 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._theme.px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def leave(self) -> None:
        if not self.isHidden():
            here = self.window().focusWidget()
            self.hide()
            if here is None or self.isAncestorOf(here):
                self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An editor stands in the list's place: there is nothing to name."""
        if event.type() == QEvent.Type.HideToParent:
            self.hide()
        return super().eventFilter(watched, event)
