"""What is left of a clock, in words, shape and tone; the same in the list and on the card."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from app.gui.lists import cells
from app.gui.pages.lateness import span
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from datetime import datetime

    from app.domain.reply_clocks import ReplyClock
    from app.gui.lists.cells import Cell
    from app.gui.words import Words

_DAY_HOURS = 24


def left_words(words: Words, left: timedelta, *, short: bool = False) -> str:
    """``剩 2 小時 58 分``; once over, ``逾 …``, from a day on in days alone."""
    hours, minutes = divmod(abs(int(left.total_seconds())) // 60, 60)
    if short and hours < _DAY_HOURS:
        time = f"{hours}:{minutes:02d}"
        over = left < timedelta(0)
        return words("complaints.over_short" if over else "complaints.left_short", time=time)
    if left >= timedelta(0):
        return words("gui.complaint.state.left", hours=hours, minutes=minutes)
    if hours >= _DAY_HOURS:
        return words("gui.complaint.state.over_days", span=span(hours // _DAY_HOURS, words))
    return words("gui.complaint.state.over", hours=hours, minutes=minutes)


def waiting_chip(
    words: Words, now: datetime, day: ReplyClock, latest: ReplyClock, *, short: bool = False
) -> Cell:
    """Before the day's end what is left of it; after that, of the 24 hours, in late."""
    in_time = now <= day.due
    running = day if in_time else latest
    return cells.chip(
        left_words(words, running.left(now), short=short),
        Glyph.HALF if in_time else Glyph.LATE, Ink.WARN if in_time else Ink.LATE, filled=True,
    )
