"""A delivery note, from its facts to its nodes (domain §2).

Where prices are hidden the content holds none, so none can reach a node, a file or its properties.
"""

from __future__ import annotations

from decimal import Decimal
from unicodedata import east_asian_width

from app.documents.contents import NoteContent, NoteLine
from app.documents.heads import letterhead, page_words
from app.documents.movement_rows import percent
from app.documents.nodes import Node, Paper, PaperKind
from app.documents.note_columns import note_columns
from app.documents.note_nodes import (
    BlankBelow,
    CopyLegend,
    NoteRow,
    NoteTable,
    NoteTotals,
    SignOff,
)
from app.documents.note_parties import note_parties
from app.documents.paper_dates import PaperDates
from app.documents.shared_nodes import FactPairs, PageFooter, PaperTitle, RunningHead, SealBox
from app.documents.words_of_money import amount_in_words
from app.i18n import Translator

VISIBLE_DAYS = 3
"""Days to report shortage or visible defects (domain §2.8)."""
QUALITY_DAYS = 7
CONDITION_WIDTH = 12
"""In half-width letters: what is longer stays with the name of the goods."""


def note_paper(
    content: NoteContent, t: Translator, copies: int | None = None, logo: bytes = b""
) -> Paper:
    """``copies``: how many of the copies' names to give, from the first; None: all of them.
    ``logo``: the picture that ``content.sender.logo`` names."""
    number = content.number
    shown = t("papers.mark.void_number", number=number) if content.voided else number
    dates = PaperDates(t)
    legend = t("papers.copies.legend")
    parties = note_parties(content, t)
    receiver = parties[0].name or parties[0].lines[0][0]
    nodes: list[Node] = [
        letterhead(content.sender, t, logo),
        PaperTitle(
            t("papers.note.title"), "", shown, t("papers.mark.void") if content.voided else ""
        ),
        *parties,
        _facts(content, t, dates),
        _table(content, t),
        BlankBelow(t("papers.note.blank_below")),
        _totals(content, t),
        _sign_off(content, t),
        *((SealBox(t("papers.seal.note")),) if content.seal_box else ()),
        CopyLegend(
            legend, tuple(t("papers.copies.names").split("/"))[:copies], t("papers.copies.short")
        ),
        RunningHead(content.sender.name, (receiver, dates.full(content.date))),
        PageFooter(shown, page_words(t), legend, t("papers.note.sign_on_first", legend=legend)),
    ]
    return Paper(
        kind=PaperKind.NOTE, number=number, title=t("papers.note.title"),
        language=content.language, currency=content.currency, file_title=number,
        author=content.sender.name, nodes=tuple(nodes),
    )


def _facts(content: NoteContent, t: Translator, dates: PaperDates) -> FactPairs:
    order = "reference" if content.neutral else "order"
    if content.batches:
        batch = t("papers.note.batch_of", batch=content.batch, batches=content.batches)
    else:
        batch = t("papers.note.batch_open", batch=content.batch)
    expected = "" if content.expected_on is None else dates.full(content.expected_on)
    facts = (
        ("date", dates.with_weekday(content.date)),
        (order, ", ".join(content.order_numbers)),
        ("customer_po", ", ".join(content.customer_pos)),
        ("batch", batch),
        ("carrier", content.carrier),
        ("tracking_no", content.tracking_no),
        ("expected_on", expected),
        ("remark", content.remark),
    )
    moved = " ".join(part for part in (content.carrier, content.tracking_no) if part)
    short = (
        ("date", dates.full(content.date)),
        ("batch", batch),
        (order, ", ".join(content.order_numbers)),
        ("customer_po", ", ".join(content.customer_pos)),
        ("carrier", moved),
        ("expected_on", expected),
        ("remark", content.remark),
    )
    return FactPairs(
        tuple((t(f"papers.note.{name}"), value) for name, value in facts if value),
        tuple((t(f"papers.note.short.{name}"), value) for name, value in short if value),
    )


def _table(content: NoteContent, t: Translator) -> NoteTable:
    return NoteTable(
        columns=note_columns(content, t),
        rows=tuple(_row(place, line, content, t) for place, line in enumerate(content.lines, 1)),
        priced=content.priced,
        carried_to=t("papers.carried_to") if content.priced else "",
        carried_from=t("papers.carried_from") if content.priced else "",
    )


def _row(position: int, line: NoteLine, content: NoteContent, t: Translator) -> NoteRow:
    less = ""
    if content.priced and line.discount:
        less = t("papers.discount", percent=percent(line.discount))
    condition = line.remark if line.received is not None and _is_short(line.remark) else ""
    remark = "" if condition else line.remark
    return NoteRow(
        position=position, name=line.name, spec=line.spec, item_no=line.item_no,
        customer_item_no=line.customer_item_no, lot=line.lot, quantity=line.quantity,
        unit=line.unit, unit_price=line.unit_price, amount=line.amount, ordered=line.ordered,
        delivered=line.delivered, outstanding=line.outstanding,
        remark=" ".join(part for part in (less, remark) if part),
        received=line.received, condition=condition,
    )


def _is_short(words: str) -> bool:
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in words) <= CONDITION_WIDTH


def _totals(content: NoteContent, t: Translator) -> NoteTotals:
    count = t("papers.note.count", count=len(content.lines))
    if not content.priced or content.gross is None:
        return NoteTotals(count)
    rows: list[tuple[str, Decimal]] = []
    if content.freight:
        rows.append((t("papers.freight"), content.freight))
    taxed = bool(content.tax)
    if taxed and content.net is not None and content.tax is not None:
        rows.append((t("papers.note.net"), content.net))
        label = (
            t("papers.note.tax")
            if content.tax_rate is None
            else t("papers.note.tax_rate", rate=percent(content.tax_rate))
        )
        rows.append((label, content.tax))
    return NoteTotals(
        count=count,
        in_words=amount_in_words(content.gross, content.currency, content.capitals),
        rows=tuple(rows),
        grand=(t("papers.note.gross" if taxed else "papers.note.gross_untaxed"), content.gross),
    )


def _sign_off(content: NoteContent, t: Translator) -> SignOff:
    clause = "clause_neutral" if content.neutral else "clause"
    their_fax = "" if content.neutral else content.customer.fax
    our_fax = content.sender.fax
    return SignOff(
        heading=t("papers.note.sign"),
        clause=t(f"papers.note.{clause}", days=VISIBLE_DAYS, quality_days=QUALITY_DAYS),
        condition=t("papers.note.condition"),
        conditions=tuple(t("papers.note.conditions").split("/")),
        receiver=t("papers.note.received_by"), received_at=t("papers.note.received_at"),
        makers=(
            (t("papers.note.made_by"), "" if content.neutral else content.clerk),
            (t("papers.note.stored_by"), ""),
            (t("papers.note.driven_by"), ""),
        ),
        return_fax=t("papers.note.return_fax", number=our_fax) if our_fax else "",
        fax_shown=(
            t("papers.note.fax_shown", fax=their_fax)
            if their_fax
            else t("papers.note.fax_shown_any")
        ),
    )
