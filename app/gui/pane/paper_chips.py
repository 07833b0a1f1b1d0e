"""How far a paper is on its way back, as a chip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from app.gui.lists import cells
from app.gui.pages.lateness import span
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    import datetime as dt

    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Wording
    from app.queries.panes.order_papers import PaperBack


class Note(Protocol):
    """A delivery note."""

    @property
    def date(self) -> dt.date: ...
    @property
    def voided(self) -> bool: ...
    @property
    def back(self) -> PaperBack | None: ...
    @property
    def arrived_on(self) -> dt.date | None: ...
    @property
    def sign_by(self) -> dt.date | None: ...


def back_chip(
    back: PaperBack | None, wording: Wording, *, brief: bool = False
) -> Cell | None:
    """``brief``: the day alone, where there is no room for how and by whom."""
    if back is None:
        return None
    words = wording.words
    day = words.day(back.received_on, wording.today)
    if back.differs:
        return cells.chip(words("order_pane.back.differs", day=day), Glyph.DIFFERS, Ink.LATE,
                          filled=True)
    told = words("order_pane.back.signed", day=day)
    if not brief:
        how = words(f"gui.channel.{back.channel}") if back.channel else ""
        told = " · ".join(part for part in (told, how, back.signer) if part)
    return cells.chip(told, Glyph.AGREED, Ink.GOOD)


def contract_chip(
    back: PaperBack | None, ordered: dt.date, wording: Wording, *, wanted: bool
) -> Cell:
    """``wanted``: something of its order is still to come."""
    chip = back_chip(back, wording)
    if chip is not None:
        return chip
    days = (wording.today - ordered).days
    if days < 1:
        return cells.chip(wording.words("deliveries.state.unsigned"), Glyph.OPEN, Ink.IDLE)
    told = wording.words("order_pane.back.out", span=span(days, wording.words))
    return cells.chip(told, Glyph.MISSING, Ink.WARN, filled=wanted)


def delivery_chip(one: Note, wording: Wording, *, brief: bool = False) -> Cell:
    """``brief``: without the day, where the whole of it would be cut."""
    words, today = wording.words, wording.today
    if one.voided:
        return cells.chip(words("order_pane.back.voided"), Glyph.DIFFERS, Ink.IDLE)
    chip = back_chip(one.back, wording)
    if chip is not None:
        return chip
    if one.arrived_on is None:
        told = words("order_pane.back.under_way", day=words.day(one.date, today))
        if brief:
            told = words("gui.delivery.state.under_way")
        return cells.chip(told, Glyph.HALF, Ink.GO)
    if one.sign_by is not None and one.sign_by <= today:
        out = span((today - one.arrived_on).days, words)
        return cells.chip(words("order_pane.back.out", span=out), Glyph.MISSING, Ink.WARN,
                          filled=True)
    told = words("order_pane.back.arrived", day=words.day(one.arrived_on, today))
    if brief:
        told = words("deliveries.state.unsigned")
    return cells.chip(told, Glyph.OPEN, Ink.IDLE)


def statement_chip(back: PaperBack | None, sent: dt.date | None, wording: Wording) -> Cell:
    chip = back_chip(back, wording)
    if chip is not None:
        return chip
    words = wording.words
    if sent is None:
        return cells.chip(words("order_pane.back.not_sent"), Glyph.OPEN, Ink.IDLE)
    return cells.chip(words("order_pane.back.sent", day=words.day(sent, wording.today)),
                      Glyph.HALF, Ink.GO)
