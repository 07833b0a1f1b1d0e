"""A firm's workbook into an empty book, against reading it and storing its rows bare."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from itertools import count
from pathlib import Path

from python_calamine import CalamineWorkbook

from app.bootstrap import open_context
from app.i18n import Language
from app.services.export import ExportFirm, export_firm
from app.services.importing import ImportWorkbook, import_workbook, prepare_import
from tests.benchmarks.made_book import Size, made_book
from tests.benchmarks.measure import Measured, versus

FIRM = Size(customers=300, orders=4000, lines=5, months=12, monthly=10)


def importing() -> Measured:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "firm.xlsx"
        rows = _export(file)
        places = (folder / f"book-{number}" for number in count())
        databases = (folder / f"bare-{number}.sqlite3" for number in count())
        ours, floor = versus(
            lambda: _import(file, next(places)), lambda: _bare(file, next(databases)), 2
        )
    return Measured("import", ours, floor, most=4, remark=f"{rows} rows")


def _export(file: Path) -> int:
    context = open_context(made_book(FIRM), Language.ZH_TW, actor="benchmark")
    try:
        return sum(context.ask(export_firm, ExportFirm(file)).values())
    finally:
        context.close()


def _import(file: Path, place: Path) -> None:
    context = open_context(place, Language.ZH_TW, actor="benchmark")
    try:
        command = ImportWorkbook(prepare_import(file, context.translate))
        report = context.perform("import", import_workbook, command).value
        assert not report.refused, report.bad[:3]
    finally:
        context.close()


def _bare(file: Path, database: Path) -> None:
    """Every row of every sheet into a table of its own, in one commit as safe as ours."""
    workbook = CalamineWorkbook.from_path(str(file))
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode=TRUNCATE")
        connection.execute("PRAGMA synchronous=FULL")
        with connection:
            for sheet in workbook.sheet_names:
                rows = workbook.get_sheet_by_name(sheet).to_python()
                if rows:
                    places = ", ".join("?" * len(rows[0]))
                    columns = ", ".join(f"c{number}" for number in range(len(rows[0])))
                    connection.execute(f'CREATE TABLE "{sheet}" ({columns})')
                    stored = ([_plain(cell) for cell in row] for row in rows)
                    connection.executemany(f'INSERT INTO "{sheet}" VALUES ({places})', stored)


def _plain(cell: object) -> str | float | int:
    return cell if isinstance(cell, str | float | int) else str(cell)
