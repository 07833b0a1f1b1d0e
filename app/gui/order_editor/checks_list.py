"""One line a check: ! where somebody should look, ✓ where it is in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import Glyph, paint_glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from app.gui.desk import Desk
    from app.gui.order_editor.order_checks import Check

GAP, MARK, INDENT = 8, 10, 20
_FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class ChecksList(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.checks: Sequence[Check] = ()
        self.setAccessibleName(desk.words("editor.checks"))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        desk.theme.changed.connect(self.update)

    def show_checks(self, checks: Sequence[Check]) -> None:
        self.checks = checks
        self.setAccessibleDescription("; ".join(
            f"{Glyph.AGREED if one.good else Glyph.MISSING} {one.said}" for one in checks
        ))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        gap = self._desk.theme.px(GAP)
        return sum(self._height(one, width) + gap for one in self.checks)

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def _height(self, check: Check, width: int) -> int:
        theme = self._desk.theme
        room = QRect(0, 0, max(1, width - theme.px(INDENT)), 10_000)
        needed = theme.metrics(Face.VALUE).boundingRect(room, _FLAGS, check.said).height()
        return max(theme.line(Face.VALUE), needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._desk.theme
        top, side = 0, theme.px(MARK)
        for check in self.checks:
            height = self._height(check, self.width())
            mark = QRectF(0, top + (theme.line(Face.VALUE) - side) / 2, side, side)
            glyph, ink = (Glyph.AGREED, Ink.GOOD) if check.good else (Glyph.MISSING, Ink.WARN)
            paint_glyph(painter, glyph, mark, theme.ink(ink))
            painter.setFont(theme.font(Face.VALUE))
            painter.setPen(theme.ink(Ink.TEXT2 if check.good else Ink.TEXT))
            box = QRect(theme.px(INDENT), top, self.width() - theme.px(INDENT), height)
            painter.drawText(box, _FLAGS, check.said)
            top += height + theme.px(GAP)
        painter.end()
