"""Which file of the archive holds which sheet, and whether each can be read safely."""

from __future__ import annotations

import html
import posixpath
import re
import zipfile
from typing import IO

from app.readers.sheet_scan import SheetScan
from app.readers.zip_limits import Allowance, check_directory, inflated

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_SHEET = re.compile(r"<(?:\w+:)?sheet\b([^>]*)/?>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)/?>")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*("[^"]*"|'[^']*')""")


class NotAWorkbook(Exception):
    """A zip, but none that Excel made."""


def scan_archive(file: IO[bytes], limit: int) -> dict[str, SheetScan]:
    """Sheet name → what was found in its XML; the bytes really unpacked are counted on the way.

    Raises NotAWorkbook, UnzipsTooLarge, UnreadableArchive, EncryptedArchive, TooManyCells.
    """
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise NotAWorkbook from error
    check_directory(archive, limit)
    if _WORKBOOK not in archive.namelist():
        raise NotAWorkbook
    allowance = Allowance(limit)
    scans: dict[str, SheetScan] = {}
    texts: dict[str, bytes] = {}
    for part in archive.infolist():
        name = part.filename
        scan = scans.setdefault(name, SheetScan()) if _is_sheet(name) else None
        pieces = []
        for piece in inflated(file, part):
            allowance.take(len(piece))
            if scan is not None:
                scan.feed(piece)
            elif name in (_WORKBOOK, _RELATIONS):
                pieces.append(piece)
        if scan is not None:
            scan.finish()
        texts[name] = b"".join(pieces)
    places = _sheet_places(texts[_WORKBOOK], texts.get(_RELATIONS, b""))
    return {name: scans[place] for name, place in places.items() if place in scans}


def _is_sheet(name: str) -> bool:
    return name.endswith(".xml") and "sheet" in posixpath.dirname(name).lower()


def _sheet_places(workbook: bytes, relations: bytes) -> dict[str, str]:
    targets = {}
    for found in _RELATION.finditer(relations.decode("utf-8", "replace")):
        relation = _attributes(found[1])
        target = relation.get("Target", "")
        targets[relation.get("Id", "")] = posixpath.normpath(
            target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        )
    places = {}
    for found in _SHEET.finditer(workbook.decode("utf-8", "replace")):
        sheet = _attributes(found[1])
        identity = next((sheet[key] for key in sheet if key.endswith(":id")), "")
        places[sheet.get("name", "")] = targets.get(identity, "")
    return places


def _attributes(text: str) -> dict[str, str]:
    return {key: html.unescape(value[1:-1]) for key, value in _ATTRIBUTE.findall(text)}
