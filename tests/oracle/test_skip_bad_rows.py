"""Random firms with cells spoilt: what is left out is the bad rows and all that hangs on them, and
what stays in has the figures of a firm that never had those rows."""

from __future__ import annotations

import copy
import random
from pathlib import Path
from typing import Any

import pytest

from tests.oracle import cells, program, reference
from tests.oracle.random_firm import Maker, months_of
from tests.oracle.reference import Book, Row
from tests.oracle.workbook import write_workbook

SPOILS: list[tuple[str, str, Any]] = [
    ("customers", "closing_day", 99),
    ("customers", "tax", "vat"),
    ("products", "name", None),
    ("orders", "date", "x"),
    ("order_lines", "quantity", "x"),
    ("deliveries", "date", "x"),
    ("delivery_lines", "quantity", "x"),
    ("credits", "amount", "x"),
    ("receipts", "amount", "x"),
    ("contacts", "name", None),
    ("complaints", "received_at", "x"),
]
REFERENCES = {
    "customer": "customers",
    "product": "products",
    "order": "orders",
    "repeat_of": "orders",
    "delivery": "deliveries",
    "document": "deliveries",
}
KEYS = {"customers": "code", "products": "code"}


def is_gone(sheet: str, row: Row, left: Book) -> bool:
    """Whether the row names one that is not left, or is a delivery short of one of its lines."""
    for column, target in REFERENCES.items():
        known = {other[KEYS.get(target, "number")] for other in left[target]}
        if row.get(column) is not None and row[column] not in known:
            return True
    if row.get("order_line") is not None:
        return (row["order"], row["order_line"]) not in {
            (line["order"], line["line"]) for line in left["order_lines"]
        }
    return False


def without(book: Book, bad: list[Row]) -> Book:
    """The book less those rows and, again and again, what refers to a row that went."""
    lines = [row["delivery"] for row in book["delivery_lines"]]
    left = {
        sheet: rows if sheet == "firm" else [row for row in rows if not any(row is b for b in bad)]
        for sheet, rows in book.items()
    }
    while True:
        before = {sheet: len(rows) for sheet, rows in left.items()}
        for sheet in [sheet for sheet in left if sheet != "firm"]:
            left[sheet] = [row for row in left[sheet] if not is_gone(sheet, row, left)]
        still = [row["delivery"] for row in left["delivery_lines"]]
        left["deliveries"] = [
            row
            for row in left["deliveries"]
            if still.count(row["number"]) == lines.count(row["number"])
        ]
        if before == {sheet: len(rows) for sheet, rows in left.items()}:
            return left


def spoilt(seed: int) -> tuple[Book, Book, set[tuple[str, int]]]:
    """A firm with one to three bad cells, what of it is good, and (sheet, row) of all the rest."""
    rng, good = random.Random(seed), Maker(6000 + seed).make()
    typed, bad = copy.deepcopy(good), []
    for sheet, column, value in rng.sample(SPOILS, rng.randint(1, 3)):
        if good[sheet]:
            at = rng.randrange(len(good[sheet]))
            typed[sheet][at][column] = value
            bad.append(good[sheet][at])
    left = without(good, bad)
    dropped = {
        (sheet, at)
        for sheet in good
        if sheet != "firm"
        for at, row in enumerate(good[sheet], 2)
        if not any(row is kept for kept in left[sheet])
    }
    return typed, left, dropped


def skips(seed: int, tmp_path: Path) -> None:
    typed, left, dropped = spoilt(seed)
    place = tmp_path / "book"
    file = write_workbook(tmp_path / "bad.xlsx", typed)
    assert program.gendan(place, "import", str(file), "--json").code == (1 if dropped else 0)
    report = program.taken_in(place, file, "--skip-bad-rows")
    said = {(cell["sheet"], cell["row"]) for cell in [*report["bad"], *report["skipped"]]}
    assert said == dropped, "each drop is reported, and nothing else"
    assert program.gendan(place, "export", str(tmp_path / "out.xlsx")).code == 0
    out = cells.rows_of(tmp_path / "out.xlsx")
    for sheet in ("customers", "products", "orders", "deliveries", "credits", "receipts"):
        key = KEYS.get(sheet, "number")
        assert {r[key] for r in out.get(sheet, [])} == {r[key] for r in left[sheet]}, sheet
    assert len(out.get("delivery_lines", [])) == len(left["delivery_lines"])
    for month in months_of(typed | {s: left[s] for s in ("deliveries", "credits", "receipts")}):
        given = program.statements(place, month)
        wanted = reference.statements(left, month)
        assert {key: program.figures(said) for key, said in given.items()} == wanted


@pytest.mark.parametrize("seed", range(6))
def test_what_is_left_has_its_own_figures(seed: int, tmp_path: Path) -> None:
    skips(seed, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(6, 60))
def test_what_is_left_has_its_own_figures_further(seed: int, tmp_path: Path) -> None:
    skips(seed, tmp_path)
