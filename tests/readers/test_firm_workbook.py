"""Sheets and columns: what is found, what is reported, what is refused."""

from __future__ import annotations

import pytest

from app.domain.errors import DomainError
from app.readers.firm_workbook import CellFault, firm_workbook_of
from app.readers.workbook import Block


def block(sheet: str, *columns: list[object], first: int = 0) -> Block:
    return Block(sheet, [list(column) for column in columns], first)


CUSTOMERS = block("customers", ["code", "C1"], ["name", "甲"])


def where(faults: list[CellFault]) -> list[tuple[str, int, str, str, str]]:
    return [
        (f.sheet, f.row, f.column, f.value, f.fault.message_id.removeprefix("errors."))
        for f in faults
    ]


def test_sheets_and_columns_are_found_by_any_label_in_any_case() -> None:
    found = firm_workbook_of(
        [
            block(
                "客户", ["客户编号", "C1"], ["NAME", "甲"], ["Cut-Off Day", 25.0], ["簡稱", "短"]
            ),
            block("Order Lines", ["訂單編號"], ["line no."], ["品名"], ["數量"], ["单价"]),
        ],
        "f.xlsx",
    )
    customers = found.tables["customers"]
    assert customers.columns == {
        "code": ["C1"], "name": ["甲"], "closing_day": [25], "short_name": ["短"],
    }
    assert set(found.tables["order_lines"].columns) == {
        "order", "line", "name", "quantity", "unit_price",
    }
    assert not found.faults
    assert not found.notes


def test_what_nobody_knows_is_noted() -> None:
    found = firm_workbook_of(
        [
            block("customers", ["code", "C1"], ["name", "甲"], ["shoe", 42.0], ["", 1.0]),
            block("gossip", ["who"]),
            block("firm", ["key", "mood", "phone"], ["value", "good", "02"]),
        ],
        "f.xlsx",
    )
    assert where(found.notes) == [
        ("customers", 1, "shoe", "", "skipped_column"),
        ("gossip", 0, "", "", "skipped_sheet"),
        ("firm", 2, "mood", "", "skipped_column"),
    ]
    assert found.tables["firm"].columns == {"phone": ["02"]}


def test_a_column_or_a_sheet_that_stands_twice_is_bad() -> None:
    found = firm_workbook_of(
        [
            block("customers", ["code", "C1"], ["name", "甲"], ["客戶代號", "C2"]),
            block("客戶", ["code", "C3"], ["name", "乙"]),
            block("firm", ["key", "phone", "電話"], ["value", "1", "2"]),
        ],
        "f.xlsx",
    )
    assert where(found.faults) == [
        ("customers", 1, "code", "客戶代號", "column_twice"),
        ("customers", 1, "", "客戶", "sheet_twice"),
        ("firm", 3, "phone", "電話", "column_twice"),
    ]


def test_each_missing_required_column_is_named_and_the_sheet_not_read() -> None:
    found = firm_workbook_of([block("customers", ["phone", "1"])], "f.xlsx")
    assert where(found.faults) == [
        ("customers", 1, "code", "", "column_missing"),
        ("customers", 1, "name", "", "column_missing"),
    ]
    assert not found.tables


def test_rows_keep_excels_numbers_over_empty_rows_and_blocks() -> None:
    found = firm_workbook_of(
        [
            block(
                "customers", ["code", "C1", "", "C2"], ["name", "甲", " ", ""], ["x", "", 1.0, ""]
            ),
            block("customers", ["C3", "", "C4"], ["丙", "", "丁"], ["", "", ""], first=4),
        ],
        "f.xlsx",
    )
    customers = found.tables["customers"]
    assert customers.rows == [2, 4, 5, 7]
    assert customers.columns["code"] == ["C1", "C2", "C3", "C4"]
    assert customers.bad == {1}
    assert where(found.faults) == [("customers", 4, "name", "", "cell_required")]


def test_values_stand_in_the_report_as_they_were_typed() -> None:
    sheet = block(
        "customers", ["code", "C1"], ["name", "甲"], ["closing_day", 77.0], ["tax", " Vat "]
    )
    found = firm_workbook_of([sheet], "f.xlsx")
    assert [(fault.column, fault.value) for fault in found.faults] == [
        ("closing_day", "77"), ("tax", " Vat "),
    ]


def test_an_empty_sheet_has_no_rows_and_no_fault() -> None:
    found = firm_workbook_of([CUSTOMERS, Block("orders", [], 0), Block("firm", [], 0)], "f.xlsx")
    assert not found.faults
    assert found.tables["orders"].rows == []


def test_without_customers_the_file_is_refused() -> None:
    with pytest.raises(DomainError, match="workbook_without_customers"):
        firm_workbook_of([block("products", ["code"], ["name"])], "f.xlsx")
