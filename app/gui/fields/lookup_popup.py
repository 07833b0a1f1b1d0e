"""What a look-up found, under the field it was typed in; painted, never given the keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.gui.fields.popup_shade import PopupShade
from app.gui.parts.buttons import paint_box
from app.gui.theme.fonts import Face
from app.gui.theme.painted_words import paint_found, paint_words
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from app.gui.theme.theme import Theme

ROW, FOOT, WIDTH, EDGE, CREATE = 44, 28, 486, 4, 32
LEAST = 4
"""Rows that are worth standing below for."""


@dataclass(frozen=True, slots=True)
class PopupRow:
    """``matched`` is underlined within ``name``; ``note`` stands after it, lighter."""

    name: str
    matched: str = ""
    note: str = ""
    right: str = ""
    second: str = ""
    second_right: str = ""


class LookupPopup(QWidget):
    clicked = Signal(int)

    def __init__(
        self, theme: Theme, name: str, nothing: Callable[[str], str], foot: str,
        parent: QWidget, create: Callable[[str], str] | None = None,
    ) -> None:
        """``create``: words of a last row that makes a new record of what was typed."""
        super().__init__(parent)
        self._over = parent
        self.row_height, self.wide = ROW, WIDTH
        self._theme, self._nothing, self._foot = theme, nothing, foot
        self._create = create
        self._rows: Sequence[PopupRow] = ()
        self._typed = ""
        self.owner: object = None
        self.current = 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        theme.changed.connect(self.update)
        self.hide()
        self._shade = PopupShade(self)

    @property
    def rows(self) -> Sequence[PopupRow]:
        return self._rows

    def show_rows(
        self, owner: object, line: QWidget, typed: str, rows: Sequence[PopupRow]
    ) -> None:
        self.owner, self._typed, self._rows = owner, typed, rows
        self.current = 0 if rows else -1
        parent = self._over
        top = line.mapTo(parent, QPoint(0, 0)).y() - 2
        bottom = top + line.height() + 4
        below = parent.height() - bottom
        # Below, unless there is room for few and more above; never over what is being typed.
        over = top > below and self._rows_in(below) < min(LEAST, len(rows))
        self._rows = rows[: max(1, self._rows_in(top if over else below))]
        size = self.sizeHint()
        left = line.mapTo(parent, QPoint(0, 0)).x()
        left = max(0, min(left, parent.width() - size.width()))
        self.setGeometry(QRect(QPoint(left, top - size.height() if over else bottom), size))
        self._describe()
        self.show()
        self.raise_()
        self.update()

    @property
    def creating(self) -> bool:
        """Whether the last row is chosen, which makes a new record."""
        return self._create is not None and self.current == len(self._rows)

    @property
    def _last(self) -> int:
        return len(self._rows) - (0 if self._create is not None else 1)

    def _rows_in(self, room: int) -> int:
        """How many rows that room takes; what fits best stands first."""
        tall = self._theme.px(self.row_height)
        besides = self.sizeHint().height() - tall * max(1, len(self._rows))
        return max(0, room - besides) // tall

    def move_by(self, steps: int) -> None:
        if self._last >= 0:
            self.current = max(0, min(self._last, self.current + steps))
            self._describe()
            self.update()

    def _describe(self) -> None:
        if self.creating and self._create is not None:
            self.setAccessibleDescription(self._create(self._typed.strip()))
        elif self._rows:
            one = self._rows[self.current]
            self.setAccessibleDescription(" ".join(filter(None, (one.name, one.second, one.right))))

    def sizeHint(self) -> QSize:
        px = self._theme.px
        height = px(self.row_height) * max(1, len(self._rows)) + px(FOOT) + 2 * px(EDGE)
        if self._create is not None:
            height += px(CREATE)
        return QSize(min(px(self.wide), self._over.width()), height)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event)
        if 0 <= place <= self._last and place != self.current:
            self.current = place
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event)
        if 0 <= place <= self._last:
            self.clicked.emit(place)

    def _place_at(self, event: QMouseEvent) -> int:
        """The row under the mouse; the one that creates comes after the last."""
        px = self._theme.px
        at = int(event.position().y()) - px(EDGE)
        if at >= px(self.row_height) * max(1, len(self._rows)):
            return len(self._rows) if at < self.height() - px(FOOT) - px(EDGE) else -1
        return at // px(self.row_height) if self._rows else -1

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, tokens = self._theme, self._theme.tokens
        paint_box(painter, QRectF(self.rect()), theme.px(6), QColor(tokens.raised),
                  QColor(tokens.line2))
        inside = self.rect().adjusted(theme.px(EDGE), theme.px(EDGE), -theme.px(EDGE), 0)
        height = theme.px(self.row_height)
        for place, row in enumerate(self._rows):
            box = QRect(inside.left(), inside.top() + place * height, inside.width(), height)
            if place == self.current:
                paint_box(painter, QRectF(box), theme.px(4), QColor(tokens.sel), None)
            self._paint_row(painter, row, box.adjusted(theme.px(10), 0, -theme.px(10), 0))
        side = theme.px(12)
        if not self._rows:
            box = QRect(inside.left(), inside.top(), inside.width(), height)
            paint_words(painter, theme, self._nothing(self._typed), Face.VALUE, Ink.TEXT2,
                        box.adjusted(side, 0, -side, 0))
        if self._create is not None:
            self._paint_create(painter, inside.left(), inside.width())
        foot = QRect(0, self.height() - theme.px(FOOT), self.width(), theme.px(FOOT))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(1, foot.top(), self.width() - 2, foot.top())
        paint_words(painter, theme, self._foot, Face.LABEL, Ink.TEXT3,
                    foot.adjusted(side, 0, -side, 0))
        painter.end()

    def _paint_create(self, painter: QPainter, left: int, width: int) -> None:
        theme, side = self._theme, self._theme.px(10)
        tall = theme.px(CREATE)
        box = QRect(left, self.height() - theme.px(FOOT) - tall - 2, width, tall)
        if self.creating:
            paint_box(painter, QRectF(box), theme.px(4), QColor(theme.tokens.sel), None)
        assert self._create is not None
        said = self._create(self._typed.strip())
        inside = box.adjusted(side, 0, -side, 0)
        used = paint_words(painter, theme, "Alt ↵", Face.KEYCAP, Ink.TEXT3, inside, right=True)
        paint_words(painter, theme, said, Face.VALUE, Ink.ACCENT,
                    inside.adjusted(0, 0, -used - side, 0))

    def _paint_row(self, painter: QPainter, row: PopupRow, box: QRect) -> None:
        theme, gap = self._theme, self._theme.px(8)
        first, second = theme.line(Face.VALUE), theme.line(Face.LABEL)
        lines = first + (second if row.second or row.second_right else 0)
        top = box.top() + (box.height() - lines) // 2
        upper = QRect(box.left(), top, box.width(), first)
        lower = QRect(box.left(), top + first, box.width(), second)
        used = paint_words(painter, theme, row.right, Face.VALUE, Ink.TEXT, upper, right=True)
        upper.adjust(0, 0, -used - gap, 0)
        used = paint_found(painter, theme, row.name, row.matched, upper, upper.bottom())
        paint_words(painter, theme, row.note, Face.LABEL, Ink.TEXT3,
                    upper.adjusted(used + gap, 0, 0, 0))
        used = paint_words(painter, theme, row.second_right, Face.LABEL, Ink.TEXT3, lower,
                           right=True)
        paint_words(painter, theme, row.second, Face.LABEL, Ink.TEXT3,
                    lower.adjusted(0, 0, -used - gap, 0))
