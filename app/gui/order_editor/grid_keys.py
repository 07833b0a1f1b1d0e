"""What each key does in the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.gui.grid.pasting import is_table, rows_of
from app.gui.order_editor.grid_columns import EDITABLE, GridColumn
from app.gui.order_editor.grid_line import GridField
from app.gui.order_editor.row_strip import RAISE, SURCHARGE
from app.gui.order_editor.surcharge import surcharge_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from app.gui.desk import Desk
    from app.gui.order_editor.line_model import LineModel
    from app.gui.order_editor.order_grid import OrderGrid
    from app.queries.lookups.products import ProductHit

_VERTICAL = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GridKeys:
    """Enter walks to what is still wanted, Tab and the arrows from cell to cell."""

    def __init__(self, grid: OrderGrid, lines: LineModel, desk: Desk) -> None:
        self._grid, self._lines, self._desk = grid, lines, desk

    def take(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier:
            return self._take_control(key)
        if key in _ENTER and modifiers == Qt.KeyboardModifier.AltModifier:
            self.begin_product()
            return True
        if modifiers:
            return False
        if self._way_out(key) and self._grid.strip_row is not None:
            way = RAISE if key == Qt.Key.Key_F6 else SURCHARGE
            self.settle_moq(way, self._grid.strip_row)
        elif key in _ENTER:
            self._enter()
        elif key in _VERTICAL:
            self._grid.go(self._grid.row + _VERTICAL[key], self._grid.column)
        elif key == Qt.Key.Key_Right and self._grid.line.at_end:
            self._step(1)
        elif key == Qt.Key.Key_Left and self._grid.line.at_start:
            self._step(-1)
        else:
            return False
        return True

    def _take_control(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_D:
            self._copy_above()
        elif key == Qt.Key.Key_Delete:
            self._remove_line()
        elif key == Qt.Key.Key_V and is_table(QGuiApplication.clipboard().text()):
            self.paste(QGuiApplication.clipboard().text())
        else:
            return False
        return True

    def take_tab(self, forward: bool) -> bool:
        if self.typed_item():
            assert self._grid.lookup is not None
            self._grid.lookup.settle(lambda hit: self.take_item(hit, lambda: self._tab(forward)))
            return True
        return self._tab(forward)

    def _tab(self, forward: bool) -> bool:
        line = self._lines.line(self._grid.row)
        if forward and self._grid.column is GridColumn.ITEM and (
            line is None or line.empty
        ) and self._grid.row >= len(self._lines.form.filled):
            self._grid.commit()
            return False
        if not forward and (self._grid.row, self._grid.column) == (0, GridColumn.ITEM):
            self._grid.commit()
            self._grid.before_first.emit()
            return True
        self._step(1 if forward else -1)
        return True

    def _step(self, by: int) -> None:
        place = EDITABLE.index(self._grid.column) + by
        row = self._grid.row + place // len(EDITABLE)
        if row >= 0:
            self._grid.go(row, EDITABLE[place % len(EDITABLE)])

    def typed_item(self) -> bool:
        """Whether an item stands in the editor that has not been looked up yet."""
        text = self._grid.line.text()
        return self._grid.column is GridColumn.ITEM and bool(text.strip()) and (
            text != self._grid.loaded or self._is_unknown()
        )

    def _is_unknown(self) -> bool:
        line = self._lines.line(self._grid.row)
        return line is not None and line.product_id is None

    def _enter(self) -> None:
        line = self._lines.line(self._grid.row)
        if self.typed_item():
            assert self._grid.lookup is not None
            self._grid.lookup.settle(lambda hit: self.take_item(hit, self.walk))
            return
        self._grid.commit()
        if self._grid.column is GridColumn.ITEM and (line is None or line.empty):
            self._grid.finished.emit()
        else:
            self.walk()

    def take_item(self, hit: ProductHit | None, then: Callable[[], object]) -> None:
        if hit is None:
            self._grid.commit()
            self._grid.line.selectAll()
            return
        self._grid.choose(hit)
        then()

    def walk(self) -> None:
        """Right to what the line still wants, then down to the next line."""
        line = self._lines.form.line_at(self._grid.row)
        wanted: dict[GridColumn, object] = {GridColumn.QUANTITY: line.quantity}
        if line.is_new:
            wanted[GridColumn.UNIT] = line.unit or None
        wanted[GridColumn.PRICE] = line.price
        for column, value in wanted.items():
            if column > self._grid.column and (value is None or column.field in line.wrong):
                self._grid.go(self._grid.row, column)
                return
        self._grid.go(self._grid.row + 1, GridColumn.ITEM)

    def begin_product(self) -> None:
        """Alt+Enter: nobody has it yet, and it is made of this line when the order is stored."""
        name = self._grid.line.text().strip()
        if self._grid.column is not GridColumn.ITEM or not name:
            return
        self._lines.form.line_at(self._grid.row).begin_product(name)
        self._grid.loaded = ""
        self._grid.line.setText("")
        self._grid.refresh()
        self._grid.go(self._grid.row, GridColumn.QUANTITY)

    def wants(self, event: QKeyEvent) -> bool:
        """F6 and F7 settle an MOQ where one is not reached; elsewhere they are the window's."""
        return not event.modifiers() and self._way_out(Qt.Key(event.key())) and (
            self._grid.strip_row is not None
        )

    def _way_out(self, key: Qt.Key) -> bool:
        return key in (Qt.Key.Key_F6, Qt.Key.Key_F7)

    def settle_moq(self, way: str, row: int) -> None:
        """Raises the row to its MOQ, or adds the surcharge's line."""
        if row == self._grid.row:
            self._grid.commit()
        line = self._lines.form.lines[row]
        if way == RAISE:
            line.quantity = line.moq
            line.wrong.pop(GridField.QUANTITY, None)
            if row == self._grid.row:
                self._grid.reopen()
        else:
            self._add_surcharge(row)
        self._grid.refresh()

    def _add_surcharge(self, row: int) -> None:
        """Right below; what is being typed in a later row moves down with its row."""
        form = self._lines.form
        line = surcharge_line(form, form.lines[row], self._desk.words)
        form.lines.insert(row + 1, line)
        if self._grid.row > row:
            self._grid.shift_down()
        elif line.price is None:
            self._grid.go(row + 1, GridColumn.PRICE)

    def _copy_above(self) -> None:
        above = self._lines.line(self._grid.row - 1)
        if above is None:
            return
        line = self._lines.form.line_at(self._grid.row)
        if self._grid.column is GridColumn.ITEM:
            line.take_goods(above)
        else:
            line.put(self._grid.field, above.kept(self._grid.field), self._desk.today)
        self._grid.reopen()
        self._grid.refresh()

    def _remove_line(self) -> None:
        if self._lines.line(self._grid.row) is not None:
            del self._lines.form.lines[self._grid.row]
            self._grid.reopen()
            self._grid.refresh()

    def paste(self, text: str) -> None:
        """From the current cell on; what cannot be read stays in its cell as it came."""
        first = EDITABLE.index(self._grid.column)
        items = []
        for down, cells in enumerate(rows_of(text)):
            line = self._lines.form.line_at(self._grid.row + down)
            for column, cell in zip(EDITABLE[first:], cells, strict=False):
                assert column.field is not None
                line.put(column.field, cell, self._desk.today)
                if column is GridColumn.ITEM and cell.strip():
                    items.append(self._grid.row + down)
        self._grid.reopen()
        self._grid.refresh()
        if items:
            self._grid.items_pasted.emit(items)
