"""F1: the keys of the tab that is shown, of any list, and of the whole window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.gui.frame.page_commands import entry_words, page_commands, page_keys
from app.gui.parts.buttons import Button
from app.gui.parts.dialog_size import dialog_size
from app.gui.parts.key_hint import KeyHint
from app.gui.parts.labels import Label
from app.gui.parts.toast import FOLDER_KEY, WAY_KEY
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from app.gui.desk import Desk
    from app.gui.window import Window

Keys = list[tuple[str, str]]
"""(key, what it does)."""


class KeysDialog(QDialog):
    def __init__(self, desk: Desk, window: Window, entries: Sequence[QAction]) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme, words = desk.theme, desk.words
        self._desk = desk
        self.setWindowTitle(words("gui.keys.title"))
        self.resize(dialog_size(theme, window, 760, 520))
        self.groups: list[tuple[str, Keys]] = [
            (words("gui.keys.page"), _of_page(window)),
            (words("gui.keys.list"), [
                ("↑ ↓", words("gui.keys.move")), ("Home End", words("gui.keys.ends")),
                ("Enter", words("gui.keys.open")), ("Esc", words("gui.keys.back")),
                ("Alt 1…9", words("gui.keys.filter")),
            ]),
            (words("gui.keys.window"),
             [("Alt", words("gui.menu.title")), ("F10", words("gui.menu.title")),
              *_of_window(entries), (WAY_KEY, words("gui.keys.way")),
              (FOLDER_KEY, words("gui.open_folder"))]),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(20),) * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(Label(theme, words("gui.keys.title"), face=Face.RECORD))
        column.addWidget(self._scrolled(), 1)
        close = Button(theme, words("gui.close"), key="Esc")
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)

    def _scrolled(self) -> QScrollArea:
        theme = self._desk.theme
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, theme.px(12), 0)
        grid.setHorizontalSpacing(theme.px(32))
        grid.setVerticalSpacing(theme.px(4))
        for side, group in enumerate((self.groups[:2], self.groups[2:])):
            line = 0
            for title, keys in group:
                if not keys:
                    continue
                grid.addWidget(
                    Label(theme, title, face=Face.NAME, ink=Ink.TEXT), line, side
                )
                for place, (key, what) in enumerate(keys, line + 1):
                    grid.addWidget(KeyHint(theme, key, what), place, side)
                grid.setRowMinimumHeight(line + len(keys) + 1, theme.px(12))
                line += len(keys) + 2
        grid.setRowStretch(grid.rowCount(), 1)
        grid.setColumnStretch(2, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setAccessibleName(self._desk.words("gui.keys.title"))
        return area


def _of_page(window: Window) -> Keys:
    actions = [one for group in page_commands(window.page) for one in group]
    keys = [(one.key, one.words) for one in actions if one.key]
    return list(dict.fromkeys([*keys, *page_keys(window.page)]))


def _of_window(entries: Sequence[QAction]) -> Keys:
    said = map(entry_words, entries)
    return [(key, words) for words, key in said if key]
