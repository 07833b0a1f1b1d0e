"""Workbooks for the tests, some of them made by hand where no library would make them."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import xlsxwriter

HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
FOOT = "</sheetData></worksheet>"


def workbook(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    with xlsxwriter.Workbook(path) as made:
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            page = made.add_worksheet(name)
            for row, cells in enumerate(rows):
                for place, cell in enumerate(cells):
                    if hasattr(cell, "year"):
                        page.write_datetime(row, place, cell, day)
                    elif isinstance(cell, str):
                        page.write_string(row, place, cell)
                    elif cell is not None:
                        page.write(row, place, cell)
    return path


def with_sheet_xml(path: Path, rows: str, head: str = HEAD, foot: str = FOOT) -> Path:
    """A workbook whose first sheet is this XML."""
    plain = workbook(path.with_name("plain.xlsx"), {"customers": [["code"]]})
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                body = (head + rows + foot).encode()
            new.writestr(name, body)
    plain.unlink()
    return path
