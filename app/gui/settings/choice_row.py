"""One of a few, all of them to be seen; Tab and Space, or a click."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.gui.parts.buttons import FilterButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.gui.theme.theme import Theme

V = TypeVar("V")


class ChoiceRow(QWidget, Generic[V]):
    def __init__(
        self, theme: Theme, choices: Sequence[tuple[V, str]], now: V, chosen: Callable[[V], None]
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(2))
        self.buttons: dict[V, FilterButton] = {}
        self._chosen = chosen
        for value, words in choices:
            button = FilterButton(theme, words)
            button.setChecked(value == now)
            button.clicked.connect(lambda _=False, value=value: self.choose(value))
            row.addWidget(button)
            self.buttons[value] = button

    def choose(self, value: V) -> None:
        for other, button in self.buttons.items():
            button.setChecked(other == value)
        self._chosen(value)
