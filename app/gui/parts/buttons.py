"""Buttons and filters, painted from tokens: the key stands in the button, lighter than its word."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import GLYPH_GAP, GLYPH_SIZE, paint_glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from app.gui.theme.glyphs import Glyph
    from app.gui.theme.icons import Icon
    from app.gui.theme.theme import Theme

RING = 3
"""Room around a button for its focus ring: 2 px and a gap of 1."""
HEIGHT = 28
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class Weight(Enum):
    PRIMARY = "primary"
    SOFT = "soft"
    PLAIN = "plain"
    LINK = "link"
    BARE = "bare"
    """Reads as text; its ground shows under the mouse only."""


def paint_box(
    painter: QPainter, box: QRectF, radius: float, fill: QColor | None, edge: QColor | None
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(edge, 1) if edge is not None else Qt.PenStyle.NoPen)
    half = 0.5 if edge is not None else 0
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)


def paint_ring(painter: QPainter, theme: Theme, box: QRectF, radius: float) -> None:
    """2 px of accent outside ``box``, a gap of 1 between."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.ink(Ink.ACCENT), 2))
    painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), radius + 2, radius + 2)


class ThemedButton(QAbstractButton):
    """What buttons share: a ring outside, no input method, colours read at every paint."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setText(words)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def say(self, words: str) -> None:
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
            self.updateGeometry()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def _body(self) -> QRectF:
        return QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Button(ThemedButton):
    """One filled button in a window; a pane's first action is soft; the rest are plain."""

    def __init__(
        self,
        theme: Theme,
        words: str,
        *,
        weight: Weight = Weight.PLAIN,
        key: str = "",
        icon: Icon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, words, parent)
        self._weight = weight
        self._key = key
        self._icon = icon

    @property
    def key(self) -> str:
        return self._key

    def say(self, words: str, key: str | None = None) -> None:
        """``key``: another than it had."""
        if key is not None and key != self._key:
            self._key = key
            self.updateGeometry()
            self.update()
        super().say(words)

    def weigh(self, weight: Weight) -> None:
        """What is done first in one state of a record is not in another."""
        self._weight = weight
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        padding = theme.px(self._padding())
        width = theme.metrics(self._face()).horizontalAdvance(self.text()) + 2 * padding
        if self._key:
            width += theme.px(8) + theme.metrics(Face.LABEL).horizontalAdvance(self._key)
        if self._icon is not None:
            width += theme.px(16) + (theme.px(6) if self.text() else -theme.px(8))
        return QSize(width + 2 * RING, theme.px(HEIGHT) + 2 * RING)

    def _padding(self) -> int:
        return 2 if self._weight in (Weight.LINK, Weight.BARE) else 11

    def _face(self) -> Face:
        return Face.NAME if self._weight in (Weight.PRIMARY, Weight.SOFT) else Face.VALUE

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        body = self._body()
        radius = theme.px(4)
        fill, edge = self._ground()
        paint_box(painter, body, radius, fill, edge)
        if self.hasFocus():
            paint_ring(painter, theme, body, radius)
        self._paint_words(painter, body.toRect())
        painter.end()

    def _ground(self) -> tuple[QColor | None, QColor | None]:
        tokens = self._theme.tokens
        hovered = self.underMouse() and self.isEnabled()
        if self._weight is Weight.BARE and hovered:
            return QColor(tokens.hover), None
        if self._weight in (Weight.LINK, Weight.BARE):
            return None, None
        if not self.isEnabled():
            return QColor(tokens.sunken), QColor(tokens.line)
        if self._weight is Weight.PRIMARY:
            return QColor(tokens.accent_hover if hovered else tokens.accent), None
        if self._weight is Weight.SOFT:
            return QColor(tokens.sel if hovered else tokens.accent_soft), None
        return QColor(tokens.hover if hovered else tokens.surface), QColor(tokens.line2)

    def _inks(self) -> tuple[Ink, Ink]:
        if not self.isEnabled():
            return Ink.TEXT3, Ink.TEXT3
        if self._weight is Weight.PRIMARY:
            return Ink.ON_ACCENT, Ink.ON_ACCENT
        if self._weight in (Weight.SOFT, Weight.LINK):
            return Ink.ACCENT, Ink.ACCENT
        return Ink.TEXT, Ink.TEXT3

    def _paint_words(self, painter: QPainter, body: QRect) -> None:
        theme = self._theme
        side = theme.px(self._padding())
        box = body.adjusted(side, 0, -side, 0)
        word_ink, key_ink = self._inks()
        if self._icon is not None:
            if not self.text():
                box = body.adjusted((body.width() - theme.px(16)) // 2, 0, 0, 0)
            ink = Ink.TEXT2 if word_ink is Ink.TEXT else word_ink
            image = theme.icon_pixmap(self._icon, 16, ink, self.devicePixelRatioF())
            painter.drawPixmap(box.left(), box.center().y() - theme.px(16) // 2 + 1, image)
            box = box.adjusted(theme.px(22), 0, 0, 0)
        painter.setFont(theme.font(self._face()))
        painter.setPen(theme.ink(word_ink))
        painter.drawText(box, _MIDDLE, self.text())
        if self._key:
            used = theme.metrics(self._face()).horizontalAdvance(self.text()) + theme.px(8)
            colour = theme.ink(key_ink)
            if key_ink is word_ink:
                colour.setAlphaF(0.78)
            painter.setFont(theme.font(Face.LABEL))
            painter.setPen(colour)
            painter.drawText(box.adjusted(used, 0, 0, 0), _MIDDLE, self._key)


class FilterButton(ThemedButton):
    """A saved filter: glyph, word and live count; an empty one stays and is grey."""

    def __init__(
        self,
        theme: Theme,
        words: str,
        *,
        glyph: Glyph | None = None,
        tone: Ink = Ink.TEXT2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, words, parent)
        self._glyph = glyph
        self._tone = tone
        self._count: int | None = None
        self.setCheckable(True)

    @property
    def count(self) -> int | None:
        return self._count

    def show_count(self, count: int | None) -> None:
        self._count = count
        self.setAccessibleName(self.text() if count is None else f"{self.text()} {count}")
        self.updateGeometry()
        self.update()

    def _figures(self) -> str:
        return "" if self._count is None else f"{self._count:,}"

    def sizeHint(self) -> QSize:
        theme = self._theme
        width = theme.metrics(Face.VALUE).horizontalAdvance(self.text()) + 2 * theme.px(11)
        if self._glyph is not None:
            width += theme.px(GLYPH_SIZE + GLYPH_GAP - 1)
        if self._figures():
            width += theme.px(6) + theme.metrics(Face.LABEL).horizontalAdvance(self._figures())
        return QSize(width + 2 * RING, theme.px(HEIGHT) + 2 * RING)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, tokens = self._theme, self._theme.tokens
        body = self._body()
        radius = theme.px(6)
        ground = tokens.accent_soft if self.isChecked() else tokens.surface
        if self.underMouse() and not self.isChecked():
            ground = tokens.hover
        edge = tokens.accent if self.isChecked() else tokens.line
        paint_box(painter, body, radius, QColor(ground), QColor(edge))
        if self.hasFocus():
            paint_ring(painter, theme, body, radius)
        self._paint_words(painter, body.toRect().adjusted(theme.px(11), 0, 0, 0))
        painter.end()

    def _paint_words(self, painter: QPainter, box: QRect) -> None:
        theme = self._theme
        quiet = self._count == 0 and not self.isChecked()
        word = Ink.ACCENT if self.isChecked() else Ink.TEXT3 if quiet else Ink.TEXT
        if self._glyph is not None:
            side = theme.px(GLYPH_SIZE)
            top = box.center().y() - side / 2 + 0.5
            tone = Ink.TEXT3 if quiet else self._tone
            paint_glyph(painter, self._glyph, QRectF(box.left(), top, side, side), theme.ink(tone))
            box = box.adjusted(theme.px(GLYPH_SIZE + GLYPH_GAP - 1), 0, 0, 0)
        painter.setFont(theme.font(Face.VALUE))
        painter.setPen(theme.ink(word))
        painter.drawText(box, _MIDDLE, self.text())
        used = theme.metrics(Face.VALUE).horizontalAdvance(self.text()) + theme.px(6)
        painter.setFont(theme.font(Face.LABEL))
        painter.setPen(theme.ink(Ink.ACCENT if self.isChecked() else Ink.TEXT3))
        painter.drawText(box.adjusted(used, 0, 0, 0), _MIDDLE, self._figures())
