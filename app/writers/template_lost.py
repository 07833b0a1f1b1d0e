"""What of a firm's Excel form would not come through openpyxl, found in the file's own parts."""

from __future__ import annotations

import posixpath
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
GRAPHIC_DATA = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
UNREADABLE_PICTURES = (".emf", ".wmf", ".svg")


class LostKind(StrEnum):
    SHAPE = "shape"
    TEXT_BOX = "text_box"
    CHART = "chart"
    PICTURE = "picture"
    CONTROL = "control"
    EMBEDDED = "embedded"
    MACRO = "macro"
    HEADER_PICTURE = "header_picture"
    EXTENSION = "extension"
    """Sparklines, slicers and newer conditional formats."""


@dataclass(frozen=True, slots=True)
class Lost:
    """``sheet`` is empty for what belongs to the whole workbook."""

    kind: LostKind
    sheet: str


WHOLE_WORKBOOK = (
    ("xl/vbaProject.bin", LostKind.MACRO),
    ("xl/ctrlProps/", LostKind.CONTROL),
    ("xl/activeX/", LostKind.CONTROL),
    ("xl/embeddings/", LostKind.EMBEDDED),
)


def find_lost(archive: zipfile.ZipFile) -> tuple[Lost, ...]:
    """Each kind once a sheet. KeyError or ParseError where the file is not what it says."""
    names = archive.namelist()
    found = [
        Lost(kind, "")
        for start, kind in WHOLE_WORKBOOK
        if any(name.startswith(start) for name in names)
    ]
    for title, part in _sheets(archive):
        found += [Lost(kind, title) for kind in _of_sheet(archive, part)]
    return tuple(dict.fromkeys(found))


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    book = ET.fromstring(archive.read("xl/workbook.xml"))
    targets = _relations(archive, "xl/workbook.xml")
    for sheet in book.iter(f"{SHEET}sheet"):
        part = targets.get(sheet.get(f"{RELATION}id", ""), "")
        if part in archive.namelist():
            yield sheet.get("name", ""), part


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    folder, name = posixpath.split(part)
    path = f"{folder}/_rels/{name}.rels"
    if path not in archive.namelist():
        return {}
    return {
        relation.get("Id", ""): posixpath.normpath(
            posixpath.join("/", folder, relation.get("Target", ""))
        ).lstrip("/")
        for relation in ET.fromstring(archive.read(path))
        if relation.get("TargetMode") != "External"
    }


def _of_sheet(archive: zipfile.ZipFile, part: str) -> Iterator[LostKind]:
    sheet = ET.fromstring(archive.read(part))
    if sheet.find(f"{SHEET}legacyDrawingHF") is not None:
        yield LostKind.HEADER_PICTURE
    if sheet.find(f"{SHEET}extLst") is not None:
        yield LostKind.EXTENSION
    if sheet.find(f"{SHEET}controls") is not None:
        yield LostKind.CONTROL
    drawing = sheet.find(f"{SHEET}drawing")
    if drawing is not None:
        target = _relations(archive, part).get(drawing.get(f"{RELATION}id", ""))
        if target:
            yield from _of_drawing(archive, target)


def _of_drawing(archive: zipfile.ZipFile, part: str) -> Iterator[LostKind]:
    root = ET.fromstring(archive.read(part))
    for shape in root.iter(f"{DRAWING}sp"):
        properties = shape.find(f"{DRAWING}nvSpPr/{DRAWING}cNvSpPr")
        boxed = properties is not None and properties.get("txBox") == "1"
        yield LostKind.TEXT_BOX if boxed else LostKind.SHAPE
    for name in ("cxnSp", "grpSp"):
        if root.find(f".//{DRAWING}{name}") is not None:
            yield LostKind.SHAPE
    for frame in root.iter(f"{DRAWING}graphicFrame"):
        data = frame.find(f".//{GRAPHIC_DATA}")
        chart = data is not None and str(data.get("uri")).endswith("/chart")
        yield LostKind.CHART if chart else LostKind.SHAPE
    if any(
        target.lower().endswith(UNREADABLE_PICTURES)
        for target in _relations(archive, part).values()
    ):
        yield LostKind.PICTURE
