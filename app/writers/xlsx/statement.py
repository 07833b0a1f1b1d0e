"""A statement of account as a workbook: a sheet to print, and a flat one to paste from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents.nodes import (
    Ageing,
    BalanceStrip,
    Bank,
    ChequeMemo,
    ColumnKey,
    ConfirmationBlock,
    FactPairs,
    Letterhead,
    MovementTable,
    PageFooter,
    Paper,
    PaperTitle,
    Party,
    RunningHead,
    SealBox,
    Sums,
)
from app.i18n import Translator
from app.writers.xlsx.foot import confirmation_rows, write_foot
from app.writers.xlsx.grid import Grid
from app.writers.xlsx.head import write_letterhead, write_pairs, write_party
from app.writers.xlsx.movements import Movements
from app.writers.xlsx.page import Page, set_up_page
from app.writers.xlsx.parts import Parts
from app.writers.xlsx.statement_columns import SheetColumn, sheet_columns
from app.writers.xlsx.statement_flat import write_flat_movements
from app.writers.xlsx.styles import Styles
from app.writers.xlsx.sums import SumFormulas, write_ageing, write_cheque_memo, write_sums
from app.writers.xlsx.workbook import add_sheet, workbook_bytes

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

# A running head is what the repeated head row and the footer do on a sheet.
KNOWN = (
    Letterhead, RunningHead, PaperTitle, Party, FactPairs, BalanceStrip, MovementTable, Sums, Bank,
    Ageing, ChequeMemo, ConfirmationBlock, SealBox, PageFooter,
)  # fmt: skip
PAIRS_LABEL, PAIRS_VALUE = 0.62, 0.73
STRIP_END, BOX_START = 0.664, 0.686


def statement_xlsx(paper: Paper) -> bytes:
    """The whole file. Figures are the paper's own; sums are formulas that hold them too."""
    parts = Parts(paper, KNOWN)
    table = parts.get(MovementTable)
    dated = max((row.date for row in table.rows), default=None)

    def write(workbook: Workbook, styles: Styles) -> None:
        t = Translator(paper.language)
        columns = sheet_columns(table, t)
        grid = Grid([column.width for column in columns])
        page = Page(add_sheet(workbook, t("sheets.statement")), styles, grid)
        _printed(page, parts, paper, columns)
        sheet = add_sheet(workbook, t("sheets.detail"))
        write_flat_movements(sheet, styles, parts, paper, columns, t)

    return workbook_bytes(paper, dated, write)


def _printed(page: Page, parts: Parts, paper: Paper, columns: list[SheetColumn]) -> None:
    table = parts.get(MovementTable)
    write_letterhead(page, parts, paper.language)
    _customer(page, parts)
    write_strip(page, parts.get(BalanceStrip), paper.language)
    head_row = page.row
    movements = Movements(page, table, columns)
    movements.write()
    formulas = SumFormulas(movements, table, paper.currency)
    write_sums(page, parts.get(Sums), parts.find(Bank), movements, formulas)
    if memo := parts.find(ChequeMemo):
        write_cheque_memo(page, memo, movements.at[ColumnKey.TOTAL])
    if ageing := parts.find(Ageing):
        write_ageing(page, ageing)
    if block := parts.find(ConfirmationBlock):
        rows = confirmation_rows(block)
        write_foot(page, block.heading, block.return_by, rows, parts.find(SealBox))
    if footer := parts.find(PageFooter):
        page.text(0, footer.note)
    set_up_page(page, head_row)


def _customer(page: Page, parts: Parts) -> None:
    page.fill("rule_medium")
    page.height(6)
    top = page.row + 1
    after = top
    if party := parts.find(Party):
        after = write_party(page, party, 0, top)
    if facts := parts.find(FactPairs):
        after = max(after, write_pairs(page, facts, PAIRS_LABEL, PAIRS_VALUE, top))
    page.row = after
    page.height(8)
    page.row += 1


def write_strip(page: Page, strip: BalanceStrip, language: str) -> None:
    """Opening to balance in one line, the balance in the only box of the page."""
    end, box = page.grid.column_at(STRIP_END) - 1, page.grid.column_at(BOX_START)
    box = max(box, end + 1)
    spans = page.grid.spans(len(strip.terms), 0, end)
    last = page.grid.last
    for (first, until), term in zip(spans, strip.terms, strict=True):
        page.span(first, until, term.label, "strip_label")
    page.span(box, last, strip.label, "box_label")
    page.row += 1
    page.height(28)
    for (first, until), term in zip(spans, strip.terms, strict=True):
        page.span(first, until, term.amount, _strip_style(term.sign))
    page.span(box, last, strip.balance, "box_figure")
    page.row += 1
    page.height(24 if language != "en" else 33)
    style = "words_en" if language == "en" else "words"
    page.span(0, end, strip.in_words, style)
    page.span(box, last, "　".join(filter(None, (strip.due_label, strip.due))), "box_due")
    page.row += 1
    page.height(8)
    page.row += 1


def _strip_style(sign: str) -> str:
    if not sign:
        return "strip_figure"
    return "strip_plus" if sign == "+" else "strip_minus"
