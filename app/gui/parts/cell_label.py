"""A cell value outside a list: the chip of a pane's title, most often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.gui.lists.painting import CHIP_HEIGHT, paint_cell, wanted_width

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.gui.lists.cells import Cell
    from app.gui.theme.theme import Theme


class CellLabel(QWidget):
    def __init__(self, theme: Theme, cell: Cell | None = None, parent: QWidget | None = None):
        super().__init__(parent)
        self._theme = theme
        self._cell = cell
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_cell(self, cell: Cell | None) -> None:
        self._cell = cell
        self.setAccessibleName(cell.spoken if cell is not None else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = wanted_width(self._theme, self._cell) if self._cell is not None else 0
        return QSize(width + 1, self._theme.px(CHIP_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._cell is not None:
            painter = QPainter(self)
            paint_cell(painter, self._theme, self._cell, self.rect())
            painter.end()
