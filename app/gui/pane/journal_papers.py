"""What is said of papers, money, complaints and files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.gui.pane.journal_said import Group, Said, changed, said
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.gui.lists.columns import Wording


def returned(group: Group, wording: Wording) -> Iterator[Said]:
    words = wording.words
    channel = group.after("channel")
    by = words(f"gui.channel.{channel}") if channel else ""
    note = " · ".join(part for part in (group.after("signer") or "", by) if part)
    document = group.after("document") or ""
    message = "journal.paper.returned"
    if document in group.facts.orders:
        message = "journal.paper.contract"
    elif any(one.number == document for one in group.facts.deliveries.values()):
        message = "journal.paper.note"
    yield said(group, wording, message, Glyph.AGREED, Ink.GOOD, note, document=document)


def simple(
    message: str, glyph: Glyph, tone: Ink, fields: tuple[str, ...], group: Group,
    wording: Wording,
) -> Iterator[Said]:
    """A sentence whose places are fields of the new record."""
    values: dict[str, Any] = {
        name: _plain(group.after(name), group, wording) for name in fields
    }
    yield said(group, wording, message, glyph, tone, "", **values)


def _plain(found: Any, group: Group, wording: Wording) -> str:
    if isinstance(found, Decimal):
        currency = group.after("currency") or wording.currency
        return wording.words.money(found, currency, wording.currency)
    if isinstance(found, date):
        return wording.words.day(found, wording.today)
    return str(found or "")


def statement_changed(group: Group, wording: Wording) -> Iterator[Said]:
    if group.after("sent_on") is not None:
        channel = group.after("channel")
        note = wording.words(f"gui.channel.{channel}") if channel else ""
        yield said(group, wording, "journal.statement.sent", Glyph.HALF, Ink.GO, note)
    if group.after("superseded"):
        yield said(group, wording, "journal.statement.superseded", Glyph.DIFFERS, Ink.IDLE)


def receipt_changed(group: Group, wording: Wording) -> Iterator[Said]:
    if group.after("bounced_on") is not None:
        yield said(group, wording, "journal.receipt.bounced", Glyph.DIFFERS, Ink.LATE)
    yield from changed(group, wording, ("bounced_on",))


def credit_given(group: Group, wording: Wording) -> Iterator[Said]:
    """By what the balance falls."""
    amount = _plain(group.after("gross"), group, wording)
    yield said(group, wording, "journal.credit.given", Glyph.MISSING, Ink.WARN, amount=amount,
               number=group.after("number"))


def credit_changed(group: Group, wording: Wording) -> Iterator[Said]:
    """The sum is told as it was typed; what follows from it is not told again."""
    first = group.first
    fields = tuple(
        replace(one, field="amount") if one.field == "base" else one for one in first.fields
    )
    told = replace(group, rows=(replace(first, fields=fields), *group.rows[1:]))
    yield from changed(told, wording, ("delivery_id", "order_id", "order_line_id"))


def complaint_changed(group: Group, wording: Wording) -> Iterator[Said]:
    told = ["replied_at", "closed_at", "order_id"]
    if group.after("replied_at") is not None:
        answer = " ".join(str(group.after("resolution") or "").split())
        yield said(group, wording, "journal.complaint.replied", Glyph.HALF, Ink.GO, answer)
        told.append("resolution")
    if group.after("closed_at") is not None:
        yield said(group, wording, "journal.complaint.closed", Glyph.READY, Ink.GOOD)
    yield from changed(group, wording, tuple(told))
