"""A grid that is typed into like Excel; what it holds and means is its sheet's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect
from PySide6.QtGui import QPainter

from app.gui.grid.grid_cell import PADDING, ROW
from app.gui.grid.line_grid import LineGrid
from app.gui.grid.sheet_delegate import SheetDelegate
from app.gui.grid.sheet_keys import SheetKeys
from app.gui.grid.sheet_model import SheetModel
from app.gui.lists.widths import Known, shared_widths

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from app.gui.desk import Desk
    from app.gui.grid.sheet import GridSheet


class TypedGrid(LineGrid):
    def __init__(self, desk: Desk, sheet: GridSheet, name: str) -> None:
        self.sheet = sheet
        self.typed = tuple(place for place, one in enumerate(sheet.columns) if one.typed)
        self._at = (0, self.typed[0])
        self._model = SheetModel(desk.words, sheet)
        super().__init__(desk, self._model, name)
        self._model.setParent(self)
        self._delegate = SheetDelegate(desk.theme, sheet, self)
        self.setItemDelegate(self._delegate)
        self.keys = SheetKeys(self)
        self.line.take_key, self.line.take_tab = self.keys.take, self.keys.take_tab
        self.line.installEventFilter(self.keys)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.renew()

    @property
    def row(self) -> int:
        return self._at[0]

    @property
    def column(self) -> int:
        return self._at[1]

    def renew(self) -> None:
        """The sheet has other rows now."""
        self.loaded = self.line.text()
        self._model.renew()
        self.size_rows()
        self.go(0, self.typed[0])

    def go(self, row: int, column: int) -> None:
        self.commit()
        row = max(0, min(row, self.sheet.count - 1))
        index = self._model.index(row, column)
        if self.currentIndex() == index:
            self.reopen()
        else:
            self.setCurrentIndex(index)

    def _on_current(self, index: QModelIndex, _previous: QModelIndex) -> None:
        if not index.isValid():
            return
        self.commit()
        column = min(self.typed, key=lambda one: abs(one - index.column()))
        self._at = (index.row(), column)
        self.reopen()

    def reopen(self) -> None:
        """The current cell's text, all of it selected: the first key replaces it."""
        self._delegate.current_row = self.row
        there = self.row < self.sheet.count
        self.line.setVisible(there)
        if not there:
            return
        column = self.sheet.columns[self.column]
        said = "; ".join(one.words for one in self.sheet.notices(self.row))
        self.open_line(
            self.sheet.text(self.row, self.column), self._desk.words(column.title), self.row,
            right=column.right, said=said,
        )

    def await_more(self) -> None:
        """A number is replaced as ever; words are gone on with, so that none is lost."""
        if self.sheet.columns[self.column].right:
            self.line.selectAll()
        else:
            self.line.end(False)

    def show_again(self) -> None:
        """The sheet was changed from outside: what stood in the line is the sheet's now."""
        self.reopen()
        self.refresh()

    def line_cell(self) -> QModelIndex:
        there = self.row < self.sheet.count
        return self._model.index(self.row, self.column) if there else QModelIndex()

    def row_lines(self) -> Iterable[int]:
        return (1 + len(self.sheet.notices(row)) for row in range(self.sheet.count))

    def tell(self) -> None:
        self._model.tell()

    def commit(self) -> None:
        """What stands in the editor becomes the cell's."""
        text = self.line.text()
        if text == self.loaded or self.row >= self.sheet.count:
            return
        self.loaded = text
        self.sheet.put(self.row, self.column, text)
        self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        tall = self._theme.px(ROW)
        left = self.columnViewportPosition(1) + self._theme.px(PADDING)
        for row in range(max(0, first), (last if last >= 0 else self.sheet.count - 1) + 1):
            for place, notice in enumerate(self.sheet.notices(row), start=1):
                top = self.rowViewportPosition(row) + place * tall
                box = QRect(0, top, self.viewport().width(), tall - 1)
                self._delegate.paint_notice(painter, notice, box, left)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = self.sheet.columns
        self.share_widths(shared_widths(
            [self._theme.px(one.width) for one in columns], [one.stretch for one in columns],
            [one.gives_way for one in columns], self.viewport().width(),
            Known(
                vanishes=[one.vanishes for one in columns],
                least=[self._theme.px(one.least) for one in columns],
            ),
        ))
