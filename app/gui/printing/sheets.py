"""Sheets of paper that a printer may hold (domain §2.4)."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

SHEETS: dict[str, tuple[float, float]] = {
    "a4": (210.0, 297.0),
    "a5": (210.0, 148.0),
    "b5": (182.0, 257.0),
    "241x140": (241.3, 139.7),
}
"""Width and height in mm. A5 lies across; B5 is the Japanese one, usual in Taiwan.

A statement on B5 is A4's page made smaller, and its name says so: between the figures at 10 pt
(six columns of up to 999,999.99) B5 would leave an item's name 18 mm, five characters.
What is faxed or sent as a file is A4 always.
"""
DOCUMENT_SHEETS = {"statement": ("a4", "b5"), "note": ("a4", "a5", "241x140")}
"""What each kind of document may be printed on; the first is usual."""
_CLOSE = 1.0


def sheet_for(kind: str, name: str) -> str:
    allowed = DOCUMENT_SHEETS.get(kind, tuple(SHEETS))
    return name if name in allowed else allowed[0]


def layout_of(size_mm: tuple[float, float]) -> QPageLayout:
    """Without margins: our pages have their own, and what is printed keeps its place."""
    width, height = size_mm
    size = QPageSize(
        QSizeF(width, height), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    across = QPageLayout.Orientation.Portrait
    found = size.size(QPageSize.Unit.Millimeter)
    if abs(found.width() - height) < _CLOSE and abs(found.height() - width) < _CLOSE:
        across = QPageLayout.Orientation.Landscape
    return QPageLayout(size, across, QMarginsF())


def fit(page_mm: tuple[float, float], sheet_mm: tuple[float, float]) -> float:
    """How much smaller a page must be printed; never larger, and not for a hair's breadth."""
    ratio = min(sheet_mm[0] / page_mm[0], sheet_mm[1] / page_mm[1])
    return 1.0 if ratio > 0.99 else ratio
