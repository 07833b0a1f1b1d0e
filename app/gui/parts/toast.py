"""What happened out of sight, in one line over the list: 6 s, and while the mouse rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import Glyph, paint_glyph
from app.gui.theme.tokens import DARK

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QPaintEvent

    from app.gui.theme.theme import Theme

STAYS_MS = 6000
HEIGHT = 40
FOLDER_KEY = "Ctrl+Shift+F"
"""Opens the folder that the last file went to, also when its toast has gone."""
SAID_KEY = FOLDER_KEY.replace("+", " ")
MOST_LINES = 5
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_WRAPPED = _LEFT | int(Qt.TextFlag.TextWordWrap)


class Toast(QWidget):
    """One at a time. Dark in both themes, so it reads over white and over grey."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._over = parent
        self._words = ""
        self._action = ""
        self._key = ""
        self._act: Callable[[], None] | None = None
        self.refused = False
        self.hide()
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(STAYS_MS)
        self._clock.timeout.connect(self.hide)

    @property
    def words(self) -> str:
        return self._words

    def show_words(
        self, words: str, action: str = "", key: str = "", act: Callable[[], None] | None = None,
        *, refused: bool = False,
    ) -> None:
        """``refused``: nothing was done, so no tick stands before it."""
        self._words, self._action, self._key, self._act = words, action, key, act
        self.refused = refused
        self.setAccessibleName(words)
        self.show()
        self.raise_()
        self.update()
        self._clock.start()

    def place(self, area: QRect | None = None, current: QRect | None = None) -> None:
        """Bottom centre of the list's area; at its top where it would cover the current row.
        Words that one line of a narrow list does not hold go on below."""
        theme = self._theme
        area = area if area is not None and area.height() > 0 else self._over.rect()
        value, label = theme.metrics(Face.VALUE), theme.metrics(Face.LABEL)
        beside = theme.px(56)
        if self._action:
            beside += theme.px(40) + value.horizontalAdvance(self._action)
            beside += theme.px(10) + label.horizontalAdvance(self._key)
        width = beside + value.horizontalAdvance(self._words)
        width = min(max(width, theme.px(240)), area.width() - theme.px(24))
        tall = theme.px(HEIGHT) + (self._lines(width - beside) - 1) * value.lineSpacing()
        left = area.left() + (area.width() - width) // 2
        place = QRect(left, area.bottom() - theme.px(14) - tall, width, tall)
        if current is not None and current.intersects(place):
            place.moveTop(area.top() + theme.px(36))
        self.setGeometry(place)

    def _lines(self, width: int) -> int:
        """One, cut short, where a word is wider than ``width`` or there would be too many."""
        metrics = self._theme.metrics(Face.VALUE)
        taken = metrics.boundingRect(QRect(0, 0, width, 0), _WRAPPED, self._words)
        lines = round(taken.height() / metrics.lineSpacing())
        return lines if taken.width() <= width and 0 < lines <= MOST_LINES else 1

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(DARK.line2) if theme.tokens.dark else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(DARK.raised))
        radius = theme.px(6)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        side = theme.px(14)
        top = (self.height() - side) // 2
        if self.refused:
            place = QRectF(theme.px(12), top, side, side)
            paint_glyph(painter, Glyph.MISSING, place, QColor(DARK.warn))
        else:
            mark = theme.tick_on_dark(self.devicePixelRatioF())
            painter.drawPixmap(theme.px(12), top, mark)
        box = self.rect().adjusted(theme.px(34), 0, -theme.px(14), 0)
        tail = self._paint_action(painter, box) if self._action else 0
        room = box.adjusted(0, 0, -tail, 0)
        metrics = theme.metrics(Face.VALUE)
        painter.setFont(theme.font(Face.VALUE))
        painter.setPen(QColor(DARK.text))
        if self.height() > theme.px(HEIGHT):
            painter.drawText(room, _WRAPPED, self._words)
        else:
            shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, _LEFT, shown)
        painter.end()

    def _paint_action(self, painter: QPainter, box: object) -> int:
        theme = self._theme
        right = self.rect().adjusted(0, 0, -theme.px(14), 0)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        key_width = theme.metrics(Face.LABEL).horizontalAdvance(self._key)
        painter.setFont(theme.font(Face.LABEL))
        painter.setPen(QColor(DARK.text3))
        painter.drawText(right, flags, self._key)
        word = right.adjusted(0, 0, -key_width - theme.px(8), 0)
        painter.setFont(theme.font(Face.NAME))
        painter.setPen(QColor(DARK.accent))
        painter.drawText(word, flags, self._action)
        used = theme.metrics(Face.NAME).horizontalAdvance(self._action)
        return key_width + used + theme.px(24)

    def mousePressEvent(self, event: QEvent) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._clock.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._clock.start()


