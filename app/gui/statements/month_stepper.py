"""‹ 2026 年 10 月 ›: a month typed, one back, one on, or the last that has anything in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from app.domain.errors import DomainError
from app.domain.months import Month
from app.domain.typed_months import parse_typed_month
from app.gui.parts.buttons import RING, Button, Weight
from app.gui.theme.fonts import Face
from app.gui.theme.icons import Icon

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from app.gui.desk import Desk

TYPED_WIDTH, BESIDE_TYPED = 116, 28
STEPS = (
    ("Ctrl+PgUp", "gui.statement.previous_month", -1),
    ("Ctrl+PgDown", "gui.statement.next_month", 1),
    ("Alt+Left", "", -1), ("Alt+Right", "", 1), ("Alt+PgUp", "", -12), ("Alt+PgDown", "", 12),
)
"""(key, what F1 says of it, months); the others are known from browsers."""
_SAID = {
    "Ctrl+PgUp": "gui.statement.previous_month", "Ctrl+PgDown": "gui.statement.next_month",
    "Alt+PgUp": "gui.statement.previous_year", "Alt+PgDown": "gui.statement.next_year",
    "Ctrl+M": "money.type_month", "Ctrl+End": "gui.statement.last_month",
}
"""What a key is for, for the overview of keys; the arrows do the same as PgUp and PgDown."""


class _MonthLine(QLineEdit):
    """Return takes what is typed, Esc and leaving do not."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class MonthStepper(QWidget):
    changed = Signal()
    refused = Signal(object)
    """A DomainError: what was typed is no month."""
    left = Signal()
    """Typing is over: the keyboard goes back to the list."""
    settled = Signal()
    """What was refused is typed no longer."""
    last_asked = Signal()
    """Ctrl+End: the last month that has anything in it."""

    def __init__(self, desk: Desk, month: Month, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._refused = False
        self.month = month
        self.usual = month
        """Where the page stands by itself."""
        theme, words = desk.theme, desk.words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8) - RING)
        self.back = self._arrow(Icon.PREVIOUS, "gui.statement.previous_month", -1)
        self.on = self._arrow(Icon.NEXT, "gui.statement.next_month", 1)
        self.label = Button(theme, "", weight=Weight.BARE)
        self.label.setToolTip(words("money.type_month"))
        self.label.clicked.connect(lambda: self.type_month())
        self.line = _MonthLine()
        self.line.setFont(theme.font(Face.VALUE))
        hint = words("money.month_hint")
        needed = theme.metrics(Face.VALUE).horizontalAdvance(hint) + theme.px(BESIDE_TYPED)
        self.line.setFixedWidth(max(theme.px(TYPED_WIDTH), needed))
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(words("money.type_month"))
        self.line.returnPressed.connect(self._take)
        self.line.left.connect(self._leave)
        self.line.hide()
        for widget in (self.back, self.label, self.line, self.on):
            row.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._arm(parent)
        self._show()

    def _arrow(self, icon: Icon, name: str, months: int) -> Button:
        made = Button(self._desk.theme, "", icon=icon)
        made.setAccessibleName(self._desk.words(name))
        made.setToolTip(self._desk.words(name))
        made.clicked.connect(partial(self.step, months))
        return made

    def _arm(self, parent: QWidget) -> None:
        steps = [(key, said, partial(self.step, months)) for key, said, months in STEPS]
        for key, said, act in (
            *steps, ("Ctrl+M", "money.type_month", self.type_month),
            ("Ctrl+End", "money.last_month", self.last_asked.emit),
        ):
            shortcut = QShortcut(QKeySequence(key), parent)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setWhatsThis(self._desk.words(said) if said else "")
            shortcut.activated.connect(act)
            if key in _SAID:
                shortcut.setWhatsThis(self._desk.words(_SAID[key]))

    @property
    def said(self) -> str:
        """The month in words."""
        return self.label.text()

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

    def type_month(self, begun: str = "") -> None:
        """Opens the field in the month's place; ``begun`` is the digit that was pressed."""
        self.label.hide()
        self.line.setText(begun)
        self.line.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take(self) -> None:
        text = self.line.text().strip()
        try:
            month = parse_typed_month(text, self.month, Month.of(self._desk.today))
        except DomainError as wrong:
            if text:
                self.line.selectAll()
                self._refused = True
                self.refused.emit(wrong)
                return
            month = self.month
        self._leave()
        self.choose(month)

    def _leave(self) -> None:
        if not self.line.isHidden():
            had_keyboard = self.line.hasFocus()
            self.line.hide()
            self.label.show()
            if self._refused:
                self._refused = False
                self.settled.emit()
            if had_keyboard:
                self.left.emit()

    def _show(self) -> None:
        month = self.month
        self.label.say(self._desk.words(
            "gui.statement.month", year=month.year, month=month.month,
            name=self._desk.words(f"gui.month.{month.month}"),
        ))
