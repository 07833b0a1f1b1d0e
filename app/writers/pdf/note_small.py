"""A delivery note on a half sheet: 241.3 × 139.7 mm continuous paper, or A5 across.

The same form on both, eight lines a page. Impact paper strikes every copy from one image, so the
copies stand in one line at the foot. To be faxed the A4 note is the better one.
"""

from __future__ import annotations

from app.documents.nodes import Paper
from app.writers.pdf.half_sheet import HalfSheet
from app.writers.pdf.note_carry import carry_amount, draw_carry
from app.writers.pdf.note_parts import NoteParts, note_parts
from app.writers.pdf.note_places import NoteColumns, note_columns
from app.writers.pdf.note_row import NoteRowSetter
from app.writers.pdf.note_small_foot import blank_line, foot, sums
from app.writers.pdf.note_small_head import head, numbered
from app.writers.pdf.page_breaks import Room, break_pages
from app.writers.pdf.sheet import Sheet

_LINE = 5.6
"""A carry, as high as a row."""


def note_small_sheets(paper: Paper, form: HalfSheet, legend: str) -> list[Sheet]:
    """``legend``: what stands for the copies at the foot, all of them or the one this is."""
    parts = note_parts(paper)
    cols = note_columns(form.sheet(paper.language), parts.table, form.places, paper.currency)
    probe = form.sheet(paper.language)
    begins = head(probe, form, parts, cols)
    space, more = form.sums - 0.6 - begins, form.sums_after - 0.6 - begins
    setter = NoteRowSetter(probe, paper.currency, parts.table, form.places, cols)
    rows = [setter.set(row) for row in parts.table.rows]
    carry = _LINE if parts.table.priced else 0.0
    pages = break_pages(
        [row.height for row in rows], Room(space, space, more - carry, more - carry)
    )
    sheets = [form.sheet(paper.language) for _ in pages]
    for number, (sheet, shown) in enumerate(zip(sheets, pages, strict=True), 1):
        page = parts.footer.page(number, len(sheets))
        top = head(sheet, form, parts, cols)
        bottom = form.sums if number == 1 else form.sums_after
        numbered(sheet, form, parts, page)
        if number > 1 and parts.table.priced:
            _carried(sheet, form, paper, parts, cols, shown.start, top + 4.6, back=True)
            top += _LINE
        for index in shown:
            top = setter.draw(sheet, rows[index], top)
        if number < len(sheets):
            sheet.rule(form.places.left, form.places.right, bottom)
            if parts.table.priced:
                _carried(sheet, form, paper, parts, cols, shown.stop, bottom + 5.1)
        else:
            blank_line(sheet, form, parts.blank_below, top, bottom)
            sums(sheet, form, parts.totals, paper.currency, bottom)
        foot(sheet, form, parts, legend, sign=number == 1)
    return sheets


def _carried(
    sheet: Sheet, form: HalfSheet, paper: Paper, parts: NoteParts, cols: NoteColumns, count: int,
    y: float, *, back: bool = False,
) -> None:
    label = parts.table.carried_from if back else parts.table.carried_to
    amount = carry_amount(parts.table, count)
    draw_carry(sheet, form.places, cols, label, amount, paper.currency, y)
