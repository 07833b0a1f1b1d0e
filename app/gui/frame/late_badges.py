"""What is late stands on the rail of every tab, one that was never shown too."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.gui.frame.tabs import Tab
from app.gui.lists.list_spec import Asked

if TYPE_CHECKING:
    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.lists.list_spec import ListSpec
    from app.gui.window import Window


def _specs() -> tuple[ListSpec[Any], ...]:
    from app.gui.pages.complaints import COMPLAINTS
    from app.gui.pages.orders import ORDERS

    return ORDERS, COMPLAINTS


class LateBadges(QObject):
    """Counts for a tab while another is shown; the one that is shown counts for itself."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        desk.bus.changed.connect(self._on_changed)

    def look(self) -> None:
        for spec in _specs():
            self._count(spec)

    def _on_changed(self, tables: frozenset[str] | None) -> None:
        for spec in _specs():
            if tables is None or tables & spec.depends:
                self._count(spec)

    def _count(self, spec: ListSpec[Any]) -> None:
        if self._window.tab is spec.tab:
            return
        asked = Asked(spec.late_filter, "", spec.sort, spec.descending, self._desk.today)

        def read(context: Context) -> int:
            found = spec.count(context, asked)
            return found.number if found is not None else 0

        self._desk.tasks.read(
            read, partial(self._show, spec.tab), group=(id(self), spec.tab.value), owner=self,
            behind=True,
        )

    def _show(self, tab: Tab, count: int) -> None:
        if self._window.tab is not tab:
            self._window.rail.items[tab].show_late(count)
