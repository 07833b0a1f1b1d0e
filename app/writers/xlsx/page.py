"""One sheet that prints like a page: a cursor over rows, and the few ways to fill a cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from app.writers.xlsx.grid import Grid
from app.writers.xlsx.styles import Styles
from app.writers.xlsx.text import cell_text

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

GAP = "　"
MM_AN_INCH = 25.4
DAY_ZERO = date(1899, 12, 30).toordinal()


def serial(day: date) -> int:
    """A date as Excel keeps it: a number, which the cell's format shows as a date."""
    return day.toordinal() - DAY_ZERO


class Page:
    """``row`` is the next free row, counted from 0. Text never becomes a formula or a link."""

    def __init__(self, sheet: Worksheet, styles: Styles, grid: Grid) -> None:
        self.sheet = sheet
        self.styles = styles
        self.grid = grid
        self.row = 0
        for column, width in enumerate(grid.widths):
            sheet.set_column(column, column, width)

    def text(self, column: int, text: str, style: str = "text", row: int | None = None) -> None:
        if text:
            at = self.row if row is None else row
            self.sheet.write_string(at, column, cell_text(text), self.styles[style])

    def figure(
        self, column: int, figure: Decimal, style: str = "money", row: int | None = None
    ) -> None:
        at = self.row if row is None else row
        self.sheet.write_number(at, column, float(figure), self.styles[style])

    def formula(self, column: int, formula: str, figure: Decimal, style: str) -> None:
        """``figure`` is stored, so that a reader which does not calculate sees it too."""
        self.sheet.write_formula(self.row, column, formula, self.styles[style], float(figure))

    def day(self, column: int, day: date, style: str = "date") -> None:
        self.sheet.write_number(self.row, column, serial(day), self.styles[style])

    def fill(self, style: str, first: int = 0, last: int | None = None) -> None:
        """Empty cells of that style: rules across the page, lines to write on."""
        write_blank, made, row = self.sheet.write_blank, self.styles[style], self.row
        for column in range(first, (self.grid.last if last is None else last) + 1):
            write_blank(row, column, None, made)

    def span(self, first: int, last: int, value: str | Decimal, style: str) -> None:
        """One value over several columns. Only outside the detail: nothing is merged there."""
        made = self.styles[style]
        if last > first:
            self.sheet.merge_range(self.row, first, self.row, last, "", made)
        if isinstance(value, str):
            self.sheet.write_string(self.row, first, cell_text(value), made)
        else:
            self.sheet.write_number(self.row, first, float(value), made)

    def pieces(self, column: int, pieces: Sequence[str], style: str = "text") -> None:
        self.text(column, GAP.join(piece for piece in pieces if piece), style)

    def height(self, points: float) -> None:
        self.sheet.set_row(self.row, round(points * 4) / 4)


def set_up_page(page: Page, head_row: int) -> None:
    """Print as the paper does: A4, one page wide, the head row on every page, page x of y."""
    sheet = page.sheet
    sheet.set_paper(9)
    sheet.set_portrait()
    sheet.set_margins(
        left=15 / MM_AN_INCH, right=15 / MM_AN_INCH, top=20 / MM_AN_INCH, bottom=15 / MM_AN_INCH
    )
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head_row)
    sheet.set_footer("&C&P / &N", {"margin": 7 / MM_AN_INCH})
    sheet.hide_gridlines(2)
    sheet.print_area(0, 0, page.row, page.grid.last)
