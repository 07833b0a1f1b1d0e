"""Wrong input of every kind gets its report or its one sentence, and nothing of it is stored."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.oracle import bad_files, cells, program, reference
from tests.oracle.reference import Book
from tests.oracle.workbook import COLUMNS, write_workbook


def firm() -> Book:
    """Two customers with one paper of each kind, all of it good."""
    return {
        "firm": {"name": "F", "currency": "TWD", "region": "TW"},
        "customers": [
            {"code": "C1", "name": "甲"},
            {"code": "C2", "name": "乙", "opening_balance": 7},
        ],
        "contacts": [{"customer": "C1", "name": "陳先生"}],
        "products": [{"code": "P1", "name": "盒"}],
        "orders": [
            {"number": f"S{n}", "customer": f"C{n}", "date": date(2026, 1, 2)} for n in (1, 2)
        ],
        "order_lines": [
            {
                "order": f"S{n}",
                "line": 1,
                "product": "P1",
                "name": "盒",
                "quantity": 100,
                "unit_price": 10,
            }
            for n in (1, 2)
        ],
        "deliveries": [
            {"number": f"D{n}", "date": date(2026, 1, 5), "customer": f"C{n}"} for n in (1, 2)
        ],
        "delivery_lines": [
            {"delivery": f"D{n}", "order": f"S{n}", "order_line": 1, "quantity": 10} for n in (1, 2)
        ],
        "credits": [
            {
                "number": "N1",
                "date": date(2026, 1, 6),
                "customer": "C1",
                "kind": "return",
                "amount": 5,
                "delivery": "D1",
            }
        ],
        "receipts": [
            {
                "number": "R1",
                "date": date(2026, 1, 7),
                "customer": "C1",
                "amount": 50,
                "method": "cheque",
                "cheque_date": date(2026, 2, 1),
            }
        ],
    }


KEPT = {"firm": {"name": "F"}, "customers": [{"code": "OLD", "name": "舊", "remark": "留"}]}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A book with something in it already, so that what is stored by mistake shows."""
    program.taken_in(tmp_path / "book", write_workbook(tmp_path / "old.xlsx", KEPT))
    return tmp_path / "book"


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """Such a book for all files that leave nothing behind, and what it holds."""
    at = tmp_path_factory.mktemp("kept")
    program.taken_in(at / "book", write_workbook(at / "old.xlsx", KEPT))
    return at / "book", everything(at / "book")


def everything(place: Path) -> dict[str, list[tuple[Any, ...]]]:
    to = place.parent / "everything.xlsx"
    to.unlink(missing_ok=True)
    answer = program.gendan(place, "export", str(to))
    assert answer.code == 0, answer.err
    return cells.sheets_of(to)


def refused(kept: tuple[Path, dict[str, Any]], file: Path, *options: str) -> program.Answer:
    place, before = kept
    answer = program.gendan(place, "import", str(file), *options)
    assert answer.code == 1, (answer.code, answer.out[:2000], answer.err[:2000])
    assert everything(place) == before, "nothing is stored"
    assert answer.err.strip(), "the reason stands on stderr"
    assert "Traceback" not in answer.err
    return answer


def bad_cells(kept: tuple[Path, dict[str, Any]], file: Path) -> list[dict[str, Any]]:
    report = refused(kept, file, "--json").json
    assert set(report) == {"stored", "bad", "skipped"}
    for cell in report["bad"]:
        assert set(cell) == {"sheet", "row", "column", "value", "message"}
        assert cell["message"]
    bad: list[dict[str, Any]] = report["bad"]
    return bad


def found(bad: list[dict[str, Any]], sheet: str, row: int, column: str) -> dict[str, Any] | None:
    """The report of that cell, if there is one."""
    where = (sheet, row, column)
    return next((c for c in bad if (c["sheet"], c["row"], c["column"]) == where), None)


BAD_CELLS: list[tuple[str, str, Any]] = [
    ("customers", "code", None),
    ("customers", "name", None),
    ("customers", "name", "   "),
    ("customers", "closing_day", 32),
    ("customers", "closing_day", 0),
    ("customers", "closing_day", "end"),
    ("customers", "closing_day", Decimal("15.5")),
    ("customers", "term_fixed_day", 32),
    ("customers", "term_base", "signed"),
    ("customers", "term_unit", "weeks"),
    ("customers", "term_shift", "sideways"),
    ("customers", "settlement", "yearly"),
    ("customers", "tax", "vat"),
    ("customers", "tax_rate", -5),
    ("customers", "tax_rate", "five"),
    ("customers", "invoicing", "weekly"),
    ("customers", "region", "JP"),
    ("customers", "document_language", "fr"),
    ("customers", "credit_limit", -1),
    ("customers", "credit_hold", "maybe"),
    ("customers", "opening_balance", "about 100"),
    ("customers", "opening_balance", "NaN"),
    ("customers", "opening_date", "2026-02-30"),
    ("customers", "opening_date", "99/1/1"),
    ("customers", "opening_date", "soon"),
    ("customers", "opening_date", "113/2/30"),
    ("products", "price", -1),
    ("orders", "date", None),
    ("orders", "date", "20260231"),
    ("orders", "kind", "trial"),
    ("orders", "customer", "NOBODY"),
    ("orders", "repeat_of", "NO-ORDER"),
    ("order_lines", "order", "NO-ORDER"),
    ("order_lines", "product", "NO-PRODUCT"),
    ("order_lines", "quantity", -3),
    ("order_lines", "quantity", "a dozen"),
    ("order_lines", "quantity", None),
    ("order_lines", "unit_price", -1),
    ("order_lines", "unit_price", "1,2,3.4.5"),
    ("order_lines", "discount_percent", -5),
    ("deliveries", "customer", "NOBODY"),
    ("deliveries", "freight", -1),
    ("deliveries", "voided", "perhaps"),
    ("delivery_lines", "delivery", "NO-DELIVERY"),
    ("delivery_lines", "order", "NO-ORDER"),
    ("delivery_lines", "order_line", 9),
    ("delivery_lines", "quantity", "－3"),
    ("delivery_lines", "received_quantity", -1),
    ("credits", "customer", "NOBODY"),
    ("credits", "kind", "gift"),
    ("credits", "amount", -5),
    ("credits", "amount", None),
    ("credits", "delivery", "NO-DELIVERY"),
    ("credits", "order", "NO-ORDER"),
    ("receipts", "customer", "NOBODY"),
    ("receipts", "amount", -1),
    ("receipts", "bank_fee", -1),
    ("receipts", "discount", -1),
    ("receipts", "method", "barter"),
    ("receipts", "cheque_date", "tomorrow"),
    ("receipts", "bounced_on", date(2026, 1, 6)),
    ("receipts", "keep", "2"),
    ("receipts", "applies_to", "D1=-5"),
    ("contacts", "customer", "NOBODY"),
]


@pytest.mark.parametrize(
    ("sheet", "column", "value"), BAD_CELLS, ids=[f"{s}.{c}={v}" for s, c, v in BAD_CELLS]
)
def test_a_bad_cell_is_named_and_nothing_stored(
    sheet: str, column: str, value: Any, untouched: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    book = firm()
    book[sheet][0][column] = value
    bad = bad_cells(untouched, write_workbook(tmp_path / "bad.xlsx", book))
    cell = found(bad, sheet, 2, column)
    assert cell is not None, bad
    shown = "" if cell["value"] is None else str(cell["value"])
    typed = "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
    assert shown.strip() == typed.strip()


def test_every_bad_cell_is_reported_not_only_the_first(
    untouched: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    book = firm()
    book["customers"][1]["closing_day"] = 99
    book["customers"][1]["tax"] = "vat"
    book["order_lines"][0]["quantity"] = "ten"
    book["receipts"][0]["date"] = "never"
    bad = bad_cells(untouched, write_workbook(tmp_path / "bad.xlsx", book))
    assert found(bad, "customers", 3, "closing_day")
    assert found(bad, "customers", 3, "tax")
    assert found(bad, "order_lines", 2, "quantity")
    assert found(bad, "receipts", 2, "date")


def test_the_row_is_as_excel_shows_it_after_empty_rows(
    untouched: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    book = firm()
    book["customers"] = [book["customers"][0], {}, {}, {"code": "C2", "name": "乙", "tax": "vat"}]
    bad = bad_cells(untouched, write_workbook(tmp_path / "bad.xlsx", book))
    assert found(bad, "customers", 5, "tax")


@pytest.mark.parametrize("sheet", ["customers", "orders", "receipts"])
def test_a_missing_required_column_rejects_the_sheet_by_its_name(
    sheet: str, untouched: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    file = write_workbook(tmp_path / "bad.xlsx", firm())
    workbook = openpyxl.load_workbook(file)
    missing = {"customers": "name", "orders": "date", "receipts": "amount"}[sheet]
    titles = [cell.value for cell in workbook[sheet][1]]
    workbook[sheet].delete_cols(titles.index(missing) + 1)
    workbook.save(file)
    bad = bad_cells(untouched, file)
    assert any(cell["sheet"] == sheet and cell["column"] == missing for cell in bad), bad


def test_without_customers_the_file_is_refused(
    untouched: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    book = {"firm": {"name": "F"}, "products": [{"code": "P1", "name": "盒"}]}
    refused(untouched, write_workbook(tmp_path / "bad.xlsx", book), "--json")


def test_unknown_sheets_and_columns_are_reported_and_skipped(place: Path, tmp_path: Path) -> None:
    book = firm()
    book["customers"][0]["shoe_size"] = 42
    book["gossip"] = [{"who": "C1", "what": "late"}]
    report = program.taken_in(place, write_workbook(tmp_path / "more.xlsx", book))
    said = json.dumps(report["skipped"], ensure_ascii=False)
    assert "gossip" in said
    assert "shoe_size" in said
    assert report["bad"] == []
    assert report["stored"]["customers"] == 2


def test_sheets_and_columns_are_found_by_their_labels(place: Path, tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "客戶"
    sheet.append(["客戶代號", "簡稱", "name", "結帳日", "幣別"])
    sheet.append(["A1", "短", "名", 25, "USD"])
    workbook.save(tmp_path / "labels.xlsx")
    program.taken_in(place, tmp_path / "labels.xlsx")
    rows = {row["code"]: row for row in rows_out(place, "customers")}
    assert (rows["A1"]["short_name"], rows["A1"]["closing_day"]) == ("短", 25)
    assert rows["A1"]["currency"] == "USD"


def rows_out(place: Path, sheet: str) -> list[dict[str, Any]]:
    everything(place)
    return cells.rows_of(place.parent / "everything.xlsx")[sheet]


def test_codes_are_text_and_keep_their_zeros(place: Path, tmp_path: Path) -> None:
    book = firm()
    book["customers"] = [{"code": 1001, "name": "甲"}, {"code": "0012", "name": "乙"}]
    book["orders"] = [{"number": 7, "customer": 1001, "date": date(2026, 1, 2)}]
    book["order_lines"] = [
        {"order": "7", "line": 1, "name": "盒", "quantity": 1, "unit_price": 1, "product": "P1"}
    ]
    for sheet in ("deliveries", "delivery_lines", "credits", "receipts", "contacts"):
        book[sheet] = []
    book["deliveries"] = [{"number": 7, "date": date(2026, 1, 2), "customer": "1001"}]
    book["delivery_lines"] = [{"delivery": "7", "order": 7, "order_line": 1, "quantity": 1}]
    program.taken_in(place, write_workbook(tmp_path / "codes.xlsx", book))
    assert {row["code"] for row in rows_out(place, "customers")} == {"OLD", "1001", "0012"}
    assert [row["customer"] for row in rows_out(place, "deliveries")] == ["1001"]
    assert [row["order"] for row in rows_out(place, "delivery_lines")] == ["7"]


def test_text_is_stripped_and_normalised_and_nothing_else(place: Path, tmp_path: Path) -> None:
    book = firm()
    book["customers"][0]["name"] = "　 Cafe\u0301  Ａ  b \u200b"
    book["customers"][1]["name"] = "  乙\u0007 "
    program.taken_in(place, write_workbook(tmp_path / "text.xlsx", book))
    names = {row["code"]: row["name"] for row in rows_out(place, "customers")}
    assert names["C1"].rstrip("\u200b ") == "Café  Ａ  b"
    assert names["C2"] == "乙"


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!", "#VALUE!"])
def test_an_error_value_is_a_bad_cell(
    error: str, untouched: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    file = write_workbook(tmp_path / "bad.xlsx", firm())
    workbook = openpyxl.load_workbook(file)
    at = COLUMNS["order_lines"].index("unit_price") + 1
    workbook["order_lines"].cell(2, at).value = error
    assert workbook["order_lines"].cell(2, at).data_type == "e"
    workbook.save(file)
    cell = found(bad_cells(untouched, file), "order_lines", 2, "unit_price")
    assert cell
    assert error in str(cell["value"])


@pytest.mark.parametrize(
    ("sheet", "column"), [("order_lines", "unit_price"), ("customers", "remark")]
)
def test_a_formula_without_a_value_is_a_bad_cell(
    sheet: str, column: str, untouched: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    file = write_workbook(tmp_path / "bad.xlsx", firm())
    workbook = openpyxl.load_workbook(file)
    workbook[sheet].cell(2, COLUMNS[sheet].index(column) + 1).value = "=1+1"
    workbook.save(file)
    assert found(bad_cells(untouched, file), sheet, 2, column)


def test_a_formula_counts_as_its_cached_value(place: Path, tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "f.xlsx") as workbook:
        sheet = workbook.add_worksheet("customers")
        sheet.write_row(0, 0, ["code", "name", "opening_balance"])
        sheet.write_formula(1, 0, '="A"&1', None, "A1")
        sheet.write_string(1, 1, "甲")
        sheet.write_formula(1, 2, "=600+66", None, 666)
    program.taken_in(place, tmp_path / "f.xlsx")
    made = program.statements(place, (2026, 1), "--customer", "A1")
    assert [said["opening"] for said in made.values()] == ["666"]


def test_a_number_given_twice_is_refused(
    untouched: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    for sheet, key in (("customers", "code"), ("deliveries", "number"), ("receipts", "number")):
        book = firm()
        book[sheet].append({**book[sheet][0]})
        bad = bad_cells(untouched, write_workbook(tmp_path / f"{sheet}.xlsx", book))
        assert found(bad, sheet, len(book[sheet]) + 1, key), (sheet, bad)


def test_a_delivery_of_orders_in_two_currencies_is_refused(
    untouched: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    book = firm()
    book["orders"] += [
        {"number": "S9", "customer": "C1", "date": date(2026, 1, 2), "currency": "USD"}
    ]
    book["order_lines"] += [
        {"order": "S9", "line": 1, "name": "盒", "quantity": 9, "unit_price": 1}
    ]
    book["delivery_lines"] += [{"delivery": "D1", "order": "S9", "order_line": 1, "quantity": 1}]
    bad = bad_cells(untouched, write_workbook(tmp_path / "bad.xlsx", book))
    assert {cell["sheet"] for cell in bad} <= {"deliveries", "delivery_lines"}
    assert bad


FILES: list[Callable[[Path], Path]] = [
    bad_files.plain_text,
    bad_files.empty,
    bad_files.zip_of_something_else,
    bad_files.cut_short,
    bad_files.encrypted,
    bad_files.bomb,
    bad_files.lying_bomb,
    bad_files.too_far_down,
    bad_files.too_many_rows,
]


@pytest.mark.parametrize("make", FILES, ids=lambda make: make.__name__)
def test_what_is_no_good_workbook_gets_one_sentence(
    make: Callable[[Path], Path], untouched: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    answer = refused(untouched, make(tmp_path / "bad.xlsx"))
    assert len(answer.err.strip().splitlines()) == 1, answer.err


def test_a_file_that_is_not_there_is_refused(
    untouched: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    refused(untouched, tmp_path / "nowhere.xlsx")


def test_only_looking_stores_nothing(place: Path, tmp_path: Path) -> None:
    before = everything(place)
    report = program.taken_in(place, write_workbook(tmp_path / "x.xlsx", firm()), "--dry-run")
    assert set(report) == {"stored", "bad", "skipped"}
    assert everything(place) == before


def test_the_report_counts_what_was_stored_by_sheet(place: Path, tmp_path: Path) -> None:
    report = program.taken_in(place, write_workbook(tmp_path / "x.xlsx", firm()))
    wanted = {sheet: len(rows) for sheet, rows in firm().items() if sheet != "firm"}
    assert {sheet: report["stored"].get(sheet) for sheet in wanted} == wanted


def test_good_rows_without_the_bad_ones_and_what_hangs_on_them(place: Path, tmp_path: Path) -> None:
    book = firm()
    book["customers"][0]["closing_day"] = 77
    file = write_workbook(tmp_path / "bad.xlsx", book)
    refused((place, everything(place)), file)
    report = program.taken_in(place, file, "--skip-bad-rows")
    assert found(report["bad"], "customers", 2, "closing_day")
    said = json.dumps([report["bad"], report["skipped"]], ensure_ascii=False)
    for dropped in ("orders", "order_lines", "deliveries", "delivery_lines", "credits", "receipts"):
        assert dropped in said, (dropped, report)
    rest = copy.deepcopy(firm())
    for sheet in rest:
        if sheet not in ("firm", "products"):
            rest[sheet] = [row for row in rest[sheet] if not names_first(row)]
    assert rows_out(place, "orders")[0]["number"] == "S2"
    assert len(rows_out(place, "orders")) == 1
    wanted = reference.statements(rest, (2026, 1))
    given = program.statements(place, (2026, 1))
    assert {key: program.figures(said) for key, said in given.items()} == wanted


def names_first(row: dict[str, Any]) -> bool:
    return any(
        row.get(name) in ("C1", "S1", "D1") for name in ("code", "customer", "order", "delivery")
    )


def test_a_dropped_line_takes_the_deliveries_of_it_along(place: Path, tmp_path: Path) -> None:
    book = firm()
    book["order_lines"][1]["quantity"] = "ten"
    program.taken_in(place, write_workbook(tmp_path / "bad.xlsx", book), "--skip-bad-rows")
    assert [row["order"] for row in rows_out(place, "order_lines")] == ["S1"]
    assert [row["delivery"] for row in rows_out(place, "delivery_lines")] == ["D1"]


@pytest.mark.parametrize(
    "words",
    [
        ["fly"],
        ["import"],
        ["statements"],
        ["statements", "--month", "2026-13"],
        ["statements", "--month", "soon"],
        ["statements", "--month", "2026-01", "--format", "doc", "--out", "."],
        ["export"],
    ],
)
def test_wrong_usage_is_2(words: list[str], place: Path) -> None:
    answer = program.gendan(place, *words)
    assert answer.code == 2
    assert answer.err.strip()
    assert not answer.out.strip()


def test_an_unknown_customer_is_refused(place: Path) -> None:
    answer = program.gendan(place, "statements", "--month", "2026-01", "--customer", "NOBODY")
    assert answer.code == 1
    assert answer.err.strip()
