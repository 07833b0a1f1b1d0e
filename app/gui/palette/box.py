"""The palette's own box: the line, how much was found and how fast, the rows, the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.gui.lists.painting import paint_hairline
from app.gui.palette.footer import HEIGHT as FOOTER
from app.gui.palette.footer import Footer
from app.gui.palette.row_list import RowList
from app.gui.palette.typing_line import TypingLine
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.icons import Icon
from app.gui.theme.tokens import Ink
from app.queries.palette.hit import Group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from app.gui.desk import Desk
    from app.gui.palette.row import Section

HEAD = 54
_ONLY = {
    Group.CUSTOMERS: "palette.group.customers", Group.PAPERS: "palette.group.papers",
    Group.PRODUCTS: "palette.group.products",
}


class Box(QWidget):
    resized = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        theme, words = desk.theme, desk.words
        self._theme, self._words = theme, words
        self.line = TypingLine(theme, words("palette.hint"))
        self.only = Label(theme, face=Face.CHIP, ink=Ink.ACCENT)
        self.only.hide()
        self.found = Label(theme, face=Face.LABEL, ink=Ink.TEXT3, right=True)
        self.found.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.list = RowList(theme, "Enter")
        self.list.moved.connect(self._on_moved)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.list)
        self._scroll.viewport().setAutoFillBackground(False)
        self.list.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(self._scroll, 1)
        column.addWidget(Footer(theme, [
            ("↑↓", words("palette.key.choose")), ("Enter", words("palette.key.open")),
            ("Tab", words("palette.key.narrow")), (">", words("palette.key.actions")),
            ("Esc", words("palette.key.leave")),
        ]))

    def _make_head(self) -> QWidget:
        px = self._theme.px
        head = QWidget()
        head.setFixedHeight(px(HEAD))
        row = QHBoxLayout(head)
        row.setContentsMargins(px(45), 0, px(18), 0)
        row.setSpacing(px(10))
        row.addWidget(self.only)
        row.addWidget(self.line, 1)
        row.addWidget(self.found)
        return head

    def wanted_height(self) -> int:
        px = self._theme.px
        return px(HEAD) + self.list.sizeHint().height() + px(FOOTER) + 4

    def show_sections(self, sections: Sequence[Section]) -> None:
        self.list.show_sections(sections)
        self._scroll.verticalScrollBar().setValue(0)
        self.resized.emit()

    def say_found(self, count: int, milliseconds: int, *, asked: bool) -> None:
        self.found.say(
            self._words("palette.found", count=count, milliseconds=milliseconds) if asked else ""
        )

    def say_only(self, group: Group | None) -> None:
        self.only.say("" if group is None else self._words(_ONLY[group]))
        self.only.setVisible(group is not None)

    def _on_moved(self) -> None:
        row = self.list.current_row
        self.line.setAccessibleDescription("" if row is None else row.spoken)
        box = self.list.box_of(self.list.current)
        centre = box.center()
        self._scroll.ensureVisible(centre.x(), centre.y(), 0, box.height() // 2 + 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Within the box nothing is left; the page around it is."""

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        image = theme.icon_pixmap(Icon.SEARCH, 18, Ink.TEXT2, self.devicePixelRatioF())
        painter.drawPixmap(px(18), (px(HEAD) - px(18)) // 2, image)
        paint_hairline(
            painter, theme.tokens.line, QPointF(1, px(HEAD)), QPointF(self.width() - 2, px(HEAD))
        )
        painter.end()
