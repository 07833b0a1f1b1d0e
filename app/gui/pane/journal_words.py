"""Sentences for what an action did, by what it did it to. Verbs say little; the fields say it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from app.gui.pane import journal_orders as orders
from app.gui.pane import journal_papers as papers
from app.gui.pane.journal_said import Group, Said, changed, said
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.gui.lists.columns import Wording

Rule = Callable[[Group, "Wording"], Iterator[Said]]


def _nothing(_group: Group, _wording: Wording) -> Iterator[Said]:
    yield from ()


def said_of(group: Group, wording: Wording) -> Iterator[Said]:
    """Nothing where nobody needs to know (a statement's file was drawn)."""
    rule = _RULES.get((group.first.entity, group.first.op.value))
    if rule is not None:
        yield from rule(group, wording)
    elif group.first.op.value == "update":
        yield from changed(group, wording)
    elif group.first.op.value == "insert":
        if group.first.entity in _MADE:
            yield said(group, wording, _MADE[group.first.entity], Glyph.OPEN, Ink.IDLE)
    else:
        yield said(group, wording, "journal.removed", Glyph.DIFFERS, Ink.IDLE)


_MADE = {
    "customer": "journal.made", "product": "journal.made", "customer_terms": "journal.terms",
}


_RULES: dict[tuple[str, str], Rule] = {
    ("orders", "insert"): orders.order_placed,
    ("orders", "update"): orders.order_changed,
    ("order_line", "insert"): orders.line_added,
    ("order_line", "update"): orders.line_changed,
    ("order_line", "delete"): orders.line_removed,
    ("delivery", "insert"): orders.shipped,
    ("delivery", "update"): orders.delivery_changed,
    ("delivery_line", "insert"): _nothing,
    ("delivery_line", "update"): orders.received,
    ("delivery_line", "delete"): _nothing,
    ("returned_paper", "insert"): papers.returned,
    ("discrepancy", "insert"): partial(
        papers.simple, "journal.paper.differs", Glyph.DIFFERS, Ink.LATE, ("document", "reason")),
    ("statement", "insert"): partial(
        papers.simple, "journal.statement.issued", Glyph.OPEN, Ink.IDLE, ("number",)),
    ("statement", "update"): papers.statement_changed,
    ("receipt", "insert"): partial(
        papers.simple, "journal.receipt.taken", Glyph.READY, Ink.GOOD, ("number", "amount")),
    ("receipt", "update"): papers.receipt_changed,
    ("credit", "insert"): papers.credit_given,
    ("credit", "update"): papers.credit_changed,
    ("complaint", "insert"): partial(
        papers.simple, "journal.complaint.taken", Glyph.MISSING, Ink.WARN,
        ("number", "description")),
    ("complaint", "update"): papers.complaint_changed,
    ("contact", "insert"): partial(
        papers.simple, "journal.contact.added", Glyph.OPEN, Ink.IDLE, ("name",)),
    ("customer_price", "insert"): _nothing,
    ("attachment", "insert"): partial(
        papers.simple, "journal.attachment.added", Glyph.OPEN, Ink.IDLE, ("name",)),
    ("put_off", "insert"): partial(
        papers.simple, "journal.put_off", Glyph.HALF, Ink.IDLE, ("until",)),
}
