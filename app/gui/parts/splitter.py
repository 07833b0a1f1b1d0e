"""A splitter whose line is 1 px and whose grip is 8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QRegion
from PySide6.QtWidgets import QSplitter, QSplitterHandle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from app.gui.theme.theme import Theme

_BEFORE, _AFTER = 3, 4
LEAST = 160
"""What a chosen size leaves the other part, in a window that has become smaller."""


class ThinHandle(QSplitterHandle):
    """The contents are the line; the margins beside it still take the mouse."""

    def __init__(self, theme: Theme, orientation: Qt.Orientation, parent: QSplitter) -> None:
        super().__init__(orientation, parent)
        self._theme = theme

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Not the base's: it sets margins of its own, and the two would undo each other for ever.
        self.setAttribute(Qt.WidgetAttribute.WA_MouseNoMask)
        if self.orientation() == Qt.Orientation.Horizontal:
            self.setContentsMargins(_BEFORE, 0, _AFTER, 0)
        else:
            self.setContentsMargins(0, _BEFORE, 0, _AFTER)
        self.setMask(QRegion(self.contentsRect()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.contentsRect(), QColor(self._theme.tokens.line))
        painter.end()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        splitter = self.splitter()
        if isinstance(splitter, ThinSplitter):
            splitter.forget()


class ThinSplitter(QSplitter):
    def __init__(
        self, theme: Theme, orientation: Qt.Orientation, parent: QWidget | None = None
    ) -> None:
        self._theme = theme
        super().__init__(orientation, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._usual: list[int] = []
        self._kept: Callable[[], int] = lambda: 0
        self._keep: Callable[[int], None] = lambda _size: None
        self.splitterMoved.connect(self._on_moved)
        theme.changed.connect(self.update)

    def remember(self, kept: Callable[[], int], keep: Callable[[int], None]) -> None:
        """``kept`` gives the last part's size at 100 %, 0 where nobody has chosen one; it wins
        over what ``setSizes`` is given, until a double click on the line forgets it."""
        self._kept, self._keep = kept, keep

    def setSizes(self, sizes: Sequence[int]) -> None:  # noqa: N802 - Qt's name
        self._usual = list(sizes)
        kept = self._theme.px(self._kept())
        if kept and len(sizes) == 2:
            last = max(1, min(kept, sum(sizes) - self._theme.px(LEAST)))
            sizes = [sum(sizes) - last, last]
        super().setSizes(sizes)

    def forget(self) -> None:
        self._keep(0)
        super().setSizes(self._usual)

    def _on_moved(self) -> None:
        self._keep(round(self.sizes()[-1] / self._theme.scale))

    def createHandle(self) -> QSplitterHandle:  # noqa: N802 - Qt's name
        return ThinHandle(self._theme, self.orientation(), self)
