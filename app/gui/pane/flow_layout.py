"""Widgets in a row that breaks where the width ends, so large type never cuts a button off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem, QWidget


class FlowLayout(QLayout):
    """``last_right``: the last item stands at the right edge of its line, if others share it.
    ``after_first``: further lines begin beside the first item, which is their label."""

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 6, line_gap: int = 4,
        last_right: bool = False, after_first: bool = False,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._line_gap = line_gap
        self._last_right = last_right
        self._after_first = after_first
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(
            max((size.width() for size in shown), default=0),
            max((size.height() for size in shown), default=0),
        )

    def _indent(self, width: int) -> int:
        """Nothing where that would leave the others too little room."""
        shown = [item.sizeHint().width() for item in self._items if not item.isEmpty()]
        if not self._after_first or len(shown) < 2:
            return 0
        indent = shown[0] + self._gap
        return indent if indent + max(shown[1:]) <= width else 0

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wanted = item.sizeHint().width()
            if lines[-1] and used + wanted > width:
                lines.append([])
                used = self._indent(width)
            lines[-1].append(item)
            used += wanted + self._gap
        return lines

    def _place(self, rect: QRect, *, move: bool) -> int:
        """The height taken by all lines at that width."""
        top = rect.top()
        lines = [line for line in self._lines(rect.width()) if line]
        for line in lines:
            height = max(item.sizeHint().height() for item in line)
            left = rect.left() + (0 if line is lines[0] else self._indent(rect.width()))
            for item in line:
                size = item.sizeHint().boundedTo(QSize(rect.width(), height))
                if self._last_right and item is lines[-1][-1] and len(line) > 1:
                    left = rect.left() + rect.width() - size.width()
                if move:
                    item.setGeometry(
                        QRect(left, top + (height - size.height()) // 2, size.width(),
                              size.height())
                    )
                left += size.width() + self._gap
            top += height + self._line_gap
        return top - rect.top() - (self._line_gap if lines else 0)
