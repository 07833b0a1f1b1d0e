"""What a zipped workbook may unpack to, found out before anything unpacks it into memory."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

MAX_UNZIPPED = 200 * 1024 * 1024
"""Bytes (firm-workbook §1)."""

_LOCAL_HEADER = struct.Struct("<4s22xHH")
_READ = 1 << 18
_INFLATE = 1 << 20


class UnzipsTooLarge(Exception):
    """More comes out of the archive than is allowed, whatever its directory says."""


class UnreadableArchive(Exception):
    """The archive contradicts itself, or is packed in a way that Excel never uses."""


class EncryptedArchive(Exception):
    """A part is locked with a password."""


def check_directory(archive: zipfile.ZipFile, limit: int) -> None:
    """Judge the archive by what its directory claims, without unpacking."""
    for part in archive.infolist():
        if part.flag_bits & 0x1:
            raise EncryptedArchive(part.filename)
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableArchive(part.filename)
    if sum(part.file_size for part in archive.infolist()) > limit:
        raise UnzipsTooLarge


def inflated(file: IO[bytes], part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes a part really unpacks to, piece by piece.

    ``zipfile`` stops at the size that the directory claims, and so would not notice a part
    that holds more than it says; the reader that follows would.
    """
    file.seek(part.header_offset)
    header = file.read(_LOCAL_HEADER.size)
    if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
        raise UnreadableArchive(part.filename)
    _, name_length, extra_length = _LOCAL_HEADER.unpack(header)
    file.seek(name_length + extra_length, 1)
    packed = _packed(file, part.compress_size)
    if part.compress_type == zipfile.ZIP_STORED:
        yield from packed
        return
    yield from _inflate(packed, part.filename)


def _packed(file: IO[bytes], length: int) -> Iterator[bytes]:
    while length > 0:
        piece = file.read(min(length, _READ))
        if not piece:
            return
        length -= len(piece)
        yield piece


def _inflate(packed: Iterator[bytes], name: str) -> Iterator[bytes]:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    for piece in packed:
        waiting = piece
        while waiting and not stream.eof:
            try:
                yield stream.decompress(waiting, _INFLATE)
            except zlib.error as error:
                raise UnreadableArchive(name) from error
            waiting = stream.unconsumed_tail


class Allowance:
    """Counts what is unpacked; UnzipsTooLarge once it is more than ``limit`` bytes."""

    def __init__(self, limit: int) -> None:
        self._left = limit

    def take(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise UnzipsTooLarge
