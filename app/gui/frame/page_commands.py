"""What a page offers by key, read from its own buttons: none can be missing from the menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QShortcut

from app.gui.parts.buttons import Button, FilterButton
from app.gui.parts.key_hint import KeyHint

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from app.gui.frame.page import Page

FILTERS_BY_KEY = 9


@dataclass(frozen=True, slots=True)
class PageCommand:
    words: str
    key: str
    act: Callable[[], None]


def page_commands(page: Page) -> list[list[PageCommand]]:
    """Its actions, then its filters; only what can be done now."""
    actions = {
        (_said(one), one.key): PageCommand(_said(one), one.key, one.click)
        for one in page.findChildren(Button)
        if (one.text() or one.key) and one.isEnabled() and one.isVisibleTo(page)
    }
    filters = [
        PageCommand(one.text(), f"Alt {place}" if place <= FILTERS_BY_KEY else "",
                    one.click)
        for place, one in enumerate(page.findChildren(FilterButton), 1)
    ]
    return [group for group in (list(actions.values()), filters) if group]


def _said(button: Button) -> str:
    """One that is a picture says what it does by its name."""
    return button.text() or button.accessibleName()


def page_keys(page: Page) -> list[tuple[str, str]]:
    """(key, what it does) besides those of its buttons: of the hints that stand on the page, and
    of the shortcuts that say what they are for."""
    hints = [(one.key, one.words) for one in page.findChildren(KeyHint) if one.isVisibleTo(page)]
    shortcuts = [
        (one.key().toString().replace("+", " "), one.whatsThis())
        for one in page.findChildren(QShortcut) if one.whatsThis()
    ]
    return list(dict.fromkeys([*hints, *shortcuts]))


def entry_words(entry: QAction) -> tuple[str, str]:
    """What a menu's entry says, and its key as buttons show it."""
    words, _, key = entry.text().partition("\t")
    return words.replace("&", ""), (key or entry.shortcut().toString()).replace("+", " ")
