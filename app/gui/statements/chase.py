"""The way of a statement's paper: made, sent, asked for, signed back; the newest stands first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.money import ZERO
from app.gui.pages.lateness import late_by
from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import GLYPH_SIZE, Glyph, paint_glyph
from app.gui.theme.painted_words import paint_words
from app.gui.theme.tokens import Ink
from app.gui.words import DASH

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QPaintEvent

    from app.gui.theme.theme import Theme
    from app.gui.words import Words
    from app.queries.discrepancies import Disputed
    from app.queries.statement_way import Chased, IssuedPaper, PaperBack, Sending

LINE = 22
DAY_WIDTH, GLYPH_WIDTH = 48, 22


@dataclass(frozen=True, slots=True)
class Step:
    day: str
    glyph: Glyph
    tone: Ink
    words: str


class Way(Protocol):
    """A statement with its paper, or the paper alone."""

    @property
    def paper(self) -> IssuedPaper | None: ...
    @property
    def back(self) -> tuple[PaperBack, ...]: ...
    @property
    def sendings(self) -> tuple[Sending, ...]: ...
    @property
    def chased(self) -> tuple[Chased, ...]: ...


def steps_of(
    sheet: Way, words: Words, today: date, deadline: date | None
) -> tuple[Step, ...]:
    """Empty for a draft: nothing has happened to a paper that is none. ``deadline``: the list's,
    when it is asked for."""
    paper = sheet.paper
    if paper is None:
        return ()
    steps: list[Step] = []
    if not sheet.back and paper.sent_on is not None:
        steps.append(_awaited(deadline, words, today))
    for back in sheet.back:
        steps.append(_back(back, words, today, paper.currency))
        steps += [_item(one, words, paper.currency) for one in back.differing]
    steps += [_chased(one, words, today) for one in sheet.chased]
    steps += [_sent(one, words, today) for one in sheet.sendings]
    made = words("money.step_made", number=paper.number) if not paper.supersedes else words(
        "money.step_revised", number=paper.number, before=paper.supersedes
    )
    steps.append(Step(words.day(paper.issued_on, today), Glyph.READY, Ink.IDLE, made))
    return tuple(steps)


def _awaited(by: date | None, words: Words, today: date) -> Step:
    day = words.day(by, today)
    if by is None:
        return Step(DASH, Glyph.OPEN, Ink.IDLE, words("money.step_awaited"))
    days = (by - today).days
    if days < 0:
        late = late_by(-days, words)
        return Step(day, Glyph.LATE, Ink.LATE, words("money.step_overdue", late=late))
    if days == 0:
        return Step(day, Glyph.HALF, Ink.WARN, words("money.step_today"))
    return Step(day, Glyph.OPEN, Ink.IDLE, words("money.step_due", days=days))


def _back(one: PaperBack, words: Words, today: date, currency: str) -> Step:
    day = words.day(one.received_on, today)
    if one.theirs is not None:
        amounts = {"theirs": words.money(one.theirs, currency, currency),
                   "gap": words.money(one.gap or ZERO, currency, currency)}
        said = words("money.step_theirs_said", remark=one.remark, **amounts) if one.remark else (
            words("money.step_theirs", **amounts)
        )
        return Step(day, Glyph.DIFFERS, Ink.LATE, said)
    if one.differs:
        said = words("money.step_differs", remark=one.remark)
        return Step(day, Glyph.DIFFERS, Ink.LATE, said)
    signer = one.signer or words("money.somebody")
    return Step(day, Glyph.AGREED, Ink.GOOD, words("money.step_agrees", signer=signer))


def _item(one: Disputed, words: Words, currency: str) -> Step:
    """Below the paper that it came back on, so without a day of its own."""
    if one.resolution:
        how = words(f"money.resolution.{one.resolution}")
        said = words("money.step_settled", document=one.document, how=how)
        if one.adjusting:
            said = words("money.step_settled_by", document=one.document, how=how,
                         number=one.adjusting)
        return Step("", Glyph.AGREED, Ink.GOOD, said)
    amounts = {
        name: DASH if sum_ is None else words.money(sum_, currency, currency)
        for name, sum_ in (("ours", one.ours), ("theirs", one.theirs))
    }
    said = words("money.step_item_bare", document=one.document, **amounts)
    if one.reason:
        said = words("money.step_item", document=one.document, reason=one.reason, **amounts)
    return Step("", Glyph.DIFFERS, Ink.LATE, said)


def _chased(one: Chased, words: Words, today: date) -> Step:
    day, again = words.day(one.at.date(), today), words.day(one.until, today)
    if one.reason:
        said = words("money.step_chased", reason=one.reason, day=again)
    else:
        said = words("money.step_asked", day=again)
    return Step(day, Glyph.READY, Ink.GO, said)


def _sent(one: Sending, words: Words, today: date) -> Step:
    channel = words(f"gui.channel.{one.channel}") if one.channel else words("money.sent")
    said = words("money.step_sent", channel=channel)
    if one.at is not None:
        said = words("money.step_sent_at", channel=channel, time=f"{one.at:%H:%M}",
                     actor=one.actor)
    return Step(words.day(one.on, today), Glyph.HALF, Ink.GO, said)


class ChaseLines(QWidget):
    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.steps: Sequence[Step] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_steps(self, steps: Sequence[Step]) -> None:
        self.steps = steps
        said = "\n".join(f"{one.day} {one.words}" for one in steps)
        self.setAccessibleDescription(said)
        self.setToolTip(said)
        self.setVisible(bool(steps))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(LINE) * len(self.steps))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tall = self._theme.px(LINE)
        for place, step in enumerate(self.steps):
            self._paint_step(painter, QRect(0, place * tall, self.width(), tall), step)
        painter.end()

    def _paint_step(self, painter: QPainter, box: QRect, step: Step) -> None:
        theme = self._theme
        paint_words(painter, theme, step.day, Face.LABEL, Ink.TEXT3, box)
        day = max(theme.px(DAY_WIDTH), theme.metrics(Face.LABEL).horizontalAdvance(step.day)
                  + theme.px(8))
        side = theme.px(GLYPH_SIZE)
        top = box.center().y() - side / 2 + 0.5
        paint_glyph(painter, step.glyph, QRectF(box.left() + day, top, side, side),
                    theme.ink(step.tone))
        room = box.adjusted(day + theme.px(GLYPH_WIDTH), 0, 0, 0)
        ink = Ink.LATE if step.tone is Ink.LATE else Ink.TEXT
        paint_words(painter, theme, step.words, Face.VALUE, ink, room)
