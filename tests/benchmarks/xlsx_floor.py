"""The least that a workbook with given cells can cost: its XML by hand, into a zip."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape, unescape

CELL = re.compile(
    r'<c r="([A-Z]+\d+)"(?: s="(\d+)")?(?: t="(\w+)")?(?:/>|>(?:<f>(.*?)</f>)?<v>(.*?)</v></c>)'
)
ROW = re.compile(r"(<row [^>]*?)(?:/>|>(.*?)</row>)", re.DOTALL)
TEXT = re.compile(r"<si><t[^>]*>(.*?)</t></si>", re.DOTALL)
SHEET_DATA = re.compile(r"<sheetData>(.*?)</sheetData>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Cells:
    """One sheet: what stands before and after its cells, and the cells by row."""

    before: str
    after: str
    rows: list[tuple[str, list[tuple[str, str, str, str | float | None]]]]


@dataclass(frozen=True, slots=True)
class Workbook:
    sheets: dict[str, Cells]
    fixed: dict[str, bytes]


def take_apart(data: bytes) -> Workbook:
    """The cells of a workbook as values, all its other parts as they are."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    texts = [unescape(text) for text in TEXT.findall(parts.pop("xl/sharedStrings.xml").decode())]
    names = [name for name in parts if name.startswith("xl/worksheets/sheet")]
    sheets = {name: _cells(parts.pop(name).decode(), texts) for name in names}
    return Workbook(sheets, parts)


def _cells(xml: str, texts: list[str]) -> Cells:
    found = SHEET_DATA.search(xml)
    assert found is not None
    rows = []
    for opening, inner in ROW.findall(found[1]):
        cells: list[tuple[str, str, str, str | float | None]] = []
        for ref, style, kind, formula, value in CELL.findall(inner or ""):
            shown: str | float | None = None
            if kind == "s":
                shown = texts[int(value)]
            elif value:
                shown = float(value)
            cells.append((ref, style or "0", formula, shown))
        rows.append((opening, cells))
    return Cells(xml[: found.start(1)], xml[found.end(1) :], rows)


def write_by_hand(book: Workbook) -> bytes:
    """The same cells again, strings shared, as plainly as Python can say it."""
    index: dict[str, int] = {}
    written = dict(book.fixed)
    for name, sheet in book.sheets.items():
        out = [sheet.before]
        for opening, cells in sheet.rows:
            out.append(f"{opening}>")
            for ref, style, formula, value in cells:
                if value is None:
                    out.append(f'<c r="{ref}" s="{style}"/>')
                elif isinstance(value, str):
                    number = index.setdefault(value, len(index))
                    out.append(f'<c r="{ref}" s="{style}" t="s"><v>{number}</v></c>')
                elif formula:
                    out.append(f'<c r="{ref}" s="{style}"><f>{formula}</f><v>{value:.16G}</v></c>')
                else:
                    out.append(f'<c r="{ref}" s="{style}"><v>{value:.16G}</v></c>')
            out.append("</row>")
        out.append(sheet.after)
        written[name] = "".join(out).encode()
    written["xl/sharedStrings.xml"] = _shared(index)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in written.items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _shared(index: dict[str, int]) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    texts = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in index)
    return f'{head}<sst xmlns="{space}">{texts}</sst>'.encode()
