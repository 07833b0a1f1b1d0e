"""What the journal holds of a record as short sentences, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from app.gui.pane.journal_said import BROUGHT_IN, OWN_DATES, Group, Said
from app.gui.pane.journal_words import said_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.gui.lists.columns import Wording
    from app.gui.theme.glyphs import Glyph
    from app.gui.theme.tokens import Ink
    from app.queries.record_timeline import RecordTimeline
    from app.queries.timeline import TimelineEntry


@dataclass(frozen=True, slots=True)
class Happening:
    day: str
    words: str
    note: str
    glyph: Glyph
    tone: Ink


def worded(facts: RecordTimeline, wording: Wording) -> list[Happening]:
    told: list[tuple[datetime, bool, int, Said]] = []
    for group in _groups(facts):
        for place, said in enumerate(said_of(group, wording)):
            own = said.on if group.verb in BROUGHT_IN else None
            at = datetime.combine(own, time.min) if own is not None else group.at
            told.append((at, own is None, -place, said))
    told.sort(key=lambda one: (one[0].date(), one[1], one[0], one[2]), reverse=True)
    return [
        Happening(_day(at, timed, wording), said.words, said.note, said.glyph, said.tone)
        for at, timed, _, said in told
    ]


def _day(at: datetime, timed: bool, wording: Wording) -> str:
    words = wording.words
    if at.date() != wording.today:
        return words.day(at.date(), wording.today)
    if not timed:
        return words("journal.today")
    return words("journal.today_at", time=f"{at:%H:%M}")


def _groups(facts: RecordTimeline) -> Iterator[Group]:
    """What one action did to the rows of one kind; brought-in rows each by itself."""
    by_action: dict[int, list[TimelineEntry]] = {}
    for entry in facts.entries:
        by_action.setdefault(entry.seq, []).append(entry)
    for entries in by_action.values():
        together: dict[tuple[object, ...], list[TimelineEntry]] = {}
        for entry in entries:
            alone = entry.verb in BROUGHT_IN and entry.entity in OWN_DATES
            key = (entry.entity, entry.op, entry.record_id if alone else None)
            together.setdefault(key, []).append(entry)
        beside = frozenset((entry.entity, entry.op.value) for entry in entries)
        for rows in together.values():
            yield Group(tuple(rows), facts, beside)

