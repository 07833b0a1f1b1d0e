"""A sheet as the rows of a Qt view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from app.gui.lists.paged_model import CELL_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QPersistentModelIndex

    from app.gui.grid.sheet import GridSheet
    from app.gui.words import Words

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ROOT = QModelIndex()


class SheetModel(QAbstractTableModel):
    def __init__(self, words: Words, sheet: GridSheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.sheet = sheet

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else self.sheet.count

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.sheet.columns)

    def renew(self) -> None:
        """There are other rows now."""
        self.beginResetModel()
        self.endResetModel()

    def tell(self) -> None:
        """Any cell may have changed."""
        if self.sheet.count:
            last = self.index(self.sheet.count - 1, len(self.sheet.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def data(
        self, index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == CELL_ROLE:
            return self.sheet.cell(index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.sheet.cell(index.row(), index.column()).spoken
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if not 0 <= section < len(self.sheet.columns):
            return None
        column = self.sheet.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.right else _LEFT
        return None
