"""What heads a section of a customer's record, and the rows that stand below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.gui.lists.painting import paint_hairline
from app.gui.pane.link import Link
from app.gui.pane.pane_table import PaneTable
from app.gui.pane.section import ABOVE
from app.gui.parts.buttons import Button
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent

    from app.gui.desk import Desk

RULE = 12
"""Room for a hairline above a section."""


class TitleLine(QWidget):
    """A section's title, a note or an action at its right."""

    def __init__(
        self, desk: Desk, title: str, action: Button | None = None, link: Link | None = None,
        *, ruled: bool = False,
    ) -> None:
        """``ruled``: a hairline parts it from what stands above."""
        super().__init__()
        self._theme, self._ruled = desk.theme, ruled
        theme = desk.theme
        self.note = Label(theme, face=Face.LABEL, ink=Ink.TEXT3, right=True)
        row = QHBoxLayout(self)
        above = theme.px(RULE if ruled else ABOVE)
        row.setContentsMargins(0, above, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(Label(theme, title, face=Face.LABEL, ink=Ink.TEXT2))
        row.addWidget(self.note, 1)
        if link is not None:
            row.addWidget(link)
        if action is not None:
            row.addWidget(action)
        self.setFixedHeight(theme.px(28) + above)
        theme.changed.connect(self.update)
        self._keys = desk.words("customers.row_keys")

    def say_keys(self, shown: bool) -> None:
        if shown:
            self.note.say(self._keys)
        elif self.note.text() == self._keys:
            self.note.say("")

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ruled:
            painter = QPainter(self)
            top = self._theme.px(RULE) // 2
            paint_hairline(painter, self._theme.tokens.line, QPointF(0, top),
                           QPointF(self.width(), top))
            painter.end()


class RowsTable(PaneTable[Any]):
    """Rows that are changed by Enter and taken away by Del; said as soon as one stands on them."""

    stood_on = Signal(bool)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.stood_on.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.stood_on.emit(False)
