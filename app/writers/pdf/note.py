"""Delivery notes as PDF: A4, A5 across, and the 241.3 × 139.7 mm continuous sheet."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from app.documents.nodes import CopyLegend, Paper
from app.writers.pdf.half_sheet import A5, CONTINUOUS
from app.writers.pdf.note_a4 import note_a4_sheets
from app.writers.pdf.note_small import note_small_sheets
from app.writers.pdf.press import print_sheets
from app.writers.pdf.sheet import Sheet


class PaperSize(StrEnum):
    """The strings are those of the command line."""

    A4 = "a4"
    A5 = "a5"
    CONTINUOUS = "241x140"


def note_pdf(papers: Sequence[Paper], paper_size: PaperSize) -> bytes:
    """One file of one or more notes, each with its copies one after another.

    DomainError ``errors.glyph_missing`` where no font has a character of one of them.
    """
    sheets = [sheet for paper in papers for sheet in note_sheets(paper, paper_size)]
    title = ", ".join(paper.file_title for paper in papers)
    authors = dict.fromkeys(paper.author for paper in papers)
    # A file for several senders (neutral notes) names none of them to the other's customer.
    author = next(iter(authors)) if len(authors) == 1 else ""
    return print_sheets(sheets, title=title, author=author)


def note_sheets(paper: Paper, paper_size: PaperSize) -> list[Sheet]:
    """A page set a copy; one for all of them where one stroke makes them all."""
    legend = next(node for node in paper.nodes if isinstance(node, CopyLegend))
    if paper_size is PaperSize.CONTINUOUS:
        return note_small_sheets(paper, CONTINUOUS, legend.short)
    copies = legend.copies or ("",)
    if paper_size is PaperSize.A5:
        return [sheet for copy in copies for sheet in note_small_sheets(paper, A5, copy)]
    return [sheet for copy in copies for sheet in note_a4_sheets(paper, copy)]
