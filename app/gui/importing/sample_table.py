"""The first rows of a sheet as they stand in the file; its headings in bold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QScrollArea, QWidget

from app.gui.lists.painting import paint_hairline
from app.gui.theme.fonts import Face
from app.gui.theme.painted_words import paint_words
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from app.gui.theme.theme import Theme

ROW, PADDING, LEAST, MOST = 26, 8, 48, 200
SHOWN = 6
"""Rows below the headings."""


class _Sheet(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: Sequence[tuple[int, tuple[str, ...]]] = ()
        self._widths: list[int] = []
        theme.changed.connect(self.update)

    def show_rows(self, rows: Sequence[tuple[int, tuple[str, ...]]]) -> None:
        self.rows = rows
        px, metrics = self._theme.px, self._theme.metrics(Face.NAME)
        columns = max((len(row) for _, row in rows), default=0)
        self._widths = [
            min(px(MOST), max([px(LEAST), *(
                metrics.horizontalAdvance(row[place]) + 2 * px(PADDING) for _, row in rows
            )]))
            for place in range(columns)
        ]
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(sum(self._widths) + px(LEAST), len(self.rows) * px(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, px = self._theme, self._theme.px
        for line, (number, row) in enumerate(self.rows):
            top, left = line * px(ROW), px(LEAST)
            if not line:
                painter.fillRect(0, 0, self.width(), px(ROW), QColor(theme.tokens.sunken))
            self._say(painter, str(number), Face.LABEL, Ink.TEXT3, QRect(0, top, left, px(ROW)))
            face = Face.VALUE if line else Face.NAME
            for width, words in zip(self._widths, row, strict=False):
                self._say(painter, words, face, Ink.TEXT, QRect(left, top, width, px(ROW)))
                left += width
            foot = top + px(ROW) - 1
            right = QPointF(self.width(), foot)
            paint_hairline(painter, theme.tokens.line, QPointF(0, foot), right)
        painter.end()

    def _say(self, painter: QPainter, words: str, face: Face, ink: Ink, box: QRect) -> None:
        inner = box.adjusted(self._theme.px(PADDING), 0, -self._theme.px(PADDING), 0)
        paint_words(painter, self._theme, words.replace("\n", " "), face, ink, inner)


class SampleTable(QScrollArea):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sheet = _Sheet(theme)
        self.setWidget(self._sheet)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(theme.px(ROW))

    def show_rows(self, rows: Sequence[tuple[str, ...]], heading: int) -> None:
        """From the headings on; the numbers are those that Excel shows."""
        shown = [(at + 1, row) for at, row in enumerate(rows)][heading : heading + 1 + SHOWN]
        self._sheet.show_rows(shown)
        self._sheet.setAccessibleName(" ".join(shown[0][1]) if shown else "")
