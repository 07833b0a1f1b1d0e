"""Before you call: what the customer may ask about, the worst first; Enter goes to each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from app.gui.lists.painting import paint_chip
from app.gui.parts.buttons import RING, ThemedButton, paint_ring
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from app.gui.desk import Desk
    from app.gui.lists.cells import Cell
    from app.gui.target import Target

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class ToKnow:
    chip: Cell
    note: str = ""
    target: Target | None = None


class _Row(ThemedButton):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme, "")
        self._cell: Cell | None = None
        self._note = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_row(self, one: ToKnow) -> None:
        self._cell, self._note = one.chip, one.note
        self.setAccessibleName(" ".join(filter(None, (one.chip.text, one.note))))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(25))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._theme.px(25))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._cell is None:
            return
        painter, theme = QPainter(self), self._theme
        box = self.rect().adjusted(RING, 0, -RING, 0)
        used = paint_chip(painter, theme, self._cell, box)
        if self.hasFocus():
            tall = theme.px(20)
            top = box.center().y() - tall / 2 + 0.5
            paint_ring(painter, theme, QRectF(box.left(), top, used, tall), theme.px(4))
        rest = QRect(box.left() + used + theme.px(8), box.top(),
                     box.width() - used - theme.px(8), box.height())
        painter.setFont(theme.font(Face.LABEL))
        painter.setPen(theme.ink(Ink.TEXT2))
        shown = theme.metrics(Face.LABEL).elidedText(
            self._note, Qt.TextElideMode.ElideRight, max(0, rest.width())
        )
        painter.drawText(rest, _LEFT, shown)
        painter.end()
        self.setToolTip("" if shown == self._note else self._note)


class CallBox(QFrame):
    asked = Signal(object)
    """A Target."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        theme = desk.theme
        self.setObjectName("quiet_box")
        self._column = QVBoxLayout(self)
        side = theme.px(12) - RING
        self._column.setContentsMargins(side, theme.px(6), side, theme.px(6))
        self._column.setSpacing(0)
        self.nothing = Label(theme, desk.words("customers.nothing_to_know"), face=Face.LABEL,
                             ink=Ink.TEXT2)
        self._column.addWidget(self.nothing)
        self.rows: list[_Row] = []
        self.known: Sequence[ToKnow] = ()

    def show_known(self, known: Sequence[ToKnow]) -> None:
        self.known = known
        self.nothing.setVisible(not known)
        while len(self.rows) < len(known):
            row = _Row(self._desk)
            place = len(self.rows)
            row.clicked.connect(lambda _=False, place=place: self._go(place))
            self.rows.append(row)
            self._column.addWidget(row)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(known))
            if place < len(known):
                row.show_row(known[place])
                there = known[place].target is not None
                row.setFocusPolicy(
                    Qt.FocusPolicy.TabFocus if there else Qt.FocusPolicy.NoFocus
                )
                row.setCursor(
                    Qt.CursorShape.PointingHandCursor if there else Qt.CursorShape.ArrowCursor
                )

    def _go(self, place: int) -> None:
        target = self.known[place].target
        if target is not None:
            self.asked.emit(target)
