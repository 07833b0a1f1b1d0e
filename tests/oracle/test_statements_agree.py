"""Every figure of `statements --json` is the one worked out a second time, from the rows alone."""

from __future__ import annotations

import random
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.oracle import cells, program, reference
from tests.oracle.random_firm import months_of, random_firm
from tests.oracle.reference import Book, Month
from tests.oracle.workbook import write_workbook

NORTHWIND = Path(__file__).parent.parent / "data" / "northwind.xlsx"
USUAL = range(40)
FURTHER = range(40, 200)


def differences(place: Path, book: Book, month: Month) -> list[str]:
    """Each figure that is not the same, so that a failure names them all."""
    wanted = reference.statements(book, month)
    given = program.statements(place, month)
    found = [f"{key} {month}: not made" for key in sorted(wanted.keys() - given.keys())]
    found += [f"{key} {month}: made too many" for key in sorted(given.keys() - wanted.keys())]
    for key in sorted(wanted.keys() & given.keys()):
        said = program.figures(given[key])
        found += [
            f"{key} {month} {name}: {said.get(name)!r}, should be {wanted[key].get(name)!r}"
            for name in [*wanted[key], *sorted(said.keys() - wanted[key].keys())]
            if said.get(name) != wanted[key].get(name)
        ]
        assert given[key]["number"] is None
        assert given[key]["files"] == []
    return found


def northwind() -> Book:
    """The fixture's rows as values; its cells are plain, so this needs no reading rules."""

    def value(column: str, cell: Any) -> Any:
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, float):
            return Decimal(repr(cell))
        if column in ("third_party", "voided"):
            return cell == "yes"
        return cell

    book: Book = {}
    for title, (names, *rows) in cells.sheets_of(NORTHWIND).items():
        book[title] = [
            {str(name): value(str(name), cell) for name, cell in zip(names, row, strict=True)}
            for row in rows
        ]
    book["firm"] = {row["key"]: row["value"] for row in book["firm"]}
    return book


def test_northwind_of_december_1997_has_88_statements_and_they_agree(tmp_path: Path) -> None:
    program.taken_in(tmp_path, NORTHWIND)
    book = northwind()
    assert len(book["customers"]) == 91
    assert len(book["orders"]) == 830
    assert len(book["order_lines"]) == 2155
    assert not differences(tmp_path, book, (1997, 12))
    assert len(program.statements(tmp_path, (1997, 12))) == 88


@pytest.mark.parametrize("month", [(1996, 6), (1996, 7), (1997, 2), (1998, 5), (1998, 6)])
def test_northwind_agrees_in_its_first_and_last_months(
    month: Month, northwind_place: Path, northwind_book: Book
) -> None:
    assert not differences(northwind_place, northwind_book, month)


@pytest.fixture(scope="module")
def northwind_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("northwind")
    program.taken_in(place, NORTHWIND)
    return place


@pytest.fixture(scope="module")
def northwind_book() -> Book:
    return northwind()


def agrees(seed: int, tmp_path: Path) -> None:
    book = random_firm(seed)
    rng = random.Random(seed) if seed % 4 else None
    file = write_workbook(tmp_path / "firm.xlsx", book, rng)
    report = program.taken_in(tmp_path / "book", file)
    assert report["bad"] == []
    found = [
        line for month in months_of(book) for line in differences(tmp_path / "book", book, month)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("seed", USUAL)
def test_a_random_firm_agrees(seed: int, tmp_path: Path) -> None:
    agrees(seed, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("seed", FURTHER)
def test_a_further_random_firm_agrees(seed: int, tmp_path: Path) -> None:
    agrees(seed, tmp_path)


def test_the_random_firms_hold_every_awkward_case() -> None:
    """Otherwise agreeing with them would say little."""
    books = [random_firm(seed) for seed in [*USUAL, *FURTHER]]
    said = [
        figures
        for book in books[:40]
        for month in months_of(book)
        for figures in reference.statements(book, month).values()
    ]
    for name in ("opening", "sales", "credits", "tax", "received", "bounced", "cheques_not_due"):
        assert any(Decimal(figures[name]) != 0 for figures in said), name
    for bucket in ("not_due", "1_30", "31_60", "61_90", "over_90", "unapplied"):
        assert any(Decimal(figures["ageing"][bucket]) != 0 for figures in said), bucket
    assert any(figures["due_date"] is None for figures in said)
    several = [
        reference.currencies_of(book, c["code"]) for book in books for c in book["customers"]
    ]
    assert any(len(found) > 1 for found in several)

    def some(sheet: str, test: Any) -> bool:
        return any(test(row, book) for book in books for row in book.get(sheet, []))

    def opened(row: dict[str, Any], book: Book) -> date:
        return reference.opening_date(book, row["customer"])

    assert some("deliveries", lambda row, book: row.get("voided"))
    assert some("deliveries", lambda row, book: row["date"] == opened(row, book))
    assert some("delivery_lines", lambda row, book: row.get("received_quantity") == 0)
    assert some(
        "receipts",
        lambda row, book: (
            row.get("bounced_on") and row["date"] <= opened(row, book) < row["bounced_on"]
        ),
    )
    assert some("receipts", lambda row, book: "NO-SUCH" in (row.get("applies_to") or ""))
    assert some("receipts", lambda row, book: row.get("keep"))
    assert some("holidays", lambda row, book: row.get("working"))
    assert some("customers", lambda row, book: (row.get("opening_balance") or 0) < 0)
    assert some("customer_terms", lambda row, book: row["closing_day"] == 1)
    assert some("customer_terms", lambda row, book: row["closing_day"] == 29)
    for mode in ("excluded", "included", "zero", "exempt"):
        assert some("customers", lambda row, book, mode=mode: row.get("tax") == mode)
    for base in ("closing", "closing_month_end", "next_month_1st", "delivery"):
        assert some("customers", lambda row, book, base=base: row.get("term_base") == base)
