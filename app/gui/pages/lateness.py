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
    from app.gui.words import Words

YEAR, MONTH = 365.25, 30.44
MONTHS_FROM, YEARS_FROM = 100, 731
"""Days: nobody counts a thousand of them."""


def promise(day: date | None, wording: Wording, *, over: bool = False) -> Cell:
    """``11/02 ▲ 逾 3 天``, ``11/05 ◐ 今天``, plain grey ``8 天``; ``over``: nothing is awaited."""
    if day is None:
        return cells.quiet(DASH)
    shown = wording.words.day(day, wording.today)
    if over:
        return cells.quiet(shown)
    days = (day - wording.today).days
    if days < 0:
        return cells.lateness(shown, late_by(-days, wording.words), Glyph.LATE, Ink.LATE)
    if days <= 1:
        words = wording.words("gui.late.tomorrow" if days else "gui.late.today")
        return cells.lateness(shown, words, Glyph.HALF, Ink.WARN)
    return cells.lateness(shown, span(days, wording.words))


def late_by(days: int, words: Words) -> str:
    """``逾 3 天``, ``逾 5 個月``, ``逾 28 年``."""
    if days >= YEARS_FROM:
        return words("gui.late.over_years", years=int(days / YEAR))
    if days >= MONTHS_FROM:
        return words("gui.late.over_months", months=int(days / MONTH))
    return words("gui.late.over", days=days)


def span(days: int, words: Words) -> str:
    """``3 天``, ``5 個月``, ``28 年``: how long something has been, or is still away."""
    if days >= YEARS_FROM:
        return words("gui.late.years", years=int(days / YEAR))
    if days >= MONTHS_FROM:
        return words("gui.late.months", months=int(days / MONTH))
    return words("gui.late.left", days=days)
