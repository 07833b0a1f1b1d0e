"""A workbook in memory: the same paper gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from app.documents.nodes import Paper
from app.writers.xlsx.styles import Styles, font
from app.writers.xlsx.text import cell_text

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

UNDATED = date(2000, 1, 1)


def workbook_bytes(
    paper: Paper, dated: date | None, write: Callable[[Workbook, Styles], None]
) -> bytes:
    """What ``write`` puts into a new workbook. ``dated`` stands as the day of its making.

    The properties name the sender and the paper's number: no clerk, no path, no clock.
    """
    from xlsxwriter.workbook import Workbook

    buffer = BytesIO()
    face = {"font_name": font(paper.language), "font_size": 11}
    workbook = Workbook(
        buffer,
        {
            "in_memory": True,
            "default_format_properties": face,
            "default_row_height": 24,
            "default_column_width": 72,
        },
    )
    workbook.set_properties(
        {
            "title": cell_text(paper.file_title),
            "author": cell_text(paper.author),
            "company": cell_text(paper.author),
            "created": datetime.combine(dated or UNDATED, time()),
        }
    )
    write(workbook, Styles(workbook, paper.language, paper.currency))
    workbook.close()
    return buffer.getvalue()


def add_sheet(workbook: Workbook, name: str) -> Worksheet:
    from app.writers.xlsx.quick_sheet import QuickSheet

    return workbook.add_worksheet(name, worksheet_class=QuickSheet)
