"""A delivery note as a workbook, and what one without prices must not tell."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.documents.contents import NoteContent
from app.documents.note import note_paper
from app.i18n import Translator
from app.writers.xlsx.note import note_xlsx
from tests.writers.xlsx_samples import FIRM, note


def written(content: NoteContent) -> bytes:
    return note_xlsx(note_paper(content, Translator(content.language)))


def sheets(data: bytes, *, values: bool = False) -> list[Worksheet]:
    return load_workbook(BytesIO(data), data_only=values).worksheets


def cells(sheet: Worksheet) -> list[Any]:
    return [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]


def whole(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


@pytest.mark.parametrize("language", ["zh_TW", "zh_CN", "en"])
@pytest.mark.parametrize("priced", [True, False])
def test_quantities_are_those_of_the_content(language: str, priced: bool) -> None:
    content = note(priced=priced, language=language)
    _, flat = sheets(written(content))
    t = Translator(language)
    at = {cell.value: cell.column - 1 for cell in flat[1]}
    rows = list(flat.iter_rows(min_row=2, values_only=True))
    for key, wanted in (
        ("quantity_now", [line.quantity for line in content.lines]),
        ("outstanding", [line.outstanding for line in content.lines]),
        ("ordered", [line.ordered for line in content.lines]),
    ):
        column = at[t(f"papers.column.{key}").split("\n")[0]]
        assert [Decimal(str(row[column])) for row in rows] == wanted
    assert all(cell.value is not None for row in flat.iter_rows() for cell in row)


def test_what_was_counted_stands_on_the_line_to_write_on() -> None:
    content = note()
    first = replace(content.lines[0], received=Decimal("990.5"), remark="破損")
    printed, flat = sheets(written(replace(content, lines=(first, *content.lines[1:]))))
    t = Translator(content.language)
    heads = {t(f"papers.column.{key}"): key for key in ("received", "condition")}
    found = {
        heads[cell.value.split("\n")[0]]: cell for row in printed.iter_rows() for cell in row
        if isinstance(cell.value, str) and cell.value.split("\n")[0] in heads
    }
    below = {key: printed.cell(cell.row + 1, cell.column) for key, cell in found.items()}
    assert (below["received"].value, below["condition"].value) == (990.5, "破損")
    assert below["received"].number_format == "#,##0.####"
    second = printed.cell(found["received"].row + 2, found["received"].column)
    assert second.value is None
    assert not set(heads) & {cell.value for cell in flat[1]}


def test_sums_are_formulas_that_hold_their_values() -> None:
    content = note()
    data = written(content)
    printed, _ = sheets(data)
    values, _ = sheets(data, values=True)
    formulas = {
        cell.value: values[cell.coordinate].value
        for cell in cells(printed)
        if cell.data_type == "f"
    }
    assert sorted(formulas.values()) == [69340, 72807]
    assert all(formula.startswith("=SUM(") for formula in formulas)


def test_a_note_without_prices_tells_none_anywhere() -> None:
    priced, hidden = note(), note(priced=False)
    told = whole(written(hidden))
    words = {"單價", "金額", "稅", "NT$", "TWD", "新臺幣", "合計", "0.00"}
    figures = {
        f"{figure.normalize():f}"
        for line in priced.lines
        for figure in (line.unit_price, line.amount)
        if figure is not None
    } | {"69340", "3467", "72807", "69,340", "72,807"}
    shown = whole(written(priced))
    assert all(figure in shown for figure in ("34.2", "41040", "72807", "單價", "新臺幣"))
    assert not [secret for secret in words | figures if secret in told]
    assert not any(cell.data_type == "f" for sheet in sheets(written(hidden)) for cell in
                   cells(sheet))  # fmt: skip


def test_no_row_column_or_sheet_is_hidden() -> None:
    for sheet in sheets(written(note(priced=False))):
        assert sheet.sheet_state == "visible"
        assert not any(dimension.hidden for dimension in sheet.column_dimensions.values())
        assert not any(dimension.hidden for dimension in sheet.row_dimensions.values())


def test_a_neutral_note_names_us_nowhere() -> None:
    content = note(priced=False, neutral=True)
    told = whole(written(replace(content, clerk="")))
    assert not [
        ours
        for ours in (FIRM.name, FIRM.tax_id, FIRM.phone, FIRM.fax, FIRM.address)
        if ours in told
    ]


def test_names_stay_text_and_item_numbers_keep_their_zeros() -> None:
    content = note()
    first = replace(content.lines[0], name="=1+1", item_no="000123", lot="1E5")
    data = written(replace(content, lines=(first, *content.lines[1:])))
    printed, flat = sheets(data)
    assert {"=1+1", "000123", "1E5"} <= {cell.value for cell in cells(flat)}
    assert not any(cell.data_type == "f" for cell in cells(flat))
    assert sum(cell.data_type == "f" for cell in cells(printed)) == 2


def test_the_same_note_gives_the_same_bytes() -> None:
    assert written(note()) == written(note())


def test_the_printed_sheet_is_an_a4_page_with_the_head_row_on_each() -> None:
    printed, _ = sheets(written(note()))
    row = next(cell.row for cell in cells(printed) if cell.value == "批號")
    assert printed.print_title_rows == f"${row}:${row}"
    assert printed.page_setup.paperSize == 9
    assert printed.page_setup.fitToHeight == 0
    assert printed.oddFooter.center.text == "&P / &N"
    for merged in printed.merged_cells.ranges:
        assert merged.min_row > row + len(note().lines) or merged.max_row < row


def test_a_voided_note_says_so() -> None:
    printed, _ = sheets(written(replace(note(), voided=True)))
    assert any("作廢" in str(cell.value) for cell in cells(printed))


def test_a_place_without_a_name_stands_right_under_its_label() -> None:
    """A neutral note to an address alone: on the flat sheet the address is who receives."""
    where = "高雄市三民區大昌二路 1 號"
    printed, flat = sheets(written(replace(note(priced=False, neutral=True), ship_to=where)))
    label = next(cell for cell in cells(printed) if cell.value == "收貨客戶")
    assert printed.cell(label.row + 1, label.column).value == where
    assert {flat.cell(row, 2).value for row in range(2, flat.max_row + 1)} == {where}
