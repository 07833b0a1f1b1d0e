"""What cannot be kept exactly, or contradicts itself, is refused and not rounded or believed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.oracle import program
from tests.oracle.test_issue_and_freeze import small_firm
from tests.oracle.workbook import write_workbook

ISSUED = {
    "number": "OLD1",
    "customer": "C1",
    "month": (2026, 1),
    "opening": 0,
    "sales": 1000,
    "credits": 0,
    "tax": 0,
    "received": 600,
    "bounced": 0,
    "closing": 400,
}


def bad(tmp_path: Path, book: Any) -> list[tuple[str, int, str]]:
    file = write_workbook(tmp_path / "bad.xlsx", book)
    answer = program.gendan(tmp_path / "book", "import", str(file), "--json")
    assert answer.code == 1, answer.out
    return [(cell["sheet"], cell["row"], cell["column"]) for cell in answer.json["bad"]]


@pytest.mark.parametrize("percent", ["33.33333", "0.333333333333333"])
def test_a_discount_finer_than_can_be_kept_is_refused(percent: str, tmp_path: Path) -> None:
    book = small_firm()
    book["order_lines"][0]["discount_percent"] = Decimal(percent)
    assert ("order_lines", 2, "discount_percent") in bad(tmp_path, book)


def test_an_issued_statement_that_does_not_add_up_is_refused(tmp_path: Path) -> None:
    book = small_firm()
    book["statements"] = [{**ISSUED, "closing": 500}]
    assert ("statements", 2, "closing") in bad(tmp_path, book)


def test_a_month_has_one_statement_or_revisions_of_it(tmp_path: Path) -> None:
    book = small_firm()
    book["statements"] = [ISSUED, {**ISSUED, "number": "OLD2"}]
    assert any(cell[:2] == ("statements", 3) for cell in bad(tmp_path, book))


def test_an_issued_opening_is_the_closing_before_it(tmp_path: Path) -> None:
    book = small_firm()
    february = {"number": "OLD2", "month": (2026, 2), "opening": 999, "received": 0}
    book["statements"] = [ISSUED, {**ISSUED, **february, "closing": 1999}]
    assert ("statements", 3, "opening") in bad(tmp_path, book)


def test_a_repeat_of_a_dropped_order_is_dropped_too(tmp_path: Path) -> None:
    book = small_firm()
    book["orders"] += [
        {"number": "S2", "customer": "C1", "date": "x"},
        {"number": "S3", "customer": "C1", "date": date(2026, 1, 2), "repeat_of": "S2"},
    ]
    file = write_workbook(tmp_path / "bad.xlsx", book)
    report = program.taken_in(tmp_path / "book", file, "--skip-bad-rows")
    assert ("orders", 4) in {(cell["sheet"], cell["row"]) for cell in report["skipped"]}
    program.gendan(tmp_path / "book", "export", str(tmp_path / "out.xlsx"))
    program.taken_in(tmp_path / "other", tmp_path / "out.xlsx")


def test_a_revision_of_a_dropped_statement_is_dropped_too(tmp_path: Path) -> None:
    book = small_firm()
    revision = {**ISSUED, "number": "OLD1-R1", "supersedes": "OLD1"}
    book["statements"] = [{**ISSUED, "month": "bad"}, revision]
    file = write_workbook(tmp_path / "bad.xlsx", book)
    report = program.taken_in(tmp_path / "book", file, "--skip-bad-rows")
    assert ("statements", 3) in {(cell["sheet"], cell["row"]) for cell in report["skipped"]}
