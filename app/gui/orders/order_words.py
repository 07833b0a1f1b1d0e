"""An order's facts and papers as the pane says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.lists import cells
from app.gui.orders.next_step import INKS, Step, step_of
from app.gui.pages.lateness import promise
from app.gui.pages.order_states import state_chip
from app.gui.pane.facts import Fact
from app.gui.pane.paper_chips import contract_chip, delivery_chip, statement_chip
from app.gui.pane.papers import PaperRow, back_target
from app.gui.term_words import term_line
from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink
from app.gui.words import DASH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Wording
    from app.gui.words import Words
    from app.queries.panes.order_shown import OrderShown
    from app.queries.panes.orders import OrderFacts
    from app.services.perform import Clash


def title_chips(order: OrderFacts, wording: Wording) -> list[Cell]:
    """Its state, and how late it is where it is."""
    hold = order.on_hold and order.unfinished
    found = [state_chip(order.state.value, wording, on_hold=hold, filled=True)]
    if order.unfinished and order.next_promise is not None:
        late = promise(order.next_promise, wording)
        if late.glyph is not None:
            found.append(cells.chip(late.note, late.glyph, late.tone, filled=True))
    return found


def who_note(order: OrderFacts, wording: Wording) -> str:
    words = wording.words
    parts = []
    if order.kind == "repeat":
        parts.append(words("order_pane.repeat_of", number=order.repeat_of) if order.repeat_of
                     else words("order_pane.kind.repeat"))
    if order.customer_po:
        parts.append(words("order_pane.po", number=order.customer_po))
    return " · ".join(parts)


def facts(shown: OrderShown, wording: Wording) -> list[Fact]:
    words, order = wording.words, shown.order
    step = step_of(order, wording.today)
    moved = shown.times_moved
    late = order.unfinished and order.next_promise is not None and (
        order.next_promise < wording.today)
    contact = " ".join(part for part in (order.contact, order.phone) if part)
    required = Fact(words("order_pane.fact.required"), words.full_day(order.required))
    promised = Fact(
        words("order_pane.fact.promised"), words.full_day(order.promised),
        note=words("order_pane.moved", count=moved) if moved else "",
        ink=Ink.LATE if late else Ink.TEXT,
    )
    next_ = Fact(
        words("order_pane.fact.next"), words(f"order_pane.next.{step.value}"), ink=INKS[step],
        face=Face.NAME if step in (Step.NEW_DATE, Step.RELEASE, Step.CONTRACT) else Face.VALUE,
    )
    found = [
        Fact(words("order_pane.fact.contact"), contact or DASH),
        Fact(words("order_pane.fact.fax"), order.fax or DASH),
        required, promised,
        Fact(words("order_pane.fact.terms"), term_line(order.settlement, order.terms, words)),
        next_,
    ]
    if order.remark:
        found.append(Fact(words("order_pane.fact.remark"), order.remark))
    return found


def paper_rows(order: OrderFacts, wording: Wording) -> list[PaperRow]:
    words, papers = wording.words, order.papers
    rows = []
    if papers.contract_wanted:
        rows.append(PaperRow(
            words("order_pane.paper.contract"), order.number,
            contract_chip(papers.contract, order.date, wording, wanted=order.unfinished),
            document=order.number,
            target=back_target(papers.contract.id, order.number) if papers.contract else None,
        ))
    for one in papers.deliveries:
        kind = words("order_pane.paper.voided") if one.voided else words(
            "order_pane.paper.delivery", batch=one.batch)
        rows.append(PaperRow(kind, one.number, delivery_chip(one, wording), "delivery", one.id,
                             "" if one.voided else one.number))
    for statement in papers.statements:
        state = statement_chip(statement.back, statement.sent_on, wording)
        rows.append(PaperRow(words("order_pane.paper.statement"), statement.number, state,
                             "statement", statement.id, statement.number))
    said = words("order_pane.paper.complaint")
    return rows + [
        PaperRow(said, one.number, _complaint(wording, replied=one.replied, closed=one.closed),
                 "complaint", one.id)
        for one in order.complaints
    ]


def _complaint(wording: Wording, *, replied: bool, closed: bool) -> Cell:
    if closed:
        return cells.chip(wording.words("order_pane.complaint.closed"), Glyph.READY, Ink.GOOD)
    if replied:
        return cells.chip(wording.words("order_pane.complaint.replied"), Glyph.HALF, Ink.GO)
    return cells.chip(wording.words("order_pane.complaint.open"), Glyph.LATE, Ink.LATE, filled=True)


def conflict_words(fields: Mapping[str, Clash], words: Words) -> str:
    """What somebody else made of it since the form was opened, and what was typed."""
    if "open" in fields:
        clash = fields["open"]
        return words("order_pane.cancel_conflict", theirs=words.quantity(clash.theirs),
                     yours=words.quantity(clash.yours))
    theirs, yours = fields["promised_date"]
    day = f"{theirs:%Y/%m/%d}" if theirs is not None else words("forms.empty")
    return words("order_pane.promise_conflict", theirs=day, yours=f"{yours:%Y/%m/%d}")
