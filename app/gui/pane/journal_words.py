"""Sentences for what an action did, by what it did it to. Verbs say little; the fields say it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from app.gui.pane.journal_fields import changed_fields, value
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.gui.lists.columns import Wording
    from app.queries.record_timeline import Goods, RecordTimeline
    from app.queries.timeline import TimelineEntry

NAMED_GOODS = 2
OWN_DATES = {
    "orders": "date", "delivery": "date", "returned_paper": "received_on", "receipt": "date",
    "credit": "date", "statement": "issued_on", "complaint": "received_at",
}
"""The column that says when a record came about."""


@dataclass(frozen=True, slots=True)
class Said:
    words: str
    glyph: Glyph
    tone: Ink
    note: str = ""
    on: date | None = None
    """The record's own date, for what was brought in later."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one kind that one action touched in one way."""

    rows: tuple[TimelineEntry, ...]
    facts: RecordTimeline
    beside: frozenset[tuple[str, str]]
    """(entity, op) of all that the action did to these records."""

    @property
    def first(self) -> TimelineEntry:
        return self.rows[0]

    @property
    def verb(self) -> str:
        return self.first.verb

    @property
    def at(self) -> datetime:
        return self.first.at

    def after(self, name: str) -> Any:
        """What the first row's field became; None where it was not touched."""
        return next((one.after for one in self.first.fields if one.field == name), None)

    def before(self, name: str) -> Any:
        return next((one.before for one in self.first.fields if one.field == name), None)

    def touched(self, name: str) -> bool:
        return any(one.field == name for one in self.first.fields)

    def own_date(self) -> date | None:
        found = self.after(OWN_DATES.get(self.first.entity, ""))
        return found.date() if isinstance(found, datetime) else found


def said_of(group: Group, wording: Wording) -> Iterator[Said]:
    """Nothing where nobody needs to know (a statement's file was drawn)."""
    rule = _RULES.get((group.first.entity, group.first.op.value))
    if rule is not None:
        yield from rule(group, wording)
    elif group.first.op.value == "update":
        yield from _changed(group, wording)
    elif group.first.op.value == "insert":
        if group.first.entity in _MADE:
            yield _said(group, wording, _MADE[group.first.entity], Glyph.OPEN, Ink.IDLE)
    else:
        yield _said(group, wording, "journal.removed", Glyph.DIFFERS, Ink.IDLE)


_MADE = {
    "customer": "journal.made", "product": "journal.made", "customer_terms": "journal.terms",
}


def _said(
    group: Group, wording: Wording, message: str, glyph: Glyph, tone: Ink, note: str = "",
    **values: object,
) -> Said:
    words = wording.words
    parts = [note, group.first.reason, group.first.actor]
    if group.first.undoes is not None:
        parts.insert(0, words("journal.taken_back"))
    return Said(words(message, **values), glyph, tone, " · ".join(one for one in parts if one),
                group.own_date())


def _changed(
    group: Group, wording: Wording, without: tuple[str, ...] = (), name: str = ""
) -> Iterator[Said]:
    """Fields that have no sentence of their own: one with both values, more by their names."""
    changes = [one for one in changed_fields(group.first.fields, group.first.entity, wording.words)
               if one[0].field not in without]
    if not changes:
        return
    field, label = changes[0]
    say = partial(_said, group, wording, glyph=Glyph.DRAFT, tone=Ink.IDLE)
    if len(changes) == 1:
        message = "journal.changed_one_of" if name else "journal.changed_one"
        yield say(message, name=name, field=label, before=value(field, field.before, wording),
                  after=value(field, field.after, wording))
    else:
        labels = wording.words("journal.and").join(label for _, label in changes)
        yield say("journal.changed_of" if name else "journal.changed", name=name, fields=labels)


def _promise(
    group: Group, wording: Wording, alone: str, moved: str, **values: object
) -> Iterator[Said]:
    before, after = group.before("promised_date"), group.after("promised_date")
    if after is None:
        return
    later = before is not None and after > before
    yield _said(
        group, wording, moved if before is not None else alone,
        Glyph.MISSING if later else Glyph.HALF, Ink.WARN if later else Ink.GO,
        before=wording.words.day(before, wording.today),
        after=wording.words.day(after, wording.today), **values,
    )


def _order_placed(group: Group, wording: Wording) -> Iterator[Said]:
    repeated = group.after("repeat_of")
    message = "journal.order.repeated" if repeated else "journal.order.placed"
    po = group.after("customer_po")
    note = wording.words("journal.order.po", number=po) if po else ""
    yield _said(group, wording, message, Glyph.OPEN, Ink.IDLE, note, number=repeated or "")


def _order_changed(group: Group, wording: Wording) -> Iterator[Said]:
    if group.touched("cancelled"):
        gone = bool(group.after("cancelled"))
        message = "journal.order.cancelled" if gone else "journal.order.restored"
        yield _said(group, wording, message, Glyph.DIFFERS if gone else Glyph.OPEN,
                    Ink.LATE if gone else Ink.IDLE)
    yield from _promise(group, wording, "journal.order.promised", "journal.order.moved")
    yield from _changed(group, wording, ("cancelled", "promised_date"))


def _line_added(group: Group, wording: Wording) -> Iterator[Said]:
    if ("orders", "insert") not in group.beside:
        names = wording.words("journal.and").join(
            str(_field(row, "name", after=True)) for row in group.rows
        )
        yield _said(group, wording, "journal.line.added", Glyph.OPEN, Ink.IDLE, names=names)


def _line_removed(group: Group, wording: Wording) -> Iterator[Said]:
    names = wording.words("journal.and").join(
        str(_field(row, "name", after=False)) for row in group.rows
    )
    yield _said(group, wording, "journal.line.removed", Glyph.DIFFERS, Ink.IDLE, names=names)


def _field(row: TimelineEntry, name: str, *, after: bool) -> Any:
    found = next((one for one in row.fields if one.field == name), None)
    return "" if found is None else found.after if after else found.before


def _line_changed(group: Group, wording: Wording) -> Iterator[Said]:
    for row in group.rows:
        one = Group((row,), group.facts, group.beside)
        name = group.facts.lines.get(row.record_id, "")
        if ("orders", "update") not in group.beside:
            yield from _promise(one, wording, "journal.line.promised", "journal.line.moved",
                                name=name)
        if one.touched("cancelled_quantity"):
            less = one.after("cancelled_quantity") - one.before("cancelled_quantity")
            yield _said(one, wording, "journal.line.cancelled", Glyph.DIFFERS, Ink.IDLE,
                        name=name, quantity=wording.words.quantity(less))
        yield from _changed(one, wording, ("promised_date", "cancelled_quantity"), name)


def _shipped(group: Group, wording: Wording) -> Iterator[Said]:
    for row in group.rows:
        one = Group((row,), group.facts, group.beside)
        found = group.facts.deliveries.get(row.record_id)
        if found is None:
            continue
        carried = " ".join(part for part in (found.carrier, found.tracking_no) if part)
        note = " · ".join(part for part in (found.number, carried) if part)
        yield _said(one, wording, "journal.delivery.shipped", Glyph.HALF, Ink.GO, note,
                    goods=goods_words(found, wording))


def goods_words(goods: Goods, wording: Wording) -> str:
    words = wording.words
    named = [
        words("journal.goods", name=name, quantity=words.quantity(quantity))
        for name, quantity in goods.items[:NAMED_GOODS]
    ]
    shown = words("journal.and").join(named)
    if len(goods.items) > NAMED_GOODS:
        return words("journal.goods_more", goods=shown, count=len(goods.items))
    return shown or goods.number


def _delivery_changed(group: Group, wording: Wording) -> Iterator[Said]:
    found = group.facts.deliveries.get(group.first.record_id)
    number = found.number if found is not None else ""
    if group.touched("voided"):
        gone = bool(group.after("voided"))
        yield _said(group, wording,
                    "journal.delivery.voided" if gone else "journal.delivery.restored",
                    Glyph.DIFFERS if gone else Glyph.HALF, Ink.LATE if gone else Ink.GO,
                    number=number)
    if group.after("arrived_on") is not None:
        yield _said(group, wording, "journal.delivery.arrived", Glyph.READY, Ink.GOOD,
                    number=number,
                    day=wording.words.day(group.after("arrived_on"), wording.today))
    yield from _changed(group, wording, ("voided", "arrived_on"), number)


def _received(group: Group, wording: Wording) -> Iterator[Said]:
    """``received_quantity`` of a delivery's lines."""
    for row in group.rows:
        one = Group((row,), group.facts, group.beside)
        if one.touched("received_quantity") and one.after("received_quantity") is not None:
            yield _said(one, wording, "journal.delivery.received", Glyph.MISSING, Ink.WARN,
                        quantity=wording.words.quantity(one.after("received_quantity")) or "0")


def _returned(group: Group, wording: Wording) -> Iterator[Said]:
    words = wording.words
    channel = group.after("channel")
    by = words(f"gui.channel.{channel}") if channel else ""
    note = " · ".join(part for part in (group.after("signer") or "", by) if part)
    yield _said(group, wording, "journal.paper.returned", Glyph.AGREED, Ink.GOOD, note,
                document=group.after("document") or "")


def _simple(
    message: str, glyph: Glyph, tone: Ink, fields: tuple[str, ...], group: Group,
    wording: Wording,
) -> Iterator[Said]:
    """A sentence whose places are fields of the new record."""
    values: dict[str, Any] = {
        name: _plain(group.after(name), group, wording) for name in fields
    }
    yield _said(group, wording, message, glyph, tone, "", **values)


def _plain(found: Any, group: Group, wording: Wording) -> str:
    if isinstance(found, Decimal):
        currency = group.after("currency") or wording.currency
        return wording.words.money(found, currency, wording.currency)
    if isinstance(found, date):
        return wording.words.day(found, wording.today)
    return str(found or "")


def _statement_changed(group: Group, wording: Wording) -> Iterator[Said]:
    if group.after("sent_on") is not None:
        channel = group.after("channel")
        note = wording.words(f"gui.channel.{channel}") if channel else ""
        yield _said(group, wording, "journal.statement.sent", Glyph.HALF, Ink.GO, note)
    if group.after("superseded"):
        yield _said(group, wording, "journal.statement.superseded", Glyph.DIFFERS, Ink.IDLE)


def _receipt_changed(group: Group, wording: Wording) -> Iterator[Said]:
    if group.after("bounced_on") is not None:
        yield _said(group, wording, "journal.receipt.bounced", Glyph.DIFFERS, Ink.LATE)
    yield from _changed(group, wording, ("bounced_on",))


def _complaint_changed(group: Group, wording: Wording) -> Iterator[Said]:
    if group.after("replied_at") is not None:
        yield _said(group, wording, "journal.complaint.replied", Glyph.HALF, Ink.GO)
    if group.after("closed_at") is not None:
        yield _said(group, wording, "journal.complaint.closed", Glyph.READY, Ink.GOOD)
    yield from _changed(group, wording, ("replied_at", "closed_at", "order_id"))


Rule = Callable[[Group, "Wording"], Iterator[Said]]


def _nothing(_group: Group, _wording: Wording) -> Iterator[Said]:
    yield from ()


_RULES: dict[tuple[str, str], Rule] = {
    ("orders", "insert"): _order_placed,
    ("orders", "update"): _order_changed,
    ("order_line", "insert"): _line_added,
    ("order_line", "update"): _line_changed,
    ("order_line", "delete"): _line_removed,
    ("delivery", "insert"): _shipped,
    ("delivery", "update"): _delivery_changed,
    ("delivery_line", "insert"): _nothing,
    ("delivery_line", "update"): _received,
    ("delivery_line", "delete"): _nothing,
    ("returned_paper", "insert"): _returned,
    ("statement", "insert"): partial(
        _simple, "journal.statement.issued", Glyph.OPEN, Ink.IDLE, ("number",)),
    ("statement", "update"): _statement_changed,
    ("receipt", "insert"): partial(
        _simple, "journal.receipt.taken", Glyph.READY, Ink.GOOD, ("number", "amount")),
    ("receipt", "update"): _receipt_changed,
    ("credit", "insert"): partial(
        _simple, "journal.credit.given", Glyph.MISSING, Ink.WARN, ("number", "amount")),
    ("complaint", "insert"): partial(
        _simple, "journal.complaint.taken", Glyph.MISSING, Ink.WARN, ("number", "description")),
    ("complaint", "update"): _complaint_changed,
    ("contact", "insert"): partial(
        _simple, "journal.contact.added", Glyph.OPEN, Ink.IDLE, ("name",)),
    ("customer_price", "insert"): _nothing,
    ("attachment", "insert"): partial(
        _simple, "journal.attachment.added", Glyph.OPEN, Ink.IDLE, ("name",)),
    ("put_off", "insert"): partial(
        _simple, "journal.put_off", Glyph.HALF, Ink.IDLE, ("until",)),
}
