"""The parts of a page that F6 goes through: its list, its panes, its filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.gui.lists.list_view import ListView
from app.gui.parts.buttons import FilterButton

if TYPE_CHECKING:
    from app.gui.frame.page import Page


def parts_of(page: Page) -> list[QWidget]:
    """In their order; what is not on the screen is left out. Panes say so of themselves."""
    panes = [one for one in page.findChildren(QWidget) if one.property("part")]
    lists = [
        one for one in page.findChildren(ListView)
        if not any(pane is one or pane.isAncestorOf(one) for pane in panes)
    ]
    filters = page.findChildren(FilterButton)
    chosen = [one for one in filters if one.isChecked() and one.isVisible()]
    shown = [one for one in (*lists[:1], *panes) if one.isVisible()]
    return [*shown, *(chosen or [one for one in filters if one.isVisible()])[:1]]


def next_part(page: Page, focused: QWidget | None) -> QWidget | None:
    """The part after the one that has the keyboard; the first where none has."""
    parts = parts_of(page)
    for place in range(len(parts) - 1, -1, -1):
        if _has(parts[place], focused):
            return parts[(place + 1) % len(parts)]
    return parts[0] if parts else None


def _has(part: QWidget, focused: QWidget | None) -> bool:
    """Any filter stands for them all."""
    if focused is None:
        return False
    if isinstance(part, FilterButton) and isinstance(focused, FilterButton):
        return True
    return part is focused or part.isAncestorOf(focused)
