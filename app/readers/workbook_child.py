"""The process that opens somebody's workbook, so that a hostile one cannot take ours with it.

It imports only what reading needs. Messages to the parent are tuples whose first item says
what they are; the parent is ``app.readers.workbook``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO, Any

from app.readers.sheet_scan import TooManyCells, UnreadCell
from app.readers.workbook_parts import NotAWorkbook, scan_archive
from app.readers.zip_limits import EncryptedArchive, UnreadableArchive, UnzipsTooLarge

MAX_MEMORY = 2 * 1024**3
"""Address space of this process where the system can limit it (not on Windows)."""
BLOCK_ROWS = 5000

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_REFUSALS: tuple[tuple[type[Exception], str], ...] = (
    (EncryptedArchive, "encrypted"),
    (UnzipsTooLarge, "too_large"),
    (TooManyCells, "too_many_rows"),
    (UnreadableArchive, "unreadable"),
    (NotAWorkbook, "unreadable"),
    (MemoryError, "too_large"),
    (OSError, "not_opened"),
)


def read_into(connection: Connection, path: str, limit: int) -> None:
    """Send every sheet of ``path`` as ("block", name, columns, first row) messages, at least one
    a sheet, then ("end",); or ("refused", reason) where it must not or cannot be read.
    """
    _be_quiet()
    _limit_memory()
    try:
        with Path(path).open("rb") as file:
            for message in _messages(file, limit):
                connection.send(message)
        connection.send(("end",))
    except tuple(kind for kind, _ in _REFUSALS) as refusal:
        reason = next(reason for kind, reason in _REFUSALS if isinstance(refusal, kind))
        connection.send(("refused", reason))
    finally:
        connection.close()


def _be_quiet() -> None:
    """What a failing native reader prints is nothing that the person at the screen can use."""
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 2)
    os.close(sink)


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = MAX_MEMORY if hard == resource.RLIM_INFINITY else min(MAX_MEMORY, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    except (ValueError, OSError):  # macOS knows the limit but may refuse to set it
        return


def _messages(file: IO[bytes], limit: int) -> Iterator[tuple[Any, ...]]:
    unread = _check(file, limit)
    file.seek(0)
    for name, sheet in _sheets(file):
        rows = _rows(sheet, unread.get(name, []))
        first = 0
        while (block := list(islice(rows, BLOCK_ROWS))) or first == 0:
            columns = [_plain_column(column) for column in zip(*block, strict=True)]
            yield "block", name, columns, first
            first += max(1, len(block))


def _check(file: IO[bytes], limit: int) -> dict[str, list[UnreadCell]]:
    start = file.read(8)
    size = file.seek(0, 2)
    if size > limit:
        raise UnzipsTooLarge
    file.seek(0)
    if start.startswith(_ZIP):
        return {name: scan.unread for name, scan in scan_archive(file, limit).items()}
    if not start.startswith(_OLE):
        raise NotAWorkbook
    if _ENCRYPTED in file.read():
        raise EncryptedArchive
    return {}


def _sheets(file: IO[bytes]) -> Iterator[tuple[str, Any]]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

    try:
        book = CalamineWorkbook.from_filelike(file)
        for sheet in book.sheets_metadata:
            if sheet.typ is SheetTypeEnum.WorkSheet:
                yield sheet.name, book.get_sheet_by_name(sheet.name)
    except PasswordError as error:
        raise EncryptedArchive from error
    except CalamineError as error:
        raise NotAWorkbook from error


def _rows(sheet: Any, unread: list[UnreadCell]) -> Iterator[list[Any]]:
    """Rows from Excel's row 1, each from column A, all of one length, with the cells in them
    that have no value to read.
    """
    top, left = sheet.start or (0, 0)
    bottom, right = sheet.end or (-1, -1)
    width = 1 + max([right, *(cell.column for cell in unread)])
    marks: dict[int, list[UnreadCell]] = {}
    for cell in unread:
        marks.setdefault(cell.row, []).append(cell)
    read = sheet.iter_rows() if sheet.start else iter(())
    for number in range(1 + max([bottom, *marks])):
        row: list[Any] = next(read, []) if number <= bottom else []
        if len(row) != width:
            row = _widened(row if number >= top else [], left, width)
        for mark in marks.get(number, ()):
            row[mark.column] = mark
        yield row


def _widened(cells: list[Any], left: int, width: int) -> list[Any]:
    """The reader starts at the first column that is used."""
    row = [""] * left + cells if cells else []
    return row + [""] * (width - len(row))


def _plain_column(column: tuple[Any, ...]) -> list[Any]:
    if _SIMPLE.issuperset(map(type, column)):
        return list(column)
    return [cell if type(cell) in _SIMPLE else _plain(cell) for cell in column]


_SIMPLE = frozenset({str, float, date})


def _plain(cell: object) -> object:
    """A value that cannot be taken for another: ``True`` equals 1.0 as a key of a dictionary."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, time):
        return cell.isoformat("minutes" if cell.second == 0 else "seconds")
    if isinstance(cell, timedelta):
        return str(cell)
    return cell
