"""The top of a sheet: who sends it, what it is, and whom it is for."""

from __future__ import annotations

from io import BytesIO

from app.documents.nodes import FactPairs, Letterhead, PaperTitle, Party
from app.writers.xlsx.page import GAP, MM_AN_INCH, Page
from app.writers.xlsx.parts import Parts

LOGO_MM, LOGO_WIDEST_MM = 13.0, 32.0
NAME_ROW = 27.0
"""Points: room for 24 pt type on the title's row."""


def write_letterhead(page: Page, parts: Parts, language: str) -> None:
    head, title = parts.get(Letterhead), parts.get(PaperTitle)
    if head.logo:
        _logo(page, head.logo)
    last = page.grid.last
    page.height(NAME_ROW * 1.25)
    page.text(0, head.name, "our_name")
    page.text(last, title.text, "title_en" if language == "en" else "title")
    page.row += 1
    lines = list(head.lines) or [()]
    for index, line in enumerate(lines):
        page.pieces(0, line)
        if index == 0:
            pieces = dict.fromkeys((title.mark, title.lead, title.number))
            page.text(last, GAP.join(piece for piece in pieces if piece), "lead")
        page.row += 1


def _logo(page: Page, png: bytes) -> None:
    """In the printed page's own head, where it covers no cell. Excel knows no size there but the
    picture's own, so the picture says how many dots an inch it has."""
    from PIL import Image

    with Image.open(BytesIO(png)) as picture:
        height = LOGO_MM / MM_AN_INCH
        dots = max(picture.height / height, picture.width / (LOGO_WIDEST_MM / MM_AN_INCH))
        file = BytesIO()
        picture.save(file, "PNG", dpi=(dots, dots))
    page.sheet.set_header(
        "&L&G", {"image_left": "logo.png", "image_data_left": file, "margin": 5 / MM_AN_INCH}
    )


def write_party(page: Page, party: Party, column: int, row: int) -> int:
    """Label, name and lines from ``row`` on; the row after them."""
    page.row = row
    if party.label:
        page.text(column, party.label)
        page.row += 1
    if party.name:
        page.height(NAME_ROW)
        named = GAP.join(part for part in (party.name, party.greeting) if part)
        page.text(column, named, "their_name")
        page.row += 1
    for pieces in party.lines:
        page.pieces(column, pieces)
        page.row += 1
    return page.row


def write_pairs(page: Page, facts: FactPairs, label_at: float, value_at: float, row: int) -> int:
    """Label and value side by side, one pair a row; the row after them."""
    page.row = row
    label, value = page.grid.column_at(label_at), page.grid.column_at(value_at)
    for name, fact in facts.pairs:
        page.text(label, name)
        page.text(value, fact)
        page.row += 1
    return page.row
