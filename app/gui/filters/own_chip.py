"""A filter of one's own in the header, and the button that keeps one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from app.gui.parts.buttons import Button, FilterButton
from app.gui.parts.key_menu import KeyMenu
from app.gui.theme.fonts import Face
from app.gui.theme.icons import Icon

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from app.gui.desk import Desk
    from app.queries.count import Count
    from app.queries.saved_filters import SavedFilterRow

WIDEST = 150
"""Pixels of the name at 100 %: longer ones are cut, and whole in the tool tip."""
KEEP_KEY = "Ctrl+Shift+S"
RENAME, REMOVE, BACK, ON = "rename", "remove", "back", "on"
ACTS = {
    RENAME: ("F2", "filters.rename"), REMOVE: ("Del", "filters.remove"),
    BACK: ("Ctrl+Left", "filters.back"), ON: ("Ctrl+Right", "filters.on"),
}
"""Name → its key and what it does."""


class OwnChip(FilterButton):
    """What is done with it stands in its menu, by the right button, the menu key or its keys."""

    act_asked = Signal(str, int)

    def __init__(self, desk: Desk, row: SavedFilterRow) -> None:
        shown = desk.theme.metrics(Face.VALUE).elidedText(
            row.name, Qt.TextElideMode.ElideRight, desk.theme.px(WIDEST)
        )
        self._more = False
        self._whole = row.name
        super().__init__(desk.theme, shown)
        self._words = desk.words
        self.filter_id = row.id
        self.setShortcut(QKeySequence())  # an & in a name is no mnemonic
        self.setAccessibleName(row.name)
        self.setToolTip(row.name if shown != row.name else "")
        for name, (key, does) in ACTS.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.setWhatsThis(desk.words(does))
            shortcut.setAutoRepeat(name in (BACK, ON))
            shortcut.activated.connect(partial(self._ask, name))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)

    def say_counted(self, count: Count | None) -> None:
        """Nothing where no more is known than that there may be some."""
        known = count if count is not None and (count.number or not count.more) else None
        self._more = known is not None and known.more
        self.show_count(known.number if known is not None else None)

    def show_count(self, count: int | None) -> None:
        super().show_count(count)
        self.setAccessibleName(f"{self._whole} {self._figures()}".strip())

    def _figures(self) -> str:
        figures = super()._figures()
        return f"{figures}+" if self._more and figures else figures

    def menu(self) -> KeyMenu:
        menu = KeyMenu(self)
        for name, (key, does) in ACTS.items():
            entry = menu.addAction(f"{self._words(does)}\t{key}")
            entry.triggered.connect(partial(self._ask, name))
        return menu

    def _open_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.popup(self.mapToGlobal(at))
        menu.aboutToHide.connect(menu.deleteLater, Qt.ConnectionType.QueuedConnection)

    def _ask(self, name: str, _checked: bool = False) -> None:
        self.act_asked.emit(name, self.filter_id)


class KeepButton(Button):
    """A plus after the filters; its key is told by its tool tip, there is no room for more."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme, "", icon=Icon.PLUS)
        self.say_does(desk.words("filters.keep"))

    @property
    def key(self) -> str:
        return KEEP_KEY.replace("+", " ")

    def say_does(self, words: str) -> None:
        self.setAccessibleName(words)
        self.setToolTip(f"{words}  {self.key}")
