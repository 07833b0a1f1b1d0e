"""The settings' sections at the left, walked with ↑↓; Enter or Tab goes into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from app.gui.desk import Desk

WIDTH = 150
ROW = 34


class _Names(QListWidget):
    entered_section = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.entered_section.emit()
        else:
            super().keyPressEvent(event)


class SectionList(QFrame):
    chosen = Signal(str)
    entered = Signal()

    def __init__(self, desk: Desk, sections: Sequence[str]) -> None:
        super().__init__()
        theme, words = desk.theme, desk.words
        self._sections = tuple(sections)
        self.setObjectName("settings_sections")
        self.setFixedWidth(theme.px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(13), 0, 0)
        column.setSpacing(theme.px(13))
        title = Label(theme, words("gui.tab.settings"), face=Face.TITLE)
        title.setContentsMargins(0, 0, 0, 0)
        inset = QVBoxLayout()
        inset.setContentsMargins(theme.px(20), 0, theme.px(8), 0)
        inset.addWidget(title)
        column.addLayout(inset)
        self.names = _Names()
        self.names.setObjectName("settings_names")
        self.names.setFont(theme.font(Face.VALUE))
        self.names.setAccessibleName(words("gui.tab.settings"))
        self.names.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setProperty("part", True)
        for section in self._sections:
            item = QListWidgetItem(words(f"settings.section.{section}"))
            item.setSizeHint(QSize(0, theme.px(ROW)))
            self.names.addItem(item)
        self.names.currentRowChanged.connect(lambda row: self.chosen.emit(self._sections[row]))
        self.names.entered_section.connect(self.entered)
        column.addWidget(self.names, 1)

    def choose(self, section: str) -> None:
        self.names.setCurrentRow(self._sections.index(section))
