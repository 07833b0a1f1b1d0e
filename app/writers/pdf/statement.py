"""A statement of account as PDF on A4: the block to sign is on page 1, always."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.documents.nodes import (
    Ageing,
    BalanceStrip,
    Bank,
    ChequeMemo,
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
    visit,
)
from app.writers.pdf import head, movements, page_breaks, parties, reply
from app.writers.pdf.closing import Closing, ClosingBlock
from app.writers.pdf.columns import Columns, columns
from app.writers.pdf.layout import HEIGHT, LEFT, RIGHT, WIDTH
from app.writers.pdf.movement_row import RowSetter
from app.writers.pdf.movements import CLOSING_GAP, OPENING, Running
from app.writers.pdf.parting import Set, set_rows
from app.writers.pdf.press import print_sheets, refuse_missing
from app.writers.pdf.sheet import EDGE, Sheet
from app.writers.pdf.strip import strip

_NEXT_HEAD = 34.0


def statement_pdf(paper: Paper) -> bytes:
    """DomainError ``errors.glyph_missing`` where no font has a character of it."""
    return print_sheets(statement_sheets(paper), title=paper.file_title, author=paper.author)


class _Parts:
    """The nodes by their class; visiting refuses a node that this writer cannot write."""

    def __init__(self, paper: Paper) -> None:
        self.found: dict[type, Any] = {}
        kinds = (
            Letterhead, PaperTitle, Party, FactPairs, BalanceStrip, MovementTable, Bank, Sums,
            Ageing, ChequeMemo, ConfirmationBlock, SealBox, RunningHead, PageFooter,
        )
        visit(paper, dict.fromkeys(kinds, self._keep))

    def _keep(self, node: Any) -> None:
        self.found[type(node)] = node

    def __getitem__(self, kind: type) -> Any:
        return self.found[kind]


def refuse_unprintable(paper: Paper) -> None:
    """DomainError ``errors.glyph_missing``, found without drawing: to be asked before a number
    is given, for a frozen content can no longer be corrected."""
    refuse_missing(statement_sheets(paper))


def statement_sheets(paper: Paper) -> list[Sheet]:
    """The pages as marks, in order."""
    parts = _Parts(paper)
    table: MovementTable = parts[MovementTable]
    first = _sheet(paper)
    cols = columns(first, paper, table, parts[Sums])
    closing = ClosingBlock(
        first,
        Closing(parts[Sums], parts[Ageing], parts.found.get(Bank), parts.found.get(ChequeMemo)),
        cols, paper.currency,
    )
    begins = _above_rows(first, paper, parts, cols)
    available = page_breaks.room(begins, movements.head_height(cols), closing.height)
    setter = RowSetter(first, paper.currency, table, cols)
    rows = set_rows(setter, table.rows, available.next, table.continued)
    pages = page_breaks.break_pages([lines.height for _, lines in rows], available)
    sheets = [first, *(_sheet(paper) for _ in pages[1:])]
    _rows(sheets, paper, table, cols, closing, rows, pages, begins)
    _heads_and_feet(sheets, parts)
    return sheets


def _sheet(paper: Paper) -> Sheet:
    return Sheet(paper.language, WIDTH, HEIGHT)


def _above_rows(sheet: Sheet, paper: Paper, parts: _Parts, cols: Columns) -> float:
    """Page 1 down to its opening row; where the first movement begins."""
    bottom = head.letterhead(sheet, parts[Letterhead], parts[PaperTitle])
    top = parties.customer(sheet, parts[Party], parts[FactPairs], bottom)
    top = strip(sheet, parts[BalanceStrip], paper.currency, top)
    table: MovementTable = parts[MovementTable]
    top = movements.head(sheet, table, cols, top)
    return movements.opening(sheet, table, cols, paper.currency, top)


def _rows(
    sheets: Sequence[Sheet], paper: Paper, table: MovementTable, cols: Columns,
    closing: ClosingBlock, rows: Sequence[Set], pages: Sequence[range], begins: float,
) -> None:
    running = Running.of(table)
    for number, (sheet, shown) in enumerate(zip(sheets, pages, strict=True)):
        top = begins
        if number:
            top = movements.head(sheet, table, cols, _NEXT_HEAD)
            movements.carry(
                sheet, table, cols, paper.currency, running, table.carried_from, top + 5.1
            )
            top += OPENING
        top = movements.draw_rows(sheet, [rows[index][1] for index in shown], cols, top)
        running = running.plus([rows[index][0] for index in shown])
        if number + 1 < len(sheets):
            sheet.rule(LEFT, RIGHT, top + CLOSING_GAP, EDGE)
            movements.carry(
                sheet, table, cols, paper.currency, running, table.carried_to,
                top + CLOSING_GAP + 5.1,
            )
        else:
            closing.draw(sheet, top, air=4.0 if number else 0.0)


def _heads_and_feet(sheets: Sequence[Sheet], parts: _Parts) -> None:
    """Last, because only now the number of pages is known."""
    foot: PageFooter = parts[PageFooter]
    title: PaperTitle = parts[PaperTitle]
    for number, sheet in enumerate(sheets, 1):
        pages = foot.page(number, len(sheets))
        if number == 1:
            head.numbered(sheet, title.number, pages)
            reply.reply(sheet, parts[ConfirmationBlock])
            reply.seal(sheet, parts.found.get(SealBox))
            head.footer(sheet, foot, pages, foot.note)
        else:
            head.running_head(sheet, parts[RunningHead], title, pages)
            head.footer(sheet, foot, pages, foot.note_after_first)
