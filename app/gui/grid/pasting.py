"""Cells copied out of a spreadsheet, as text: tabs between cells, newlines between rows."""

from __future__ import annotations

import csv
import io


def rows_of(text: str) -> list[list[str]]:
    """What a spreadsheet put on the clipboard; a cell in quotes may hold tabs and newlines."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    if '"' not in plain:
        return [row.split("\t") for row in plain.split("\n")]
    reader = csv.reader(io.StringIO(plain), delimiter="\t")
    return [[" ".join(cell.split("\n")) for cell in row] for row in reader]


def is_table(text: str) -> bool:
    return "\t" in text or "\n" in text.strip("\r\n")
