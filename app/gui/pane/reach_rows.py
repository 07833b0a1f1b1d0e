"""How to reach the customer: phone and fax large, each copied with one key, and where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.fax_numbers import split_fax_numbers
from app.gui.parts.buttons import RING, ThemedButton, paint_box, paint_ring
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.icons import Icon
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.gui.desk import Desk
    from app.gui.theme.theme import Theme


SIDE = 15
NUMBERS_SHOWN = 3
"""Of a kind; of more the last says how many."""


class Picture(QWidget):
    """An icon beside words that say the same."""

    def __init__(self, theme: Theme, icon: Icon, size: int = SIDE) -> None:
        super().__init__()
        self._theme, self._icon, self._size = theme, icon, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        image = self._theme.icon_pixmap(self._icon, self._size, Ink.TEXT2, ratio)
        painter.drawPixmap(0, 0, image)
        painter.end()


class CopyButton(ThemedButton):
    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        side = self._theme.px(SIDE) + 2 * RING
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        box = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        if self.underMouse():
            paint_box(painter, box, theme.px(3), QColor(theme.tokens.hover), None)
        ink = Ink.TEXT if self.underMouse() else Ink.TEXT2
        image = theme.icon_pixmap(Icon.COPY, SIDE, ink, self.devicePixelRatioF())
        painter.drawPixmap(RING, RING, image)
        if self.hasFocus():
            paint_ring(painter, theme, box, theme.px(3))
        painter.end()


class ReachRow(QWidget):
    def __init__(self, desk: Desk, icon: Icon, name: str, face: Face, *, copied: bool) -> None:
        super().__init__()
        self._desk, self._name = desk, name
        theme = desk.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(Picture(theme, icon))
        self.value = Label(theme, face=face)
        row.addWidget(self.value)
        self.note = Label(theme, face=Face.LABEL, ink=Ink.TEXT2)
        row.addWidget(self.note, 1)
        self.copy: CopyButton | None = None
        if copied:
            self.copy = CopyButton(theme, desk.words("customers.copy", what=name))
            self.copy.clicked.connect(self._copy)
            row.addWidget(self.copy)

    def show_value(self, value: str, note: str = "", tip: str = "") -> None:
        self.setVisible(bool(value))
        self.value.say(value)
        self.value.setAccessibleName(f"{self._name} {value}")
        self.note.say(note)
        self.setToolTip(tip)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.value.text())
        self._desk.notify(self._desk.words("customers.copied", text=self.value.text()))


class Numbers(QWidget):
    """The numbers of one kind below each other, each copied by its own button."""

    def __init__(self, desk: Desk, icon: Icon, name: str) -> None:
        super().__init__()
        self._words = desk.words
        self.rows = [
            ReachRow(desk, icon, name, Face.VALUE if place else Face.LARGE, copied=True)
            for place in range(NUMBERS_SHOWN)
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(4))
        for row in self.rows:
            column.addWidget(row)

    def show_numbers(self, text: str, who: str = "") -> None:
        """``who`` answers there; said beside the first."""
        parts = split_fax_numbers(text)
        more = len(parts) - NUMBERS_SHOWN
        for place, row in enumerate(self.rows):
            last = place == NUMBERS_SHOWN - 1 and more > 0
            note = self._words("customers.more_numbers", count=more) if last else ""
            note = note or (who if place == 0 else "")
            tip = "\n".join(parts[NUMBERS_SHOWN:]) if last else ""
            row.show_value(parts[place] if place < len(parts) else "", note, tip)
        self.setVisible(bool(parts))


class ReachRows(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        words = desk.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(4))
        self.phones = Numbers(desk, Icon.PHONE, words("customers.phone"))
        self.faxes = Numbers(desk, Icon.PRINTER, words("customers.fax"))
        self.phone, self.fax = self.phones.rows[0], self.faxes.rows[0]
        self.address = ReachRow(desk, Icon.PLACE, words("customers.address"), Face.VALUE,
                                copied=False)
        for part in (self.phones, self.faxes, self.address):
            column.addWidget(part)

    def show_reach(self, phone: str, fax: str, address: str = "", who: str = "") -> None:
        self.phones.show_numbers(phone, who)
        self.faxes.show_numbers(fax, "" if phone else who)
        self.address.show_value(" ".join(address.split()))
