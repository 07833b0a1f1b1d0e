"""Files that are no good workbook: made small here, whatever they would grow to when read."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tests.oracle.workbook import write_workbook

SECTOR = 512
FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
CUSTOMERS = {"firm": {"name": "F"}, "customers": [{"code": "C1", "name": "甲"}]}


def encrypted(path: Path) -> Path:
    """What Excel saves with a password: a compound file (MS-CFB) holding the encrypted package."""
    streams = [("EncryptionInfo", bytes(4096)), ("EncryptedPackage", bytes(8192))]
    fat, body, entries = [FAT_SECTOR, END], b"", []
    for name, content in streams:
        start, count = len(fat), len(content) // SECTOR
        fat += [*range(start + 1, start + count), END]
        entries.append((name, 2, start, len(content)))
        body += content
    fat += [FREE] * (SECTOR // 4 - len(fat))
    directory = entry("Root Entry", 5, END, 0, child=1)
    directory += entry(*entries[0], right=2) + entry(*entries[1]) + bytes(128)
    head = struct.pack(
        "<8s16sHHHHH6xIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        bytes(16),
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        1,
        1,
        0,
        4096,
        END,
        0,
        END,
        0,
        0,
    )
    head += struct.pack("<I", FREE) * 108
    path.write_bytes(head + struct.pack(f"<{len(fat)}I", *fat) + directory + body)
    return path


def entry(
    name: str, kind: int, start: int, size: int, child: int = FREE, right: int = FREE
) -> bytes:
    words = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        words,
        len(words),
        kind,
        1,
        FREE,
        right,
        child,
        bytes(16),
        0,
        0,
        0,
        start,
        size,
    )


def with_sheet(path: Path, pieces: Iterator[bytes], part: str = "xl/worksheets/sheet2.xml") -> Path:
    """A good workbook of which one part is replaced by what `pieces` give."""
    good = write_workbook(path.with_suffix(".good.xlsx"), CUSTOMERS)
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        with new.open(part, "w", force_zip64=True) as out:
            for piece in pieces:
                out.write(piece)
    good.unlink()
    return path


OPENING = (
    b'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns='
    b'"http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c>'
    b'<c r="B1" t="inlineStr"><is><t>name</t></is></c></row>'
)
CLOSING = b"</sheetData></worksheet>"


def bomb(path: Path, megabytes: int = 210) -> Path:
    """A few hundred kilobytes that unzip to more than 200 MB."""

    def pieces() -> Iterator[bytes]:
        yield OPENING
        for _ in range(megabytes):
            yield b" " * 1_048_576
        yield CLOSING

    return with_sheet(path, pieces())


def lying_bomb(path: Path) -> Path:
    """The same, while the directory of the zip says that part is a thousand bytes."""
    data = bytearray(bomb(path).read_bytes())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        name_length, extra, comment = struct.unpack_from("<HHH", data, at + 28)
        name = bytes(data[at + 46 : at + 46 + name_length])
        if name.endswith(b"sheet2.xml"):
            struct.pack_into("<I", data, at + 24, 1000)
        at = data.find(b"PK\x01\x02", at + 46 + name_length + extra + comment)
    path.write_bytes(data)
    return path


def too_far_down(path: Path) -> Path:
    """A row beyond the last that Excel has."""
    row = b'<row r="1048577"><c r="A1048577" t="inlineStr"><is><t>C1</t></is></c></row>'
    return with_sheet(path, iter((OPENING, row, CLOSING)))


def too_many_rows(path: Path) -> Path:
    """1,048,577 rows that don't say which they are."""

    def pieces() -> Iterator[bytes]:
        yield OPENING
        row = b"<row><c><v>1</v></c></row>"
        for _ in range(1024):
            yield row * 1024
        yield CLOSING

    return with_sheet(path, pieces())


def zip_of_something_else(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as other:
        other.writestr("hello.txt", "no workbook")
    return path


def cut_short(path: Path) -> Path:
    good = write_workbook(path, CUSTOMERS).read_bytes()
    path.write_bytes(good[: len(good) // 2])
    return path


def plain_text(path: Path) -> Path:
    path.write_text("code,name\nC1,甲\n", encoding="utf-8")
    return path


def empty(path: Path) -> Path:
    path.write_bytes(b"")
    return path
