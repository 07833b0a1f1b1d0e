"""The cells that want a look; the current one is typed anew where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.gui.importing.check_rows import COLUMNS, CheckColumn, CheckKind
from app.gui.lists.list_view import ListView
from app.gui.lists.paged_model import PagedModel
from app.gui.theme.fonts import Face

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent

    from app.gui.desk import Desk
    from app.gui.importing.check_rows import CheckRow

Place = tuple[str, int, str]
ROW_HEIGHT = 30


class MendLine(QLineEdit):
    """Lies over the cell; Enter takes what was typed, ↑ and ↓ go on without it."""

    taken = Signal()
    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class CheckList(QWidget):
    mended = Signal(object, str)
    """A row's place and what was typed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme, words = desk.theme, desk.words
        self.model: PagedModel[CheckRow] = PagedModel(
            desk.tasks, COLUMNS, lambda row: (row.kind, *row.place, row.message), self
        )
        self.model.word(desk.wording())
        self.view = ListView(theme, self.model, row_height=ROW_HEIGHT, padding=8)
        self.view.setAccessibleName(words("gui.import.bad_cells"))
        self.line = MendLine(self.view.viewport())
        self.line.setObjectName("cell_line")
        self.line.setFont(theme.font(Face.NAME))
        self.line.hide()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.rested.connect(lambda _row: self._open())
        self.view.verticalScrollBar().valueChanged.connect(self._lay)
        self.view.installEventFilter(self)
        self.view.viewport().installEventFilter(self)
        self.line.taken.connect(self._take)
        self.line.stepped.connect(self._step)
        self.line.left.connect(self._leave)

    @property
    def current(self) -> CheckRow | None:
        return self.model.row_at(self.view.currentIndex().row())

    def show_rows(self, rows: Sequence[CheckRow]) -> None:
        """Stands on the cell it stood on, wherever that is now, and what is typed there stays; a
        cell that is mended leaves its place to the next."""
        at, typed, before = max(0, self.view.currentIndex().row()), self.line.text(), self.current
        if before is not None:
            places = [row.place for row in rows]
            at = places.index(before.place) if before.place in places else at
        self.model.show(rows)
        self.view.setVisible(bool(rows))
        if rows:
            self._select(min(at, len(rows) - 1))
        now = self.current
        self._open()
        same = before is not None and now is not None and now.place == before.place
        if same and before is not None and typed != before.value:
            self.line.setText(typed)

    def begin(self) -> None:
        """The keyboard goes to the first cell that can be mended."""
        if self.model.rows:
            self._select(0)
            self._open()

    def _select(self, place: int) -> None:
        self.view.setCurrentIndex(self.model.index(place, 0))
        self.view.scrollTo(self.view.currentIndex())

    def _open(self) -> None:
        row = self.current
        if row is None or not row.can_be_mended:
            had = self.line.hasFocus()
            self.line.hide()
            if had:
                self.view.setFocus()
            return
        self.line.setText(row.value)
        self.line.setAccessibleName(
            self._words("importing.mend", sheet=row.sheet_words, row=row.row,
                        column=row.column_words)
        )
        self.line.setAccessibleDescription(row.message)
        self._lay()
        self.line.show()
        if row.kind is CheckKind.BAD:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.line.selectAll()

    def _lay(self) -> None:
        row = self.view.currentIndex().row()
        if row >= 0:
            cell = self.model.index(row, CheckColumn.VALUE.value)
            self.line.setGeometry(self.view.visualRect(cell).adjusted(0, 0, 0, -1))

    def _take(self) -> None:
        """What was typed goes to be checked; the next cell does not wait for the answer."""
        row, typed = self.current, self.line.text().strip()
        if row is None:
            return
        if typed != row.value:
            self.mended.emit(row.place, typed)
        self._step(1)

    def _step(self, steps: int) -> None:
        wanted = self.view.currentIndex().row() + steps
        if 0 <= wanted < len(self.model.rows):
            self._select(wanted)
            self._open()

    def _leave(self) -> None:
        row = self.current
        if row is not None:
            self.line.setText(row.value)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy(self) -> None:
        """The rows chosen; where only one is, all of them."""
        chosen: Sequence[CheckRow] = self.view.chosen_rows()
        rows = chosen if len(chosen) > 1 else self.model.rows
        QGuiApplication.clipboard().setText("\n".join(one.line for one in rows))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._lay()
        if watched is self.view and event.type() == QEvent.Type.KeyPress:
            key: QKeyEvent = event  # type: ignore[assignment]
            if key.matches(QKeySequence.StandardKey.Copy):
                self.copy()
                return True
            if key.text().isprintable() and key.text() and self.line.isVisible():
                self.line.setFocus(Qt.FocusReason.OtherFocusReason)
                self.line.setText(key.text())
                return True
        return False
