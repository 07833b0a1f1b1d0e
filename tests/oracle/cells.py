"""A workbook's cells as plain values, for comparing two exports or one with what went in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl


def sheets_of(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every sheet's rows from the header on; cells past the last filled one don't matter."""
    workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        return {
            sheet.title: [tuple(row) for row in sheet.iter_rows(values_only=True)]
            for sheet in workbook
        }
    finally:
        workbook.close()


def rows_of(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Every sheet's rows by the header's words, without empty rows."""
    return {
        name: [
            {str(title): value for title, value in zip(rows[0], row, strict=True)}
            for row in rows[1:]
            if any(value is not None for value in row)
        ]
        for name, rows in sheets_of(path).items()
        if rows
    }


def day(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else value
