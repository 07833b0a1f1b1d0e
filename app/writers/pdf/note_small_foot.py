"""Foot of a half sheet: sums on one line, the block to sign beside a 60 × 35 mm seal box."""

from __future__ import annotations

from app.documents.nodes import BlankBelow, NoteTotals
from app.domain.money import format_money
from app.writers.pdf.half_sheet import HalfSheet
from app.writers.pdf.note_foot import blank_below, conditions, makers
from app.writers.pdf.note_parts import NoteParts
from app.writers.pdf.reply import blank
from app.writers.pdf.sheet import Sheet
from app.writers.pdf.wrapping import fitting_size, wrap

_SEAL = (60.0, 35.0)
_CODE = 13.3
"""Left of the last two lines, the place of the code, left empty."""


def blank_line(
    sheet: Sheet, form: HalfSheet, node: BlankBelow, top: float, bottom: float
) -> None:
    blank_below(sheet, node, form.places.left, form.places.right, top, bottom, least=6.2)


def sums(sheet: Sheet, form: HalfSheet, node: NoteTotals, currency: str, y: float) -> None:
    left, right = form.places.left, form.places.right
    sheet.rule(left, right, y)
    if node.grand is None:
        sheet.text(left, y + 5.1, node.count, 11)
        return
    label, figure = node.grand
    text = format_money(figure, currency, mark=True)
    x = sheet.right(right, y + 5.1, text, 12, bold=True)
    x = sheet.right(x - 1.5, y + 5.1, label, 11, bold=True)
    for label, figure in reversed(node.rows):
        x = sheet.right(x - 5, y + 5.1, format_money(figure, currency), 11)
        x = sheet.right(x - 1.5, y + 5.1, label, 10)
    room = x - 5 - left
    size = fitting_size(sheet, node.in_words, room, (13, 12, 11, 10))
    lines = wrap(sheet, node.in_words, room, size)
    if len(lines) == 1:
        sheet.text(left, y + 5.1, lines[0], size)
        return
    # Sums keep the line, the words go below them over the whole width.
    for index, line in enumerate(wrap(sheet, node.in_words, form.seal - 4 - left, 10)[:2]):
        sheet.text(left, y + 10.0 + 4.2 * index, line, 10)


def _words_below(form: HalfSheet, parts: NoteParts, sheet: Sheet) -> bool:
    return any(text.y > form.sums + 9 for text in sheet.texts if text.text in parts.totals.in_words)


def foot(
    sheet: Sheet, form: HalfSheet, parts: NoteParts, legend: str, *, sign: bool
) -> None:
    """The block to sign stands on page 1; number and copies on every one."""
    left, base, ends = form.places.left, form.sums, form.seal - 1.6
    if sign:
        _sign(sheet, form, parts, base)
    begins = left + _CODE
    y = base + 47.2
    number = sheet.right(ends, y, parts.title.number, 11)
    for line in wrap(sheet, legend, number - 3 - begins, 10)[:1]:
        sheet.text(begins, y, line, 10)


def _sign(sheet: Sheet, form: HalfSheet, parts: NoteParts, base: float) -> None:
    left, ends, node = form.places.left, form.seal - 1.6, parts.sign_off
    below = _words_below(form, parts, sheet)
    rule = base + (16.2 if below else 7.6)
    sheet.rule(left, ends, rule)
    y = rule + 4.6
    for line in wrap(sheet, node.clause, ends - left, 10)[: 1 if below else 2]:
        sheet.text(left, y, line, 10)
        y += 4.4
    ticks, signed, faxed = (25.0, 30.6, 35.8) if below else (21.4, 28.0, 34.6)
    conditions(sheet, node, left, ends - 3, base + ticks)
    half = left + (ends - left) * 0.42
    x = blank(sheet, left, base + signed, node.receiver, half, label_size=10)
    blank(sheet, x + 3, base + signed, node.received_at, ends - 3, label_size=10)
    room = ends - left - sheet.measure(node.fax_shown, 10) - 4
    size = fitting_size(sheet, node.return_fax, room, (12, 11, 10), bold=True)
    sheet.text(left, base + faxed, node.return_fax, size, bold=True)
    sheet.right(ends, base + faxed, node.fax_shown, 10)
    makers(sheet, node, left + _CODE, ends - 3, base + 41.2)
    if parts.seal is None:
        return
    width, height = _SEAL
    sheet.box(form.seal, base + 8.6, width, height)
    sheet.centre(form.seal + width / 2, base + 47.2, parts.seal.caption, 10)
