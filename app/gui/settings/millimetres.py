"""A length in millimetres, typed or stepped with ↑↓; it may be negative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from app.domain.half_width import half_width
from app.gui.theme.fonts import Face

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from app.gui.desk import Desk

STEP = 0.5


class Millimetres(QLineEdit):
    """``changed`` once a readable value within ``farthest`` was typed and left, or stepped to."""

    changed = Signal(float)

    def __init__(self, desk: Desk, name: str, value: float, farthest: float) -> None:
        super().__init__()
        self._farthest = farthest
        self._value = value
        self.setFont(desk.theme.font(Face.VALUE))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(desk.theme.px(84))
        self.setAccessibleName(name)
        self._show()
        self.editingFinished.connect(self.take)

    @property
    def value(self) -> float:
        return self._value

    def set_value(self, value: float) -> None:
        value = min(max(value, -self._farthest), self._farthest)
        changed, self._value = value != self._value, value
        self._show()
        if changed:
            self.changed.emit(value)

    def take(self) -> None:
        """What cannot be read, or lies too far, is marked and changes nothing."""
        typed = half_width(self.text()).lower().replace("mm", "").strip()
        try:
            value = float(typed or 0)
        except ValueError:
            self._mark(wrong=True)
            return
        if not -self._farthest <= value <= self._farthest:
            self._mark(wrong=True)
            return
        self.set_value(round(value, 1))

    def _show(self) -> None:
        self.setText(f"{self._value:.1f}")
        self._mark(wrong=False)

    def _mark(self, *, wrong: bool) -> None:
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: STEP, Qt.Key.Key_Down: -STEP}
        key = Qt.Key(event.key())
        if key in steps:
            self.take()
            self.set_value(self._value + steps[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()
