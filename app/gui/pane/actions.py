"""A record's actions in a row; each button shows its key, and the key works from the list too."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.gui.pane.flow_layout import FlowLayout
from app.gui.parts.buttons import RING, Button, Weight

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.gui.pane.pane import Pane
    from app.gui.theme.theme import Theme


class ActionRow(QWidget):
    """The first action is soft, the rest plain; ``last_right`` puts the last one at the edge.

    A hidden or disabled button's key does nothing.
    """

    def __init__(self, theme: Theme, *, last_right: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self.buttons: dict[str, Button] = {}
        """By key."""
        self._row = FlowLayout(
            self, gap=theme.px(6) - 2 * RING, line_gap=0, last_right=last_right
        )
        self._row.setContentsMargins(0, 0, 0, 0)

    def add(self, words: str, key: str, act: Callable[[], None]) -> Button:
        weight = Weight.PLAIN if self.buttons else Weight.SOFT
        button = Button(self._theme, words, weight=weight, key=key.replace("+", " "))
        button.clicked.connect(act)
        self.buttons[key] = button
        self._row.addWidget(button)
        return button

    def arm(self, view: QWidget, pane: Pane[Any]) -> None:
        """The keys live in the list and in the pane, and nowhere else."""
        context = Qt.ShortcutContext
        for key, button in self.buttons.items():
            for place, reach in (
                (view, context.WidgetShortcut), (pane, context.WidgetWithChildrenShortcut)
            ):
                shortcut = QShortcut(QKeySequence(key), place)
                shortcut.setContext(reach)
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(partial(self._press, button, view, pane))

    def _press(self, button: Button, view: QWidget, pane: Pane[Any]) -> None:
        """A key struck right after an arrow is meant for the row one stands on now, although the
        pane has not caught up with it yet."""
        identity = pane.meant_from(view)
        pane.when_shown(identity, partial(_click, button))


def _click(button: Button) -> None:
    if not button.isHidden():
        button.click()
