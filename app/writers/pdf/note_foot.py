"""Foot of an A4 delivery note: what is blank, the sums, and the block to sign."""

from __future__ import annotations

from app.documents.nodes import BlankBelow, NoteTotals, SignOff
from app.domain.money import format_money
from app.writers.pdf.layout import BELOW_BASELINE, LEFT, REPLY, RIGHT
from app.writers.pdf.reply import blank, return_fax, tick
from app.writers.pdf.sheet import SECTION, THIN, Sheet
from app.writers.pdf.wrapping import fitting_size, wrap

_ENDS = 143.0
_LABELS = 128.0
_BLANK = 12.0


def blank_below(
    sheet: Sheet, node: BlankBelow, left: float, right: float, top: float, bottom: float,
    least: float = _BLANK,
) -> None:
    """Strikes out what is left under the last row, so that nothing can be added."""
    if bottom - top < least:
        return
    y, centre = top + min(8.5, (bottom - top) / 2 + 1.3), (left + right) / 2
    half = sheet.measure(node.text, 10) / 2 + 4.5
    sheet.centre(centre, y, node.text, 10)
    reach = (right - left) / 3
    for begins, ends in ((centre - reach, centre - half), (centre + half, centre + reach)):
        sheet.rule(begins, ends, y - 1.2, THIN)


def totals_height(sheet: Sheet, node: NoteTotals) -> float:
    """From its rule to where the block to sign, or the page's end, may begin."""
    if node.grand is None:
        return 11.2
    lines, _, pitch, first = _words(sheet, node)
    return max(8.5 + 5.0 * len(node.rows), first + pitch * len(lines) + 3.1)


def _words(sheet: Sheet, node: NoteTotals) -> tuple[tuple[str, ...], float, float, float]:
    """Lines of the amount in words, their size, pitch and first baseline under the rule."""
    room = _LABELS - LEFT - 4
    if sheet.language == "en":
        return wrap(sheet, node.in_words, room, 10.5), 10.5, 4.6, 5.2
    size = fitting_size(sheet, node.in_words, room, (14, 13, 12))
    return wrap(sheet, node.in_words, room, size), size, 5.4, 5.9


def totals(sheet: Sheet, node: NoteTotals, currency: str, top: float) -> None:
    sheet.rule(LEFT, RIGHT, top)
    if node.grand is None:
        sheet.text(LEFT, top + 6.2, node.count, 11)
        return
    lines, words_size, pitch, first = _words(sheet, node)
    y = top + first
    for line in lines:
        sheet.text(LEFT, y, line, words_size)
        y += pitch
    sheet.text(LEFT, y + 0.6, node.count, 10)
    y = top + 5.2
    for label, figure in node.rows:
        sheet.text(_LABELS, y, label, 10)
        sheet.right(RIGHT, y, format_money(figure, currency), 11)
        y += 5.0
    label, figure = node.grand
    ends = sheet.text(_LABELS, y + 0.6, label, 12, bold=True)
    text = format_money(figure, currency, mark=True)
    size = fitting_size(sheet, text, RIGHT - ends - 2, (16, 14, 12), bold=True)
    sheet.right(RIGHT, y + 0.6, text, size, bold=True)


def sign_off(sheet: Sheet, node: SignOff) -> None:
    """On page 1, always at the same height, beside the same seal box as a statement's."""
    sheet.rule(LEFT, RIGHT, REPLY, SECTION)
    begins = sheet.text(LEFT, 230.3, node.heading, 13, bold=True) + 4
    y = 230.3
    for line in wrap(sheet, node.clause, _ENDS - begins, 10)[:3]:
        sheet.text(begins, y, line, 10)
        y += 4.7
    conditions(sheet, node, LEFT, _ENDS, 243.2)
    x = blank(sheet, LEFT, 251.2, node.receiver, 77.0, label_size=10)
    blank(sheet, x + 3, 251.2, node.received_at, _ENDS, label_size=10)
    makers(sheet, node, LEFT, _ENDS, 258.7)
    return_fax(sheet, node.return_fax, node.fax_shown, 266.0)


def conditions(sheet: Sheet, node: SignOff, x: float, ends: float, y: float) -> None:
    """Boxes to tick; the last has a line for its words."""
    x = sheet.text(x, y, node.condition, 10) + 4
    for label in node.conditions:
        x = tick(sheet, x, y, label) + 4.4
    sheet.rule(x - 2.6, ends, y + BELOW_BASELINE)


def makers(sheet: Sheet, node: SignOff, x: float, ends: float, y: float) -> None:
    """Named ones as wide as their names, the others share what is left to write on."""
    between = 4.0
    fixed = sum(
        sheet.measure(role, 10) + 2 + (sheet.measure(name, 10) if name else 0)
        for role, name in node.makers
    )
    lines = sum(1 for _, name in node.makers if not name)
    room = ends - x - fixed - between * (len(node.makers) - 1)
    for role, name in node.makers:
        after = sheet.text(x, y, role, 10) + 2
        if name:
            x = sheet.text(after, y, name, 10) + between
        else:
            sheet.rule(after, after + room / lines, y + BELOW_BASELINE)
            x = after + room / lines + between
