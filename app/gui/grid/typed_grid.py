"""A grid that is typed into like Excel; what it holds and means is its sheet's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTableView

from app.gui.grid.cell_line import CellLine
from app.gui.grid.dress import dress_grid
from app.gui.grid.grid_cell import PADDING, ROW
from app.gui.grid.sheet_delegate import SheetDelegate
from app.gui.grid.sheet_keys import SheetKeys
from app.gui.grid.sheet_model import SheetModel
from app.gui.lists.list_header import ListHeader
from app.gui.lists.widths import Known, shared_widths

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from app.gui.desk import Desk
    from app.gui.grid.sheet import GridSheet


class TypedGrid(QTableView):
    changed = Signal()
    """A cell is another now: totals and draft follow."""
    finished = Signal()
    """Enter in the last row."""
    before_first = Signal()
    """Back from the first cell: to what stands above."""

    def __init__(self, desk: Desk, sheet: GridSheet, name: str) -> None:
        super().__init__()
        self._desk, self._theme, self.sheet = desk, desk.theme, sheet
        self.typed = tuple(place for place, one in enumerate(sheet.columns) if one.typed)
        self._model = SheetModel(desk.words, sheet, self)
        self.setModel(self._model)
        self._delegate = SheetDelegate(desk.theme, sheet, self)
        self.setItemDelegate(self._delegate)
        self.list_header = ListHeader(desk.theme, PADDING, self)
        self.setHorizontalHeader(self.list_header)
        dress_grid(self, name, self._theme.px(ROW))
        self.line = CellLine(desk.theme, self.viewport())
        self.keys = SheetKeys(self)
        self.line.take_key, self.line.take_tab = self.keys.take, self.keys.take_tab
        self.line.installEventFilter(self.keys)
        self.line.left.connect(self.commit)
        self.setFocusProxy(self.line)
        self._at = (0, self.typed[0])
        self.loaded = ""
        self.selectionModel().currentChanged.connect(self._on_current)
        desk.theme.changed.connect(self.viewport().update)
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
        self._size_rows()
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
        self.loaded = self.sheet.text(self.row, self.column)
        self.line.setText(self.loaded)
        column = self.sheet.columns[self.column]
        self.line.setAlignment(
            Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        )
        words = self._desk.words
        self.line.setAccessibleName(
            words("editor.cell", column=words(column.title), row=self.row + 1)
        )
        said = [one.words for one in self.sheet.notices(self.row)]
        self.line.setAccessibleDescription("; ".join(said))
        self.line.selectAll()
        self.scrollTo(self._model.index(self.row, self.column))
        self.place_line()
        self.viewport().update()

    def show_again(self) -> None:
        """The sheet was changed from outside: what stood in the line is the sheet's now."""
        self.reopen()
        self.refresh()

    def place_line(self) -> None:
        if self.row >= self.sheet.count:
            self.line.hide()
            return
        box = self.visualRect(self._model.index(self.row, self.column))
        self.line.setGeometry(QRect(
            box.left() - 1, box.top() - 1, box.width() + 1, self._theme.px(ROW) + 1
        ))
        self.line.show()

    def commit(self) -> None:
        """What stands in the editor becomes the cell's."""
        text = self.line.text()
        if text == self.loaded or self.row >= self.sheet.count:
            return
        self.loaded = text
        self.sheet.put(self.row, self.column, text)
        self.refresh()

    def refresh(self) -> None:
        """Rows may have changed from outside, too."""
        self._model.tell()
        self._size_rows()
        self.place_line()
        self.viewport().update()
        self.changed.emit()

    def _size_rows(self) -> None:
        """Below the cells of a row stands a strip for each thing that is the matter with it."""
        plain = self._theme.px(ROW)
        for row in range(self.sheet.count):
            wanted = plain * (1 + len(self.sheet.notices(row)))
            if self.rowHeight(row) != wanted:
                self.setRowHeight(row, wanted)

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
        widths = shared_widths(
            [self._theme.px(one.width) for one in columns], [one.stretch for one in columns],
            [one.gives_way for one in columns], self.viewport().width(),
            Known(
                vanishes=[one.vanishes for one in columns],
                least=[self._theme.px(one.least) for one in columns],
            ),
        )
        for place, width in enumerate(widths):
            self.setColumnHidden(place, width == 0)
            self.setColumnWidth(place, width)
        self.place_line()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        super().scrollContentsBy(dx, dy)
        self.place_line()
