"""Sheets into one PDF: the same sheets give the same bytes, fonts are embedded as subsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from threading import Lock
from typing import Any

from app.domain.errors import DomainError
from app.writers.pdf.fonts import load_font, typeface
from app.writers.pdf.sheet import POINT, Sheet, Text

_TO_POINTS = 1 / POINT
# Subsets are cut from the shared parsed font, whose reader has one position.
_CUTTING = Lock()


def print_sheets(sheets: Sequence[Sheet], *, title: str, author: str) -> bytes:
    """DomainError ``errors.glyph_missing`` before anything is written where a font lacks one."""
    refuse_missing(sheets)
    from reportlab.pdfgen.canvas import Canvas

    first = typeface(sheets[0].language).names[0]
    load_font(first)
    file = BytesIO()
    # Without a first font of ours the file would name Helvetica, which is not embedded.
    canvas = Canvas(
        file, invariant=1, pageCompression=1, initialFontName=first, initialFontSize=10
    )
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject("")
    canvas.setCreator("")
    canvas.setProducer("")
    for sheet in sheets:
        canvas.setPageSize((sheet.width * _TO_POINTS, sheet.height * _TO_POINTS))
        _draw_pictures(canvas, sheet)
        _draw_lines(canvas, sheet)
        _draw_texts(canvas, sheet)
        canvas.showPage()
    with _CUTTING:
        canvas.save()
    return file.getvalue()


def _draw_pictures(canvas: Any, sheet: Sheet) -> None:
    if not sheet.pictures:
        return
    from reportlab.lib.utils import ImageReader

    for one in sheet.pictures:
        canvas.drawImage(
            ImageReader(BytesIO(one.png)), one.x * _TO_POINTS,
            (sheet.height - one.y - one.height) * _TO_POINTS, one.width * _TO_POINTS,
            one.height * _TO_POINTS,
        )


def _draw_lines(canvas: Any, sheet: Sheet) -> None:
    for rule in sheet.rules:
        y = (sheet.height - rule.y) * _TO_POINTS
        canvas.setLineWidth(rule.weight)
        canvas.line(rule.x1 * _TO_POINTS, y, rule.x2 * _TO_POINTS, y)
    for box in sheet.boxes:
        canvas.setLineWidth(box.weight)
        canvas.rect(
            box.x * _TO_POINTS, (sheet.height - box.y - box.height) * _TO_POINTS,
            box.width * _TO_POINTS, box.height * _TO_POINTS,
        )


def _draw_texts(canvas: Any, sheet: Sheet) -> None:
    """All of a page in one text object: a font is named only where it changes."""
    block = canvas.beginText()
    font: tuple[str, float] | None = None
    tracked = 0.0
    for mark in sheet.texts:
        if mark.tracking != tracked:
            tracked = mark.tracking
            block.setCharSpace(tracked * _TO_POINTS)
        for x, name, part in _placed(sheet, mark):
            if font != (name, mark.size):
                font = (name, mark.size)
                load_font(name)
                block.setFont(name, mark.size)
            block.setTextOrigin(x * _TO_POINTS, (sheet.height - mark.y) * _TO_POINTS)
            block.textOut(part)
    canvas.drawText(block)


def _placed(sheet: Sheet, mark: Text) -> Iterator[tuple[float, str, str]]:
    x = mark.x
    for (name, part), width in typeface(sheet.language, bold=mark.bold).runs(mark.text):
        yield x, name, part
        x += width * mark.size * POINT + mark.tracking * len(part)


def refuse_missing(sheets: Sequence[Sheet]) -> None:
    """Name every character that no font has, and the text it stands in."""
    missing: dict[str, str] = {}
    for sheet in sheets:
        for mark in sheet.texts:
            for character in typeface(sheet.language, bold=mark.bold).missing(mark.text):
                missing.setdefault(character, mark.text)
    if missing:
        named = " ".join(f"{character} (U+{ord(character):04X})" for character in missing)
        where = ", ".join(dict.fromkeys(missing.values()))
        raise DomainError("errors.glyph_missing", characters=named, where=where)
