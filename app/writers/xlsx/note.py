"""A delivery note as a workbook: a sheet to print and sign, and a flat one to paste from.

What a note without prices must not tell is not in the paper's nodes at all, so nothing here can
hide it in a cell, a format or a property.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents.nodes import (
    BlankBelow,
    ColumnKey,
    CopyLegend,
    FactPairs,
    Letterhead,
    NoteRow,
    NoteTable,
    NoteTotals,
    PageFooter,
    Paper,
    PaperTitle,
    Party,
    RunningHead,
    SealBox,
    SignOff,
)
from app.i18n import Translator
from app.writers.xlsx.flat import FlatColumn, write_flat
from app.writers.xlsx.foot import sign_off_rows, write_foot
from app.writers.xlsx.grid import Grid
from app.writers.xlsx.head import write_letterhead, write_party
from app.writers.xlsx.note_columns import WRITE_IN, NoteColumn, note_columns
from app.writers.xlsx.note_detail import write_blank_below, write_detail, write_totals
from app.writers.xlsx.page import Page, set_up_page
from app.writers.xlsx.parts import Parts
from app.writers.xlsx.styles import Styles
from app.writers.xlsx.workbook import add_sheet, workbook_bytes

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

KNOWN = (
    Letterhead, RunningHead, PaperTitle, Party, FactPairs, NoteTable, BlankBelow, NoteTotals,
    SignOff, SealBox, CopyLegend, PageFooter,
)  # fmt: skip
SECOND_PARTY = 0.54
PAIR_PLACES = (0.0, 0.26, 0.54, 0.78)


def note_xlsx(paper: Paper) -> bytes:
    """The whole file; unpriced where the paper is."""
    parts = Parts(paper, KNOWN)

    def write(workbook: Workbook, styles: Styles) -> None:
        t = Translator(paper.language)
        columns = note_columns(parts.get(NoteTable), parts.find(NoteTotals), paper.currency, t)
        grid = Grid([column.width for column in columns])
        page = Page(add_sheet(workbook, t("sheets.note")), styles, grid)
        _printed(page, parts, paper, columns)
        _flat(workbook, styles, parts, paper, columns, t)

    return workbook_bytes(paper, None, write)


def _printed(page: Page, parts: Parts, paper: Paper, columns: list[NoteColumn]) -> None:
    table = parts.get(NoteTable)
    write_letterhead(page, parts, paper.language)
    _parties(page, parts)
    if facts := parts.find(FactPairs):
        _facts(page, facts)
    head_row = page.row
    lines = write_detail(page, table, columns)
    if blank := parts.find(BlankBelow):
        write_blank_below(page, blank)
    if totals := parts.find(NoteTotals):
        write_totals(page, totals, columns, lines, table.rows, paper.currency)
    if sign_off := parts.find(SignOff):
        rows = sign_off_rows(sign_off)
        write_foot(page, sign_off.heading, "", rows, parts.find(SealBox))
    for text in _last_words(parts):
        page.text(0, text)
        page.row += 1
    set_up_page(page, head_row)


def _last_words(parts: Parts) -> list[str]:
    legend, footer = parts.find(CopyLegend), parts.find(PageFooter)
    words = (legend.text if legend else "", footer.note if footer else "")
    return [text for text in dict.fromkeys(words) if text]


def _parties(page: Page, parts: Parts) -> None:
    page.fill("rule_medium")
    page.height(6)
    top = page.row + 1
    after = top
    places = (0, page.grid.column_at(SECOND_PARTY))
    for party, column in zip(parts.all(Party), places, strict=False):
        after = max(after, write_party(page, party, column, top))
    page.row = after


def _facts(page: Page, facts: FactPairs) -> None:
    """Label over value, four pairs a row."""
    page.fill("rule_medium")
    page.height(6)
    page.row += 1
    places = [page.grid.column_at(place) for place in PAIR_PLACES]
    for start in range(0, len(facts.pairs), len(places)):
        pairs = facts.pairs[start : start + len(places)]
        for (label, value), column in zip(pairs, places, strict=False):
            page.text(column, label, row=page.row)
            page.text(column, value, row=page.row + 1)
        page.row += 2
    page.height(8)
    page.row += 1


def _flat(
    workbook: Workbook,
    styles: Styles,
    parts: Parts,
    paper: Paper,
    columns: list[NoteColumn],
    t: Translator,
) -> None:
    number, party = parts.get(PaperTitle).number, parts.all(Party)
    receiver = next((one.name or " ".join(*one.lines[:1]) for one in party), "")
    flat: list[FlatColumn[NoteRow]] = [
        FlatColumn(t("sheets.column.note"), 16, "id", lambda _: number),
        FlatColumn(t("sheets.column.customer"), 24, "text", lambda _: receiver),
    ]
    for column in columns:
        if column.key is ColumnKey.ITEM:
            flat += [
                FlatColumn(t("sheets.column.item"), 30, "text", lambda row: row.name),
                FlatColumn(t("sheets.column.spec"), 24, "text", _spec),
            ]
        elif column.style != WRITE_IN:
            style = STYLES_OF_FLAT.get(column.style, column.style)
            label = column.label.split("\n")[0]
            flat.append(FlatColumn(label, column.width, style, column.value))
    write_flat(add_sheet(workbook, t("sheets.detail")), styles, flat, parts.get(NoteTable).rows)


STYLES_OF_FLAT = {"quantity_bold": "quantity", "after_figure": "text"}


def _spec(row: NoteRow) -> str:
    return " ".join(filter(None, (row.spec, row.remark)))
