"""What was left unfinished, in words, and where it is gone on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.target import TABS, Target

if TYPE_CHECKING:
    from datetime import date

    from app.gui.words import Words
    from app.queries.unfinished import Unfinished

_NEW = frozenset({"order", "delivery", "complaint", "customer", "product", "receipt", "credit"})
_ACTS = {
    "order_promise": "promise", "order_cancel": "call_off", "delivery_reissue": "reissue",
    "delivery_received": "receive", "delivery_void": "void", "statement_chase": "chase",
    "statement_revise": "revise", "complaint_reply": "reply", "customer_terms": "terms",
    "contact": "contact", "customer_price": "price", "product_price": "price",
    "call_note": "call", "call_change": "call_change", "bounce": "bounce",
    "returned_paper": "returned",
}
"""What a page is asked to do; any other kind is opened."""
SETTINGS = "firm"


def kind_words(row: Unfinished, words: Words) -> str:
    if row.kind.startswith(SETTINGS):
        return words("gui.tab.settings")
    new = row.kind in _NEW and row.record_id is None
    named = f"drafts.kind.{row.kind}_new" if new else f"drafts.kind.{row.kind}"
    return words(named) if words.has(named) else words("drafts.kind.other")


def whose(row: Unfinished) -> str:
    return " ".join(filter(None, (row.number, row.who)))


def lines_words(row: Unfinished, words: Words) -> str:
    return words("editor.lines", count=row.lines) if row.lines else ""


def sentence(row: Unfinished, words: Words, today: date) -> str:
    """One line: what it is, whose, how much of it, since when."""
    kind, time = kind_words(row, words), words.moment(row.draft.changed_at, today)
    who, lines = whose(row), lines_words(row, words)
    if who and lines:
        return words("drafts.one_lines", kind=kind, who=who, lines=lines, time=time)
    if who:
        return words("drafts.one", kind=kind, who=who, time=time)
    return words("drafts.one_bare", kind=kind, time=time)


def kept_words(row: Unfinished, words: Words) -> str:
    """Of one that was left just now."""
    kind, who, lines = kind_words(row, words), whose(row), lines_words(row, words)
    if who and lines:
        return words("drafts.kept_lines", kind=kind, who=who, lines=lines)
    return words("drafts.kept_of", kind=kind, who=who) if who else words("drafts.kept", kind=kind)


def target_of(row: Unfinished) -> Target | None:
    """None: it belongs to no tab."""
    if row.kind == "put_off":
        return Target("today", None, row.draft.kind.partition(":")[2], "put_off")
    if row.kind == "returned_paper" and row.draft.base_id is not None:
        return Target("returned_paper", row.draft.base_id, "", "open")
    if row.kind == "returned_paper" and row.entity == "orders":
        # A contract has no form of its own beside its order.
        return Target("returned_paper", None, row.number, "new")
    if row.entity not in TABS:
        return None
    if row.record_id is None:
        return Target(row.entity, None, "", "new")
    return Target(row.entity, row.record_id, row.number, _ACTS.get(row.kind, "open"))
