"""How old what is owed is: a bar, six figures beside their squares, and their sum."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.gui.lists.painting import paint_ageing, paint_hairline
from app.gui.statements.columns import AGES, ageing_bar
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.documents.contents import StatementContent
    from app.gui.desk import Desk

LINE = 21
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class AgeingPanel(QWidget):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._content: StatementContent | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        desk.theme.changed.connect(self.update)

    def show_content(self, content: StatementContent | None) -> None:
        self._content = content
        self.setAccessibleName(self._desk.words("gui.column.ageing"))
        self.setAccessibleDescription("; ".join(f"{name} {amount}" for name, amount in
                                                self.lines()))
        self.update()

    def figures(self) -> tuple[Decimal, ...]:
        if self._content is None:
            return ()
        ageing = self._content.ageing
        return (ageing.not_due, ageing.d1_30, ageing.d31_60, ageing.d61_90, ageing.over_90,
                ageing.unapplied)

    def lines(self) -> list[tuple[str, str]]:
        """(name, amount as shown) of the six."""
        if self._content is None:
            return []
        words, currency = self._desk.words, self._content.currency
        return [
            (words(f"gui.ageing.{name}"), words.money(amount, currency, currency))
            for name, amount in zip(AGES, self.figures(), strict=True)
        ]

    def sizeHint(self) -> QSize:
        return QSize(self._desk.theme.px(240), self._desk.theme.px(28 + 22 + 7 * LINE + 10))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._content is None:
            return
        painter = QPainter(self)
        theme = self._desk.theme
        side = theme.px(16)
        box = self.rect().adjusted(side, theme.px(6), -side, 0)
        self._paint_title(painter, QRect(box.left(), box.top(), box.width(), theme.px(18)))
        top = box.top() + theme.px(24)
        bar = QRect(box.left(), top, box.width(), theme.px(14))
        paint_ageing(painter, theme, ageing_bar(self.figures(), Decimal(0)), bar, 9)
        top += theme.px(20)
        for place, (name, amount) in enumerate(self.lines()):
            line = QRect(box.left(), top, box.width(), theme.px(LINE))
            self._paint_line(painter, line, place, name, amount)
            top += theme.px(LINE)
        paint_hairline(painter, theme.tokens.line, QPointF(box.left(), top + 1),
                       QPointF(box.right(), top + 1))
        self._paint_total(painter, QRect(box.left(), top + 2, box.width(), theme.px(LINE + 2)))
        painter.end()

    def _paint_title(self, painter: QPainter, box: QRect) -> None:
        theme, words = self._desk.theme, self._desk.words
        painter.setFont(theme.font(Face.CHIP))
        painter.setPen(theme.ink(Ink.TEXT2))
        painter.drawText(box, _LEFT, words("gui.column.ageing"))
        assert self._content is not None
        painter.setFont(theme.font(Face.LABEL))
        painter.setPen(theme.ink(Ink.TEXT3))
        closing = words("gui.ageing.at", day=words.day(self._content.period_to, self._desk.today))
        painter.drawText(box, _RIGHT, closing)

    def _paint_line(
        self, painter: QPainter, box: QRect, place: int, name: str, amount: str
    ) -> None:
        theme, tokens = self._desk.theme, self._desk.theme.tokens
        side = theme.px(9)
        square = QRect(box.left(), box.center().y() - side // 2, side, side)
        if place < len(tokens.ageing):
            painter.fillRect(square, QColor(tokens.ageing[place]))
        else:
            painter.setPen(QPen(QColor(tokens.unapplied), 1))
            painter.drawRect(square.adjusted(0, 0, -1, -1))
        painter.setFont(theme.font(Face.LABEL))
        painter.setPen(theme.ink(Ink.TEXT2))
        painter.drawText(box.adjusted(theme.px(16), 0, 0, 0), _LEFT, name)
        painter.setFont(theme.font(Face.VALUE))
        painter.setPen(theme.ink(Ink.TEXT if self.figures()[place] else Ink.TEXT3))
        painter.drawText(box, _RIGHT, amount)

    def _paint_total(self, painter: QPainter, box: QRect) -> None:
        theme, words = self._desk.theme, self._desk.words
        assert self._content is not None
        currency = self._content.currency
        painter.setFont(theme.font(Face.LABEL))
        painter.setPen(theme.ink(Ink.TEXT2))
        painter.drawText(box, _LEFT, words("gui.ageing.total"))
        painter.setFont(theme.font(Face.NAME))
        painter.setPen(theme.ink(Ink.TEXT))
        shown = words.money(self._content.closing, currency, self._desk.firm.currency)
        painter.drawText(box, _RIGHT, shown)
