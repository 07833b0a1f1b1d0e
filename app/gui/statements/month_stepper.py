"""‹ 2026 年 10 月 ›: a month, one back, one on; also by Alt+← and Alt+→."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.domain.months import Month
from app.gui.desk import Desk
from app.gui.parts.buttons import RING, Button
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.icons import Icon


class MonthStepper(QWidget):
    changed = Signal()

    def __init__(self, desk: Desk, month: Month, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.month = month
        theme, words = desk.theme, desk.words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8) - RING)
        self.back = Button(theme, "", icon=Icon.PREVIOUS)
        self.back.setAccessibleName(words("gui.statement.previous_month"))
        self.back.setToolTip(words("gui.statement.previous_month"))
        self.on = Button(theme, "", icon=Icon.NEXT)
        self.on.setAccessibleName(words("gui.statement.next_month"))
        self.on.setToolTip(words("gui.statement.next_month"))
        self._label = Label(theme)
        self._label.setMinimumWidth(self._widest())
        for widget in (self.back, self._label, self.on):
            row.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        for key, months in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(key), parent)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda months=months: self.step(months))
        self._show()

    def step(self, months: int) -> None:
        self.choose(self.month.plus(months))

    def choose(self, month: Month) -> None:
        if month != self.month:
            self.month = month
            self._show()
            self.changed.emit()

    def _words(self, month: Month) -> str:
        return self._desk.words(
            "gui.statement.month", year=month.year, month=month.month,
            name=self._desk.words(f"gui.month.{month.month}"),
        )

    def _widest(self) -> int:
        metrics = self._desk.theme.metrics(Face.VALUE)
        return max(
            metrics.horizontalAdvance(self._words(Month(2026, month))) for month in range(1, 13)
        ) + 2

    def _show(self) -> None:
        self._label.say(self._words(self.month))
