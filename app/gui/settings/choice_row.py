"""One of a few, all of them to be seen; Tab and Space, or a click."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from app.gui.parts.buttons import FilterButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.gui.theme.theme import Theme

V = TypeVar("V")


class ChoiceRow(Generic[V]):
    """``buttons`` are laid out by whoever has the row."""

    def __init__(
        self, theme: Theme, choices: Sequence[tuple[V, str]], now: V, chosen: Callable[[V], None]
    ) -> None:
        self.buttons: dict[V, FilterButton] = {}
        self._chosen = chosen
        for value, words in choices:
            button = FilterButton(theme, words)
            button.setChecked(value == now)
            button.clicked.connect(lambda _=False, value=value: self.choose(value))
            self.buttons[value] = button

    def choose(self, value: V) -> None:
        for other, button in self.buttons.items():
            button.setChecked(other == value)
        self._chosen(value)
