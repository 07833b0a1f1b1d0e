"""The lower half of a row: what is wrong with a cell, or the way out of an MOQ that is not reached.

Drawn by the grid over the taller row: a row of its own would break arrows, paste and numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor

from app.domain.money import format_money, line_amount
from app.gui.grid.grid_cell import PADDING, ROW
from app.gui.order_editor.grid_columns import GridColumn
from app.gui.order_editor.surcharge import is_surcharged
from app.gui.parts.search_field import paint_key_cap
from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import GLYPH_GAP, GLYPH_SIZE, Glyph, paint_glyph
from app.gui.theme.painted_words import paint_words
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QTableView

    from app.gui.desk import Desk
    from app.gui.order_editor.order_form import OrderForm

_BETWEEN = 16
RAISE, SURCHARGE = "F6", "F7"


@dataclass(frozen=True, slots=True)
class WayOut:
    key: str
    said: str


@dataclass(frozen=True, slots=True)
class RowStrip:
    """``ways``: keys that settle it; only one row's keys can be meant at a time."""

    ink: Ink
    said: tuple[str, ...]
    ways: tuple[WayOut, ...] = ()

    @property
    def spoken(self) -> str:
        ways = (f"{one.key} {one.said}" for one in self.ways)
        return "; ".join((*self.said, *ways))


def strip_of(form: OrderForm, row: int, desk: Desk) -> RowStrip | None:
    """None: nothing is to be said of that row, and it is as high as the others."""
    line, words = form.lines[row], desk.words
    if line.wrong:
        said = tuple(words(one.message_id, **one.params) for one in line.wrong.values())
        return RowStrip(Ink.LATE, said)
    short = line.short_of_moq
    if short is None or line.moq is None or is_surcharged(form, line, words):
        return None
    gap = words(
        "editor.strip.moq", moq=words.quantity(line.moq), short=words.quantity(short),
    )
    more = ""
    if line.price is not None:
        more = format_money(
            line_amount(short, line.price, line.discount, form.currency), form.currency
        )
    to_moq = words.quantity(line.moq)
    ways = (
        WayOut(RAISE, words("editor.strip.raise_for", moq=to_moq, more=more) if more
               else words("editor.strip.raise", moq=to_moq)),
        WayOut(SURCHARGE, words("editor.strip.surcharge")),
    )
    return RowStrip(Ink.WARN, (gap,), ways)


def paint_strip(
    painter: QPainter, view: QTableView, desk: Desk, row: int, strip: RowStrip, *, keys: bool
) -> dict[str, QRect]:
    """``keys``: whether its ways out are meant by their keys now. Returns where each stands."""
    theme = desk.theme
    top = view.rowViewportPosition(row) + theme.px(ROW)
    box = QRect(0, top, view.viewport().width(), theme.px(ROW) - 1)
    painter.fillRect(box, QColor(theme.tokens.soft(strip.ink)))
    left = view.columnViewportPosition(GridColumn.ITEM) + theme.px(PADDING)
    room = box.adjusted(left, 0, -theme.px(PADDING), 0)
    glyph = Glyph.DIFFERS if strip.ink is Ink.LATE else Glyph.MISSING
    side = theme.px(GLYPH_SIZE)
    for said in strip.said:
        mark = QRectF(room.left(), room.center().y() - side / 2 + 0.5, side, side)
        paint_glyph(painter, glyph, mark, theme.ink(strip.ink))
        room.adjust(theme.px(GLYPH_SIZE + GLYPH_GAP), 0, 0, 0)
        room = _words(painter, desk, room, said, Face.CHIP, strip.ink)
    places = {}
    for way in strip.ways:
        start = room.left()
        if keys:
            cap = theme.metrics(Face.KEYCAP).horizontalAdvance(way.key) + theme.px(10)
            painter.save()
            painter.translate(room.left(), box.top())
            paint_key_cap(painter, theme, way.key, cap, box.height())
            painter.restore()
            room.adjust(cap + theme.px(6), 0, 0, 0)
        room = _words(painter, desk, room, way.said, Face.VALUE, Ink.TEXT)
        places[way.key] = QRect(start, box.top(), room.left() - start, box.height())
    return places


def _words(
    painter: QPainter, desk: Desk, room: QRect, said: str, face: Face, ink: Ink
) -> QRect:
    """Returns the room that is left."""
    used = paint_words(painter, desk.theme, said, face, ink, room)
    return room.adjusted(used + desk.theme.px(_BETWEEN), 0, 0, 0)
