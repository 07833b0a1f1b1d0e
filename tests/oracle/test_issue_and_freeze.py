"""What was issued stays; what comes late lands in the first month still open; nothing is lost on
the way out and in again. Whole sequences through the commands, against the second calculator."""

from __future__ import annotations

import copy
import random
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.oracle import cells, program, reference
from tests.oracle.random_firm import Maker, months_of
from tests.oracle.reference import Book, Month, Row
from tests.oracle.workbook import COLUMNS, write_workbook

SEEDS = range(5)
FURTHER = range(5, 60)
CURRENCY_OF = {
    "deliveries": reference.delivery_currency,
    "credits": reference.credit_currency,
    "receipts": reference.receipt_currency,
}
PAPERS = tuple(CURRENCY_OF)


def issue(place: Path, months: list[Month]) -> dict[Month, dict[tuple[str, str], dict[str, Any]]]:
    return {month: program.statements(place, month, "--issue") for month in months}


Account = tuple[str, str]


def latest_issued(issued: dict[Month, dict[Account, Any]]) -> dict[Account, Month]:
    """By customer and currency: each of a customer's currencies has statements of its own."""
    return {account: month for month in sorted(issued) for account in issued[month]}


def open_month(natural: Month, account: Account, last: dict[Account, Month]) -> Month:
    """The month itself, or the first after the latest one issued for that account."""
    return max(natural, reference.later(last[account], 1)) if account in last else natural


def late_papers(maker: Maker, before: Book, last: dict[Account, Month]) -> tuple[Book, Book]:
    """The firm with more papers in issued months: as typed, and with their months filled in."""
    rng = maker.rng
    for code in sorted({row["customer"] for row in before["deliveries"]}):
        orders = [row for row in maker.book["orders"] if row["customer"] == code]
        for _ in range(2):
            maker.delivery(code, rng.choice(orders), orders)
        maker.credit(code, orders)
        maker.receipt(code)
    typed = maker.book
    for row in typed["receipts"][: len(before["receipts"])]:
        if row.get("cheque_no") and not (row.get("bounced_on") or row.get("statement_month")):
            row["bounced_on"] = row["date"] + timedelta(days=rng.choice((0, 2, 20)))
    for sheet in PAPERS:
        for row in typed[sheet][len(before[sheet]) :]:
            row.pop("statement_month", None)
            row.pop("bounce_month", None)
    known = {sheet: {row["number"]: row for row in before[sheet]} for sheet in PAPERS}
    full = copy.deepcopy(typed)
    for sheet in PAPERS:
        for row in full[sheet]:
            place_in_month(full, sheet, row, known[sheet].get(row["number"]), last)
    return typed, full


def place_in_month(
    book: Book, sheet: str, row: Row, known: Row | None, last: dict[Account, Month]
) -> None:
    code = row["customer"]
    account = (code, CURRENCY_OF[sheet](book, row))
    opened = reference.opening_date(book, code)
    if known is None and row["date"] > opened:
        natural = reference.month_of(book, code, row["date"])
        row["statement_month"] = open_month(natural, account, last)
    bounced = row.get("bounced_on")
    if bounced and bounced > opened and not (known and known.get("bounced_on")):
        natural = reference.month_of(book, code, bounced)
        row["bounce_month"] = open_month(natural, account, last)


def agrees(place: Path, book: Book, month: Month) -> None:
    wanted = reference.statements(book, month)
    given = program.statements(place, month)
    assert given.keys() == wanted.keys(), month
    for key, said in given.items():
        assert program.figures(said) == wanted[key], (key, month)


def freezes(seed: int, tmp_path: Path) -> None:
    maker = Maker(1000 + seed)
    first = copy.deepcopy(maker.make())
    place = tmp_path / "book"
    program.taken_in(place, write_workbook(tmp_path / "first.xlsx", first))
    months = months_of(first)
    closed, still_open = months[: len(months) // 2], months[len(months) // 2 :]
    issued = issue(place, closed)
    for month in closed:
        wanted = reference.statements(first, month)
        assert {k: program.figures(v) for k, v in issued[month].items()} == wanted
        assert all(said["number"] for said in issued[month].values())
    numbers = [said["number"] for made in issued.values() for said in made.values()]
    assert len(set(numbers)) == len(numbers)

    typed, full = late_papers(maker, first, latest_issued(issued))
    program.taken_in(place, write_workbook(tmp_path / "second.xlsx", typed))
    for month in [*closed, *still_open]:
        agrees(place, full, month)
    again = issue(place, closed)
    for month in closed:
        for key, said in issued[month].items():
            assert again[month][key] == said, "an issued statement is given again unchanged"
    carried_on(place, months)


def carried_on(place: Path, months: list[Month]) -> None:
    """closing(n) = opening(n+1), whatever was issued in between."""
    before: dict[tuple[str, str], str] = {}
    for month in months:
        made = program.statements(place, month)
        for key, closing in before.items():
            if Decimal(closing):
                assert made[key]["opening"] == closing, (key, month)
        before = {key: said["closing"] for key, said in made.items()}


@pytest.mark.parametrize("seed", SEEDS)
def test_late_papers_land_in_the_first_open_month(seed: int, tmp_path: Path) -> None:
    freezes(seed, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("seed", FURTHER)
def test_late_papers_land_in_the_first_open_month_further(seed: int, tmp_path: Path) -> None:
    freezes(seed, tmp_path)


def small_firm() -> Book:
    """One customer, one delivery of 1,000 a month from January, a cheque in January."""
    months = range(1, 5)
    return {
        "firm": {"name": "F", "currency": "TWD", "region": "TW"},
        "customers": [
            {"code": "C1", "name": "客戶", "tax": "exempt", "opening_date": date(2025, 12, 31)}
        ],
        "orders": [{"number": "S1", "customer": "C1", "date": date(2026, 1, 1)}],
        "order_lines": [
            {"order": "S1", "line": 1, "name": "盒", "quantity": 9999, "unit_price": Decimal(1000)}
        ],
        "deliveries": [
            {"number": f"D{n}", "date": date(2026, n, 10), "customer": "C1"} for n in months
        ],
        "delivery_lines": [
            {"delivery": f"D{n}", "line": 1, "order": "S1", "order_line": 1, "quantity": 1}
            for n in months
        ],
        "receipts": [
            {
                "number": "R1",
                "date": date(2026, 1, 20),
                "customer": "C1",
                "amount": 600,
                "method": "cheque",
                "cheque_no": "AB1234567",
                "cheque_date": date(2026, 3, 31),
            }
        ],
    }


def one(place: Path, month: Month, *options: str) -> dict[str, Any]:
    (said,) = program.statements(place, month, *options).values()
    return said


def test_a_bounce_dated_in_an_issued_month_shows_in_the_next(tmp_path: Path) -> None:
    firm, place = small_firm(), tmp_path / "book"
    program.taken_in(place, write_workbook(tmp_path / "1.xlsx", firm))
    january = one(place, (2026, 1), "--issue")
    february = one(place, (2026, 2), "--issue")
    assert (january["closing"], february["closing"]) == ("400", "1400")
    assert february["cheques_not_due"] == "600"
    firm["receipts"][0]["bounced_on"] = date(2026, 2, 15)
    program.taken_in(place, write_workbook(tmp_path / "2.xlsx", firm))
    assert one(place, (2026, 2), "--issue") == february
    march = one(place, (2026, 3))
    assert (march["opening"], march["bounced"], march["closing"]) == ("1400", "600", "3000")
    assert march["cheques_not_due"] == "0"


def test_asked_again_an_issued_statement_is_the_same(tmp_path: Path) -> None:
    place = tmp_path / "book"
    program.taken_in(place, write_workbook(tmp_path / "1.xlsx", small_firm()))
    first = one(place, (2026, 1), "--issue")
    assert first["number"]
    assert one(place, (2026, 1), "--issue") == first


def test_only_the_customer_asked_for_is_issued(tmp_path: Path) -> None:
    firm, place = small_firm(), tmp_path / "book"
    firm["customers"].append({"code": "C2", "name": "B", "opening_balance": 5})
    program.taken_in(place, write_workbook(tmp_path / "1.xlsx", firm))
    made = program.statements(place, (2026, 1), "--issue", "--customer", "C2")
    assert [said["customer"] for said in made.values()] == ["C2"]
    others = program.statements(place, (2026, 1))
    assert others["C1", "TWD"]["number"] is None


def exported(place: Path, to: Path) -> dict[str, list[tuple[Any, ...]]]:
    answer = program.gendan(place, "export", str(to))
    assert answer.code == 0, answer.err
    return cells.sheets_of(to)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("issuing", [False, True], ids=["open", "issued"])
def test_out_and_in_again_is_the_same(seed: int, issuing: bool, tmp_path: Path) -> None:
    book = Maker(2000 + seed).make()
    one_place, other_place = tmp_path / "one", tmp_path / "other"
    program.taken_in(one_place, write_workbook(tmp_path / "x.xlsx", book, random.Random(seed)))
    months = months_of(book)
    issued = issue(one_place, months[: len(months) // 2]) if issuing else {}
    first = exported(one_place, tmp_path / "first.xlsx")
    program.taken_in(other_place, tmp_path / "first.xlsx")
    second = exported(other_place, tmp_path / "second.xlsx")
    assert first.keys() == second.keys()
    for sheet, rows in first.items():
        assert second[sheet] == rows, sheet
    for month in months:
        assert program.statements(other_place, month) == program.statements(one_place, month)
    for month, made in issued.items():
        assert program.statements(other_place, month, "--issue") == made


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_file_twice_changes_nothing(seed: int, tmp_path: Path) -> None:
    book, place = Maker(3000 + seed).make(), tmp_path / "book"
    file = write_workbook(tmp_path / "x.xlsx", book, random.Random(seed))
    program.taken_in(place, file)
    first = exported(place, tmp_path / "first.xlsx")
    program.taken_in(place, file)
    assert exported(place, tmp_path / "second.xlsx") == first
    issue(place, months_of(book)[:3])
    issued = exported(place, tmp_path / "third.xlsx")
    program.taken_in(place, file)
    assert exported(place, tmp_path / "fourth.xlsx") == issued


KEYS = {
    "customers": ("code",),
    "customer_terms": ("customer", "from_month"),
    "products": ("code",),
    "orders": ("number",),
    "order_lines": ("order", "line"),
    "deliveries": ("number",),
    "credits": ("number",),
    "receipts": ("number",),
    "complaints": ("number",),
}


def same(column: str, typed: Any, given: Any) -> bool:
    """Whether the exported cell stands for what was typed; absent may come back as its default."""
    if typed is None:
        return True
    if isinstance(typed, tuple):
        return bool(given == f"{typed[0]}-{typed[1]:02d}")
    if isinstance(typed, bool):
        return given in (("yes", True, 1, "是") if typed else ("no", False, 0, "否", None))
    if isinstance(typed, date):
        return bool(cells.day(given) == typed)
    if isinstance(typed, int | Decimal):
        number = Decimal(0) if given is None else Decimal(str(given).rstrip("%"))
        if column.endswith(("_percent", "tax_rate")):
            return reference.rate_of(typed) == (
                reference.exact(number) / 100
                if str(given).endswith("%")
                else reference.rate_of(number)
            )
        rounding = column in ("amount", "bank_fee", "discount", "freight", "opening_balance")
        return abs(number - typed) <= (Decimal("0.5") if rounding else 0)
    return bool(given == str(typed))


@pytest.mark.parametrize("seed", SEEDS)
def test_what_came_in_goes_out(seed: int, tmp_path: Path) -> None:
    book, place = Maker(4000 + seed).make(), tmp_path / "book"
    program.taken_in(place, write_workbook(tmp_path / "x.xlsx", book, random.Random(seed)))
    exported(place, tmp_path / "out.xlsx")
    out = cells.rows_of(tmp_path / "out.xlsx")
    for sheet, keys in KEYS.items():
        given = {tuple(str(cells.day(row[key])) for key in keys): row for row in out.get(sheet, [])}
        assert len(given) == len(book[sheet]), sheet
        for row in book[sheet]:
            key = tuple(
                f"{row[name][0]}-{row[name][1]:02d}" if name == "from_month" else str(row[name])
                for name in keys
            )
            for column in COLUMNS[sheet]:
                assert same(column, row.get(column), given[key].get(column)), (sheet, key, column)


def amend(rng: random.Random, book: Book, last: dict[Account, Month]) -> int:
    """Voids a delivery, or says less was received, where its month is issued; how many were."""
    amended = 0
    for row in book["deliveries"]:
        code = row["customer"]
        account = (code, reference.delivery_currency(book, row))
        history = row["date"] <= reference.opening_date(book, code)
        if row.get("voided") or history or account not in last or rng.random() < 0.4:
            continue
        if reference.paper_month(book, row) > last[account]:
            continue
        amended += 1
        if rng.random() < 0.4:
            row["voided"] = True
            continue
        for line in book["delivery_lines"]:
            if line["delivery"] == row["number"]:
                line["received_quantity"] = Decimal(rng.choice(("0", "1", "2.5", "400")))
    return amended


FIGURES = ("opening", "sales", "credits", "tax", "received", "bounced", "closing")


def corrects(seed: int, tmp_path: Path) -> None:
    book, place = Maker(5000 + seed).make(), tmp_path / "book"
    program.taken_in(place, write_workbook(tmp_path / "first.xlsx", book))
    months = months_of(book)
    issued = issue(place, months[: len(months) // 2 + 1])
    changed = amend(random.Random(seed), book, latest_issued(issued))
    program.taken_in(place, write_workbook(tmp_path / "second.xlsx", book))
    for month, made in issued.items():
        again = program.statements(place, month, "--issue")
        assert {key: again[key] for key in made} == made
    carried_on(place, months)
    end = reference.later(months[-1], 3)
    given = program.statements(place, end)
    for (code, currency), said in given.items():
        assert sum(map(Decimal, said["ageing"].values())) == Decimal(said["closing"])
        rows = [*book.get("customer_terms", []), *book["customers"]]
        mine = [row for row in rows if code in (row.get("code"), row.get("customer"))]
        if not any(row.get("invoicing") == "monthly" for row in mine):
            wanted = reference.statement(book, code, currency, end)
            assert said["closing"] == (wanted["closing"] if wanted else said["closing"]), changed
    program.gendan(place, "export", str(tmp_path / "out.xlsx"))
    program.taken_in(tmp_path / "other", tmp_path / "out.xlsx")
    for month in months:
        here, there = (
            program.statements(place, month),
            program.statements(tmp_path / "other", month),
        )
        for key in here.keys() | there.keys():
            for name in FIGURES:
                assert there[key][name] == here[key][name], (month, key, name)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_correction_of_an_issued_delivery_shows_later(seed: int, tmp_path: Path) -> None:
    corrects(seed, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("seed", FURTHER)
def test_a_correction_of_an_issued_delivery_shows_later_further(seed: int, tmp_path: Path) -> None:
    corrects(seed, tmp_path)
