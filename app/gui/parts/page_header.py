"""The one line above a page: title, context, filters, search, the primary action.

Where room is short the last filters step into 更多, and below 1200 effective pixels the search
becomes an icon until it is wanted.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.gui.parts.buttons import RING, Button, FilterButton
from app.gui.parts.key_menu import KeyMenu
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    """Fixed filters first, then those somebody keeps under a name of his own."""

    filter_chosen = Signal(str)
    own_asked = Signal(int)
    """A filter of one's own was clicked: whoever knows what it asks chooses it."""

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
        self._own: dict[int, FilterButton] = {}
        self._chosen = ""
        self._own_chosen: int | None = None
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

    def show_own(self, buttons: Mapping[int, FilterButton]) -> None:
        """In place of those that stood there."""
        for button in self._own.values():
            self._row.removeWidget(button)
            button.hide()
            button.setParent(None)
            button.deleteLater()
        self._own = dict(buttons)
        if self._own_chosen not in self._own:
            self._own_chosen = None
        for key, button in self._own.items():
            self._row.insertWidget(self._row.indexOf(self._more), button)
            button.clicked.connect(partial(self.ask_own, key))
        self._check()

    def add_after_filters(self, widget: QWidget) -> None:
        self._row.insertWidget(self._row.indexOf(self._more) + 1, widget)

    def finish(self, search: SearchField | None, actions: Sequence[Button]) -> None:
        self._row.addStretch(1)
        self._row.addSpacing(self._theme.px(6))
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
    def own(self) -> dict[int, FilterButton]:
        return self._own

    @property
    def chosen(self) -> str:
        """The fixed filter, also where one of one's own narrows it."""
        return self._chosen

    @property
    def own_chosen(self) -> int | None:
        return self._own_chosen

    @property
    def _chips(self) -> list[FilterButton]:
        return [*self._filters.values(), *self._own.values()]

    def choose(self, key: str) -> None:
        self.mark(key)
        self.arrange()
        self.filter_chosen.emit(key)

    def mark(self, key: str, own: int | None = None) -> None:
        """Shows that filter as chosen without asking anew; ``own``: one that narrows it."""
        self._chosen, self._own_chosen = key, own
        self._check()

    def ask_own(self, key: int, _checked: bool = False) -> None:
        self._check()  # a click has turned the button over; what stands is told by who chooses
        self.own_asked.emit(key)

    def _check(self) -> None:
        for key, button in self._filters.items():
            button.setChecked(self._own_chosen is None and key == self._chosen)
        for own, button in self._own.items():
            button.setChecked(own == self._own_chosen)

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
        for button in self._chips:
            button.setVisible(button not in hidden)
        self._more.setVisible(bool(hidden))
        if self.search is not None:
            shown = self._searching or (not self.narrow and self._least() <= self.width())
            self.search.setVisible(shown)
            self._glass.setVisible(not shown)
        self._let_actions_give_way()

    @property
    def _searching(self) -> bool:
        """The field is wanted, however little room there is."""
        return self.search is not None and (self.search.hasFocus() or bool(self.search.text()))

    def _let_actions_give_way(self) -> None:
        """The first ones first, the last two never: what the page is for stands there."""
        gap = self._row.spacing()
        slim = self.search is not None and self.search.isHidden()
        lack = self._least(slim=slim) - self.width() + sum(
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
        lack = self._least(all_filters=True, slim=not self._searching) - self.width()
        hidden: list[FilterButton] = []
        chips = self._chips
        extra = chips[STAY_WHEN_NARROW:] if self.narrow else []
        if lack <= 0 and not extra:
            return hidden
        lack += self._more.sizeHint().width() + self._row.spacing()
        for button in reversed(chips):
            if lack <= 0 and button not in extra:
                break
            if not button.isChecked():
                hidden.append(button)
                lack -= button.sizeHint().width() + self._row.spacing()
        return hidden

    def _least(self, *, all_filters: bool = False, slim: bool = False) -> int:
        """The width at which nothing is cut: with every filter, or with those that stand;
        ``slim``: with the icon for the search, which gives way before a filter does."""
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
            elif widget is self.search and (self.narrow or slim) and not self._searching:
                width += self._glass.sizeHint().width() + self._row.spacing()
            elif not widget.isHidden() or widget is self.search or (
                all_filters and widget in self._chips
            ):
                narrow = widget.minimumWidth() or widget.minimumSizeHint().width()
                width += narrow + self._row.spacing()
        return width

    def _open_more(self) -> None:
        menu = KeyMenu(self)
        chips = [(button, partial(self.choose, key)) for key, button in self._filters.items()]
        chips += [(button, partial(self.ask_own, key)) for key, button in self._own.items()]
        for button, act in chips:
            if not button.isVisible():
                menu.addAction(button.accessibleName().replace("&", "&&"), act)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
        menu.aboutToHide.connect(menu.deleteLater, Qt.ConnectionType.QueuedConnection)
