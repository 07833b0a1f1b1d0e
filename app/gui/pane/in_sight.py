"""A part of a pane that the keyboard is in stands where one sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea, QWidget

MARGIN = 12


class InSight(QObject):
    """What was shown only now has its place once every layout around it was made anew, and loses
    it when what stands above is filled with more: so it is scrolled to after either."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._part: QWidget | None = None
        self._later = QTimer(self)
        """Not ``singleShot``: that comes before the layouts' own posted events."""
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._bring)
        area.verticalScrollBar().rangeChanged.connect(self._on_grown)

    def bring(self, part: QWidget) -> None:
        self._part = part
        self._later.start()

    def _on_grown(self) -> None:
        part = self._part
        if part is not None and isValid(part) and part.isAncestorOf(_keyboard(part)):
            self._later.start()

    def _bring(self) -> None:
        part = self._part
        if part is not None and isValid(part) and part.isVisible():
            self._area.ensureWidgetVisible(part, 0, MARGIN)


def _keyboard(part: QWidget) -> QWidget:
    return part.window().focusWidget() or part.window()
