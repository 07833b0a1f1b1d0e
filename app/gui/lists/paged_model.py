"""A table model over a query, a page at a time by key. It never holds a query open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.gui.lists.cells import EMPTY
from app.gui.lists.merging import moved_rows

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from PySide6.QtCore import (
        QObject,
    )

    from app.bootstrap import Context
    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Columns, Wording
    from app.gui.tasks import Tasks
    from app.queries.page import Page

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
Source = Callable[["Context", Any, int], "Page[Row]"]
"""(context, after this key or None, how many at most) → a page."""

CELL_ROLE = Qt.ItemDataRole.UserRole
PAGE_ROWS = 200
KEPT_CELLS = 4096
_ALIGNED = {
    True: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    False: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
}


class PagedModel(QAbstractTableModel, Generic[Row]):
    """Rows keep their place, and persistent indexes their record, when it reloads."""

    loading = Signal(bool)
    replaced = Signal()
    """A new question's first page stands."""
    refreshed = Signal()
    """The same question was asked again."""
    counted = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        columns: Columns[Row],
        identity: Callable[[Row], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._columns = [columns[key] for key in sorted(columns)]
        self._identity = identity
        self._wording: Wording | None = None
        self._source: Source[Row] | None = None
        self._rows: list[Row] = []
        self._next_key: Any = None
        self._waiting = self._unanswered = False
        self._cells: dict[tuple[int, int], tuple[Row, Cell]] = {}
        """As worded last, with the row it was worded from: a frame asks for each several times."""

    def word(self, wording: Wording) -> None:
        self._wording = wording
        self._cells.clear()

    def columns(self) -> Sequence[Any]:
        return self._columns

    def dress(self, columns: Columns[Row]) -> None:
        """Other columns for the rows that stand now; as many as before."""
        self._columns = [columns[key] for key in sorted(columns)]
        self._cells.clear()
        last = len(self._columns) - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, last))

    @property
    def rows(self) -> Sequence[Row]:
        return self._rows

    def row_at(self, row: int) -> Row | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, identity: Hashable) -> int:
        """Where that record stands among the rows read so far; −1 if it does not."""
        for place, row in enumerate(self._rows):
            if self._identity(row) == identity:
                return place
        return -1

    def identity_at(self, row: int) -> Hashable:
        found = self.row_at(row)
        return None if found is None else self._identity(found)

    def ask(self, source: Source[Row]) -> None:
        """A new question. What stood here stays until the answer comes."""
        self._source = source
        self._unanswered = True
        self._read(None, PAGE_ROWS, self._replace)

    def reload(self) -> None:
        """The same question again, as far as it has been read."""
        if self._source is None:
            return
        if self._unanswered:  # it is still the question before that stands here
            self.ask(self._source)
        else:
            # More than a page, which may come shorter than it was asked for.
            self._read(None, max(PAGE_ROWS + 1, len(self._rows)), self._refresh)

    def show(self, rows: Sequence[Row]) -> None:
        """Rows that are already at hand; nothing is asked."""
        self.beginResetModel()
        self._rows = list(rows)
        self._next_key = None
        self.endResetModel()
        self.replaced.emit()

    def _read(self, after: Any, limit: int, done: Callable[[Page[Row]], None]) -> None:
        source = self._source
        assert source is not None
        self._waiting = True
        self.loading.emit(True)

        def arrived(page: Page[Row]) -> None:
            self._waiting = False
            done(page)
            self.loading.emit(False)

        def failed(error: Exception) -> None:
            self._waiting = False
            self.loading.emit(False)
            self._tasks.refused.emit(error)

        self._tasks.read(
            lambda context: source(context, after, limit), arrived, failed=failed,
            group=(id(self), "rows"), owner=self,
        )

    def _replace(self, page: Page[Row]) -> None:
        self._unanswered = False
        self.beginResetModel()
        self._rows = list(page.rows)
        self._next_key = page.next_key
        self.endResetModel()
        self.counted.emit(page.count)
        self.replaced.emit()

    def _append(self, page: Page[Row]) -> None:
        first = len(self._rows)
        self._next_key = page.next_key
        if page.rows:
            self.beginInsertRows(QModelIndex(), first, first + len(page.rows) - 1)
            self._rows.extend(page.rows)
            self.endInsertRows()

    def _refresh(self, page: Page[Row]) -> None:
        """Removes what is gone, moves what moved, inserts what is new: the view keeps its place."""
        fresh = {self._identity(row): row for row in page.rows}
        for place in range(len(self._rows) - 1, -1, -1):
            if self._identity(self._rows[place]) not in fresh:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._rows[place]
                self.endRemoveRows()
        known = {self._identity(row) for row in self._rows}
        self._reorder([key for key in fresh if key in known])
        for place, row in enumerate(page.rows):
            if place >= len(self._rows) or self.identity_at(place) != self._identity(row):
                self.beginInsertRows(QModelIndex(), place, place)
                self._rows.insert(place, row)
                self.endInsertRows()
        self._rows = list(page.rows)
        self._next_key = page.next_key
        if self._rows:
            corner = self.index(len(self._rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), corner)
        self.counted.emit(page.count)
        self.refreshed.emit()

    def _reorder(self, wanted: list[Hashable]) -> None:
        targets = moved_rows([self._identity(row) for row in self._rows], wanted)
        if targets is None:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        by_identity = {self._identity(row): row for row in self._rows}
        self._rows = [by_identity[key] for key in wanted]
        after = [self.index(targets[old.row()], old.column()) for old in before]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def canFetchMore(self, parent: Index) -> bool:
        return self._next_key is not None and not self._waiting

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._read(self._next_key, PAGE_ROWS, self._append)

    def cell(self, row: int, column: int) -> Cell:
        if self._wording is None:
            return EMPTY
        shown = self._rows[row]
        kept = self._cells.get((row, column))
        if kept is not None and kept[0] is shown:
            return kept[1]
        cell: Cell = self._columns[column].cell(shown, self._wording)
        if len(self._cells) >= KEPT_CELLS:
            self._cells.clear()
        self._cells[row, column] = (shown, cell)
        return cell

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == CELL_ROLE:
            return self.cell(index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.cell(index.row(), index.column()).spoken
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNED[self._columns[index.column()].right]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole and self._wording is not None:
            return self._wording.words(column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNED[column.right]
        return None


