"""A flat sheet to paste from: one header row, real numbers and dates, every cell filled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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
    rows: Iterable[Row],
) -> None:
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width)
        sheet.write_string(0, index, cell_text(column.label), styles["flat_head"])
    write_string, write_number = sheet.write_string, sheet.write_number
    made = [(column.value, column.style, styles[column.style]) for column in columns]
    last = 0
    for last, row in enumerate(rows, 1):
        for index, (value_of, name, style) in enumerate(made):
            value = value_of(row)
            if name in TEXTS:
                write_string(last, index, cell_text(str(value or "")) or NOTHING, style)
            elif isinstance(value, date):
                write_number(last, index, serial(value), style)
            else:
                if value and name in BY_VALUE and isinstance(value, Decimal):
                    style = styles[BY_VALUE[name](value)]
                write_number(last, index, float(value or 0), style)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


TEXTS = {"text", "id"}
