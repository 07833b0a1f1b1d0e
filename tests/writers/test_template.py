"""A firm's own Excel form: what it may ask for, what is filled in, and what is refused."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image as Picture

from app.documents.note import note_paper
from app.domain.errors import DomainError
from app.i18n import Translator
from app.writers.template import fill_template, inspect_template
from app.writers.template_lost import Lost, LostKind
from app.writers.template_names import NAMES, TemplateKind
from app.writers.xlsx.note import note_xlsx
from tests.writers.xlsx_samples import FIRM, note, statement, statement_in_cents


def form(build: Callable[[Worksheet], object]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "請款單"
    build(sheet)
    return saved(book)


def saved(book: Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def opened(data: bytes) -> Any:
    return load_workbook(BytesIO(data)).worksheets[0]


def usual(sheet: Worksheet) -> None:
    """A statement: head, line row 5 with a merged cell, sums and a merged signature below."""
    sheet["A1"] = "{{firm.name}}"
    sheet["A2"] = "致：{{customer.name}}（{{ customer.code }}）"
    sheet["D2"] = "{{statement.period_to}}"
    for column, label in enumerate(("日期", "單號", "品名", "", "數量", "金額"), 1):
        sheet.cell(4, column, label)
    for column, name in enumerate(("date", "number", "name", "", "quantity", "untaxed"), 1):
        if name:
            sheet.cell(5, column, f"{{{{line.{name}}}}}")
    sheet.merge_cells("C5:D5")
    sheet["G5"] = "=E5*2"
    sheet["B5"].font = Font(bold=True)
    sheet["B5"].border = Border(bottom=Side("thin"))
    sheet.row_dimensions[5].height = 21
    sheet["F6"] = "=SUM(F5:F5)"
    sheet["G6"] = "=F6+$A$1+SUM(F5)"
    sheet["F7"] = "{{statement.closing}}"
    sheet.row_dimensions[7].height = 33
    sheet.merge_cells("A8:C9")
    sheet["A8"] = "簽章"
    sheet.print_area = "A1:G9"
    sheet.print_title_rows = "4:4"


LINES = sum(max(1, len(movement.items)) for movement in statement().movements)


def test_every_name_of_the_table_can_be_filled() -> None:
    for kind, facts in (
        (TemplateKind.STATEMENT, statement()),
        (TemplateKind.NOTE, note()),
    ):
        names = sorted(NAMES[kind])

        def build(sheet: Worksheet, names: list[str] = names) -> None:
            for column, name in enumerate(names, 1):
                sheet.cell(2 if name.startswith("line.") else 1, column, f"{{{{{name}}}}}")

        data = form(build)
        assert inspect_template(data, kind).placeholders == frozenset(names)
        filled = opened(fill_template(data, facts))
        assert not any("{{" in str(cell.value) for row in filled.iter_rows() for cell in row)


def test_a_placeholder_alone_becomes_a_real_figure_or_date() -> None:
    sheet = opened(fill_template(form(usual), statement_in_cents()))
    assert sheet["D2"].value == datetime(2026, 11, 30)
    assert sheet["D2"].number_format == "yyyy-mm-dd"
    lines = sum(max(1, len(m.items)) for m in statement_in_cents().movements)
    closing = sheet.cell(7 + lines - 1, 6)
    assert Decimal(str(closing.value)) == statement_in_cents().closing
    assert closing.number_format == "#,##0.00;-#,##0.00;0.00"
    assert isinstance(sheet["E5"].value, int)


def test_a_placeholder_among_words_is_said() -> None:
    sheet = opened(fill_template(form(usual), statement()))
    assert sheet["A2"].value == "致：晨峰食品股份有限公司（C0107）"


def test_the_line_row_is_repeated_with_style_height_and_merged_cells() -> None:
    sheet = opened(fill_template(form(usual), statement()))
    numbers = [sheet.cell(row, 2).value for row in range(5, 5 + LINES)]
    assert numbers[:3] == ["DN20261102001", "DN20261104001", "DN20261104001"]
    assert sheet.cell(4 + LINES, 2).value == "DN20261126001"
    for row in range(5, 5 + LINES):
        assert sheet.cell(row, 2).font.bold
        assert sheet.cell(row, 2).border.bottom.style == "thin"
        assert sheet.row_dimensions[row].height == 21
        assert f"C{row}:D{row}" in {str(merged) for merged in sheet.merged_cells.ranges}


def test_what_stands_below_moves_down_with_its_formulas() -> None:
    sheet = opened(fill_template(form(usual), statement()))
    last, by = 4 + LINES, LINES - 1
    assert sheet.cell(6 + by, 6).value == f"=SUM(F5:F{last})"
    assert sheet.cell(6 + by, 7).value == f"=F{6 + by}+$A$1+SUM(F5:F{last})"
    assert sheet.cell(last, 7).value == f"=E{last}*2"
    assert sheet.cell(7 + by, 6).value == 157838
    assert sheet.row_dimensions[7 + by].height == 33
    assert f"A{8 + by}:C{9 + by}" in {str(merged) for merged in sheet.merged_cells.ranges}
    assert sheet.print_area == f"'請款單'!$A$1:$G${9 + by}"
    assert sheet.print_title_rows == "$4:$4"


def test_formats_rules_and_lists_below_and_in_the_row_follow() -> None:
    def build(sheet: Worksheet) -> None:
        usual(sheet)
        sheet.conditional_formatting.add("F5", CellIsRule(operator="lessThan", formula=["0"]))
        sheet.conditional_formatting.add("A8:B8", CellIsRule(operator="equal", formula=["$F$6"]))

    sheet = opened(fill_template(form(build), statement()))
    rules = {str(one.sqref): one.rules[0].formula for one in sheet.conditional_formatting}
    by = LINES - 1
    assert rules == {f"F5:F{5 + by}": ["0"], f"A{8 + by}:B{8 + by}": [f"$F${6 + by}"]}


def test_formulas_on_other_sheets_follow_too() -> None:
    book = load_workbook(BytesIO(form(usual)))
    other = book.create_sheet("封面")
    other["A1"] = "=請款單!F7+F7"
    filled = load_workbook(BytesIO(fill_template(saved(book), statement())))
    assert filled["封面"]["A1"].value == f"=請款單!F{7 + LINES - 1}+F7"


def test_a_paper_without_lines_leaves_the_row_empty() -> None:
    empty = replace(statement(), movements=())
    sheet = opened(fill_template(form(usual), empty))
    assert sheet["B5"].value is None
    assert sheet["F6"].value == "=SUM(F5:F5)"


@pytest.mark.parametrize(
    "name", ['=HYPERLINK("http://x")', "+1", "@SUM(A1)", "#REF!", "12", "{{firm.name}}"]
)
def test_names_stay_text(name: str) -> None:
    content = replace(statement(), customer=replace(statement().customer, name=name))
    sheet = opened(fill_template(form(lambda s: s.append(["{{customer.name}}"])), content))
    assert sheet["A1"].value == name
    assert sheet["A1"].data_type == "s"


def test_control_characters_are_left_out() -> None:
    content = replace(statement(), customer=replace(statement().customer, name="甲\x00\x1b乙\n丙"))
    sheet = opened(fill_template(form(lambda s: s.append(["{{customer.name}}"])), content))
    assert sheet["A1"].value == "甲乙 丙"


def test_the_header_is_filled_and_an_ampersand_in_a_name_is_no_code() -> None:
    def build(sheet: Worksheet) -> None:
        sheet.oddHeader.center.text = "{{customer.name}} &P"

    content = replace(statement(), customer=replace(statement().customer, name="A&B"))
    assert opened(fill_template(form(build), content)).oddHeader.center.text == "A&&B &P"


def test_an_unknown_placeholder_is_named_with_its_cell() -> None:
    data = form(lambda sheet: sheet.cell(3, 2, "{{customer.nmae}}"))
    report = inspect_template(data)
    assert [(one.name, one.cell) for one in report.unknown] == [("customer.nmae", "請款單!B3")]
    with pytest.raises(DomainError) as refused:
        fill_template(data, statement())
    assert refused.value.message_id == "errors.template_placeholder"
    assert refused.value.params == {"name": "customer.nmae", "cell": "請款單!B3"}
    for language in ("zh_TW", "zh_CN", "en"):
        said = Translator(language)(refused.value.message_id, **refused.value.params)
        assert "請款單!B3" in said


def test_names_of_the_other_paper_are_unknown() -> None:
    data = form(lambda sheet: sheet.cell(1, 1, "{{note.number}}"))
    assert not inspect_template(data).unknown
    assert inspect_template(data, TemplateKind.STATEMENT).unknown
    with pytest.raises(DomainError, match="template_placeholder"):
        fill_template(data, statement())


def test_a_placeholder_inside_a_formula_is_refused() -> None:
    data = form(lambda sheet: sheet.cell(1, 1, '="x{{customer.name}}"'))
    assert [one.cell for one in inspect_template(data).unknown] == ["請款單!A1"]


def test_two_line_rows_are_refused() -> None:
    def build(sheet: Worksheet) -> None:
        sheet["A1"] = "{{line.name}}"
        sheet["A2"] = "{{line.spec}}"

    with pytest.raises(DomainError, match="template_line_rows"):
        inspect_template(form(build))


def test_pictures_stay_and_move_with_their_row() -> None:
    def build(sheet: Worksheet) -> None:
        usual(sheet)
        drawn = BytesIO()
        Picture.new("1", (4, 4)).save(drawn, "PNG")
        sheet.add_image(Image(drawn), "A8")

    data = form(build)
    assert inspect_template(data).lost == ()
    sheet = opened(fill_template(data, statement()))
    assert [image.anchor._from.row for image in sheet._images] == [7 + LINES - 1]


def test_charts_and_shapes_are_named() -> None:
    def build(sheet: Worksheet) -> None:
        sheet["A1"] = 1
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=1, min_row=1))
        sheet.add_chart(chart)

    data = form(build)
    assert inspect_template(data).lost == (Lost(LostKind.CHART, "請款單"),)
    shape = (
        b'<xdr:oneCellAnchor xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/'
        b'spreadsheetDrawing"><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="x"/>'
        b"<xdr:cNvSpPr%s/></xdr:nvSpPr></xdr:sp></xdr:oneCellAnchor></"
    )
    for attribute, kind in ((b"", LostKind.SHAPE), (b' txBox="1"', LostKind.TEXT_BOX)):
        changed = with_part(
            data, "xl/drawings/drawing1.xml",
            lambda xml, extra=attribute: (shape % extra).join(xml.rsplit(b"</", 1)),
        )  # fmt: skip
        assert Lost(kind, "請款單") in inspect_template(changed).lost
    assert Lost(LostKind.MACRO, "") in inspect_template(with_part(data, "xl/vbaProject.bin")).lost


def with_part(
    data: bytes, name: str, change: Callable[[bytes], bytes] = lambda part: part
) -> bytes:
    """The same archive with one part changed, or added."""
    buffer = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, change(content) if part == name else content)
        if name not in old.namelist():
            new.writestr(name, change(b""))
    return buffer.getvalue()


def test_every_loss_has_its_words() -> None:
    for language in ("zh_TW", "zh_CN", "en"):
        t = Translator(language)
        assert all(t(f"sheets.lost.{kind}", sheet="甲") for kind in LostKind)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"name,amount\n", b"\xd0\xcf\x11\xe0" * 99])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(DomainError, match="template_unreadable"):
        inspect_template(data)
    with pytest.raises(DomainError, match="template_unreadable"):
        fill_template(data, statement())


def test_a_damaged_workbook_is_refused() -> None:
    whole = form(usual)
    broken = with_part(whole, "xl/worksheets/sheet1.xml", lambda xml: xml[: len(xml) // 2])
    with pytest.raises(DomainError, match="template_unreadable"):
        inspect_template(broken)


def test_a_form_that_unzips_to_too_much_is_refused() -> None:
    bomb = with_part(form(usual), "xl/media/x.bin", lambda _: bytes(21 * 1024 * 1024))
    assert len(bomb) < 100_000
    with pytest.raises(DomainError, match="template_too_large"):
        inspect_template(bomb)


def test_a_stray_cell_in_the_last_row_is_refused() -> None:
    with pytest.raises(DomainError, match="template_too_large"):
        inspect_template(form(lambda sheet: sheet.cell(1_048_576, 200, "x")))


def test_entities_are_refused() -> None:
    data = with_part(
        form(usual), "xl/styles.xml",
        lambda xml: b'<!DOCTYPE x [<!ENTITY a "b">]>' + xml,
    )  # fmt: skip
    with pytest.raises(DomainError, match="template_unreadable"):
        inspect_template(data)


def test_a_note_without_prices_fills_none_in() -> None:
    def build(sheet: Worksheet) -> None:
        sheet.append(["{{line.name}}", "{{line.unit_price}}", "{{line.amount}}"])
        sheet.append(["{{note.gross}}", "{{note.capitals}}", "{{note.currency}}", "{{note.net}}"])

    sheet = opened(fill_template(form(build), note(priced=False)))
    values = [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert values == [line.name for line in note().lines]


def test_a_neutral_note_comes_in_our_own_form() -> None:
    def build(sheet: Worksheet) -> None:
        sheet["A1"] = FIRM.name
        sheet["A2"] = "{{note.number}}"

    content = note(priced=False, neutral=True)
    filled = fill_template(form(build), content)
    assert filled == note_xlsx(note_paper(content, Translator(content.language)))
    with zipfile.ZipFile(BytesIO(filled)) as archive:
        told = b"".join(archive.read(name) for name in archive.namelist())
    assert FIRM.name.encode() not in told


def test_properties_name_the_firm_and_not_who_made_the_form() -> None:
    book = load_workbook(BytesIO(form(usual)))
    book.properties.creator = "陳怡君"
    book.properties.lastModifiedBy = "陳怡君"
    book.properties.keywords = "底價"
    data = fill_template(saved(book), statement())
    properties = load_workbook(BytesIO(data)).properties
    assert properties.creator == "禾裕包裝材料有限公司"
    with zipfile.ZipFile(BytesIO(data)) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "陳怡君" not in core
    assert "底價" not in core
