"""Yes or no: Space changes it, J and N (Y, N) say it, Enter walks on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter

from app.gui.forms.form_field import FormField
from app.gui.parts.buttons import RING, ThemedButton, paint_box, paint_ring
from app.gui.theme.fonts import Face
from app.gui.theme.icons import Icon
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from app.gui.desk import Desk
    from app.gui.forms.field_spec import FieldSpec
    from app.gui.theme.theme import Theme

BOX, HEIGHT = 16, 28
YES = "yes"


class Tick(ThemedButton):
    """A box with a tick, and the word beside it: readable without its colour."""

    def __init__(self, theme: Theme, yes: str, no: str) -> None:
        super().__init__(theme, no)
        self._yes, self._no = yes, no
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def word(self) -> str:
        return self._yes if self.isChecked() else self._no

    def sizeHint(self) -> QSize:
        theme = self._theme
        metrics = theme.metrics(Face.VALUE)
        word = max(metrics.horizontalAdvance(self._yes), metrics.horizontalAdvance(self._no))
        width = theme.px(BOX) + theme.px(8) + word + theme.px(4)
        return QSize(width + 2 * RING, theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self._theme, self._theme.tokens
        side = theme.px(BOX)
        box = QRectF(RING, (self.height() - side) // 2, side, side)
        ticked = self.isChecked()
        enabled = self.isEnabled()
        fill = tokens.accent if ticked and enabled else tokens.surface if enabled else tokens.sunken
        edge = None if ticked and enabled else QColor(tokens.field if enabled else tokens.line2)
        paint_box(painter, box, theme.px(3), QColor(fill), edge)
        if ticked:
            ink = Ink.ON_ACCENT if enabled else Ink.TEXT3
            image = theme.icon_pixmap(Icon.CHECK, BOX - 2, ink, self.devicePixelRatioF())
            painter.drawPixmap(int(box.left()) + theme.px(1), int(box.top()) + theme.px(1), image)
        if self.hasFocus():
            paint_ring(painter, theme, box, theme.px(3))
        painter.setFont(theme.font(Face.VALUE))
        painter.setPen(theme.ink(Ink.TEXT if enabled else Ink.TEXT3))
        words = self.rect().adjusted(RING + side + theme.px(8), 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.word)
        painter.end()


class YesNoField(FormField):
    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        super().__init__(desk, spec)
        self.tick = Tick(desk.theme, desk.words("forms.yes"), desk.words("forms.no"))
        self.tick.setEnabled(not spec.read_only)
        self.tick.toggled.connect(lambda _on: self.take())
        self.lay_out(self.tick)

    @property
    def nothing(self) -> bool:
        return False

    @property
    def text(self) -> str:
        return YES if self.tick.isChecked() else ""

    def show_value(self, value: Any) -> str:
        return self.desk.words("forms.yes" if value else "forms.no")

    def set_value(self, value: Any) -> None:
        self._value = bool(value)
        self.tick.setChecked(bool(value))
        self.say_wrong("")

    def set_text(self, text: str) -> None:
        self.tick.setChecked(text == YES)

    def take(self) -> None:
        self.tick.setAccessibleDescription(self.tick.word)
        self.put(self.tick.isChecked())

    def on_key(self, event: QKeyEvent) -> bool:
        said = event.text().lower()
        if said and said in "yj1是":
            self.tick.setChecked(True)
            return True
        if said and said in "n0否":
            self.tick.setChecked(False)
            return True
        return super().on_key(event)
