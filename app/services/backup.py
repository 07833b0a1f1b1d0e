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
from typing import Any

from app.db.book import FILE, FILES, Book
from app.db.engine import copy_book, refusals
from app.db.files import sync_folder
from app.db.journal import Head
from app.db.schema import head_of, revision_of
from app.domain.errors import DomainError

FORMAT = 1
MANIFEST = "manifest.json"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class BackupReport:
    path: Path
    head: Head
    """The journal's last entry in the copy."""
    files: int
    size: int
    """Bytes of the backup."""


def backup(book: Book, target: Path, *, now: datetime) -> BackupReport:
    """Write a backup beside ``target`` and swap it in; an earlier one stays until then.

    Others may go on working. DomainError ``errors.backup_not_written`` where the disk refuses.
    """
    target = target.absolute()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
            beside = Path(folder) / "backup"
            copy = _copied(book, Path(folder))
            head = head_of(copy)
            files = _write(book, copy, beside, head, now)
            size = beside.stat().st_size
            beside.replace(target)
        sync_folder(target.parent)
    except (OSError, _CopyFailed) as failure:
        raise DomainError("errors.backup_not_written", file=str(target)) from failure
    return BackupReport(target, head, files, size)


class _CopyFailed(Exception):
    pass


def _copied(book: Book, folder: Path) -> Path:
    copy = folder / FILE
    try:
        with refusals(folder):
            copy_book(book.path, copy)
    except DomainError as failure:
        raise _CopyFailed from failure
    return copy


def _write(book: Book, copy: Path, beside: Path, head: Head, now: datetime) -> int:
    parts: dict[str, Any] = {}
    with beside.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            parts[FILE] = _add(archive, FILE, copy)
            names = list(book.files.names())
            for name in names:
                part = f"{FILES}/{name}"
                parts[part] = _add(archive, part, book.files.path(name))
            manifest = {
                "format": FORMAT, "revision": revision_of(copy), "at": now.isoformat(),
                "head": {"seq": head.seq, "hash": head.hash}, "parts": parts,
            }
            archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        file.flush()
        os.fsync(file.fileno())
    return len(names)


def _add(archive: zipfile.ZipFile, name: str, source: Path) -> dict[str, Any]:
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as file, archive.open(name, "w", force_zip64=True) as part:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            part.write(chunk)
    return {"size": size, "sha256": digest.hexdigest()}
