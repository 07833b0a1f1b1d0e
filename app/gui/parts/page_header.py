"""The one line above a page: title, context, filters, search, the primary action.

Where room is short the last filters step into 更多, and below 1200 effective pixels the search
becomes an icon until it is wanted.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
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
NARROW_BELOW = 1200
"""Effective pixels of the window under which filters past the fourth step into 更多."""
STAY_WHEN_NARROW = 4
STAY_ACTIONS = 2


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
        self._more = Button(theme, more, icon=Icon.MORE, parent=self)
        self._more.clicked.connect(self._open_more)
        self._more.hide()
        self._glass = Button(theme, "", icon=Icon.SEARCH, parent=self)
        self._glass.clicked.connect(self.begin_search)
        self._glass.hide()
        self._actions: list[Button] = []
        self._aside: list[Button] = []
        """Actions for which there is no room; their keys work on."""
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
            self._glass.setAccessibleName(search.accessibleName())
            self._glass.setToolTip(search.accessibleName())
            self._row.addWidget(self._glass)
            self._row.addWidget(search)
            self._row.addSpacing(self._theme.px(8) - RING)
            search.focus_left.connect(self.arrange)
        for action in actions:
            self._row.addWidget(action)
        self._actions = list(actions)

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

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.arrange()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._theme.px(HEIGHT))

    @property
    def narrow(self) -> bool:
        return self.window().width() / self._theme.scale < NARROW_BELOW

    def begin_search(self) -> None:
        """Ctrl+F: the field, also where only its icon stood."""
        if self.search is not None:
            self.search.show()
            self._glass.hide()
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()

    def arrange(self) -> None:
        """As many filters as fit, the chosen one always; at last the search gives way, too."""
        hidden = self._to_hide()
        for button in self._filters.values():
            button.setVisible(button not in hidden)
        self._more.setVisible(bool(hidden))
        if self.search is not None:
            used = self.search.hasFocus() or bool(self.search.text())
            shown = used or (not self.narrow and self._least() <= self.width())
            self.search.setVisible(shown)
            self._glass.setVisible(not shown)
        self._let_actions_give_way()

    def _let_actions_give_way(self) -> None:
        """The first ones first, the last two never: what the page is for stands there."""
        gap = self._row.spacing()
        lack = self._least() - self.width() + sum(
            one.minimumSizeHint().width() + gap for one in self._aside
        )
        aside = []
        for one in self._actions[:-STAY_ACTIONS]:
            if lack > 0 and (one in self._aside or not one.isHidden()):
                aside.append(one)
                lack -= one.minimumSizeHint().width() + gap
        for one in {*self._aside, *aside}:
            one.setVisible(one not in aside)
        self._aside = aside

    def _to_hide(self) -> list[FilterButton]:
        """From the last filter on, what has to step into 更多."""
        lack = self._least(all_filters=True) - self.width()
        hidden: list[FilterButton] = []
        extra = list(self._filters.values())[STAY_WHEN_NARROW:] if self.narrow else []
        if lack <= 0 and not extra:
            return hidden
        lack += self._more.sizeHint().width() + self._row.spacing()
        for button in reversed(self._filters.values()):
            if lack <= 0 and button not in extra:
                break
            if not button.isChecked():
                hidden.append(button)
                lack -= button.sizeHint().width() + self._row.spacing()
        return hidden

    def _least(self, *, all_filters: bool = False) -> int:
        """The width at which nothing is cut: with every filter, or with those that stand."""
        margins = self._row.contentsMargins()
        width = margins.left() + margins.right()
        for place in range(self._row.count()):
            item = self._row.itemAt(place)
            if item is None:
                continue
            widget = item.widget()
            if widget is None:
                width += item.minimumSize().width()
            elif widget is self._glass or (all_filters and widget is self._more):
                continue
            elif widget is self.search and self.narrow:
                width += self._glass.sizeHint().width() + self._row.spacing()
            elif not widget.isHidden() or widget is self.search or (
                all_filters and widget in self._filters.values()
            ):
                narrow = widget.minimumWidth() or widget.minimumSizeHint().width()
                width += narrow + self._row.spacing()
        return width

    def _open_more(self) -> None:
        menu = QMenu(self)
        for key, button in self._filters.items():
            if not button.isVisible():
                words = button.accessibleName()
                menu.addAction(words, partial(self.choose, key))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
        menu.aboutToHide.connect(menu.deleteLater, Qt.ConnectionType.QueuedConnection)
