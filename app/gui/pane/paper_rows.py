"""Papers that are signed, as rows of a pane: Enter goes to the record, or to what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.lists import cells
from app.gui.pane.paper_chips import contract_chip, delivery_chip, statement_chip
from app.gui.pane.papers import PaperRow
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Wording
    from app.queries.papers import Paper

ENTITIES = {"contract": "orders", "delivery": "delivery", "statement": "statement"}
NAMES = {
    "contract": "order_pane.paper.contract", "delivery": "pane.paper.delivery",
    "statement": "order_pane.paper.statement",
}


def paper_rows(papers: Iterable[Paper], wording: Wording) -> list[PaperRow]:
    words = wording.words
    return [
        PaperRow(
            words(NAMES[one.kind.value]), one.number, chip_of(one, wording),
            ENTITIES[one.kind.value], one.id, "" if one.voided else one.number,
        )
        for one in papers
    ]


def chip_of(one: Paper, wording: Wording) -> Cell:
    if one.superseded:
        return cells.chip(wording.words("pane.paper.replaced"), Glyph.DIFFERS, Ink.IDLE)
    if one.kind.value == "contract":
        return contract_chip(one.back, one.date, wording, wanted=one.unfinished)
    if one.kind.value == "delivery":
        return delivery_chip(one, wording)
    return statement_chip(one.back, one.sent_on, wording)
