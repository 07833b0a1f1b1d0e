"""Reading in another process: what comes back, and what is refused with one sentence."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from app.domain.errors import DomainError
from app.readers.sheet_scan import MAX_ROWS, SheetScan, TooManyCells, UnreadCell
from app.readers.workbook import Block, ReadLimits, read_blocks
from app.readers.workbook_child import BLOCK_ROWS
from app.readers.workbook_parts import scan_archive
from app.readers.zip_limits import UnzipsTooLarge
from tests.readers.workbooks import FOOT, HEAD, with_sheet_xml, workbook


def read(path: Path, limits: ReadLimits | None = None) -> list[Block]:
    return list(read_blocks(path, limits))


def test_rows_come_from_row_1_and_column_a_whatever_is_empty_before(tmp_path: Path) -> None:
    rows = [[], [None, None, "x", date(2026, 11, 5)], [None, "0012", 1.5, None]]
    (block,) = read(workbook(tmp_path / "x.xlsx", {"客戶": rows}))
    assert block == Block(
        "客戶", [["", "", ""], ["", "", "0012"], ["", "x", 1.5], ["", date(2026, 11, 5), ""]], 0
    )


def test_an_empty_sheet_is_there_too(tmp_path: Path) -> None:
    assert read(workbook(tmp_path / "x.xlsx", {"a": []})) == [Block("a", [], 0)]


def test_long_sheets_come_in_blocks_with_their_rows(tmp_path: Path) -> None:
    rows = [[f"r{n}"] for n in range(BLOCK_ROWS + 2)]
    first, second = read(workbook(tmp_path / "x.xlsx", {"a": rows}))
    assert (first.first_row, len(first.columns[0])) == (0, BLOCK_ROWS)
    assert (second.first_row, second.columns) == (BLOCK_ROWS, [["r5000", "r5001"]])


def test_formulas_without_a_value_and_errors_are_told_apart_from_nothing(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>A1*2</f><v/></c>'
        '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1" t="str"><f>""</f><v></v></c></row>'
        '<row r="4"><c r="B4"><f>SUM(A1:A2)</f></c></row>'
    )
    (block,) = read(with_sheet_xml(tmp_path / "x.xlsx", rows))
    assert [column[0] for column in block.columns] == [
        2.0, UnreadCell(0, 1, "=A1*2", False), UnreadCell(0, 2, "#DIV/0!", True), "",
    ]
    assert block.columns[1][1:] == ["", "", UnreadCell(3, 1, "=SUM(A1:A2)", False)]


def test_a_prefix_of_the_namespace_hides_no_formula(tmp_path: Path) -> None:
    head = HEAD.replace("worksheet xmlns", "x:worksheet xmlns:x").replace("<sheet", "<x:sheet")
    foot = FOOT.replace("</", "</x:")
    rows = '<x:row r="1"><x:c r="A1"><x:f>1+1</x:f></x:c></x:row>'
    scan = SheetScan()
    scan.feed((head + rows + foot).encode())
    scan.finish()
    assert scan.unread == [UnreadCell(0, 0, "=1+1", False)]


@pytest.mark.parametrize("size", [1, 7, 64, 1000])
def test_cells_cut_between_two_pieces_are_found(size: int) -> None:
    cells = "".join(
        f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="B{n}" s="3"><f>A{n}+1</f><v></v></c></row>'
        for n in range(1, 30)
    )
    body = (HEAD + cells + FOOT).encode()
    scan = SheetScan()
    for start in range(0, len(body), size):
        scan.feed(body[start : start + size])
    scan.finish()
    assert [(cell.row, cell.text) for cell in scan.unread] == [
        (n - 1, f"=A{n}+1") for n in range(1, 30)
    ]


def test_a_row_or_a_rectangle_too_many_is_refused() -> None:
    for cell in (f"A{MAX_ROWS + 1}", f"XFD{MAX_ROWS}"):
        row = "".join(filter(str.isdigit, cell))
        scan = SheetScan()
        with pytest.raises(TooManyCells):
            scan.feed(f'{HEAD}<row r="{row}"><c r="{cell}"><v>1</v></c></row><row/>'.encode())


def test_what_an_archive_hides_from_its_directory_is_counted() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/workbook.xml", "<workbook/>")
        made.writestr("xl/worksheets/sheet1.xml", " " * 5_000_000)
    data = bytearray(packed.getvalue())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(UnzipsTooLarge):
        scan_archive(io.BytesIO(bytes(data)), 1_000_000)


def refusal(path: Path, limits: ReadLimits | None = None) -> str:
    with pytest.raises(DomainError) as refused:
        read(path, limits)
    assert refused.value.params == {"file": path.name}
    return refused.value.message_id


def test_each_file_that_is_no_good_workbook_has_its_sentence(tmp_path: Path) -> None:
    text = tmp_path / "text.xlsx"
    text.write_text("code,name\n")
    good = workbook(tmp_path / "good.xlsx", {"customers": [["code"]]})
    assert refusal(tmp_path / "none.xlsx") == "errors.workbook_missing"
    assert refusal(text) == "errors.workbook_unreadable"
    assert refusal(good, ReadLimits(unzipped=1000)) == "errors.workbook_too_large"
    assert refusal(good, ReadLimits(seconds=0.0)) == "errors.workbook_too_slow"


def test_a_reader_that_dies_takes_only_itself(tmp_path: Path) -> None:
    """Cells that do not say where they are make a rectangle that no memory can hold."""
    wide = "<row r='1'>" + "<c><v>1</v></c>" * 100_000 + "</row>"
    far = '<row r="1000000"><c r="A1000000"><v>1</v></c></row>'
    assert refusal(with_sheet_xml(tmp_path / "x.xlsx", wide + far)) == "errors.workbook_too_large"
