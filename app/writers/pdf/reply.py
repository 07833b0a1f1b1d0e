"""The customer's answer at the foot of page 1, always at the same height, and the seal box."""

from __future__ import annotations

from app.documents.nodes import ConfirmationBlock, SealBox
from app.writers.pdf.layout import BELOW_BASELINE, LEFT, REPLY, RIGHT
from app.writers.pdf.sheet import SECTION, Sheet
from app.writers.pdf.wrapping import fitting_size, wrap

_ENDS = 143.0
_TICK = 4.0
SEAL = 45.0


def reply(sheet: Sheet, block: ConfirmationBlock) -> None:
    sheet.rule(LEFT, RIGHT, REPLY, SECTION)
    ends = sheet.text(LEFT, 230.3, block.heading, 13, bold=True)
    size = fitting_size(sheet, block.return_by, _ENDS - ends - 3, (11, 10), bold=True)
    sheet.right(_ENDS, 230.3, block.return_by, size, bold=size > 10)
    _result(sheet, block, 238.5)
    blank(sheet, LEFT, 246.8, block.reason, _ENDS, label_size=10)
    _payment(sheet, block, 254.9)
    x = blank(sheet, LEFT, 263.2, block.signer, 67.0, label_size=10)
    x = blank(sheet, x + 3, 263.2, block.position, 100.0, label_size=10)
    blank(sheet, x + 3, 263.2, block.signed_on, _ENDS, label_size=10)
    return_fax(sheet, block.return_fax, block.fax_shown, 270.3)


def tick(sheet: Sheet, x: float, y: float, label: str, size: float = 11) -> float:
    """A box to tick and its label on the baseline ``y``; where the label ends."""
    sheet.box(x, y - 3.55, _TICK, _TICK)
    return sheet.text(x + 5.3, y, label, size)


def blank(
    sheet: Sheet, x: float, y: float, label: str, ends: float, *, label_size: float
) -> float:
    """A label and the line to write on after it, at least 8 mm of it; where the line ends."""
    begins = sheet.text(x, y, label, label_size) + (2 if label else 0)
    ends = max(ends, begins + 8)
    sheet.rule(begins, ends, y + BELOW_BASELINE)
    return ends


def _result(sheet: Sheet, block: ConfirmationBlock, y: float) -> None:
    ends = tick(sheet, LEFT, y, block.agreed)
    ends = tick(sheet, ends + 5.8, y, block.disagreed)
    ends = sheet.text(ends + 1.8, y, block.currency_mark, 11)
    sheet.rule(ends + 1.2, _ENDS, y + BELOW_BASELINE)


def _payment(sheet: Sheet, block: ConfirmationBlock, y: float) -> None:
    x = sheet.text(LEFT, y, block.pay_on, 10) + 2
    if block.date_parts:
        for part, width in zip(block.date_parts, (15.0, 9.0, 9.0), strict=True):
            sheet.rule(x, x + width, y + BELOW_BASELINE)
            x = sheet.text(x + width + 1, y, part, 10) + 1
        x += 7
    else:
        sheet.rule(x, x + 44, y + BELOW_BASELINE)
        x += 51
    for method in block.methods:
        x = tick(sheet, x, y, method, 10) + 5


def return_fax(sheet: Sheet, ours: str, theirs: str, y: float) -> None:
    """Our fax large at the left; at the right, small, what the page that returns must show."""
    ends = sheet.text(LEFT, y, ours, 14, bold=True)
    lines = wrap(sheet, theirs, _ENDS - ends - 4, 10)
    for line in lines[:2]:
        sheet.right(_ENDS, y, line, 10)
        y += 4.6


def seal(sheet: Sheet, node: SealBox | None) -> None:
    """Exactly 45 × 45 mm, empty, the caption outside it; nothing where none is wanted."""
    if node is None:
        return
    sheet.box(RIGHT - SEAL, REPLY + 2.2, SEAL, SEAL)
    sheet.centre(RIGHT - SEAL / 2, 275.4, node.caption, 10)
