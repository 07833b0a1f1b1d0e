"""The file store: bytes under their own sha256, so equal files are one and none ever changes."""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.domain.errors import DomainError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}


class FileStore:
    """Files are durable when ``put`` returns: a row that names one is committed after it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, content: bytes) -> str:
        """Keep the bytes and return their name; DomainError when the disk refuses."""
        name = hashlib.sha256(content).hexdigest()
        if not self.path(name).exists():
            try:
                self._write(name, content)
            except OSError as failure:
                raise disk_refusal(failure, self.folder.parent) from failure
        return name

    def get(self, name: str) -> bytes:
        """The bytes; DomainError where they are missing or no longer what they were."""
        try:
            content = self.path(name).read_bytes()
        except FileNotFoundError as failure:
            raise DomainError("errors.file_missing", name=name) from failure
        if hashlib.sha256(content).hexdigest() != name:
            raise DomainError("errors.file_damaged", name=name)
        return content

    def path(self, name: str) -> Path:
        if len(name) != 64 or not all(c in "0123456789abcdef" for c in name):
            raise ValueError(f"{name!r} names no stored file")
        return self.folder / name

    def names(self) -> Iterator[str]:
        """Every stored file."""
        if self.folder.is_dir():
            yield from sorted(p.name for p in self.folder.iterdir() if len(p.name) == 64)

    def _write(self, name: str, content: bytes) -> None:
        self.folder.mkdir(exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=self.folder, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, self.path(name))  # noqa: PTH105  (replaces on every system)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
        sync_folder(self.folder)


def disk_refusal(failure: OSError, place: Path) -> DomainError:
    """What an operating system's error means to a person."""
    full = failure.errno in _FULL
    return DomainError("errors.disk_full" if full else "errors.book_unwritable", place=str(place))


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable; Windows has no such call and does it by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
