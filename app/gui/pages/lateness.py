"""How late or how near a day is, in the same words and shapes everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.lists import cells
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink
from app.gui.words import DASH

if TYPE_CHECKING:
    from datetime import date

    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Wording


def promise(day: date | None, wording: Wording, *, over: bool = False) -> Cell:
    """``11/02 ▲ 逾 3 天``, ``11/05 ◐ 今天``, plain grey ``8 天``; ``over``: nothing is awaited."""
    if day is None:
        return cells.quiet(DASH)
    shown = wording.words.day(day, wording.today)
    if over:
        return cells.quiet(shown)
    days = (day - wording.today).days
    if days < 0:
        return cells.lateness(
            shown, wording.words("gui.late.over", days=-days), Glyph.LATE, Ink.LATE
        )
    if days <= 1:
        words = wording.words("gui.late.tomorrow" if days else "gui.late.today")
        return cells.lateness(shown, words, Glyph.HALF, Ink.WARN)
    return cells.lateness(shown, wording.words("gui.late.left", days=days))
