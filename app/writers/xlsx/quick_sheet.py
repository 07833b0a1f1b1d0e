"""XlsxWriter's worksheet with its inner loop said shorter: the same cells in a third of the time.

The library walks every column of every row and puts each cell together attribute by attribute,
which is most of what a small workbook costs. What is written here is what it writes
(tests/writers/xlsx/test_quick_sheet.py holds the two against each other, cell by cell).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsxwriter.worksheet import Worksheet

if TYPE_CHECKING:
    from xlsxwriter.format import Format

COLUMNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class QuickSheet(Worksheet):  # type: ignore[misc]  # the library is untyped
    """For sheets of up to 26 columns, without comments, row formats or column formats.

    A plain cell is kept as its format and the end of its element; the library's own cells
    (formulas) stay what they are.
    """

    def __init__(self) -> None:
        super().__init__()
        self._style_attributes: dict[Format | None, str] = {None: ""}

    def write_string(
        self, row: int, col: int, string: str, cell_format: Format | None = None
    ) -> int:
        """``string`` is no longer than a cell can hold: see ``text.cell_text``."""
        index = self.str_table._get_shared_string_index(string)
        self.table[row][col] = (cell_format, f' t="s"><v>{index}</v></c>')
        return 0

    def write_number(
        self, row: int, col: int, number: Any, cell_format: Format | None = None
    ) -> int:
        self.table[row][col] = (cell_format, f"><v>{number:.16G}</v></c>")
        return 0

    def write_blank(self, row: int, col: int, blank: Any, cell_format: Format | None = None) -> int:
        self.table[row][col] = (cell_format, "/>")
        return 0

    def _assemble_xml_file(self) -> None:
        filled = {row: cells for row, cells in self.table.items() if cells}
        if filled:
            self._check_dimensions(min(filled), min(map(min, filled.values())))
            self._check_dimensions(max(filled), max(map(max, filled.values())))
        super()._assemble_xml_file()

    def _write_rows(self) -> None:
        # The attribute "spans" is optional and left out.
        for row in range(self.dim_rowmin or 0, (self.dim_rowmax or 0) + 1):
            info = self.row_info.get(row)
            cells = self.table.get(row)
            if cells:
                if info:
                    self._write_row(row, None, info)
                else:
                    self.fh.write(f'<row r="{row + 1}">')
                self._write_cells(row, cells)
                self.fh.write("</row>")
            elif info:
                self._write_empty_row(row, None, info)

    def _write_cells(self, row: int, cells: dict[int, Any]) -> None:
        write, number, styles = self.fh.write, row + 1, self._style_attributes
        for column in sorted(cells):
            cell = cells[column]
            if type(cell) is not tuple:
                self._write_cell(row, column, cell)
                continue
            place, rest = cell
            style = styles.get(place)
            if style is None:
                style = styles[place] = f' s="{place._get_xf_index()}"'
            write(f'<c r="{COLUMNS[column]}{number}"{style}{rest}')
