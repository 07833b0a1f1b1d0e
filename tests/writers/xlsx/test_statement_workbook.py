"""A statement as a workbook, read back by another library."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.documents.contents import AgeingFigures, StatementContent
from app.documents.statement import statement_paper
from app.i18n import Translator
from app.writers.xlsx.statement import statement_xlsx
from tests.writers.xlsx_samples import (
    CUSTOMER,
    FIRM,
    statement,
    statement_in_cents,
    statement_untaxed,
)

EVERY = {
    "zh_TW": statement,
    "zh_CN": statement_in_cents,
    "zh_HK": lambda: statement_in_cents("zh_TW", "zh_HK", "HKD"),
    "en": statement_untaxed,
}


def written(content: StatementContent) -> bytes:
    return statement_xlsx(statement_paper(content, Translator(content.language)))


def sheets(data: bytes, *, values: bool = False) -> tuple[Worksheet, Worksheet]:
    book = load_workbook(BytesIO(data), data_only=values)
    printed, flat = book.worksheets
    return printed, flat


def cells(sheet: Worksheet) -> list[Any]:
    return [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]


def head(sheet: Worksheet) -> dict[str, int]:
    return {cell.value: cell.column - 1 for cell in sheet[1]}


def rows_of(sheet: Worksheet) -> list[tuple[Any, ...]]:
    return list(sheet.iter_rows(min_row=2, values_only=True))


def row_of(sheet: Worksheet, text: str) -> int:
    return next(cell.row for cell in cells(sheet) if cell.value == text)


@pytest.fixture(params=EVERY)
def content(request: pytest.FixtureRequest) -> StatementContent:
    return EVERY[request.param]()


def test_flat_figures_are_those_of_the_content(content: StatementContent) -> None:
    _, flat = sheets(written(content))
    labels = list(head(flat))
    rows = rows_of(flat)
    wanted = [movement.total for movement in content.movements]
    t = Translator(content.language)
    total = next(
        i
        for i, label in enumerate(labels)
        if label
        in {
            t("papers.column.total"),
            t("papers.column.total_untaxed"),
        }
    )
    numbers = labels.index(t("papers.column.number"))
    by_number: dict[str, Decimal] = {}
    for row in rows:
        by_number[row[numbers]] = by_number.get(row[numbers], Decimal(0)) + Decimal(str(row[total]))
    assert list(by_number.values()) == wanted
    assert content.opening + sum(by_number.values()) == content.closing


def test_flat_sheet_has_one_header_row_and_no_empty_cell(content: StatementContent) -> None:
    _, flat = sheets(written(content))
    items = sum(max(1, len(movement.items)) for movement in content.movements)
    assert flat.max_row == items + 1
    assert all(cell.value is not None for row in flat.iter_rows() for cell in row)
    assert not flat.merged_cells.ranges
    assert not any(cell.data_type == "f" for cell in cells(flat))


def test_dates_are_dates_figures_are_numbers_and_ids_are_text() -> None:
    _, flat = sheets(written(statement_in_cents()))
    t = Translator("zh_CN")
    at = head(flat)
    for row in flat.iter_rows(min_row=2):
        day = row[at[t("papers.column.date")]]
        assert isinstance(day.value, datetime)
        assert day.number_format == "yyyy-mm-dd"
        invoice = row[at[t("papers.column.invoice_no")]]
        assert isinstance(invoice.value, str)
        assert invoice.number_format == "@"
        price = row[at[t("papers.column.unit_price")]]
        assert isinstance(price.value, int | float)
        assert price.number_format == "#,##0.00##"
        tax = row[at[t("papers.column.tax")]]
        assert tax.number_format == "#,##0.00;-#,##0.00;0.00"
    assert "26322000000000185631" in {row[-1] for row in rows_of(flat)}


def test_taiwan_dollars_show_no_decimals() -> None:
    printed, _ = sheets(written(statement()))
    formats = {cell.number_format for cell in cells(printed) if isinstance(cell.value, int)}
    assert "#,##0;-#,##0;0" in formats
    assert not any(".00;" in code for code in formats)


def test_tax_and_gross_stand_on_the_last_row_of_a_document() -> None:
    printed, _ = sheets(written(statement()), values=True)
    row = row_of(printed, "DN20261104001")
    first = [cell.value for cell in printed[row]]
    second = [cell.value for cell in printed[row + 1]]
    assert first[9:12] == [15480, None, None]
    assert second[9:12] == [8760, 1212, 25452]
    assert second[:5] == [None] * 5


def test_the_only_formulas_are_sums_and_each_holds_its_right_value(
    content: StatementContent,
) -> None:
    data = written(content)
    formulas, _ = sheets(data)
    values, _ = sheets(data, values=True)
    found = [cell for cell in cells(formulas) if cell.data_type == "f"]
    assert found
    stored = {cell.value: Decimal(str(values[cell.coordinate].value)) for cell in found}
    assert all(re.fullmatch(r"=[A-Z0-9:+\-(),\"\w ]*", formula) for formula in stored)
    assert all("SUM" in formula for formula in stored)
    charges = content.sales - content.credits + content.tax
    net = content.sales - content.credits
    right = {charges, -content.received, content.closing, net, content.tax, content.bounced}
    assert set(stored.values()) <= right
    assert {charges, -content.received, content.closing} <= set(stored.values())


def test_every_figure_of_the_paper_is_on_the_printed_sheet(content: StatementContent) -> None:
    printed, _ = sheets(written(content), values=True)
    shown = {
        Decimal(str(cell.value)) for cell in cells(printed) if isinstance(cell.value, int | float)
    }
    wanted = {content.opening, content.sales, content.credits, content.received, content.closing}
    assert wanted <= shown
    ageing = content.ageing
    assert {ageing.not_due, ageing.d1_30, ageing.over_90} <= shown
    if content.cheques_not_due:
        assert content.cheques_not_due in shown


@pytest.mark.parametrize(
    "name",
    [
        '=HYPERLINK("http://x","y")',
        "+1+1",
        "-2",
        "@SUM(A1)",
        "http://example.com/a",
        "mailto:a@b.c",
        "<b>粗</b>",
        "<r><t>x</t></r>",
        "_x0041_",
        "{=1}",
        "'前",
        'a&b"c',
    ],
)
def test_names_stay_text(name: str) -> None:
    content = statement()
    named = replace(
        content,
        customer=replace(content.customer, name=name),
        movements=tuple(
            replace(movement, items=tuple(replace(item, name=name) for item in movement.items))
            for movement in content.movements
        ),
    )
    data = written(named)
    printed, flat = sheets(data)
    found = [cell for cell in cells(flat) if str(cell.value).strip() == name]
    assert len(found) >= 7
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in found)
    assert any(str(cell.value).startswith(name) for cell in cells(printed))
    assert b"<hyperlink" not in whole(data)


def test_control_characters_and_lone_surrogates_are_left_out() -> None:
    content = statement()
    odd = "甲\x00\x0b\x1b乙\ud800丙\n丁\u202e"
    data = written(replace(content, customer=replace(content.customer, name=odd)))
    _, flat = sheets(data)
    assert rows_of(flat)[0][1] == "甲 乙丙 丁"


def test_a_text_longer_than_a_cell_is_cut_to_what_fits() -> None:
    content = statement()
    long = "𠮷" * 20_000
    data = written(replace(content, customer=replace(content.customer, name=long)))
    _, flat = sheets(data)
    text = rows_of(flat)[0][1]
    assert set(text) == {"𠮷"}
    assert 32_000 < len(text.encode("utf-16-le")) // 2 <= 32_767


def whole(data: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_the_same_paper_gives_the_same_bytes(content: StatementContent) -> None:
    assert written(content) == written(content)


def test_properties_name_the_firm_and_nobody_else() -> None:
    content = replace(statement(), clerk="陳怡君機密")
    book = load_workbook(BytesIO(written(content)))
    properties = book.properties
    assert properties.creator == FIRM.name
    assert properties.title == content.number
    assert not properties.lastModifiedBy or properties.lastModifiedBy == FIRM.name
    with zipfile.ZipFile(BytesIO(written(content))) as archive:
        metadata = archive.read("docProps/core.xml") + archive.read("docProps/app.xml")
    assert "陳怡君機密".encode() not in metadata
    assert CUSTOMER.name.encode() not in metadata


def test_the_printed_sheet_is_set_up_as_an_a4_page() -> None:
    printed, flat = sheets(written(statement()))
    assert printed.page_setup.paperSize == 9
    assert printed.page_setup.orientation == "portrait"
    assert printed.page_setup.fitToWidth in (None, 1)  # the format's own default is 1
    assert printed.page_setup.fitToHeight == 0
    assert printed.sheet_properties.pageSetUpPr is not None
    assert printed.sheet_properties.pageSetUpPr.fitToPage
    margins = printed.page_margins
    sides = (margins.left, margins.top, margins.right, margins.bottom)
    assert [round(side * 25.4) for side in sides] == [15, 20, 15, 15]
    assert printed.oddFooter.center.text == "&P / &N"
    assert not printed.sheet_view.showGridLines
    row = row_of(printed, "發票號碼")
    assert printed.print_title_rows == f"${row}:${row}"
    assert printed.print_area
    assert printed.print_area.endswith(f"$N${printed.max_row}")
    assert (printed.title, flat.title) == ("對帳單", "明細")


def test_nothing_is_merged_in_the_detail_and_write_in_cells_are_free() -> None:
    printed, _ = sheets(written(statement()))
    top, last = row_of(printed, "發票號碼"), row_of(printed, "DN20261126001")
    for merged in printed.merged_cells.ranges:
        assert merged.max_row < top or merged.min_row > last
    assert not printed.cell(last, 14).protection.locked
    heading = row_of(printed, "回簽核對")
    seal = [merged for merged in printed.merged_cells.ranges if merged.min_row == heading]
    assert len(seal) == 1
    assert not printed.cell(heading, seal[0].min_col).protection.locked


def test_fonts_are_those_of_the_language(content: StatementContent) -> None:
    printed, _ = sheets(written(content))
    wanted = "Microsoft YaHei" if content.language == "zh_CN" else "Microsoft JhengHei"
    assert {cell.font.name for cell in cells(printed)} == {wanted}


def test_an_english_statement_without_tax_has_no_tax_columns() -> None:
    printed, flat = sheets(written(statement_untaxed()))
    t = Translator("en")
    absent = {t("papers.column.tax"), t("papers.column.untaxed")}
    assert not absent & set(head(flat))
    assert not absent & {cell.value for cell in cells(printed)}


def test_a_statement_without_movements_prints_its_balance() -> None:
    content = replace(
        statement(),
        movements=(),
        sales=Decimal(0),
        credits=Decimal(0),
        tax=Decimal(0),
        received=Decimal(0),
        closing=Decimal(186900),
        ageing=AgeingFigures(
            Decimal(0), Decimal(186900), Decimal(0), Decimal(0), Decimal(0), Decimal(0)
        ),
    )
    data = written(content)
    printed, flat = sheets(data, values=True)
    assert 186900 in {cell.value for cell in cells(printed)}
    assert flat.max_row == 1


def test_a_draft_says_so() -> None:
    printed, _ = sheets(written(replace(statement(), number=None)))
    assert any("草稿" in str(cell.value) for cell in cells(printed))


def test_large_sums_widen_their_column() -> None:
    big = Decimal("9876543210.25")
    content = replace(
        statement_in_cents(),
        opening=big,
        closing=big,
        ageing=AgeingFigures(big, Decimal(0), Decimal(0), Decimal(0), Decimal(0), Decimal(0)),
    )
    printed, _ = sheets(written(content))
    assert printed.column_dimensions["L"].width > len("9,876,543,210.25")
