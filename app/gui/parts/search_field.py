"""The search of a page: a magnifier at its left, its key at its right while it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from app.gui.parts.buttons import paint_box
from app.gui.theme.fonts import Face
from app.gui.theme.icons import Icon
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from app.gui.theme.theme import Theme

SETTLE_MS = 40
CALM_MS = 300
"""A letter that comes after so long is looked for at once: whoever types on comes sooner."""
BESIDE = 60
"""The glass, the edges of the key cap, and what is left free between, at 100 %."""
WIDTH, LEAST = 236, 96


class SearchField(QLineEdit):
    asked = Signal(str)
    left = Signal()
    """Esc on an empty field, or ↓: back to the list."""
    focus_left = Signal()

    def __init__(self, theme: Theme, hint: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key = key
        self.setFont(theme.font(Face.VALUE))
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setTextMargins(theme.px(20), 0, 0, 0)
        words = theme.metrics(Face.VALUE).horizontalAdvance(hint)
        cap = theme.metrics(Face.KEYCAP).horizontalAdvance(key)
        self._hinted = min(theme.px(WIDTH), words + cap + theme.px(BESIDE))
        self._fit()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._typed = QElapsedTimer()
        self._settle.timeout.connect(lambda: self.asked.emit(self.text().strip()))
        self.textChanged.connect(self._on_typed)
        self.textChanged.connect(lambda: self._fit())

    def show_text(self, text: str) -> None:
        """Stands there as if typed; whoever puts it there asks."""
        self.blockSignals(True)
        self.setText(text)
        self.blockSignals(False)
        self._fit()

    def _on_typed(self) -> None:
        calm = not self._typed.isValid() or self._typed.hasExpired(CALM_MS)
        self._typed.start()
        self._settle.start(0 if calm else SETTLE_MS)

    def _fit(self) -> None:
        """What is typed scrolls; the hint does not."""
        self.setMinimumWidth(self._theme.px(LEAST) if self.text() else self._hinted)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_left.emit()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDTH), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        theme = self._theme
        image = theme.icon_pixmap(Icon.SEARCH, 15, Ink.TEXT3, self.devicePixelRatioF())
        painter.drawPixmap(theme.px(8), (self.height() - theme.px(15)) // 2, image)
        if not self.text() and not self.hasFocus():
            paint_key_cap(painter, theme, self._key, self.width() - theme.px(5), self.height())
        painter.end()


def paint_key_cap(painter: QPainter, theme: Theme, key: str, right: int, height: int) -> None:
    metrics = theme.metrics(Face.KEYCAP)
    width = metrics.horizontalAdvance(key) + theme.px(10)
    tall = theme.px(18)
    box = QRectF(right - width, (height - tall) / 2, width, tall)
    paint_box(painter, box, theme.px(3), QColor(theme.tokens.surface), QColor(theme.tokens.line))
    painter.setFont(theme.font(Face.KEYCAP))
    painter.setPen(theme.ink(Ink.TEXT3))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), key)
