"""A page to see how far a printer's paper lies from where it should: crosses and rulers."""

from __future__ import annotations

from collections.abc import Sequence

from app.writers.pdf.press import print_sheets
from app.writers.pdf.sheet import EDGE, THIN, Rule, Sheet

FROM_EDGE = 20.0
"""Millimetres from each edge to its line: what a ruler on the paper should say."""
_TICKS = 10


def printer_test_pdf(
    language: str, size_mm: tuple[float, float], title: str, lines: Sequence[str]
) -> bytes:
    """One page with a frame 20 mm from every edge, ticks a millimetre apart, and what to do."""
    width, height = size_mm
    sheet = Sheet(language, width, height)
    right, bottom = width - FROM_EDGE, height - FROM_EDGE
    sheet.box(FROM_EDGE, FROM_EDGE, right - FROM_EDGE, bottom - FROM_EDGE, EDGE)
    for tick in range(-_TICKS, _TICKS + 1):
        longer = 4.0 if tick % 5 == 0 else 2.0
        across, down = FROM_EDGE + tick, height / 2 + tick
        # Rulers that cross the left and the upper line of the frame.
        sheet.rules.append(Rule(FROM_EDGE - longer, FROM_EDGE, down, THIN))
        sheet.box(across, FROM_EDGE - longer, 0, longer, THIN)
    y = FROM_EDGE + 14
    sheet.text(FROM_EDGE + 8, y, title, 14, bold=True)
    for line in lines:
        y += 7
        sheet.text(FROM_EDGE + 8, y, line, 11)
    return print_sheets([sheet], title=title, author="")
