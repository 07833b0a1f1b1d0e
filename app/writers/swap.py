"""A file is written beside its place and swapped in whole: a failure leaves the old one."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.errors import DomainError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Write to the path handed out; it takes the place of ``path`` when the block ends well.

    DomainError ``errors.file_not_written`` where disk or folder refuse, or (on Windows) another
    program holds the file. Any error leaves what was there, and nothing beside it.
    """
    try:
        beside = _beside(path)
    except OSError as failure:
        raise DomainError("errors.file_not_written", file=path.name) from failure
    try:
        yield beside
        _swap(beside, path)
    except OSError as failure:
        raise DomainError("errors.file_not_written", file=path.name) from failure
    finally:
        beside.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    handle, name = tempfile.mkstemp(prefix=".gendan-", suffix=path.suffix, dir=path.parent)
    os.close(handle)
    return Path(name)


def _swap(beside: Path, path: Path) -> None:
    # mkstemp lets only the owner read; what is handed out is read by others as any file is.
    beside.chmod(_mode_for(path))
    with beside.open("rb+") as file:
        os.fsync(file.fileno())
    beside.replace(path)
    if sys.platform != "win32":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _mode_for(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
