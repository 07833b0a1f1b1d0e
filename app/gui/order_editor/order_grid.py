"""The grid: Enter walks to what is still wanted, the arrows and Tab from cell to cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter

from app.gui.grid.line_grid import LineGrid
from app.gui.lists.widths import Known, shared_widths
from app.gui.order_editor.grid_columns import EDITABLE, WIDTHS, GridColumn
from app.gui.order_editor.grid_delegate import GridDelegate
from app.gui.order_editor.grid_keys import GridKeys
from app.gui.order_editor.grid_line import GridField
from app.gui.order_editor.row_strip import RowStrip, paint_strip, strip_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from app.gui.desk import Desk
    from app.gui.fields.lookup import Lookup
    from app.gui.order_editor.line_model import LineModel
    from app.gui.order_editor.order_form import OrderForm
    from app.queries.lookups.products import ProductHit


GIVE_WAY = (GridColumn.LAST, GridColumn.NAME)
NAME_LEAST = 144
"""Shorter no name says what it is: the rest is scrolled to."""


class OrderGrid(LineGrid):
    items_pasted = Signal(list)
    """Rows whose item has to be looked up."""

    def __init__(self, desk: Desk, model: LineModel) -> None:
        self._lines = model
        self._at = (0, GridColumn.ITEM)
        self.lookup: Lookup | None = None
        super().__init__(desk, model, desk.words("editor.grid"))
        self._delegate = GridDelegate(desk.theme, model, self)
        self.setItemDelegate(self._delegate)
        self.keys = GridKeys(self, model, desk)
        self.line.take_key, self.line.take_tab = self.keys.take, self.keys.take_tab
        self.line.wants = self.keys.wants
        self._ways: dict[int, dict[str, QRect]] = {}
        self.selectionModel().currentChanged.connect(self._on_current)
        self.setCurrentIndex(model.index(0, GridColumn.ITEM))

    @property
    def row(self) -> int:
        return self._at[0]

    @property
    def column(self) -> GridColumn:
        return self._at[1]

    @property
    def field(self) -> GridField:
        assert self.column.field is not None
        return self.column.field

    def go(self, row: int, column: GridColumn) -> None:
        self.commit()
        row = max(0, row)
        if row >= self._lines.rowCount():
            row = self._lines.rowCount() - 1
        index = self._lines.index(row, column)
        if self.currentIndex() == index:
            self.reopen()
        else:
            self.setCurrentIndex(index)

    def _on_current(self, index: QModelIndex, _previous: QModelIndex) -> None:
        self.commit()
        column = GridColumn(index.column())
        if column.field is None:
            column = min(EDITABLE, key=lambda one: abs(one - column))
        self._at = (index.row(), column)
        self.reopen()

    def reopen(self) -> None:
        """The current cell's text, all of it selected: the first key replaces it."""
        self._delegate.current_row = self.row
        if self.lookup is not None:
            self.lookup.enabled = self.column is GridColumn.ITEM
            self.lookup.forget()
        line = self._lines.line(self.row)
        text = "" if line is None else line.shown(
            self.field, self._desk.words, self._desk.today
        )
        self.line.setPlaceholderText(self._lines.proposed(self.row, self.column))
        strip = self.strips().get(self.row)
        self.open_line(
            text, self._desk.words(self.column.title_id), self.row, right=self.column.right,
            said=strip.spoken if strip is not None else "",
        )

    def reopen_untouched(self) -> None:
        """An answer came in: what is being typed meanwhile stays."""
        if self.line.text() == self.loaded and not (self.lookup and self.lookup.asked):
            self.reopen()

    def shift_down(self) -> None:
        """A line came in above: what is being typed stays in its own line."""
        typed, pending = self.line.text(), self.line.text() != self.loaded
        self.loaded = typed  # nothing of it belongs to the line that stands here now
        self._lines.tell()
        self.go(self.row + 1, self.column)
        if pending:
            self.line.setText(typed)
            self.line.textEdited.emit(typed)

    def line_cell(self) -> QModelIndex:
        return self._lines.index(self.row, self.column)

    def row_lines(self) -> Iterable[int]:
        strips = self.strips()
        return (2 if row in strips else 1 for row in range(self._lines.rowCount()))

    def tell(self) -> None:
        self._lines.tell()

    def commit(self) -> None:
        """What stands in the editor becomes the cell's; an item typed but not taken is kept."""
        text = self.line.text()
        if text == self.loaded or (self.lookup is not None and self.lookup.waiting):
            return
        self.loaded = text
        row, line = self.row, self._lines.form.line_at(self.row)
        line.put(self.field, text, self._desk.today)
        self.refresh()
        if GridField.ITEM in line.wrong and self.field is GridField.ITEM:
            self.items_pasted.emit([row])

    def strips(self) -> dict[int, RowStrip]:
        form = self._lines.form
        found = {row: strip_of(form, row, self._desk) for row in range(len(form.lines))}
        return {row: strip for row, strip in found.items() if strip is not None}

    @property
    def strip_row(self) -> int | None:
        """The row whose ways out are meant by their keys: this one, else the nearest above."""
        rows = [row for row, strip in self.strips().items() if strip.ways]
        above = [row for row in rows if row <= self.row]
        return above[-1] if above else (rows[0] if rows else None)

    def show_again(self, before: OrderForm) -> None:
        """The form stands as it stood: on the cell that was another ``before``."""
        self.loaded = self.line.text()
        self.refresh()
        was, now = before.kept(), self._lines.form.kept()
        cells = {field.value: column for column in GridColumn if (field := column.field)}
        for row, name in sorted(was.keys() | now.keys()):
            if name in cells and was.get((row, name)) != now.get((row, name)):
                self.setFocus(Qt.FocusReason.OtherFocusReason)
                self.go(row - 1, cells[name])
                return
        self.reopen()

    def choose(self, hit: ProductHit) -> None:
        self._lines.form.line_at(self.row).choose(hit)
        self.loaded = hit.code
        self.line.setText(hit.code)
        self.refresh()

    def take_hit(self, hit: ProductHit) -> None:
        """Chosen by the mouse."""
        self.choose(hit)
        self.keys.walk()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        keyed = self.strip_row
        self._ways = {
            row: paint_strip(painter, self, self._desk, row, strip, keys=row == keyed)
            for row, strip in self.strips().items()
        }
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for row, ways in self._ways.items():
            for way, box in ways.items():
                if box.contains(event.position().toPoint()):
                    self.keys.settle_moq(way, row)
                    return
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._theme.px
        self.share_widths(shared_widths(
            [px(WIDTHS[column]) for column in GridColumn],
            [column is GridColumn.NAME for column in GridColumn],
            [GIVE_WAY.index(column) + 1 if column in GIVE_WAY else 0 for column in GridColumn],
            self.viewport().width(),
            Known(
                vanishes=[column is GridColumn.LAST for column in GridColumn],
                least=[px(NAME_LEAST) if column is GridColumn.NAME else 0
                       for column in GridColumn],
            ),
        ))
