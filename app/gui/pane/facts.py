"""Facts of a record: a label, quieter, before each value; two columns where there is room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from app.gui.theme.theme import Theme

LABEL_LEAST, GAP, LINE_GAP = 54, 10, 3
TWO_COLUMNS_FROM = 380
"""Effective pixels; from the lesser width on where no value is cut by it."""
TWO_FIT_FROM = 300
COLUMN_GAP = 16


@dataclass(frozen=True, slots=True)
class Fact:
    """``face`` NAME marks what somebody must act on."""

    label: str
    value: str
    note: str = ""
    ink: Ink = Ink.TEXT
    face: Face = Face.VALUE


class _Line(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.label = Label(theme, face=Face.LABEL, ink=Ink.TEXT3)
        self.value = Label(theme)
        self.note = Label(theme, face=Face.LABEL, ink=Ink.TEXT3)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self.label)
        row.addSpacing(theme.px(GAP) - theme.px(6))
        row.addWidget(self.value)
        row.addWidget(self.note, 1)

    def wanted(self) -> int:
        """What value and note need to be read whole."""
        note = self.note.sizeHint().width() + self._theme.px(6) if self.note.text() else 0
        return self.value.sizeHint().width() + note

    def show_fact(self, fact: Fact) -> None:
        self.label.say(fact.label)
        self.value.dress(fact.face)
        self.value.say(fact.value, fact.ink)
        self.note.say(fact.note)


class FactsGrid(QWidget):
    """Read down by lines: in two columns the second fact stands at the right of the first."""

    def __init__(self, theme: Theme, columns: int = 2, *, least: int = LABEL_LEAST) -> None:
        """``least``: what the labels have at 100 %, however short they are."""
        super().__init__()
        self._theme = theme
        self._columns, self._least = columns, least
        self.lines: list[_Line] = []
        self._shown = 0

    def show_facts(self, facts: Sequence[Fact]) -> None:
        while len(self.lines) < len(facts):
            line = _Line(self._theme)
            line.setParent(self)
            self.lines.append(line)
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(facts))
            if place < len(facts):
                line.show_fact(facts[place])
        self._shown = len(facts)
        self._place()
        self.updateGeometry()

    def values(self) -> dict[str, str]:
        """Label → value, as shown."""
        return {line.label.text(): line.value.text() for line in self.lines[: self._shown]}

    def _columns_at(self, width: int) -> int:
        px = self._theme.px
        if self._columns == 1 or width < px(TWO_FIT_FROM):
            return 1
        fit = sum(self._wanted(self._columns)) + px(COLUMN_GAP + 8) * (self._columns - 1) <= width
        return self._columns if fit or width >= px(TWO_COLUMNS_FROM) else 1

    def _wanted(self, columns: int) -> list[int]:
        """What each column needs to be read whole."""
        lines = [self.lines[column:self._shown:columns] for column in range(columns)]
        return [
            self._label_width(one) + self._theme.px(GAP)
            + max((line.wanted() for line in one), default=0)
            for one in lines
        ]

    def _line_height(self) -> int:
        return self._theme.line(Face.VALUE) + self._theme.px(LINE_GAP)

    def _place(self) -> None:
        columns = self._columns_at(self.width())
        height = self._line_height()
        lines = [self.lines[column:self._shown:columns] for column in range(columns)]
        labels = [self._label_width(column) for column in lines]
        lefts = self._lefts(self._wanted(columns))
        for column, label, left, right in zip(lines, labels, lefts, lefts[1:], strict=False):
            for place, line in enumerate(column):
                line.label.setFixedWidth(label)
                line.setGeometry(
                    QRect(left, place * height, right - left - self._theme.px(8), height)
                )

    def _label_width(self, lines: Sequence[_Line]) -> int:
        metrics = self._theme.metrics(Face.LABEL)
        widest = max((metrics.horizontalAdvance(one.label.text()) for one in lines), default=0)
        return max(self._theme.px(self._least), widest + 1)

    def _lefts(self, wanted: Sequence[int]) -> list[int]:
        """Where the columns begin, and the end: halves, unless one lacks what the other has."""
        width = self.width()
        if len(wanted) == 1:
            return [0, width]
        half, gap = width // 2, self._theme.px(COLUMN_GAP)
        if wanted[0] + gap > half:
            half = max(half, min(wanted[0] + gap, width - wanted[1] - gap))
        elif wanted[1] + gap > width - half:
            half = min(half, max(width - wanted[1] - gap, wanted[0] + gap))
        return [0, half, width]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = -(-self._shown // self._columns_at(width))
        return rows * self._line_height()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(TWO_COLUMNS_FROM), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))
