"""A backup: one file with a consistent copy of the book and all its files.

It is a zip whose ``manifest.json`` comes last and names every part with its size and sha256, and
the journal's head; anything missing, cut off or changed is found before a restore begins.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from app.db.book import FILE, FILES, Book
from app.db.engine import copy_book, refusals
from app.db.files import sync_folder
from app.db.journal import Head
from app.db.schema import head_of, revision_of
from app.domain.errors import DomainError
from app.services.desk import Progress
from app.services.stages import Stage, Stopped, go_on, nobody_watches, stage

FORMAT = 1
MANIFEST = "manifest.json"
_CHUNK = 1 << 20
SYNC_EVERY = 8 << 20
"""A slow disk is waited for piece by piece: at the end nothing could be stopped any more."""


@dataclass(frozen=True, slots=True)
class BackupReport:
    path: Path
    head: Head
    """The journal's last entry in the copy."""
    files: int
    size: int
    """Bytes of the backup."""


def backup(
    book: Book, target: Path, *, now: datetime, progress: Progress = nobody_watches
) -> BackupReport:
    """Write a backup beside ``target`` and swap it in; an earlier one stays until then.

    Others may go on working. DomainError ``errors.backup_not_written`` where the disk refuses,
    Stopped once ``progress`` says no.
    """
    target = target.absolute()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
            beside = Path(folder) / "backup"
            copy = _copied(book, Path(folder), progress)
            head = head_of(copy)
            files = _write(book, copy, beside, (head, now), progress)
            size = beside.stat().st_size
            beside.replace(target)
        sync_folder(target.parent)
    except (OSError, _CopyFailed) as failure:
        raise DomainError("errors.backup_not_written", file=str(target)) from failure
    return BackupReport(target, head, files, size)


class _CopyFailed(Exception):
    pass


def _copied(book: Book, folder: Path, progress: Progress) -> Path:
    copy = folder / FILE
    try:
        with refusals(folder):
            copy_book(
                book.path, copy, stage(progress, Stage.COPYING, book.path.stat().st_size)
            )
    except Stopped:
        raise
    except DomainError as failure:
        raise _CopyFailed from failure
    return copy


def _write(
    book: Book, copy: Path, beside: Path, at: tuple[Head, datetime], progress: Progress
) -> int:
    parts: dict[str, Any] = {}
    head, now = at
    names = list(book.files.names())
    sources = {FILE: copy, **{f"{FILES}/{name}": book.files.path(name) for name in names}}
    of = sum(source.stat().st_size for source in sources.values())
    with beside.open("wb") as file:
        packed = _Packed(file, of, progress)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for part, source in sources.items():
                parts[part] = _add(archive, part, source, packed)
            manifest = {
                "format": FORMAT, "revision": revision_of(copy), "at": now.isoformat(),
                "head": {"seq": head.seq, "hash": head.hash}, "parts": parts,
            }
            archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        file.flush()
        os.fsync(file.fileno())
    return len(names)


class _Packed:
    """How much has been packed, and is on the disk."""

    def __init__(self, file: BinaryIO, of: int, progress: Progress) -> None:
        self._file, self._of = file, of
        self._watch = stage(progress, Stage.PACKING)
        self._done = self._synced = 0

    def add(self, size: int) -> None:
        self._done += size
        if self._file.tell() - self._synced >= SYNC_EVERY:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._synced = self._file.tell()
        go_on(self._watch, self._done, self._of)


def _add(
    archive: zipfile.ZipFile, name: str, source: Path, packed: _Packed
) -> dict[str, Any]:
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as file, archive.open(name, "w", force_zip64=True) as part:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            part.write(chunk)
            packed.add(len(chunk))
    return {"size": size, "sha256": digest.hexdigest()}
