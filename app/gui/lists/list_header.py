"""A column header with the delegate's own padding and alignment; the sort arrow is a word of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView

from app.gui.lists.painting import paint_hairline
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

    from app.gui.theme.theme import Theme

HEADER_HEIGHT = 28
ARROWS = {Qt.SortOrder.AscendingOrder: "↑", Qt.SortOrder.DescendingOrder: "↓"}


class ListHeader(QHeaderView):
    dragged = Signal(int)
    """The user has given that section another width."""

    def __init__(self, theme: Theme, padding: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._padding = padding
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self._before: list[int] = []
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme.px(24))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._before = self._sizes()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        for section, (before, after) in enumerate(zip(self._before, self._sizes(), strict=False)):
            if before != after:
                self.dragged.emit(section)

    def _sizes(self) -> list[int]:
        return [self.sectionSize(section) for section in range(self.count())]

    def show_sorted(self, section: int, order: Qt.SortOrder) -> None:
        self._sorted = (section, order)
        self.viewport().update()

    def section_words(self, section: int) -> str:
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        if self._sorted is not None and self._sorted[0] == section:
            return f"{words} {ARROWS[self._sorted[1]]}"
        return words

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(HEADER_HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803
        theme = self._theme
        painter.save()
        painter.fillRect(rect, QColor(theme.tokens.surface))
        side = theme.px(self._padding)
        box = rect.adjusted(side, 0, -side, -1)
        words = theme.metrics(Face.LABEL).elidedText(
            self.section_words(logicalIndex), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.setFont(theme.font(Face.LABEL))
        painter.setPen(theme.ink(Ink.TEXT3))
        alignment = self.model().headerData(
            logicalIndex, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        painter.drawText(box, int(alignment), words)
        foot = rect.bottom()
        paint_hairline(
            painter, theme.tokens.line, QPointF(rect.left(), foot), QPointF(rect.right(), foot)
        )
        painter.restore()

    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)  # type: ignore[arg-type]
        painter = QPainter(self.viewport())
        foot = self.viewport().height() - 1
        right = self.viewport().width()
        paint_hairline(painter, self._theme.tokens.line, QPointF(0, foot), QPointF(right, foot))
        painter.end()
