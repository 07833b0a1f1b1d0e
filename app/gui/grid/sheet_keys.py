"""What each key does in a typed grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from app.gui.grid.pasting import is_table, rows_of

if TYPE_CHECKING:
    from app.gui.grid.typed_grid import TypedGrid

_VERTICAL = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SheetKeys(QObject):
    """Enter walks to the next row's first cell, Tab and the arrows from cell to cell; a row's own
    ways have their keys."""

    def __init__(self, grid: TypedGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key that is a way of this row is the grid's before it is any shortcut's."""
        if (
            event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
            and self._way(event) is not None
        ):
            event.accept()
            return True
        return False

    def _way(self, event: QKeyEvent) -> str | None:
        key = QKeySequence(event.keyCombination()).toString()
        row = self._grid.row
        if row >= self._grid.sheet.count:
            return None
        ways = {way.key for one in self._grid.sheet.notices(row) for way in one.ways}
        return key if key in ways else None

    def take(self, event: QKeyEvent) -> bool:
        key, grid = Qt.Key(event.key()), self._grid
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        way = self._way(event)
        if way is not None:
            grid.commit()
            if grid.sheet.go_way(grid.row, way):
                grid.reopen()
                grid.refresh()
            return True
        if modifiers == Qt.KeyboardModifier.ControlModifier:
            return self._take_control(key)
        if modifiers:
            return False
        if key in _ENTER:
            self._enter()
        elif key in _VERTICAL:
            grid.go(grid.row + _VERTICAL[key], grid.column)
        elif key == Qt.Key.Key_Right and grid.line.at_end:
            self._step(1)
        elif key == Qt.Key.Key_Left and grid.line.at_start:
            self._step(-1)
        else:
            return False
        return True

    def _take_control(self, key: Qt.Key) -> bool:
        grid, text = self._grid, QGuiApplication.clipboard().text()
        if key == Qt.Key.Key_D and grid.row > 0:
            grid.sheet.put(grid.row, grid.column, grid.sheet.text(grid.row - 1, grid.column))
            grid.reopen()
            grid.refresh()
        elif key == Qt.Key.Key_V and is_table(text):
            self._paste(text)
        else:
            return False
        return True

    def _paste(self, text: str) -> None:
        """From the current cell on; what is beyond the last row has no place here."""
        grid = self._grid
        columns = grid.typed[grid.typed.index(grid.column):]
        for row, cells in enumerate(rows_of(text), start=grid.row):
            if row < grid.sheet.count:
                for column, cell in zip(columns, cells, strict=False):
                    grid.sheet.put(row, column, cell)
        grid.reopen()
        grid.refresh()

    def _enter(self) -> None:
        grid = self._grid
        if grid.row + 1 < grid.sheet.count:
            grid.go(grid.row + 1, grid.typed[0])
        else:
            grid.commit()
            grid.finished.emit()

    def take_tab(self, forward: bool) -> bool:
        grid = self._grid
        ends = (grid.sheet.count - 1, grid.typed[-1]) if forward else (0, grid.typed[0])
        if (grid.row, grid.column) == ends or not grid.sheet.count:
            grid.commit()
            if not forward:
                grid.before_first.emit()
            return not forward
        self._step(1 if forward else -1)
        return True

    def _step(self, by: int) -> None:
        grid = self._grid
        place = grid.typed.index(grid.column) + by
        row = grid.row + place // len(grid.typed)
        if 0 <= row < grid.sheet.count:
            grid.go(row, grid.typed[place % len(grid.typed)])
