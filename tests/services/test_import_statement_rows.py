"""Issued statements brought in must be possible: they add up, and an account has one a month."""

from __future__ import annotations

from pathlib import Path

import pytest
from xlsxwriter import Workbook

from app.bootstrap import open_context
from app.i18n import Language, Translator
from app.services.importing import ImportReport, ImportWorkbook, import_workbook, prepare_import

HEAD = ("number", "customer", "month", "opening", "sales", "credits", "tax", "received", "bounced",
        "closing", "supersedes")


def brought_in(place: Path, *rows: tuple[object, ...]) -> ImportReport:
    file = place / "firm.xlsx"
    workbook = Workbook(file)
    customers = workbook.add_worksheet("customers")
    customers.write_row(0, 0, ("code", "name"))
    customers.write_row(1, 0, ("A", "甲行"))
    sheet = workbook.add_worksheet("statements")
    for place_no, row in enumerate((HEAD, *rows)):
        sheet.write_row(place_no, 0, row)
    workbook.close()
    context = open_context(place / "book", Language.EN)
    command = ImportWorkbook(prepare_import(file, Translator(Language.EN)))
    report = context.perform("import", import_workbook, command).value
    context.close()
    return report


def bad_columns(report: ImportReport) -> list[tuple[int, str]]:
    return [(cell.row, cell.column) for cell in report.bad]


def test_figures_that_add_up_come_in(tmp_path: Path) -> None:
    row = ("ST1", "A", "2026-09", 0, 1000, 0, 50, 600, 0, 450, "")
    assert not brought_in(tmp_path, row).bad


def test_a_closing_that_does_not_add_up_is_a_bad_cell(tmp_path: Path) -> None:
    row = ("ST1", "A", "2026-09", 0, 1000, 0, 0, 600, 0, 500, "")
    report = brought_in(tmp_path, row)
    assert bad_columns(report) == [(2, "closing")]
    assert "400" in report.bad[0].message


@pytest.mark.parametrize(("supersedes", "bad"), [("", [(3, "number")]), ("ST1", [])])
def test_a_second_statement_of_a_month_names_the_one_it_replaces(
    tmp_path: Path, supersedes: str, bad: list[tuple[int, str]]
) -> None:
    first = ("ST1", "A", "2026-09", 0, 0, 0, 0, 0, 0, 0, "")
    second = ("ST1-R1", "A", "2026-09", 0, 0, 0, 0, 0, 0, 0, supersedes)
    assert bad_columns(brought_in(tmp_path, first, second)) == bad


@pytest.mark.parametrize(("opening", "bad"), [(450, []), (999, [(3, "opening")])])
def test_a_month_opens_with_the_closing_before_it(
    tmp_path: Path, opening: int, bad: list[tuple[int, str]]
) -> None:
    first = ("ST1", "A", "2026-08", 0, 450, 0, 0, 0, 0, 450, "")
    second = ("ST2", "A", "2026-09", opening, 0, 0, 0, 0, 0, opening, "")
    assert bad_columns(brought_in(tmp_path, first, second)) == bad
