"""What the user dragged on a page: column widths and splitters, by tab and width class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.lists.list_view import ListView
from app.gui.parts.splitter import ThinSplitter

if TYPE_CHECKING:
    from app.gui.frame.page import Page
    from app.gui.frame.remembered import Remembered

CLASSES = ((1000, "small"), (1200, "narrow"), (1600, "usual"))
"""Effective pixels of the window under which it is called so."""
WIDEST = "wide"


def width_class(page: Page) -> str:
    width = page.window().width() / page.desk.theme.scale
    return next((name for below, name in CLASSES if width < below), WIDEST)


def remember_layout(page: Page, remembered: Remembered) -> None:
    """For every list and splitter of a page just made; the page's own list is called so, the
    others go by the order in which they were made."""
    for place, splitter in enumerate(page.findChildren(ThinSplitter)):
        _remember_splitter(page, remembered, splitter, f"splitter{place}")
    for place, view in enumerate(page.findChildren(ListView)):
        own = view is getattr(page, "view", None)
        RememberedWidths(page, remembered, view, "list" if own else f"list{place}")


def _remember_splitter(
    page: Page, remembered: Remembered, splitter: ThinSplitter, name: str
) -> None:
    def key() -> str:
        return f"{page.tab.value}/{width_class(page)}/{name}"

    splitter.remember(
        lambda: _number(remembered.layout(key())),
        lambda size: remembered.keep_layout(key(), str(size) if size else ""),
    )


def _number(said: str) -> int:
    """A hand may have been in the settings' file."""
    return int(said) if said.isdecimal() else 0


class RememberedWidths:
    """``title=width`` of the columns that were dragged, apart by ``;``."""

    def __init__(
        self, page: Page, remembered: Remembered, view: ListView, name: str
    ) -> None:
        self._page, self._remembered, self._view, self._name = page, remembered, view, name
        view.chosen_widths = self.widths
        view.list_header.dragged.connect(self._on_dragged)
        view.list_header.sectionHandleDoubleClicked.connect(self._forget)

    @property
    def _key(self) -> str:
        return f"{self._page.tab.value}/{width_class(self._page)}/{self._name}"

    def widths(self) -> dict[str, int]:
        pairs = (one.partition("=") for one in self._remembered.layout(self._key).split(";"))
        return {title: _number(said) for title, _, said in pairs if _number(said)}

    def _on_dragged(self, section: int) -> None:
        """What stretches takes the rest, whatever it was dragged to."""
        column = self._view.columns[section]
        if not column.stretch:
            scale = self._page.desk.theme.scale
            width = round(self._view.columnWidth(section) / scale)
            self._keep({**self.widths(), column.title: width})
        self._view.share_out()

    def _forget(self, section: int) -> None:
        title = self._view.columns[section].title
        self._keep({one: width for one, width in self.widths().items() if one != title})
        self._view.share_out()

    def _keep(self, widths: dict[str, int]) -> None:
        said = ";".join(f"{title}={width}" for title, width in widths.items())
        self._remembered.keep_layout(self._key, said)
