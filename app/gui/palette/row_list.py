"""The palette's lines, painted: headings and rows, of which one is current."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from app.gui.lists.painting import paint_chip, wanted_width
from app.gui.parts.buttons import paint_box
from app.gui.parts.search_field import paint_key_cap
from app.gui.theme.fonts import Face
from app.gui.theme.painted_words import paint_found, paint_words
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from app.gui.palette.row import PaletteRow, Section
    from app.gui.theme.theme import Theme

ROW, HEADING, EDGE, INSET, NAME_AT = 34, 28, 6, 18, 46


class RowList(QWidget):
    """Never has the keyboard: the line above moves ``current``."""

    pressed = Signal(int)
    moved = Signal()

    def __init__(self, theme: Theme, enter: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._enter = theme, enter
        self._sections: Sequence[Section] = ()
        self.rows: Sequence[PaletteRow] = ()
        self.current = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    def show_sections(self, sections: Sequence[Section]) -> None:
        self._sections = [one for one in sections if one.rows]
        self.rows = [row for one in self._sections for row in one.rows]
        self.current = 0
        self.setFixedHeight(self.sizeHint().height())
        self.moved.emit()
        self.update()

    def move_by(self, steps: int) -> None:
        if self.rows:
            self.current = max(0, min(len(self.rows) - 1, self.current + steps))
            self.moved.emit()
            self.update()

    @property
    def current_row(self) -> PaletteRow | None:
        return self.rows[self.current] if self.rows else None

    def sizeHint(self) -> QSize:
        px = self._theme.px
        tall = px(ROW) * len(self.rows) + px(HEADING) * len(self._sections)
        return QSize(px(320), tall + (2 * px(EDGE) if self.rows else 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def box_of(self, place: int) -> QRect:
        """With its heading where it is the first below one, so that both are scrolled to."""
        heading: QRect | None = None
        for box, line in self._lines():
            if isinstance(line, str):
                heading = box
            elif line == place:
                return box if heading is None else box.united(heading)
            else:
                heading = None
        return QRect()

    def _lines(self) -> Iterator[tuple[QRect, str | int]]:
        """Headings as their words, rows as their place."""
        px = self._theme.px
        top, place = px(EDGE), 0
        for section in self._sections:
            if section.title:
                yield QRect(0, top, self.width(), px(HEADING)), section.title
            top += px(HEADING) if section.title else 0
            for _ in section.rows:
                yield QRect(0, top, self.width(), px(ROW)), place
                top += px(ROW)
                place += 1

    def _place_at(self, event: QMouseEvent) -> int:
        point = event.position().toPoint()
        return next(
            (line for box, line in self._lines() if isinstance(line, int) and box.contains(point)),
            -1,
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event)
        if place >= 0 and place != self.current:
            self.current = place
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event)
        if place >= 0:
            self.current = place
            self.pressed.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = self._theme.px
        for box, line in self._lines():
            if not box.intersects(event.rect()):
                continue
            if isinstance(line, str):
                paint_words(painter, self._theme, line, Face.LABEL, Ink.TEXT3,
                            box.adjusted(px(INSET), 0, 0, 0))
            else:
                self._paint_row(painter, self.rows[line], box, current=line == self.current)
        painter.end()

    def _paint_row(
        self, painter: QPainter, row: PaletteRow, box: QRect, *, current: bool
    ) -> None:
        theme, px = self._theme, self._theme.px
        if current:
            ground = QRectF(box.adjusted(px(8), 0, -px(8), 0))
            paint_box(painter, ground, px(6), QColor(theme.tokens.sel), None)
        ink = Ink.ACCENT if current else Ink.TEXT2
        image = theme.icon_pixmap(row.icon, 17, ink, self.devicePixelRatioF())
        painter.drawPixmap(px(INSET) + 1, box.top() + (box.height() - px(17) + 1) // 2, image)
        right = self._paint_right(painter, row, box.adjusted(0, 0, -px(INSET), 0), current=current)
        left = box.adjusted(px(NAME_AT), 0, 0, 0)
        left.setRight(right - px(12))
        foot = left.center().y() + theme.line(Face.NAME) // 2
        used = paint_found(painter, theme, row.title, row.matched, left, foot)
        paint_words(painter, theme, row.note, Face.LABEL, Ink.TEXT3,
                    left.adjusted(used + px(12), 0, 0, 0))

    def _paint_right(
        self, painter: QPainter, row: PaletteRow, box: QRect, *, current: bool
    ) -> int:
        """Returns the left edge of what stands there."""
        theme, px = self._theme, self._theme.px
        key = self._enter if current else row.key
        if key:
            painter.save()
            painter.translate(0, box.top())
            paint_key_cap(painter, theme, key, box.right(), box.height())
            painter.restore()
            wide = theme.metrics(Face.KEYCAP).horizontalAdvance(key) + px(10)
            box = box.adjusted(0, 0, -wide - px(8), 0)
        if row.chip is not None:
            wide = wanted_width(theme, row.chip)
            place = QRect(box.right() - wide, box.top(), wide + 1, box.height())
            paint_chip(painter, theme, row.chip, place)
            box = box.adjusted(0, 0, -wide - px(10), 0)
        used = paint_words(painter, theme, row.state, Face.LABEL, Ink.TEXT2, box, right=True)
        return box.right() - used
