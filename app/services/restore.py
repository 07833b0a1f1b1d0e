"""Bringing a backup back: everything is verified beside the book before the book is touched."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.db.book import FILE, FILES
from app.db.engine import exclusive, refusals
from app.db.files import FileStore, disk_refusal, sync_folder
from app.db.journal import Head
from app.db.lock import WindowLock
from app.db.place import refuse_place
from app.db.schema import REVISIONS, head_of, revision_of
from app.domain.errors import DomainError
from app.services.backup import FORMAT, MANIFEST, SYNC_EVERY
from app.services.check import check_file
from app.services.desk import Progress
from app.services.stages import Stage, go_on, nobody_watches, stage

KEPT = f"{FILE}.before-restore"
_PART = re.compile(rf"{re.escape(FILE)}|{FILES}/[0-9a-f]{{64}}")
_CHUNK = 1 << 20
_MANIFEST_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class RestoreReport:
    head: Head
    kept: Path | None
    """The book that was here before, None where there was none."""


def restore(
    place: Path, file: Path, progress: Progress = nobody_watches
) -> RestoreReport:
    """Put the backup's book into ``place``; the one that was there stays beside it.

    The new file is swapped in by one rename, so whatever happens there is a whole book. No window
    may be open on it. DomainError: ``errors.backup_damaged`` (nothing was touched),
    ``errors.book_newer``, ``errors.book_busy``, what the disk refused, or Stopped once
    ``progress`` says no: it is asked for the last time at ``Stage.SWAPPING``.
    """
    refuse_place(place)
    lock = WindowLock(place)
    if not lock.acquire():
        raise DomainError("errors.book_busy", place=str(place))
    try:
        with tempfile.TemporaryDirectory(dir=place, prefix=".restore-") as folder:
            head = _verified(file, Path(folder), progress)
            go_on(stage(progress, Stage.SWAPPING), 0, 0)
            return RestoreReport(head, _swap(Path(folder), place))
    except OSError as failure:
        raise disk_refusal(failure, place) from failure
    finally:
        lock.release()


def _verified(file: Path, folder: Path, progress: Progress) -> Head:
    """Unpack into a folder; every part, the book itself and its journal must be sound."""
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _manifest(archive)
            unpacked = _Unpacked(manifest["parts"], progress)
            for name, part in manifest["parts"].items():
                _extract(archive, name, part, folder, unpacked)
        head = Head(manifest["head"]["seq"], manifest["head"]["hash"])
    except (
        zipfile.BadZipFile, zlib.error, EOFError, KeyError, TypeError, ValueError,
        NotImplementedError, FileNotFoundError, IsADirectoryError,
    ) as failure:
        raise DomainError("errors.backup_damaged", file=str(file)) from failure
    book = folder / FILE
    revision = revision_of(book)
    current = revision == REVISIONS[-1]
    sound = not current or check_file(book, FileStore(folder / FILES), progress).sound
    if revision is None or head_of(book) != head or not sound:
        raise DomainError("errors.backup_damaged", file=str(file))
    return head


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    info = archive.getinfo(MANIFEST)
    if info.file_size > _MANIFEST_BYTES:
        raise ValueError("manifest too large")
    manifest: dict[str, Any] = json.loads(archive.read(info))
    if manifest["format"] > FORMAT:
        raise DomainError("errors.book_newer", version=str(manifest["revision"]))
    if FILE not in manifest["parts"] or not all(map(_PART.fullmatch, manifest["parts"])):
        raise ValueError("parts that are none")
    return manifest


class _Unpacked:
    def __init__(self, parts: dict[str, Any], progress: Progress) -> None:
        self._of = sum(int(part["size"]) for part in parts.values())
        self._watch = stage(progress, Stage.UNPACKING)
        self._done = 0

    def add(self, size: int) -> None:
        self._done += size
        go_on(self._watch, self._done, self._of)


def _extract(
    archive: zipfile.ZipFile, name: str, part: dict[str, Any], folder: Path, unpacked: _Unpacked
) -> None:
    """Unpack one part, never more than its manifest says it has."""
    target = folder / name
    target.parent.mkdir(exist_ok=True)
    digest, left, unsynced = hashlib.sha256(), int(part["size"]), 0
    with archive.open(name) as source, target.open("wb") as file:
        while chunk := source.read(min(_CHUNK, left + 1)):
            left -= len(chunk)
            if left < 0:
                raise ValueError(f"{name} is longer than it should be")
            digest.update(chunk)
            file.write(chunk)
            unsynced += len(chunk)
            if unsynced >= SYNC_EVERY:
                file.flush()
                os.fsync(file.fileno())
                unsynced = 0
            unpacked.add(len(chunk))
        file.flush()
        os.fsync(file.fileno())
    if left or digest.hexdigest() != part["sha256"]:
        raise ValueError(f"{name} is not what it was")


def _unused(wanted: Path) -> Path:
    """That name, numbered where an earlier restore has kept a book under it."""
    number, name = 1, wanted
    while name.exists():
        number += 1
        name = wanted.with_name(f"{wanted.name}-{number}")
    return name


def _swap(folder: Path, place: Path) -> Path | None:
    """Files first (they only add), then the book by one rename, the old one linked aside."""
    store = FileStore(place / FILES)
    for name in FileStore(folder / FILES).names():
        store.folder.mkdir(exist_ok=True)
        (folder / FILES / name).replace(store.path(name))
    if store.folder.is_dir():
        sync_folder(store.folder)
    target, journal = place / FILE, place / f"{FILE}-journal"
    if not target.exists():
        journal.unlink(missing_ok=True)  # a stray one would be played into the new book
        (folder / FILE).replace(target)
        sync_folder(place)
        return None
    kept = _unused(place / KEPT)
    with refusals(place), exclusive(target) as locked:
        if not locked:
            journal.unlink(missing_ok=True)
        shutil.copy2(target, folder / KEPT)
        (folder / KEPT).replace(kept)
        if os.name != "nt":  # still locked: who waits for it finds the new one (Book._current)
            (folder / FILE).replace(target)
    if os.name == "nt":  # cannot be swapped while anyone has it open
        (folder / FILE).replace(target)
    sync_folder(place)
    return kept
