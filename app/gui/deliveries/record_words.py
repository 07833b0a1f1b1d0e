"""A delivery's chips, facts and papers in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.choices import FaxMatch
from app.domain.money import format_money
from app.gui.lists import cells
from app.gui.pages.deliveries import UNSIGNED_AFTER_DAYS
from app.gui.pages.lateness import span
from app.gui.pane.facts import Fact
from app.gui.pane.papers import PaperRow, back_target
from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Wording
    from app.queries.panes.deliveries import DeliverySheet, SignedPaper

BETWEEN = " ・ "


def chips(sheet: DeliverySheet, wording: Wording) -> tuple[Cell, ...]:
    """How the goods are, and how the note is; all filled, as in every title."""
    words = wording.words
    if sheet.voided:
        return (cells.chip(words("gui.delivery.state.voided"), Glyph.DIFFERS, Ink.IDLE,
                           filled=True),)
    if sheet.arrived_on is None and not sheet.signed:
        goods = cells.chip(words("gui.delivery.state.under_way"), Glyph.HALF, Ink.GO, filled=True)
        return (goods, *_wrong(sheet, wording))
    return (_note(sheet, wording), *_wrong(sheet, wording))


def _note(sheet: DeliverySheet, wording: Wording) -> Cell:
    words = wording.words
    if sheet.signed:
        day = words.day(sheet.signed[0].on, wording.today)
        return cells.chip(words("gui.delivery.state.signed", day=day), Glyph.AGREED, Ink.GOOD,
                          filled=True)
    assert sheet.arrived_on is not None
    days = (wording.today - sheet.arrived_on).days
    if days < 1:
        return cells.chip(words("deliveries.state.unsigned"), Glyph.OPEN, Ink.IDLE, filled=True)
    tone = Ink.WARN if days >= UNSIGNED_AFTER_DAYS else Ink.IDLE
    told = words("gui.delivery.state.unsigned", span=span(days, words))
    return cells.chip(told, Glyph.MISSING, tone, filled=True)


def _wrong(sheet: DeliverySheet, wording: Wording) -> tuple[Cell, ...]:
    words, found = wording.words, []
    if sheet.differs:
        found.append(words("deliveries.state.differs"))
    if any(not one.closed for one in sheet.complaints):
        found.append(words("deliveries.state.complaint"))
    return tuple(cells.chip(word, Glyph.DIFFERS, Ink.LATE, filled=True) for word in found)


def who_note(sheet: DeliverySheet, wording: Wording) -> str:
    words = wording.words
    batch = (
        words("deliveries.batch_of", batch=sheet.batch, of=sheet.batches)
        if sheet.batches is not None else words("deliveries.batch", batch=sheet.batch)
    )
    return BETWEEN.join(filter(None, ("" if sheet.voided else batch, _orders(sheet))))


def _orders(sheet: DeliverySheet) -> str:
    first = sheet.orders[0].number if sheet.orders else ""
    more = len(sheet.orders) - 1
    return f"{first} +{more}" if more > 0 else first


def facts(sheet: DeliverySheet, wording: Wording) -> list[Fact]:
    words = wording.words
    found = [
        Fact(words("deliveries.fact.shipped"), words.full_day(sheet.date)),
        Fact(words("deliveries.fact.arrived"), words.full_day(sheet.arrived_on)),
        Fact(words("deliveries.fact.carrier"), sheet.carrier or "—", sheet.tracking_no),
        Fact(words("deliveries.fact.fax"), sheet.fax or "—"),
        Fact(words("deliveries.fact.phone"), sheet.phone or "—"),
        Fact(words("deliveries.fact.signed"), *_signed(sheet, wording)),
    ]
    pos = BETWEEN.join(dict.fromkeys(one.customer_po for one in sheet.orders if one.customer_po))
    optional = (
        ("deliveries.fact.po", pos), ("deliveries.fact.invoice", sheet.invoice_no),
        ("deliveries.fact.freight",
         format_money(sheet.freight, sheet.currency) if sheet.freight else ""),
    )
    found += [Fact(words(label), value) for label, value in optional if value]
    return found


def place(sheet: DeliverySheet, wording: Wording) -> list[Fact]:
    """Where it went has a line of its own: addresses are long."""
    words = wording.words
    note = words("deliveries.third_party") if sheet.third_party else ""
    return [Fact(words("deliveries.fact.ship_to"), sheet.address or "—", note)]


def _signed(sheet: DeliverySheet, wording: Wording) -> tuple[str, str, Ink, Face]:
    if not sheet.signed:
        return "—", "", Ink.TEXT, Face.VALUE
    paper, words = sheet.signed[0], wording.words
    said = [words.day(paper.on, wording.today)]
    if paper.channel:
        said.append(words(f"gui.channel.{paper.channel}"))
    if paper.signer:
        said.append(paper.signer)
    if paper.sealed:
        said.append(words("deliveries.sealed"))
    if paper.fax_match is FaxMatch.MISMATCH:
        said.insert(0, words("deliveries.fax_differs_short"))
        return BETWEEN.join(said), "", Ink.LATE, Face.NAME
    return BETWEEN.join(said), "", Ink.TEXT, Face.VALUE


def papers(sheet: DeliverySheet, wording: Wording) -> list[PaperRow]:
    words = wording.words
    rows = [
        PaperRow(words("deliveries.paper.order"), one.number, cells.quiet(one.customer_po),
                 "orders", one.id)
        for one in sheet.orders
    ]
    rows += [_returned(sheet, paper, wording) for paper in sheet.signed]
    if sheet.statement is not None:
        i, number = sheet.statement
        rows.append(PaperRow(words("deliveries.paper.statement"), number,
                             cells.quiet(str(sheet.month)), "statement", i))
    for one in sheet.complaints:
        chip = (
            cells.chip(words("gui.complaint.state.closed"), Glyph.AGREED, Ink.GOOD) if one.closed
            else cells.chip(words("deliveries.complaint_open"), Glyph.LATE, Ink.LATE, filled=True)
        )
        rows.append(PaperRow(words("deliveries.paper.complaint"), one.number, chip, "complaint",
                             one.id))
    return rows


def _returned(sheet: DeliverySheet, paper: SignedPaper, wording: Wording) -> PaperRow:
    words = wording.words
    day = words.day(paper.on, wording.today)
    signed = words("gui.delivery.state.signed", day=day)
    kind = words("deliveries.paper.returned")
    number = paper.fax_no_shown or sheet.number
    if paper.fax_match is FaxMatch.MISMATCH:
        chip = cells.chip(words("deliveries.fax_differs"), Glyph.DIFFERS, Ink.LATE, filled=True)
    elif paper.fax_match is FaxMatch.MATCH:
        chip = cells.chip(words("deliveries.fax_same", day=day), Glyph.AGREED, Ink.GOOD)
    else:
        chip = cells.chip(signed, Glyph.AGREED, Ink.GOOD)
    return PaperRow(kind, number, chip, target=back_target(paper.id, sheet.number))
