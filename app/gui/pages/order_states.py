"""The state of an order as a chip: the same in the list and over its pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.lists import cells
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Wording

_STATES = {
    "open": (Glyph.OPEN, Ink.IDLE),
    "part": (Glyph.HALF, Ink.GO),
    "done": (Glyph.READY, Ink.GOOD),
    "cancelled": (Glyph.DIFFERS, Ink.IDLE),
}


def state_chip(
    state: str, wording: Wording, *, on_hold: bool = False, contract_out: bool = False,
    filled: bool = False,
) -> Cell:
    """Filled where somebody must act, and over a pane always (``filled``)."""
    words = wording.words
    if on_hold:
        return cells.chip(words("gui.order.state.hold"), Glyph.MANAGER, Ink.HOLD, filled=True)
    if contract_out and state == "open":
        return cells.chip(words("gui.order.filter.unsigned"), Glyph.OPEN, Ink.WARN, filled=True)
    glyph, tone = _STATES[state]
    return cells.chip(words(f"gui.order.state.{state}"), glyph, tone, filled=filled)
