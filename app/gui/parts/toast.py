"""What happened out of sight, in one line over the list: 6 s, and while the mouse rests on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
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
    from PySide6.QtGui import QEnterEvent, QMouseEvent, QPaintEvent

    from app.gui.theme.theme import Theme

STAYS_MS = 6000
HEIGHT = 40
FOLDER_KEY = "Ctrl+Shift+F"
"""Opens the folder that the last file went to, also when its toast has gone."""
SAID_KEY = FOLDER_KEY.replace("+", " ")
WAY_KEY = "Ctrl+G"
"""Goes where the last toast said that something stands, also when it has gone."""
MOST_LINES = 5
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_UNBROKEN = re.compile("[!-~]+")
"""Chinese may be broken anywhere."""
_WRAPPED = _LEFT | int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class ToastAction:
    words: str
    key: str
    """As it is shown."""
    act: Callable[[], None] | None


def way(words: str, go: Callable[[], None]) -> ToastAction:
    """To what happened, where one does not see it; by its key any time until the next one."""
    return ToastAction(words, WAY_KEY.replace("+", " "), go)


class Toast(QWidget):
    """One at a time. Dark in both themes, so it reads over white and over grey."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._over = parent
        self._words = ""
        self.offered: tuple[ToastAction, ...] = ()
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
        *, refused: bool = False, also: ToastAction | None = None,
    ) -> None:
        """``refused``: nothing was done, so no tick stands before it. ``also`` stands before the
        action."""
        self._words = words
        own = ToastAction(action, key, act) if action else None
        self.offered = tuple(one for one in (also, own) if one is not None)
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
        value = theme.metrics(Face.VALUE)
        beside = theme.px(56) + sum(self._taken_by(one) for one in self.offered)
        if self.offered:
            beside += theme.px(16)
        width = beside + value.horizontalAdvance(self._words)
        # A number is one word, and a list may be narrower: what is beside it gives way then.
        unbroken = _UNBROKEN.findall(self._words)
        least = beside + max(map(value.horizontalAdvance, unbroken), default=0)
        room = max(area.width() - theme.px(24), min(least + theme.px(24), self._over.width()))
        width = min(max(width, theme.px(240)), room)
        # Advances are rounded: a pixel more than the sum, or one line would be taken for two.
        lines = self._lines(width - beside + theme.px(4))
        tall = theme.px(HEIGHT) + (lines - 1) * value.lineSpacing()
        left = area.left() + max(theme.px(12), (area.width() - width) // 2)
        place = QRect(left, area.bottom() - theme.px(14) - tall, width, tall)
        if current is not None and current.intersects(place):
            place.moveTop(area.top() + theme.px(36))
        self.setGeometry(place)

    def _taken_by(self, one: ToastAction) -> int:
        """With the gap before it."""
        theme = self._theme
        word = theme.metrics(Face.NAME).horizontalAdvance(one.words)
        key = theme.metrics(Face.LABEL).horizontalAdvance(one.key)
        return theme.px(24) + word + theme.px(8) + key

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
        tail = self._paint_actions(painter)
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

    def _places(self) -> list[QRect]:
        """Of the actions, from the left; each with the gap before it."""
        right = self.rect().adjusted(0, 0, -self._theme.px(14), 0)
        found: list[QRect] = []
        for one in reversed(self.offered):
            taken = self._taken_by(one)
            found.insert(0, right.adjusted(right.width() - taken, 0, 0, 0))
            right = right.adjusted(0, 0, -taken, 0)
        return found

    def _paint_actions(self, painter: QPainter) -> int:
        """Returns the width they took."""
        theme = self._theme
        for one, place in zip(self.offered, self._places(), strict=True):
            key_width = theme.metrics(Face.LABEL).horizontalAdvance(one.key)
            painter.setFont(theme.font(Face.LABEL))
            painter.setPen(QColor(DARK.text3))
            painter.drawText(place, _RIGHT, one.key)
            word = place.adjusted(0, 0, -key_width - theme.px(8), 0)
            painter.setFont(theme.font(Face.NAME))
            painter.setPen(QColor(DARK.accent))
            painter.drawText(word, _RIGHT, one.words)
        return sum(self._taken_by(one) for one in self.offered)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The action that is clicked; anywhere else the last one, as its key does."""
        offered, places = self.offered, self._places()
        clicked = [one for one, place in zip(offered, places, strict=True)
                   if place.contains(event.position().toPoint())]
        meant = clicked or offered[-1:]
        self.offered = ()
        self.hide()
        for one in meant:
            if one.act is not None:
                one.act()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._clock.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._clock.start()


