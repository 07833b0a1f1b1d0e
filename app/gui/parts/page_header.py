"""The one line above a page: title, context, filters, search, the primary action.

Where room is short the last filters step into 更多, and below 1200 effective pixels the search
becomes an icon's worth of field.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu

from app.gui.parts.buttons import RING, Button, FilterButton
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from app.gui.parts.search_field import SearchField
    from app.gui.theme.theme import Theme

HEIGHT = 56


class PageHeader(QFrame):
    filter_chosen = Signal(str)

    def __init__(self, theme: Theme, title: str, more: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_header")
        self._theme = theme
        self.setFixedHeight(theme.px(HEIGHT))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(20), 0, theme.px(16) - RING, 0)
        self._row.setSpacing(theme.px(6) - 2 * RING)
        self.title = Label(theme, title, face=Face.TITLE)
        self.title.setMinimumWidth(self.title.sizeHint().width())
        self._row.addWidget(self.title)
        self._row.addSpacing(theme.px(12))
        self._filters: dict[str, FilterButton] = {}
        self._more = Button(theme, more, icon=Icon.MORE)
        self._more.clicked.connect(self._open_more)
        self._more.hide()
        self._tail: list[QWidget] = []
        self.search: SearchField | None = None

    def insert_context(self, widget: QWidget) -> None:
        """What the page is about, right after its title."""
        self._row.insertWidget(2, widget)
        self._row.insertSpacing(3, self._theme.px(6))

    def add_filters(self, filters: Sequence[tuple[str, FilterButton]]) -> None:
        for key, button in filters:
            self._filters[key] = button
            self._row.addWidget(button)
            button.clicked.connect(lambda _=False, key=key: self.choose(key))
        self._row.addWidget(self._more)

    def finish(self, search: SearchField | None, actions: Sequence[Button]) -> None:
        self._row.addStretch(1)
        self.search = search
        if search is not None:
            self._row.addWidget(search)
            self._row.addSpacing(self._theme.px(8) - RING)
        for action in actions:
            self._row.addWidget(action)
        self._tail = [*([search] if search else []), *actions]

    @property
    def filters(self) -> dict[str, FilterButton]:
        return self._filters

    @property
    def chosen(self) -> str:
        return next((key for key, one in self._filters.items() if one.isChecked()), "")

    def choose(self, key: str) -> None:
        for other, button in self._filters.items():
            button.setChecked(other == key)
        self.arrange()
        self.filter_chosen.emit(key)

    def mark(self, key: str) -> None:
        """Shows that filter as chosen without asking anew."""
        for other, button in self._filters.items():
            button.setChecked(other == key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """As many filters as fit; the chosen one always stands."""
        room = self.width() - self._fixed_width()
        shown = list(self._filters.values())
        needed = sum(button.sizeHint().width() + self._row.spacing() for button in shown)
        crowded = needed > room
        if crowded:
            room -= self._more.sizeHint().width() + self._row.spacing()
        for button in shown:
            room -= button.sizeHint().width() + self._row.spacing()
            button.setVisible(room >= 0 or button.isChecked())
        self._more.setVisible(crowded)

    def _fixed_width(self) -> int:
        """What title, context, search and actions need at least."""
        width = self.title.sizeHint().width() + self._theme.px(20 + 16 + 12 + 12)
        for place in range(self._row.count()):
            item = self._row.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is None or widget in (self.title, self._more):
                continue
            if isinstance(widget, FilterButton):
                continue
            narrow = widget is self.search
            width += widget.minimumWidth() if narrow else widget.sizeHint().width()
            width += self._row.spacing()
        return width

    def _open_more(self) -> None:
        menu = QMenu(self)
        for key, button in self._filters.items():
            if not button.isVisible():
                words = button.accessibleName()
                menu.addAction(words, partial(self.choose, key))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
        menu.aboutToHide.connect(menu.deleteLater, Qt.ConnectionType.QueuedConnection)
