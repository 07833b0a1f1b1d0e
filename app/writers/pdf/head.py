"""Who sends what: the head of page 1, the small head of the pages after it, the foot of each."""

from __future__ import annotations

from app.documents.shared_nodes import Letterhead, PageFooter, PaperTitle, RunningHead
from app.writers.pdf.layout import LEFT, RIGHT, TITLE_RIGHT, gap
from app.writers.pdf.sheet import SECTION, Sheet
from app.writers.pdf.wrapping import fitting_size, flow, wrap

_BOTTOM = 38.6
_LEFT_HALF = 108.0
_LOGO_TOP = 20.5
_LOGO = (32.0, 15.5)
"""Its room at the left of our own name, in mm."""


def letterhead(sheet: Sheet, sender: Letterhead, title: PaperTitle) -> float:
    """The y of the rule under the head: lower than usual where our own facts need more lines."""
    left = LEFT
    if sender.logo:
        left = sheet.picture(LEFT, _LOGO_TOP, _LOGO, sender.logo) + 3
    half = LEFT + _LEFT_HALF - left
    room = min(half, _title(sheet, title) - left - 3)
    size = fitting_size(sheet, sender.name, room, (16, 14, 12), bold=True)
    y = 25.2
    for line in wrap(sheet, sender.name, room, size, bold=True):
        sheet.text(left, y, line, size, bold=True)
        y += 5.8
    # Beside the title's line what stands before it counts, lower down only the number does.
    for facts in sender.lines:
        for line in flow(sheet, facts, room if y < 32 else half, 10, gap(sheet.language)):
            sheet.text(left, y, line, 10)
            y += 4.7
    bottom = max(_BOTTOM, y - 4.7 + 2.9)
    sheet.rule(LEFT, RIGHT, bottom, SECTION)
    return bottom


def numbered(sheet: Sheet, number: str, pages: str) -> None:
    """Number and page x of y under the title of page 1."""
    _number(sheet, number, pages, RIGHT, 35.9)


def _title(sheet: Sheet, title: PaperTitle) -> float:
    """The x where the title, or what stands before it, begins."""
    size, tracking = (17.0, 0.0) if sheet.language == "en" else (26.0, 2.0)
    begins = sheet.right(TITLE_RIGHT, 27.8, title.text, size, bold=True, tracking=tracking)
    lead = gap(sheet.language).join(part for part in (title.mark, title.lead) if part)
    if not lead:
        return begins
    return sheet.right(begins - 2.6, 27.8, lead, 12, bold=True)


def _number(sheet: Sheet, number: str, pages: str, right: float, y: float) -> None:
    begins = sheet.right(right, y, pages, 11)
    sheet.right(begins - 4, y, number, 11)


def running_head(
    sheet: Sheet, head: RunningHead, title: PaperTitle, pages: str
) -> None:
    """The 32 mm head of the second page and all that follow."""
    tracking = 0.0 if sheet.language == "en" else 1.0
    text = gap(sheet.language).join(part for part in (title.mark, title.text) if part)
    begins = sheet.right(TITLE_RIGHT, 24.9, text, 14, bold=True, tracking=tracking)
    room = begins - LEFT - 4
    size = fitting_size(sheet, head.name, room, (12, 11), bold=True)
    name = head.name
    if sheet.measure(name, size, bold=True) > room:
        name = wrap(sheet, name, room - 4, size, bold=True)[0] + "…"
    sheet.text(LEFT, 24.9, name, size, bold=True)
    _number(sheet, title.number, pages, TITLE_RIGHT, 30.6)
    whole = gap(sheet.language).join(head.pieces)
    sheet.text(LEFT, 30.6, _shortened(sheet, whole, 96, head.pieces), 10)


def _shortened(sheet: Sheet, whole: str, room: float, pieces: tuple[str, ...]) -> str:
    """A customer's long name gives way to the period; page 1 has it in full."""
    if sheet.measure(whole, 10) <= room:
        return whole
    rest = gap(sheet.language).join(("", *pieces[1:]))
    kept = wrap(sheet, pieces[0], room - sheet.measure("…" + rest, 10), 10)[0]
    return f"{kept}…{rest}"


def footer(sheet: Sheet, node: PageFooter, pages: str, note: str) -> None:
    ends = sheet.text(28.5, 276.4, node.number, 11)
    sheet.text(ends + 4, 276.4, pages, 11)
    for line_number, line in enumerate(wrap(sheet, note, RIGHT - 28.5, 10)[:1]):
        sheet.text(28.5, 281.4 + line_number, line, 10)
