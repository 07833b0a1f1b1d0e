"""Repeating one row of a worksheet: styles, heights and merged cells with it, all else moved."""

from __future__ import annotations

from copy import copy
from itertools import chain
from typing import TYPE_CHECKING, Any

from app.writers.template_formulas import Growth

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


def repeat_row(book: Workbook, sheet: Worksheet, row: int, times: int) -> None:
    """Make ``times`` equal rows of row ``row``, as inserting copies of it in Excel would."""
    by = times - 1
    if by < 1:
        return
    growth = Growth(sheet.title, row, by)
    merged = _unmerge(sheet, row)
    _shift_formulas(book, growth)
    if sheet.max_row > row:
        from openpyxl.worksheet.cell_range import CellRange

        below = CellRange(
            min_row=row + 1, max_row=sheet.max_row, min_col=1, max_col=sheet.max_column
        )
        sheet.move_range(below, rows=by)
    _shift_heights(sheet, growth)
    _copy_cells(sheet, row, by)
    _merge(sheet, merged, growth)
    _shift_ranges(sheet, growth)
    _shift_anchors(sheet, growth)


def _unmerge(sheet: Worksheet, row: int) -> list[tuple[int, int, int, int]]:
    found = [
        (merged.min_row, merged.max_row, merged.min_col, merged.max_col)
        for merged in sheet.merged_cells.ranges
        if merged.max_row >= row
    ]
    for top, bottom, left, right in found:
        sheet.unmerge_cells(start_row=top, end_row=bottom, start_column=left, end_column=right)
    return found


def _merge(
    sheet: Worksheet, merged: list[tuple[int, int, int, int]], growth: Growth
) -> None:
    for top, bottom, left, right in merged:
        if top == bottom == growth.row:
            rows = [(row, row) for row in range(top, top + growth.by + 1)]
        else:
            rows = [(growth.moved(top), bottom + growth.by)]
        for first, last in rows:
            sheet.merge_cells(
                start_row=first, end_row=last, start_column=left, end_column=right
            )


def _shift_formulas(book: Workbook, growth: Growth) -> None:
    for sheet in book.worksheets:
        own = sheet.title == growth.sheet
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f" and isinstance(cell.value, str):
                    in_row = own and cell.row == growth.row
                    cell.value = growth.formula(cell.value, sheet.title, in_row=in_row)
        _shift_names(sheet.defined_names, growth, sheet.title)
    _shift_names(book.defined_names, growth, "")


def _shift_names(names: Any, growth: Growth, on_sheet: str) -> None:
    for name in names.values():
        if name.attr_text:
            name.attr_text = growth.formula(f"={name.attr_text}", on_sheet)[1:]


def _shift_heights(sheet: Worksheet, growth: Growth) -> None:
    heights = dict(sheet.row_dimensions.items())
    for row in sorted(heights, reverse=True):
        if row > growth.row:
            del sheet.row_dimensions[row]
            _height(sheet, heights[row], row + growth.by)
    if growth.row in heights:
        for offset in range(1, growth.by + 1):
            _height(sheet, heights[growth.row], growth.row + offset)


def _height(sheet: Worksheet, dimension: Any, row: int) -> None:
    moved = copy(dimension)
    moved.index = row
    sheet.row_dimensions[row] = moved


def _copy_cells(sheet: Worksheet, row: int, by: int) -> None:
    from openpyxl.formula.translate import Translator

    row_cells: list[Any] = list(sheet[row])
    for cell in row_cells:
        for offset in range(1, by + 1):
            twin: Any = sheet.cell(row + offset, cell.column)
            twin._style = copy(cell._style)
            if cell.data_type == "f" and isinstance(cell.value, str):
                formula = Translator(cell.value, cell.coordinate)
                twin.value = formula.translate_formula(twin.coordinate)
            else:
                twin.value = cell.value
                twin.data_type = cell.data_type


def _shift_ranges(sheet: Worksheet, growth: Growth) -> None:
    from openpyxl.worksheet.cell_range import MultiCellRange

    _shift_rules(sheet, growth)
    for validation in sheet.data_validations.dataValidation:
        validation.sqref = MultiCellRange(growth.range(str(validation.sqref)))
    if sheet.print_area:
        areas = sheet.print_area.split(",")
        sheet.print_area = ",".join(growth.range(area.rpartition("!")[2]) for area in areas)
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = growth.range(sheet.auto_filter.ref)
    for table in sheet.tables.values():
        table.ref = growth.range(table.ref)
        if table.autoFilter:
            table.autoFilter.ref = growth.range(table.autoFilter.ref)
    for cell in chain.from_iterable(sheet.iter_rows()):
        if cell.hyperlink:
            cell.hyperlink.ref = cell.coordinate


def _shift_rules(sheet: Worksheet, growth: Growth) -> None:
    from openpyxl.formatting.formatting import ConditionalFormattingList

    rules = ConditionalFormattingList()
    for formatting in sheet.conditional_formatting:
        for rule in formatting.rules:
            rule.formula = [
                growth.formula(f"={formula}", sheet.title, in_row=True)[1:]
                for formula in rule.formula
            ]
            rules.add(growth.range(str(formatting.sqref)), rule)
    sheet.conditional_formatting = rules


def _shift_anchors(sheet: Any, growth: Growth) -> None:
    """Pictures and page breaks below the row. Anchors count rows from 0."""
    for drawn in (*sheet._images, *sheet._charts):
        for end in (getattr(drawn.anchor, "_from", None), getattr(drawn.anchor, "to", None)):
            if end is not None and end.row >= growth.row:
                end.row += growth.by
    for page_break in sheet.row_breaks.brk:
        page_break.id = growth.moved(page_break.id)
