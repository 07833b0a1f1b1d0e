"""What the columns of a list need: known for the rows on the screen at once, for those below a
slice at a time, so that a key never waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.gui.lists.measuring import Measured, measure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.gui.lists.paged_model import PagedModel
    from app.gui.theme.theme import Theme

FIRST_ROWS = 60
"""More than stand on a screen."""
MEASURED_ROWS = 300
SLICE_ROWS = 30
FURTHER_MS = 120
"""After the pane has followed, too."""
BETWEEN_MS = 15


class ColumnNeeds(QObject):
    grown = Signal()
    """A row below the screen needs more than those on it."""

    def __init__(
        self, theme: Theme, rows: PagedModel[Any], heading: Callable[[int], str], padding: int,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme, self._rows, self._heading, self._padding = theme, rows, heading, padding
        self._found: Measured | None = None
        self._further: Measured | None = None
        self._standing: Sequence[bool] = ()
        self._to_row = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        for changed in (rows.modelReset, rows.dataChanged, rows.rowsInserted, rows.rowsRemoved,
                        theme.changed):
            changed.connect(self.forget)

    def of(self, standing: Sequence[bool]) -> Measured:
        """Measured once for the rows that stand: a window being resized asks again only where
        another column has room in it. ``standing``: which columns may have any."""
        if self._found is None or standing != self._standing:
            self.forget()
            self._standing = standing
            self._found = self._further = self._measure(0, FIRST_ROWS)
            self._to_row = FIRST_ROWS
            if self._rows.rowCount() > FIRST_ROWS:
                self._timer.start(FURTHER_MS)
        return self._found

    def forget(self) -> None:
        self._found = self._further = None
        self._timer.stop()

    def _measure(self, first: int, end: int) -> Measured:
        return measure(
            self._theme, self._rows, self._heading, self._padding,
            range(first, min(end, self._rows.rowCount())), self._standing,
        )

    def _go_on(self) -> None:
        assert self._further is not None
        end = self._to_row + SLICE_ROWS
        self._further = self._further.with_more(self._measure(self._to_row, end))
        self._to_row = end
        if end < min(MEASURED_ROWS, self._rows.rowCount()):
            self._timer.start(BETWEEN_MS)
        elif self._further != self._found:
            self._found = self._further
            self.grown.emit()
