"""A complaint in words: its state, its clocks, its steps and what is known of the goods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.complaints.clock_card import ClockFace
from app.gui.complaints.clock_words import left_words, waiting_chip
from app.gui.complaints.complaint_form import CHOICES
from app.gui.complaints.steps import Step
from app.gui.lists import cells
from app.gui.pane.facts import Fact
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink
from app.gui.words import DASH
from app.i18n import Language, Translator

if TYPE_CHECKING:
    from datetime import datetime

    from app.domain.reply_clocks import ReplyClock
    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Wording
    from app.gui.words import Words
    from app.queries.complaint_sheet import ComplaintSheet
    from app.queries.record_timeline import RecordTimeline


ANSWERED = "reply_complaint"
"""The journal's verb."""


def moment(at: datetime, wording: Wording) -> str:
    """``11/05 09:20``; of today, ``今天 09:20``."""
    if at.date() == wording.today:
        return wording.words("complaints.today_at", time=f"{at:%H:%M}")
    return f"{wording.words.day(at.date(), wording.today)} {at:%H:%M}"


def state_chip(sheet: ComplaintSheet, wording: Wording) -> Cell:
    words = wording.words
    if sheet.closed_at is not None:
        return cells.chip(words("gui.complaint.state.closed"), Glyph.AGREED, Ink.GOOD, filled=True)
    if sheet.replied_at is not None:
        return cells.chip(words("gui.complaint.state.replied"), Glyph.READY, Ink.GO, filled=True)
    return waiting_chip(words, wording.now, sheet.day, sheet.latest)


def received(sheet: ComplaintSheet, wording: Wording) -> str:
    said = moment(sheet.received_at, wording)
    return f"{said} {choice(wording.words, 'channel', sheet.channel)}".strip()


def choice(words: Words, name: str, value: str) -> str:
    """What stands for a value; one that was brought in from elsewhere is shown as it is."""
    known = {one.value: one.label for one in CHOICES[name]}
    return words(known[value]) if value in known else value


def day_face(sheet: ComplaintSheet, wording: Wording) -> ClockFace:
    words = wording.words
    foot = words("complaints.day_foot", received=f"{sheet.received_at:%H:%M}",
                 end=f"{sheet.day.due:%H:%M}")
    return _face(sheet, wording, sheet.day, "complaints.same_day", foot, Ink.WARN)


def latest_face(sheet: ComplaintSheet, wording: Wording) -> ClockFace:
    return _face(sheet, wording, sheet.latest, "complaints.at_latest",
                 wording.words("complaints.latest_foot"), Ink.GO)


def _face(
    sheet: ComplaintSheet, wording: Wording, clock: ReplyClock, title: str, foot: str, tone: Ink
) -> ClockFace:
    words = wording.words
    hours = round((sheet.latest.due - sheet.latest.begun).total_seconds() / 3600)
    said = words(title, hours=hours) if title == "complaints.at_latest" else words(title)
    until = words("complaints.until", time=moment(clock.due, wording))
    if sheet.replied_at is not None:
        in_time = sheet.replied_at <= clock.due
        left = words("complaints.kept" if in_time else "complaints.missed")
        foot = words("complaints.answered_at", time=moment(sheet.replied_at, wording))
        return ClockFace(said, until, left, foot, clock.share_left(sheet.replied_at),
                         Ink.GOOD if in_time else Ink.LATE)
    if sheet.closed_at is not None:
        return ClockFace(said, until, DASH, words("complaints.closed_unanswered"), 0, Ink.IDLE)
    over = wording.now > clock.due
    return ClockFace(said, until, left_words(words, clock.left(wording.now)), foot,
                     clock.share_left(wording.now), Ink.LATE if over else tone)


def noted_answer(timeline: RecordTimeline) -> str:
    """The words with which it was answered; empty where it was said by telephone, or not yet."""
    for one in timeline.entries:
        if one.verb == ANSWERED:
            return next((str(f.after or "") for f in one.fields if f.field == "resolution"), "")
    return ""


def steps(
    sheet: ComplaintSheet, words: Words, answer: str = ""
) -> list[tuple[str, Step]]:
    """What is done, and the first that is not. Saying sorry (``answer``) settles nothing yet."""
    settled = bool(sheet.resolution) and sheet.resolution != answer
    replied, closed = sheet.replied_at is not None, sheet.closed_at is not None
    done = (True, replied, replied and (settled or (closed and bool(answer))), closed)
    found: list[tuple[str, Step]] = []
    here = sheet.closed_at is None
    for name, is_done in zip(("received", "answered", "settled", "closed"), done, strict=True):
        step = Step.DONE if is_done else Step.HERE if here else Step.COMES
        here = here and is_done
        found.append((words(f"complaints.step.{name}"), step))
    return found


def facts(sheet: ComplaintSheet, words: Words) -> list[Fact]:
    delivered = ""
    if sheet.delivery is not None:
        delivered = " ・ ".join((sheet.delivery[1], words.full_day(sheet.delivered_on)))
    item = sheet.item
    if sheet.product:
        item = words("complaints.item_of", item=sheet.item, code=sheet.product)
    found = [
        (words("complaints.fact.delivery"), delivered),
        (words("complaints.fact.item"), item),
        (words("complaints.fact.order"), sheet.order[1] if sheet.order else ""),
        (words("complaints.fact.quantity"), _quantity(sheet, words)),
        (words("complaints.fact.kind"), " ・ ".join(filter(None, (
            choice(words, "kind", sheet.kind), choice(words, "severity", sheet.severity))))),
    ]
    return [Fact(label, value or DASH) for label, value in found]


def _quantity(sheet: ComplaintSheet, words: Words) -> str:
    if sheet.quantity is None:
        return ""
    said = f"{words.quantity(sheet.quantity)} {sheet.unit}".strip()
    rate = sheet.defect_rate
    if rate is None:
        return said
    return words("complaints.of_delivered", quantity=said,
                 delivered=words.quantity(sheet.delivered), rate=f"{rate * 100:.1f}")


def first_answer(sheet: ComplaintSheet, wording: Wording) -> str:
    """Sorry, what was done, and when the next word comes; never what it will be (domain §7.8).

    In the customer's language, whatever the window's."""
    say = Translator(Language(sheet.language))
    greeting = say("complaints.greeting", contact=sheet.contact) if sheet.contact else ""
    body = say("complaints.first_words", item=sheet.item or sheet.description or sheet.number,
               time=f"{wording.now:%H:%M}", reply_at=f"{sheet.latest.due:%m/%d %H:%M}")
    wish = say("complaints.ask_wish")
    return f"{greeting}{body}\n\n{wish}"
