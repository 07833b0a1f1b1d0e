"""Paints a cell of a typed grid, and the strips below a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QStyledItemDelegate

from app.gui.grid.grid_cell import PADDING, paint_grid_cell
from app.gui.parts.search_field import paint_key_cap
from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import GLYPH_GAP, GLYPH_SIZE, paint_glyph
from app.gui.theme.painted_words import paint_words
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from app.gui.grid.sheet import GridSheet, Notice
    from app.gui.theme.theme import Theme

_BETWEEN = 16


class SheetDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, sheet: GridSheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._sheet = theme, sheet
        self.current_row = 0

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row, at = index.row(), index.column()
        box: QRect = option.rect
        paint_grid_cell(
            painter, self._theme, self._sheet.cell(row, at), box,
            typed=self._sheet.columns[at].typed, current=at == 0 and row == self.current_row,
            fault=Ink.LATE if self._sheet.wrong(row, at) else None,
        )

    def paint_notice(self, painter: QPainter, notice: Notice, box: QRect, left: int) -> None:
        """What is the matter with a row, and the keys that lead out of it."""
        theme = self._theme
        soft = theme.tokens.warn_soft if notice.tone is Ink.WARN else theme.tokens.late_soft
        painter.fillRect(box, QColor(soft))
        side = theme.px(GLYPH_SIZE)
        room = box.adjusted(left, 0, -theme.px(PADDING), 0)
        mark = QRectF(room.left(), room.center().y() - side / 2 + 0.5, side, side)
        paint_glyph(painter, notice.glyph, mark, theme.ink(notice.tone))
        room.adjust(theme.px(GLYPH_SIZE + GLYPH_GAP), 0, 0, 0)
        used = paint_words(painter, theme, notice.words, Face.CHIP, notice.tone, room)
        room.adjust(used + theme.px(_BETWEEN), 0, 0, 0)
        for way in notice.ways:
            self._way(painter, way.key, way.words, room)

    def _way(self, painter: QPainter, key: str, words: str, room: QRect) -> None:
        theme = self._theme
        metrics = theme.metrics(Face.VALUE)
        cap = theme.metrics(Face.KEYCAP).horizontalAdvance(key) + theme.px(10)
        wanted = cap + theme.px(6) + metrics.horizontalAdvance(words)
        if wanted > room.width():
            return
        painter.translate(0, room.top())
        paint_key_cap(painter, theme, key, room.left() + cap, room.height())
        painter.translate(0, -room.top())
        paint_words(painter, theme, words, Face.VALUE, Ink.TEXT,
                    room.adjusted(cap + theme.px(6), 0, 0, 0))
        room.adjust(wanted + theme.px(_BETWEEN), 0, 0, 0)
