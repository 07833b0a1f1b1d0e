"""What grids that are typed into have in common: one line stands open in the current cell, so that
the first key falls into it, and strips stand below the rows that want attention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtWidgets import QTableView

from app.gui.grid.cell_line import CellLine
from app.gui.grid.dress import dress_grid
from app.gui.grid.grid_cell import PADDING, ROW
from app.gui.lists.list_header import ListHeader

if TYPE_CHECKING:
    from app.gui.desk import Desk


class LineGrid(QTableView):
    """A subclass says where its line stands (``line_cell``), how many rows tall each row is
    (``row_lines``), and takes what was typed (``commit``)."""

    changed = Signal()
    """A cell is another now: totals and draft follow."""
    finished = Signal()
    """Enter where nothing more is wanted."""
    before_first = Signal()
    """Back from the first cell: to what stands above."""

    def __init__(self, desk: Desk, model: QAbstractItemModel, name: str) -> None:
        super().__init__()
        self._desk, self._theme = desk, desk.theme
        self.setModel(model)
        self.list_header = ListHeader(desk.theme, PADDING, self)
        self.setHorizontalHeader(self.list_header)
        dress_grid(self, name, self._theme.px(ROW))
        self.line = CellLine(desk.theme, self.viewport())
        self.line.left.connect(self.commit)
        self.setFocusProxy(self.line)
        self.loaded = ""
        """What the line was opened with."""
        desk.theme.changed.connect(self.viewport().update)

    def line_cell(self) -> QModelIndex:
        """Invalid where there is no row to type into."""
        raise NotImplementedError

    def row_lines(self) -> Iterable[int]:
        """1 for a row alone, one more for each strip below it."""
        raise NotImplementedError

    def tell(self) -> None:
        """The model's cells may have changed."""
        raise NotImplementedError

    def commit(self) -> None:
        raise NotImplementedError

    def open_line(self, text: str, title: str, row: int, *, right: bool, said: str) -> None:
        """With the cell's text, all of it selected: the first key replaces it. ``title`` names its
        column, ``said`` what is the matter with its row."""
        self.loaded = text
        self.line.setText(text)
        self.line.setAlignment(
            Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        )
        self.line.setAccessibleName(self._desk.words("editor.cell", column=title, row=row + 1))
        self.line.setAccessibleDescription(said)
        self.line.selectAll()
        self.scrollTo(self.line_cell())
        self.place_line()
        self.viewport().update()

    def place_line(self) -> None:
        index = self.line_cell()
        if not index.isValid():
            self.line.hide()
            return
        box = self.visualRect(index)
        self.line.setGeometry(QRect(
            box.left() - 1, box.top() - 1, box.width() + 1, self._theme.px(ROW) + 1
        ))
        self.line.show()

    def await_more(self) -> None:
        """The keyboard leaves for the button; what is typed there comes into the line."""

    def refresh(self) -> None:
        """Rows may have changed from outside, too."""
        self.tell()
        self.size_rows()
        self.place_line()
        self.viewport().update()
        self.changed.emit()

    def size_rows(self) -> None:
        plain = self._theme.px(ROW)
        for row, lines in enumerate(self.row_lines()):
            if self.rowHeight(row) != plain * lines:
                self.setRowHeight(row, plain * lines)

    def share_widths(self, widths: Sequence[int]) -> None:
        """In pixels; a column without any is not shown."""
        for place, width in enumerate(widths):
            self.setColumnHidden(place, width == 0)
            self.setColumnWidth(place, width)
        self.place_line()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        super().scrollContentsBy(dx, dy)
        self.place_line()
