"""A delivery note on A4: 8 rows and the sums on one page, else carried over."""

from __future__ import annotations

from app.documents.nodes import Paper
from app.documents.shared_nodes import PaperTitle
from app.writers.pdf import head, note_foot, note_head, reply
from app.writers.pdf.layout import HEIGHT, LEFT, REPLY, RIGHT, WIDTH
from app.writers.pdf.note_carry import carry_amount, draw_carry
from app.writers.pdf.note_parts import NoteParts, note_parts
from app.writers.pdf.note_places import NoteColumns, NotePlaces, note_columns
from app.writers.pdf.note_row import NoteLines, NoteRowSetter
from app.writers.pdf.page_breaks import Room, break_pages
from app.writers.pdf.sheet import EDGE, Sheet

PLACES = NotePlaces(
    left=LEFT, right=RIGHT, position_right=20.2, item_no=None, name=22.5, quantity=108.0,
    point=125.5, amount=150.0, outstanding=150.0, unpriced=(103.5, 122.0, 137.5, 153.0),
    received=(154.0, 172.0), condition=(175.0, 195.0), unpriced_received=(157.0, 173.0),
    unpriced_condition=(176.0, 195.0), name_size=11, first=5.9, pitch=5.0, below=1.3,
)
_NEXT = 34.0
_NEXT_ENDS = 268.0
_CARRY = 6.6
_AFTER = 1.5
"""From the last row to the rule that ends the table."""


def note_a4_sheets(paper: Paper, copy: str) -> list[Sheet]:
    """One copy's pages; ``copy`` is its name, beside the title."""
    parts = note_parts(paper)
    title = PaperTitle(parts.title.text, copy, parts.title.number, parts.title.mark)
    first = Sheet(paper.language, WIDTH, HEIGHT)
    cols = note_columns(first, parts.table, PLACES, paper.currency)
    bottom = head.letterhead(first, parts.letterhead, title)
    top = note_head.references(
        first, parts.facts, note_head.parties(first, parts.parties, bottom)
    )
    begins = note_head.table_head(first, parts.table, cols, PLACES, top)
    setter = NoteRowSetter(first, paper.currency, parts.table, PLACES, cols)
    rows = [setter.set(row) for row in parts.table.rows]
    pages = break_pages([row.height for row in rows], _room(first, parts, begins))
    sheets = [first, *(Sheet(paper.language, WIDTH, HEIGHT) for _ in pages[1:])]
    for number, (sheet, shown) in enumerate(zip(sheets, pages, strict=True)):
        top = begins if not number else _next_top(sheet, paper, parts, cols, shown)
        _page(sheet, paper, parts, cols, setter, rows, shown, top, first=not number)
    _heads_and_feet(sheets, parts, title)
    return sheets


def _room(sheet: Sheet, parts: NoteParts, begins: float) -> Room:
    sums = note_foot.totals_height(sheet, parts.totals)
    carry = _CARRY if parts.table.priced else 0.0
    return Room(
        first=REPLY - 2 - _AFTER - carry - begins,
        first_with_sums=REPLY - sums - 2 - _AFTER - begins,
        next=_NEXT_ENDS - 2 - carry - _NEXT - note_head.HEAD - carry,
        next_with_sums=_NEXT_ENDS - sums - 4 - _NEXT - note_head.HEAD - carry,
    )


def _next_top(
    sheet: Sheet, paper: Paper, parts: NoteParts, cols: NoteColumns, shown: range
) -> float:
    top = note_head.table_head(sheet, parts.table, cols, PLACES, _NEXT)
    if not parts.table.priced:
        return top
    amount = carry_amount(parts.table, shown.start)
    draw_carry(sheet, PLACES, cols, parts.table.carried_from, amount, paper.currency, top + 5.0)
    return top + _CARRY


def _page(
    sheet: Sheet, paper: Paper, parts: NoteParts, cols: NoteColumns, setter: NoteRowSetter,
    rows: list[NoteLines], shown: range, top: float, *, first: bool,
) -> None:
    for index in shown:
        top = setter.draw(sheet, rows[index], top)
    top += _AFTER
    sheet.rule(LEFT, RIGHT, top, EDGE)
    if shown.stop < len(rows):
        if parts.table.priced:
            amount = carry_amount(parts.table, shown.stop)
            draw_carry(
                sheet, PLACES, cols, parts.table.carried_to, amount, paper.currency, top + 5.0
            )
        return
    sums = note_foot.totals_height(sheet, parts.totals)
    lowest = (REPLY if first else _NEXT_ENDS) - sums
    note_foot.blank_below(sheet, parts.blank_below, LEFT, RIGHT, top, lowest)
    note_foot.totals(
        sheet, parts.totals, paper.currency, lowest if first else min(lowest, top + 20)
    )


def _heads_and_feet(sheets: list[Sheet], parts: NoteParts, title: PaperTitle) -> None:
    for number, sheet in enumerate(sheets, 1):
        pages = parts.footer.page(number, len(sheets))
        if number == 1:
            head.numbered(sheet, title.number, pages)
            note_foot.sign_off(sheet, parts.sign_off)
            reply.seal(sheet, parts.seal)
            head.footer(sheet, parts.footer, pages, parts.footer.note)
        else:
            head.running_head(sheet, parts.running_head, title, pages)
            head.footer(sheet, parts.footer, pages, parts.footer.note_after_first)
