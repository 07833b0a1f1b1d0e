"""One delegate for every list: row ground, hairline, the bar of the current row, and the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QRect,
    QSize,
)
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QToolTip,
)

from app.gui.lists.paged_model import CELL_ROLE, PagedModel
from app.gui.lists.painting import paint_cell, wanted_width

if TYPE_CHECKING:
    from PySide6.QtCore import (
        QModelIndex,
        QObject,
        QPersistentModelIndex,
    )
    from PySide6.QtGui import QHelpEvent, QPainter
    from PySide6.QtWidgets import (
        QAbstractItemView,
        QStyleOptionViewItem,
    )

    from app.gui.lists.cells import Cell
    from app.gui.lists.list_view import ListView
    from app.gui.theme.theme import Theme

FOCUS_BAR = 3


class CellDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, padding: int = 10, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.padding = padding

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        view = cast("ListView", option.widget)
        painter.save()
        box: QRect = option.rect
        painter.setClipRect(box)
        self._paint_ground(painter, box, index, view)
        cell = _cell(index)
        if cell is not None:
            side = self._theme.px(self.padding)
            paint_cell(painter, self._theme, cell, box.adjusted(side, 0, -side, -1))
        painter.restore()

    def _paint_ground(
        self,
        painter: QPainter,
        box: QRect,
        index: QModelIndex | QPersistentModelIndex,
        view: ListView,
    ) -> None:
        tokens, colour = self._theme.tokens, self._theme.colour
        selected = view.selectionModel().isSelected(index)
        focused = view.hasFocus()
        if selected:
            painter.fillRect(box, colour(tokens.sel if focused else tokens.sel_unfocused))
        elif index.row() == view.hovered_row:
            painter.fillRect(box, colour(tokens.hover))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, colour(tokens.line))
        if index.column() == 0 and index.row() == view.currentIndex().row():
            bar = QRect(box.left(), box.top(), self._theme.px(FOCUS_BAR), box.height() - 1)
            painter.fillRect(bar, colour(tokens.accent if focused else tokens.field))

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        cell = _cell(index)
        width = wanted_width(self._theme, cell) if cell is not None else 0
        return QSize(width + 2 * self._theme.px(self.padding), self._theme.px(34))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """The whole text, and only where it was cut."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(index.model(), QAbstractItemModel):
            return super().helpEvent(event, view, option, index)
        cell = _cell(index)
        room = option.rect.width() - 2 * self._theme.px(self.padding)
        cut = cell is not None and cell.bar is None and wanted_width(self._theme, cell) > room
        if cut and cell is not None:
            QToolTip.showText(event.globalPos(), cell.spoken, view)
        else:
            QToolTip.hideText()
        return True


def _cell(index: QModelIndex | QPersistentModelIndex) -> Cell | None:
    """Of our own model without the way through Qt: a frame asks some hundred times."""
    model = index.model()
    if isinstance(model, PagedModel):
        return model.cell(index.row(), index.column())
    found: Cell | None = index.data(CELL_ROLE)
    return found
