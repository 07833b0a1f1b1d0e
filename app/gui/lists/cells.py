"""What a cell shows, as a value. A row is turned into these; a delegate paints nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.gui.theme.glyphs import Glyph


class Kind(Enum):
    TEXT = "text"
    """``text``, then ``note`` lighter; ``second`` makes it two lines."""
    CHIP = "chip"
    """Glyph and word; on a soft ground where somebody must act (``filled``)."""
    LATENESS = "lateness"
    """``text`` is the date; glyph and ``note`` stand in the tone after it."""
    AGEING = "ageing"


@dataclass(frozen=True, slots=True)
class AgeingBar:
    """Shares from not due to over 90 days, what is unapplied (≤ 0), and the list's one scale."""

    shares: tuple[Decimal, Decimal, Decimal, Decimal, Decimal]
    unapplied: Decimal = Decimal(0)
    full: Decimal = Decimal(0)
    """The amount as long as the whole column; zero: this bar's own sum."""


@dataclass(frozen=True, slots=True)
class Cell:
    text: str = ""
    kind: Kind = Kind.TEXT
    face: Face = Face.VALUE
    ink: Ink = Ink.TEXT
    right: bool = False
    note: str = ""
    second: str = ""
    glyph: Glyph | None = None
    tone: Ink = Ink.TEXT2
    filled: bool = False
    bar: AgeingBar | None = None
    share: Decimal | None = None
    """How much of it is done, 0 to 1: a line under the words; None: no line."""

    @property
    def spoken(self) -> str:
        """The whole cell in words: for screen readers, tool tips and copying."""
        return " ".join(part for part in (self.text, self.note, self.second) if part)


EMPTY = Cell()


def text(words: str, *, note: str = "", second: str = "", ink: Ink = Ink.TEXT) -> Cell:
    return Cell(words, note=note, second=second, ink=ink)


def name(words: str, *, note: str = "") -> Cell:
    """The one emphasis of a row."""
    return Cell(words, face=Face.NAME, note=note)


def quiet(words: str) -> Cell:
    return Cell(words, ink=Ink.TEXT2)


def number(words: str, *, ink: Ink = Ink.TEXT, face: Face = Face.VALUE) -> Cell:
    return Cell(words, ink=ink, right=True, face=face)


def chip(word: str, glyph: Glyph, tone: Ink, *, filled: bool = False) -> Cell:
    return Cell(word, kind=Kind.CHIP, glyph=glyph, tone=tone, filled=filled)


def lateness(day: str, words: str, glyph: Glyph | None = None, tone: Ink = Ink.TEXT3) -> Cell:
    return Cell(day, kind=Kind.LATENESS, note=words, glyph=glyph, tone=tone)


def ageing(bar: AgeingBar, spoken: str, *, mark: str = "") -> Cell:
    """``mark``: the currency of a bar whose scale is not the others'."""
    return Cell(spoken, kind=Kind.AGEING, note=mark, bar=bar)
