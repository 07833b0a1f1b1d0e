"""‹ 2026 年 10 月 ›: a month, one back, one on; also by Alt+← and Alt+→."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from app.domain.months import Month
from app.gui.parts.buttons import RING, Button, Weight
from app.gui.theme.icons import Icon

if TYPE_CHECKING:
    from app.gui.desk import Desk


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
        self.label = Button(theme, "", weight=Weight.BARE)
        self.label.setToolTip(words("gui.statement.choose_month"))
        self.label.clicked.connect(self.open_months)
        for widget in (self.back, self.label, self.on):
            row.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        for key, months in (
            ("Alt+Left", -1), ("Alt+Right", 1), ("Alt+PgUp", -12), ("Alt+PgDown", 12)
        ):
            shortcut = QShortcut(QKeySequence(key), parent)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.step, months))
        self._show()

    def step(self, months: int) -> None:
        self.choose(self.month.plus(months))

    def show_month(self, month: Month) -> None:
        """Stands on that month without saying so."""
        self.month = month
        self._show()

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

    def _show(self) -> None:
        self.label.say(self._words(self.month))

    def open_months(self) -> None:
        """The months of the year shown, and the years beside it."""
        menu = QMenu(self)
        words = self._desk.words
        previous, following = self.month.plus(-12), self.month.plus(12)
        menu.addAction(words("gui.statement.year", year=previous.year),
                       partial(self.choose, previous))
        menu.addSeparator()
        for number in range(1, 13):
            month = Month(self.month.year, number)
            entry = menu.addAction(self._words(month), partial(self.choose, month))
            entry.setCheckable(True)
            entry.setChecked(month == self.month)
        menu.addSeparator()
        menu.addAction(words("gui.statement.year", year=following.year),
                       partial(self.choose, following))
        menu.popup(self.label.mapToGlobal(self.label.rect().bottomLeft()))
