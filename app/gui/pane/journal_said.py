"""One sentence about an action, and what it is made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from app.gui.pane.journal_fields import changed_fields, value
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.gui.lists.columns import Wording
    from app.queries.record_timeline import RecordTimeline
    from app.queries.timeline import TimelineEntry

BROUGHT_IN = ("import", "demo", "test.fill")
"""Verbs that bring in what happened earlier: a record is told on its own date then, and whoever
brought it in did not do it."""
OWN_DATES = {
    "orders": "date", "delivery": "date", "returned_paper": "received_on", "receipt": "date",
    "credit": "date", "statement": "issued_on", "complaint": "received_at",
}
"""The column that says when a record came about."""


@dataclass(frozen=True, slots=True)
class Said:
    words: str
    glyph: Glyph
    tone: Ink
    note: str = ""
    on: date | None = None
    """The record's own date, for what was brought in later."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one kind that one action touched in one way."""

    rows: tuple[TimelineEntry, ...]
    facts: RecordTimeline
    beside: frozenset[tuple[str, str]]
    """(entity, op) of all that the action did to these records."""

    @property
    def first(self) -> TimelineEntry:
        return self.rows[0]

    @property
    def verb(self) -> str:
        return self.first.verb

    @property
    def at(self) -> datetime:
        return self.first.at

    def after(self, name: str) -> Any:
        """What the first row's field became; None where it was not touched."""
        return next((one.after for one in self.first.fields if one.field == name), None)

    def before(self, name: str) -> Any:
        return next((one.before for one in self.first.fields if one.field == name), None)

    def touched(self, name: str) -> bool:
        return any(one.field == name for one in self.first.fields)

    def own_date(self) -> date | None:
        found = self.after(OWN_DATES.get(self.first.entity, ""))
        return found.date() if isinstance(found, datetime) else found


def said(
    group: Group, wording: Wording, message: str, glyph: Glyph, tone: Ink, note: str = "",
    **values: object,
) -> Said:
    words = wording.words
    actor = "" if group.verb in BROUGHT_IN else group.first.actor
    parts = [note, group.first.reason, actor]
    if group.first.undoes is not None:
        parts.insert(0, words("journal.taken_back"))
    return Said(words(message, **values), glyph, tone, " · ".join(one for one in parts if one),
                group.own_date())


def changed(
    group: Group, wording: Wording, without: tuple[str, ...] = (), name: str = ""
) -> Iterator[Said]:
    """Fields that have no sentence of their own: one with both values, more by their names."""
    changes = [one for one in changed_fields(group.first.fields, group.first.entity, wording.words)
               if one[0].field not in without]
    if not changes:
        return
    field, label = changes[0]
    say = partial(said, group, wording, glyph=Glyph.DRAFT, tone=Ink.IDLE)
    if len(changes) == 1:
        message = "journal.changed_one_of" if name else "journal.changed_one"
        yield say(message, name=name, field=label, before=value(field, field.before, wording),
                  after=value(field, field.after, wording))
    else:
        labels = wording.words("journal.and").join(label for _, label in changes)
        yield say("journal.changed_of" if name else "journal.changed", name=name, fields=labels)
