"""The credit exposure as one bar against the limit, and its parts in figures below."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.money import format_money
from app.gui.lists.painting import paint_hairline
from app.gui.theme.fonts import Face
from app.gui.theme.painted_words import paint_words
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.gui.desk import Desk
    from app.gui.theme.tokens import Tokens
    from app.queries.exposure import Exposure

BAR, LINE, LIMIT, TOTAL = 12, 23, 20, 26
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    amount: Decimal


def _colours(tokens: Tokens) -> tuple[str, ...]:
    return (tokens.ageing[0], tokens.go, tokens.idle, tokens.line2, tokens.accent)


class CreditBar(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.parts: tuple[Part, ...] = ()
        self.limit: Decimal | None = None
        self._currency = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(desk.words("editor.credit.title"))
        desk.theme.changed.connect(self.update)

    @property
    def total(self) -> Decimal:
        return sum((one.amount for one in self.parts), Decimal(0))

    @property
    def over(self) -> Decimal:
        """What exceeds the limit; zero without one."""
        return max(self.total - self.limit, Decimal(0)) if self.limit is not None else Decimal(0)

    def show_exposure(self, exposure: Exposure | None, this_order: Decimal) -> None:
        words = self._desk.words
        if exposure is None:
            self.parts, self.limit = (), None
        else:
            self._currency, self.limit = exposure.currency, exposure.limit
            self.parts = (
                Part(words("editor.credit.receivable"), exposure.receivable),
                Part(words("editor.credit.uncleared"), exposure.uncleared),
                Part(words("editor.credit.unstated"), exposure.unstated),
                Part(words("editor.credit.open_orders"), exposure.open_orders),
                Part(words("editor.credit.this_order"), this_order),
            )
        self.setAccessibleDescription("; ".join(
            f"{one.title} {self._money(one.amount)}" for one in self.parts
        ))
        self.updateGeometry()
        self.update()

    def _money(self, amount: Decimal) -> str:
        return format_money(amount, self._currency) if self._currency else ""

    def _bar_height(self) -> int:
        return BAR + 6 + (LIMIT if self.limit is not None else 4)

    def sizeHint(self) -> QSize:
        height = self._bar_height() + LINE * len(self.parts) + TOTAL if self.parts else 0
        return QSize(0, self._desk.theme.px(height))

    def lengths(self, width: int) -> tuple[list[int], int, int]:
        """(each part's length, what of it is over the limit, where the limit stands) in pixels.

        The whole width is the larger of limit and exposure; money paid ahead has no length.
        """
        shown = [max(one.amount, Decimal(0)) for one in self.parts]
        full = max(sum(shown, Decimal(0)), self.limit or Decimal(0)) or Decimal(1)
        ends, reached = [0], Decimal(0)
        for one in shown:
            reached += one
            ends.append(int(width * reached / full))
        over = int(width * self.over / full)
        limit = int(width * self.limit / full) if self.limit is not None else width
        # Money paid ahead makes room: the mark stands where the order begins to be too much.
        return [b - a for a, b in pairwise(ends)], over, ends[-1] - over if over else limit

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.parts:
            return
        painter = QPainter(self)
        px = self._desk.theme.px
        self._paint_bar(painter, QRect(0, px(3), self.width(), px(BAR)))
        top = px(self._bar_height())
        colours = _colours(self._desk.theme.tokens)
        for place, part in enumerate(self.parts):
            box = QRect(0, top, self.width(), px(LINE))
            self._paint_line(painter, box, part, colours[place], last=part is self.parts[-1])
            top += px(LINE)
        paint_hairline(painter, self._desk.theme.tokens.line, QPointF(0, top + 1),
                       QPointF(self.width(), top + 1))
        self._words(painter, QRect(0, top + 2, self.width(), px(TOTAL)), Face.NAME, Ink.TEXT,
                    self._desk.words("editor.credit.total"), self._money(self.total))
        painter.end()

    def _paint_bar(self, painter: QPainter, box: QRect) -> None:
        theme, tokens = self._desk.theme, self._desk.theme.tokens
        painter.fillRect(box, QColor(tokens.sunken))
        lengths, over, limit = self.lengths(box.width())
        left = box.left()
        for length, colour in zip(lengths, _colours(tokens), strict=True):
            if length:
                painter.fillRect(left, box.top(), length, box.height(), QColor(colour))
                painter.fillRect(left + length - 1, box.top(), 1, box.height(),
                                 QColor(tokens.surface))
            left += length
        if over:
            painter.fillRect(left - over, box.top(), over, box.height(), theme.ink(Ink.HOLD))
        if self.limit is None:
            return
        mark = min(limit, box.width() - 2)
        painter.fillRect(mark, box.top() - theme.px(3), max(2, theme.px(2)),
                         box.height() + theme.px(6), theme.ink(Ink.TEXT))
        said = self._desk.words("editor.credit.limit", amount=self._money(self.limit))
        metrics = theme.metrics(Face.LABEL)
        wide = metrics.horizontalAdvance(said) + 2
        start = max(0, min(mark - wide // 2, box.width() - wide))
        painter.setFont(theme.font(Face.LABEL))
        painter.setPen(theme.ink(Ink.TEXT3))
        painter.drawText(QRect(start, box.bottom() + theme.px(4), wide, theme.px(LIMIT - 2)),
                         _LEFT, said)

    def _paint_line(
        self, painter: QPainter, box: QRect, part: Part, colour: str, *, last: bool
    ) -> None:
        px = self._desk.theme.px
        side = px(9)
        painter.fillRect(QRect(box.left(), box.center().y() - side // 2, side, side),
                         QColor(colour))
        face = Face.NAME if last else Face.VALUE
        self._words(painter, box.adjusted(px(16), 0, 0, 0), face,
                    Ink.TEXT if part.amount else Ink.TEXT3, part.title,
                    self._money(part.amount))

    def _words(
        self, painter: QPainter, box: QRect, face: Face, ink: Ink, title: str, amount: str
    ) -> None:
        theme = self._desk.theme
        used = paint_words(painter, theme, amount, face, ink, box, right=True)
        paint_words(painter, theme, title, face, Ink.TEXT2 if face is Face.VALUE else ink,
                    box.adjusted(0, 0, -used - theme.px(8), 0))
