"""The lower half of a row with something wrong in it: what, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor

from app.gui.order_editor.grid_columns import GridColumn
from app.gui.order_editor.grid_delegate import PADDING, ROW
from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import GLYPH_GAP, GLYPH_SIZE, Glyph, paint_glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QTableView

    from app.gui.desk import Desk
    from app.gui.order_editor.grid_line import GridLine

_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_BETWEEN = 16


def paint_fault_strip(
    painter: QPainter, view: QTableView, desk: Desk, row: int, line: GridLine
) -> None:
    theme = desk.theme
    top = view.rowViewportPosition(row) + theme.px(ROW)
    box = QRect(0, top, view.viewport().width(), theme.px(ROW) - 1)
    painter.fillRect(box, QColor(theme.tokens.late_soft))
    left = view.columnViewportPosition(GridColumn.ITEM) + theme.px(PADDING)
    room = box.adjusted(left, 0, -theme.px(PADDING), 0)
    metrics = theme.metrics(Face.CHIP)
    side = theme.px(GLYPH_SIZE)
    painter.setFont(theme.font(Face.CHIP))
    for wrong in line.wrong.values():
        mark = QRectF(room.left(), room.center().y() - side / 2 + 0.5, side, side)
        paint_glyph(painter, Glyph.DIFFERS, mark, theme.ink(Ink.LATE))
        room.adjust(theme.px(GLYPH_SIZE + GLYPH_GAP), 0, 0, 0)
        said = desk.words(wrong.message_id, **wrong.params)
        shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, max(0, room.width()))
        painter.setPen(theme.ink(Ink.LATE))
        painter.drawText(room, _MIDDLE, shown)
        room.adjust(metrics.horizontalAdvance(shown) + theme.px(_BETWEEN), 0, 0, 0)
