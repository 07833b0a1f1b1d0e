"""Opening a firm's Excel form: a stranger's file, so measured before it is unpacked."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from app.domain.errors import DomainError
from app.writers.template_lost import Lost, find_lost

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

MAX_UNZIPPED = 20 * 1024 * 1024
"""Bytes. A form is a page or two, and openpyxl takes fifty times what it reads."""
MAX_PARTS = 2_000
MAX_CELLS = 200_000
"""Of a sheet's used rectangle: a stray cell in the last row would be a million rows to walk."""

# What zipfile, the XML parser and openpyxl raise over files that are not what they say.
DAMAGE = (
    zipfile.BadZipFile, zlib.error, KeyError, IndexError, ValueError, TypeError, AttributeError,
    OSError, EOFError, SyntaxError, NotImplementedError, RuntimeError,
)  # fmt: skip


def read_lost(template: bytes) -> tuple[Lost, ...]:
    """Checks the file's size and parts, then says what of it cannot be kept."""
    try:
        with zipfile.ZipFile(BytesIO(template)) as archive:
            _measure(archive)
            return find_lost(archive)
    except DAMAGE as damage:
        raise DomainError("errors.template_unreadable") from damage


def _measure(archive: zipfile.ZipFile) -> None:
    """``zipfile`` never unpacks more of a part than the directory says, so that may be summed."""
    parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNZIPPED:
        raise DomainError("errors.template_too_large")
    for part in parts:
        if part.filename.endswith((".xml", ".rels", ".vml")):
            text = archive.read(part)
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise ValueError(part.filename)


def open_template(template: bytes) -> Workbook:
    """The form as openpyxl sees it; call ``read_lost`` first."""
    from openpyxl import load_workbook
    from PIL.Image import DecompressionBombError

    try:
        with warnings.catch_warnings():
            # What openpyxl warns that it drops is in the report, by sheet.
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(template), rich_text=True)
    except (*DAMAGE, DecompressionBombError) as damage:
        raise DomainError("errors.template_unreadable") from damage
    if any(sheet.max_row * sheet.max_column > MAX_CELLS for sheet in book.worksheets):
        raise DomainError("errors.template_too_large")
    return book
