"""What is said of orders, their lines and their deliveries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from app.gui.pane.journal_said import Group, Said, changed, said
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink
from app.gui.words import DASH

if TYPE_CHECKING:
    from app.gui.lists.columns import Wording
    from app.queries.record_timeline import Goods
    from app.queries.timeline import TimelineEntry

NAMED_GOODS = 2


def _promise(
    group: Group, wording: Wording, alone: str, moved: str, **values: str
) -> Iterator[Said]:
    before, after = group.before("promised_date"), group.after("promised_date")
    if after is None:
        return
    later = before is not None and after > before
    yield said(
        group, wording, moved if before is not None else alone,
        Glyph.MISSING if later else Glyph.HALF, Ink.WARN if later else Ink.GO,
        before=wording.words.day(before, wording.today),
        after=wording.words.day(after, wording.today), **values,
    )


def order_placed(group: Group, wording: Wording) -> Iterator[Said]:
    repeated = group.after("repeat_of")
    message = "journal.order.repeated" if repeated else "journal.order.placed"
    po = group.after("customer_po")
    note = wording.words("journal.order.po", number=po) if po else ""
    yield said(group, wording, message, Glyph.OPEN, Ink.IDLE, note, number=repeated or "")


def order_changed(group: Group, wording: Wording) -> Iterator[Said]:
    if group.touched("cancelled"):
        gone = bool(group.after("cancelled"))
        message = "journal.order.cancelled" if gone else "journal.order.restored"
        yield said(group, wording, message, Glyph.DIFFERS if gone else Glyph.OPEN,
                    Ink.LATE if gone else Ink.IDLE)
    yield from _promise(group, wording, "journal.order.promised", "journal.order.moved")
    yield from changed(group, wording, ("cancelled", "promised_date"))


def line_added(group: Group, wording: Wording) -> Iterator[Said]:
    if ("orders", "insert") not in group.beside:
        names = wording.words("journal.and").join(
            str(_field(row, "name", after=True)) for row in group.rows
        )
        yield said(group, wording, "journal.line.added", Glyph.OPEN, Ink.IDLE, names=names)


def line_removed(group: Group, wording: Wording) -> Iterator[Said]:
    names = wording.words("journal.and").join(
        str(_field(row, "name", after=False)) for row in group.rows
    )
    yield said(group, wording, "journal.line.removed", Glyph.DIFFERS, Ink.IDLE, names=names)


def _field(row: TimelineEntry, name: str, *, after: bool) -> Any:
    found = next((one for one in row.fields if one.field == name), None)
    return "" if found is None else found.after if after else found.before


def line_changed(group: Group, wording: Wording) -> Iterator[Said]:
    for row in group.rows:
        one = Group((row,), group.facts, group.beside)
        name = group.facts.lines.get(row.record_id, "")
        if ("orders", "update") not in group.beside:
            yield from _promise(one, wording, "journal.line.promised", "journal.line.moved",
                                name=name)
        if one.touched("cancelled_quantity"):
            less = one.after("cancelled_quantity") - one.before("cancelled_quantity")
            yield said(one, wording, "journal.line.cancelled", Glyph.DIFFERS, Ink.IDLE,
                        name=name, quantity=wording.words.quantity(less))
        yield from changed(one, wording, ("promised_date", "cancelled_quantity"), name)


def shipped(group: Group, wording: Wording) -> Iterator[Said]:
    for row in group.rows:
        one = Group((row,), group.facts, group.beside)
        found = group.facts.deliveries.get(row.record_id)
        if found is None:
            continue
        carried = " ".join(part for part in (found.carrier, found.tracking_no) if part)
        note = " · ".join(part for part in (found.number, carried) if part)
        yield said(one, wording, "journal.delivery.shipped", Glyph.HALF, Ink.GO, note,
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


def delivery_changed(group: Group, wording: Wording) -> Iterator[Said]:
    found = group.facts.deliveries.get(group.first.record_id)
    number = found.number if found is not None else ""
    if group.touched("voided"):
        gone = bool(group.after("voided"))
        yield said(group, wording,
                    "journal.delivery.voided" if gone else "journal.delivery.restored",
                    Glyph.DIFFERS if gone else Glyph.HALF, Ink.LATE if gone else Ink.GO,
                    number=number)
    if group.after("arrived_on") is not None:
        yield said(group, wording, "journal.delivery.arrived", Glyph.READY, Ink.GOOD,
                    number=number,
                    day=wording.words.day(group.after("arrived_on"), wording.today))
    yield from changed(group, wording, ("voided", "arrived_on"), number)


def received(group: Group, wording: Wording) -> Iterator[Said]:
    """``received_quantity`` of a delivery's lines."""
    for row in group.rows:
        one = Group((row,), group.facts, group.beside)
        received = one.after("received_quantity")
        if received is not None:
            quantity = wording.words.quantity(received)
            yield said(one, wording, "journal.delivery.received", Glyph.MISSING, Ink.WARN,
                       name=group.facts.delivered.get(row.record_id, ""),
                       quantity=quantity if quantity != DASH else "0")
