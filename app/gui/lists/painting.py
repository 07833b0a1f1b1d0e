"""Paints one cell value. Words are elided with the font they are drawn in."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.gui.lists.cells import Kind
from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import GLYPH_GAP, GLYPH_SIZE, paint_glyph
from app.gui.theme.painted_words import paint_words
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from app.gui.lists.cells import AgeingBar, Cell
    from app.gui.theme.theme import Theme

CHIP_PADDING = 8
CHIP_HEIGHT = 20
NOTE_GAP = 8
LEAST_NOTE = 2
"""Characters; a mark of omission alone tells nothing."""
BAR_HEIGHT = 8
LONG_NAME_PITCH = 15
"""Closer than lines stand elsewhere: two of them are in one row."""
MARK_ROOM = 36
"""Of a currency before its bar."""


def paint_cell(painter: QPainter, theme: Theme, cell: Cell, box: QRect) -> None:
    """``box`` is the cell without its padding."""
    if cell.kind is Kind.CHIP and cell.second:
        _paint_chip_below(painter, theme, cell, box)
    elif cell.kind is Kind.CHIP:
        paint_chip(painter, theme, cell, box)
    elif cell.kind is Kind.LATENESS:
        _paint_lateness(painter, theme, cell, box)
    elif cell.kind is Kind.AGEING and cell.bar is not None:
        if cell.note:
            _Pen(painter, theme, box).words(cell.note, Face.LABEL, Ink.TEXT3)
            box = box.adjusted(theme.px(MARK_ROOM), 0, 0, 0)
        paint_ageing(painter, theme, cell.bar, box, BAR_HEIGHT)
    elif cell.second:
        _paint_two_lines(painter, theme, cell, box)
    else:
        _paint_words(painter, theme, cell, box)
        if cell.share is not None:
            _paint_share(painter, theme, cell.share, box)


def wanted_width(theme: Theme, cell: Cell, *, note: bool = True, second: bool = True) -> int:
    """What the cell needs to be read whole, without padding; of words alone, without ``note`` or
    ``second`` where those may be cut."""
    width = theme.metrics(cell.face).horizontalAdvance(cell.text)
    if cell.kind is Kind.CHIP:
        face = Face.CHIP if cell.filled else Face.LABEL
        word = theme.metrics(face).horizontalAdvance(cell.text)
        padding = 2 * theme.px(CHIP_PADDING) if cell.filled else 0
        # Advances are rounded; a pixel less than the fraction would cut the last letter.
        below = theme.metrics(Face.LABEL).horizontalAdvance(cell.second)
        return max(word + 1 + _glyph_room(theme, cell) + padding, below)
    if cell.kind is Kind.LATENESS:
        late = theme.metrics(Face.CHIP).horizontalAdvance(cell.note)
        return width + theme.px(NOTE_GAP) + late + _glyph_room(theme, cell)
    if note and cell.note:
        width += theme.px(NOTE_GAP) + theme.metrics(Face.LABEL).horizontalAdvance(cell.note)
    if second and cell.second:
        width = max(width, theme.metrics(Face.LABEL).horizontalAdvance(cell.second))
    return width


def _glyph_room(theme: Theme, cell: Cell) -> int:
    return theme.px(GLYPH_SIZE + GLYPH_GAP) if cell.glyph is not None else 0


@dataclass(slots=True)
class _Pen:
    """Draws words from the left, one after another, and knows what room is left."""

    painter: QPainter
    theme: Theme
    box: QRect

    def words(
        self, words: str, face: Face, ink: Ink, *, right: bool = False, least: int = 0
    ) -> None:
        """Nothing where fewer than ``least`` characters of it would be left."""
        used = paint_words(
            self.painter, self.theme, words, face, ink, self.box, right=right, least=least
        )
        if right:
            self.box = self.box.adjusted(0, 0, -used, 0)
        else:
            self.box = self.box.adjusted(used, 0, 0, 0)

    def skip(self, width: int) -> None:
        self.box = self.box.adjusted(width, 0, 0, 0)

    def glyph(self, cell: Cell) -> None:
        if cell.glyph is None:
            return
        side = self.theme.px(GLYPH_SIZE)
        top = self.box.center().y() - side / 2 + 0.5
        place = QRectF(self.box.left(), top, side, side)
        paint_glyph(self.painter, cell.glyph, place, self.theme.ink(cell.tone))
        self.skip(self.theme.px(GLYPH_SIZE + GLYPH_GAP))


def paint_chip(painter: QPainter, theme: Theme, cell: Cell, box: QRect) -> int:
    """Returns the width it took."""
    alone = replace(cell, second="") if cell.second else cell
    width = min(wanted_width(theme, alone), box.width())
    pen = _Pen(painter, theme, QRect(box.left(), box.top(), width, box.height()))
    if cell.filled:
        height = theme.px(CHIP_HEIGHT)
        ground = QRectF(box.left(), box.center().y() - height / 2 + 0.5, width, height)
        fill_rounded(painter, ground, theme.px(4), theme.colour(theme.tokens.soft(cell.tone)))
        pen.skip(theme.px(CHIP_PADDING))
    pen.glyph(cell)
    pen.words(cell.text, Face.CHIP if cell.filled else Face.LABEL,
              cell.tone if cell.filled else Ink.TEXT2)
    return width


def _paint_chip_below(painter: QPainter, theme: Theme, cell: Cell, box: QRect) -> None:
    """The number above, the chip under it, both at the right."""
    first, tall = theme.line(Face.LABEL), theme.px(CHIP_HEIGHT)
    top = box.top() + (box.height() - first - tall) // 2
    upper = _Pen(painter, theme, QRect(box.left(), top, box.width(), first))
    upper.words(cell.second, Face.LABEL, Ink.TEXT3, right=True)
    chip = replace(cell, second="")
    width = min(wanted_width(theme, chip), box.width())
    paint_chip(painter, theme, chip, QRect(box.right() - width + 1, top + first, width, tall))


def fill_rounded(painter: QPainter, box: QRectF, radius: float, colour: QColor) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, radius, radius)
    painter.restore()


def _paint_lateness(painter: QPainter, theme: Theme, cell: Cell, box: QRect) -> None:
    pen = _Pen(painter, theme, box)
    pen.words(cell.text, Face.VALUE, cell.ink)
    pen.skip(theme.px(NOTE_GAP))
    pen.glyph(cell)
    pen.words(cell.note, Face.LABEL if cell.glyph is None else Face.CHIP, cell.tone)


def _paint_two_lines(painter: QPainter, theme: Theme, cell: Cell, box: QRect) -> None:
    first, second = theme.line(cell.face), theme.line(Face.LABEL)
    top = box.top() + (box.height() - first - second) // 2
    upper = _Pen(painter, theme, QRect(box.left(), top, box.width(), first))
    upper.words(cell.text, cell.face, cell.ink, right=cell.right)
    upper.skip(theme.px(NOTE_GAP))
    upper.words(cell.note, Face.LABEL, Ink.TEXT3)
    lower = _Pen(painter, theme, QRect(box.left(), top + first, box.width(), second))
    lower.words(cell.second, Face.LABEL, Ink.TEXT3, right=cell.right)


def _paint_words(painter: QPainter, theme: Theme, cell: Cell, box: QRect) -> None:
    if cell.face is Face.NAME and _wants_two_lines(theme, cell, box):
        _paint_long_name(painter, theme, cell, box)
    elif not cell.note:
        paint_words(painter, theme, cell.text, cell.face, cell.ink, box, right=cell.right)
    else:
        pen = _Pen(painter, theme, box)
        pen.words(cell.text, cell.face, cell.ink, right=cell.right)
        pen.skip(theme.px(NOTE_GAP))
        pen.words(cell.note, Face.LABEL, Ink.TEXT3, least=_least_of(cell.note))


def _least_of(note: str) -> int:
    """Half a code or number names nothing: the whole of it or none."""
    return len(note) if note.isascii() and " " not in note else LEAST_NOTE


def _wants_two_lines(theme: Theme, cell: Cell, box: QRect) -> bool:
    """A name that is cut, where the row is tall enough."""
    if cell.right or box.width() <= 0 or box.height() < theme.px(2 * LONG_NAME_PITCH):
        return False
    return theme.fitted(cell.text, cell.face, box.width()).shown != cell.text


def _paint_long_name(painter: QPainter, theme: Theme, cell: Cell, box: QRect) -> None:
    """On two lines of the row, a little smaller: who it is about is read whole where it can be."""
    lines = [words for words in broken_name(theme, cell.text, box.width()) if words]
    tall = theme.line(Face.CHIP)
    pitch = theme.px(LONG_NAME_PITCH)
    top = box.top() + (box.height() - pitch * (len(lines) - 1) - tall) // 2
    for words in lines:
        paint_words(painter, theme, words, Face.CHIP, cell.ink,
                    QRect(box.left(), top, box.width(), tall))
        top += pitch


def broken_name(theme: Theme, name: str, width: int) -> tuple[str, str]:
    """What of it fits on the first of two lines, and the rest; between words if there are."""
    metrics = theme.metrics(Face.CHIP)
    fits = bisect_right(
        range(1, len(name) + 1), width, key=lambda end: metrics.horizontalAdvance(name[:end])
    )
    if fits < len(name):
        between = name.rfind(" ", 0, fits + 1)
        within_a_word = name[fits - 1:fits + 1].isascii()
        fits = between if within_a_word and between > 0 else max(fits, 1)
    return name[:fits].rstrip(), name[fits:].lstrip()


def _paint_share(painter: QPainter, theme: Theme, share: Decimal, box: QRect) -> None:
    """A line of two pixels along the cell's foot, dark as far as it has got."""
    tall = theme.px(2)
    line = QRect(box.left(), box.bottom() - theme.px(3) - tall, box.width(), tall)
    painter.fillRect(line, QColor(theme.tokens.line))
    done = round(min(max(share, Decimal(0)), Decimal(1)) * box.width())
    painter.fillRect(QRect(line.left(), line.top(), done, tall), theme.ink(Ink.GO))


def paint_ageing(
    painter: QPainter, theme: Theme, bar: AgeingBar, box: QRect, height: int
) -> None:
    """Filled shares from the left, oldest last; what is unapplied a hollow box after them."""
    owed = sum((max(share, Decimal(0)) for share in bar.shares), Decimal(0))
    full = bar.full or owed + abs(bar.unapplied)
    if full <= 0:
        return
    unit = Decimal(box.width()) / full
    tall = theme.px(height)
    top = box.center().y() - tall // 2
    left = Decimal(box.left())
    for share, colour in zip(bar.shares, theme.tokens.ageing, strict=True):
        if share > 0:
            right = left + share * unit
            # One pixel of ground between two shares, so a grey-scale print keeps them apart.
            width = max(1, int(right) - int(left) - 1)
            painter.fillRect(int(left), top, width, tall, QColor(colour))
            left = right
    if bar.unapplied < 0:
        width = max(4, int(-bar.unapplied * unit) - 1)
        _hollow(painter, QColor(theme.tokens.unapplied), QRect(int(left), top, width, tall))


def _hollow(painter: QPainter, colour: QColor, box: QRect) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(colour, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0, 0, -1, -1))
    painter.restore()


def paint_hairline(painter: QPainter, colour: str, start: QPointF, end: QPointF) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(QColor(colour), 1))
    painter.drawLine(start, end)
    painter.restore()
