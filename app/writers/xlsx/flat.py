"""A flat sheet to paste from: one header row, real numbers and dates, every cell filled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Generic, TypeVar

from app.writers.xlsx.page import serial
from app.writers.xlsx.styles import Styles, price_style, quantity_style
from app.writers.xlsx.text import cell_text

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

Row = TypeVar("Row")
NOTHING = "-"
"""In a text cell that has none: a block without holes is selected and pasted whole."""

TEXTS = {"text", "id"}
BY_VALUE = {"quantity": quantity_style, "price": price_style}


@dataclass(frozen=True, slots=True)
class FlatColumn(Generic[Row]):
    """``style``: of ``styles.STYLES``. A missing figure is 0, a missing text a dash."""

    label: str
    width: float
    style: str
    value: Callable[[Row], str | Decimal | int | date | None]


def write_flat(
    sheet: Worksheet,
    styles: Styles,
    columns: Sequence[FlatColumn[Row]],
    rows: Sequence[Row],
) -> None:
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width)
        sheet.write_string(0, index, cell_text(column.label), styles["flat_head"])
        if column.style in TEXTS:
            _write_texts(sheet, styles, index, column, rows)
        else:
            _write_figures(sheet, styles, index, column, rows)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_texts(
    sheet: Worksheet, styles: Styles, index: int, column: FlatColumn[Row], rows: Sequence[Row]
) -> None:
    value_of, style, write = column.value, styles[column.style], sheet.write_string
    for row_number, row in enumerate(rows, 1):
        text = value_of(row)
        write(row_number, index, (cell_text(str(text)) if text else "") or NOTHING, style)


def _write_figures(
    sheet: Worksheet, styles: Styles, index: int, column: FlatColumn[Row], rows: Sequence[Row]
) -> None:
    value_of, style, write = column.value, styles[column.style], sheet.write_number
    style_of = BY_VALUE.get(column.style)
    for row_number, row in enumerate(rows, 1):
        value = value_of(row)
        if isinstance(value, date):
            write(row_number, index, serial(value), style)
        elif isinstance(value, Decimal):
            shown = styles[style_of(value)] if style_of else style
            write(row_number, index, float(value), shown)
        else:
            write(row_number, index, value or 0, style)
