"""Papers that are signed, as rows of a pane: Enter goes to the record, or to what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.lists import cells
from app.gui.lists.cells import Cell
from app.gui.pane.paper_chips import back_chip, contract_chip, delivery_chip, statement_chip
from app.gui.pane.papers import PaperRow
from app.gui.target import Target
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.gui.lists.columns import Wording
    from app.gui.words import Words
    from app.queries.panes.customer_papers import CustomerPapers
    from app.queries.papers import Paper, PaperKind

ENTITIES = {"contract": "orders", "delivery": "delivery", "statement": "statement"}
NAMES = {
    "contract": "order_pane.paper.contract", "delivery": "pane.paper.delivery",
    "statement": "order_pane.paper.statement",
}


def paper_rows(
    papers: Iterable[Paper], wording: Wording, *, brief: bool = False
) -> list[PaperRow]:
    """``brief``: of what came back the day alone, of what is out none."""
    words = wording.words
    return [
        PaperRow(
            words(NAMES[one.kind.value] if one.wanted else "pane.paper.order"), one.number,
            chip_of(one, wording, brief=brief), ENTITIES[one.kind.value], one.id,
            one.number if one.wanted and not one.voided else "",
        )
        for one in papers
    ]


def chip_of(one: Paper, wording: Wording, *, brief: bool = False) -> Cell:
    if one.superseded:
        return cells.chip(wording.words("pane.paper.replaced"), Glyph.DIFFERS, Ink.IDLE)
    if not one.wanted:
        return cells.quiet(wording.words.day(one.date, wording.today))
    back = back_chip(one.back, wording, brief=brief)
    if back is not None and not one.voided:
        return back
    if one.kind.value == "contract":
        return contract_chip(one.back, one.date, wording, wanted=one.unfinished)
    if one.kind.value == "delivery":
        return delivery_chip(one, wording, brief=brief)
    return statement_chip(one.back, one.sent_on, wording)


def customer_rows(papers: CustomerPapers, code: str, wording: Wording) -> list[PaperRow]:
    """What is out, each kind with the way to the rest of it; then the last that came back."""
    rows: list[PaperRow] = []
    for kind in papers.counts:
        rows += paper_rows([one for one in papers.waiting if one.kind is kind], wording)
        if papers.more(kind):
            rows.append(_more(kind.value, papers, kind, code, wording))
    return rows + paper_rows(papers.back, wording, brief=True)


def _more(
    name: str, papers: CustomerPapers, kind: PaperKind, code: str, wording: Wording
) -> PaperRow:
    words = wording.words
    message = "pane.papers_more_many" if papers.many(kind) else "pane.papers_more"
    said = words(message, count=papers.more(kind))
    # A month shows one statement of a customer, so there is nothing to narrow there.
    narrowed = "" if name == "statement" else "unsigned"
    return PaperRow(
        words(NAMES[name]), "", Cell(said, ink=Ink.ACCENT),
        target=Target(ENTITIES[name], None, code, filter=narrowed),
    )


def title(papers: CustomerPapers, words: Words) -> str:
    if not papers.out:
        return words("pane.papers")
    many = any(papers.many(kind) for kind in papers.counts)
    return words("pane.papers_many" if many else "pane.papers_out", count=papers.out)
