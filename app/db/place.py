"""Where a book may live: a folder of this machine that no other program copies about.

SQLite's locks do not hold on network shares, and a synchronising program copies a file in the
middle of a commit; both lose a firm's books without a word, so both are refused.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from app.domain.errors import DomainError

FREE_BYTES = 20 * 1024 * 1024
"""Below this even opening is refused: a rollback journal needs room too."""

# 9p is left out: sandboxes and virtual machines hold their own root on it.
_NETWORK = frozenset({
    "nfs", "nfs4", "cifs", "smb", "smbfs", "smb3", "afs", "ncpfs", "webdav", "davfs",
    "fuse.davfs", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "glusterfs", "fuse.glusterfs",
    "ceph", "fuse.ceph", "beegfs", "lustre", "fuse.google-drive-ocamlfuse",
})
_SYNC_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_SYNC_MARKERS = (".dropbox", ".dropbox.cache", ".nutstore", ".tmp.driveupload", ".sync")
_SYNC_FOLDERS = (
    "onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud drive",
    "iclouddrive", "mobile documents", "cloudstorage", "nutstore", "nutstore files",
    "坚果云", "堅果雲", "我的坚果云", "baidusyncdisk", "seafile", "nextcloud", "owncloud",
)


def refuse_place(place: Path) -> None:
    """DomainError with the reason where a book cannot safely live in this folder."""
    where = place.absolute()
    # A link or a redirected folder leads somewhere else than its name says.
    for really in dict.fromkeys((where, where.resolve())):
        if is_network(really):
            raise DomainError("errors.place_network", place=str(really))
        service = synchronised_by(really)
        if service:
            raise DomainError("errors.place_synchronised", place=str(really), service=service)
    _refuse_unwritable(where)


def is_network(place: Path) -> bool:
    if str(place).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        remote = 4
        return bool(ctypes.windll.kernel32.GetDriveTypeW(place.anchor) == remote)
    return file_system(place) in _NETWORK


def file_system(place: Path, mounts: str | None = None) -> str:
    """The kind of file system that holds a folder, '' where the system does not say."""
    if mounts is None:
        table = Path("/proc/mounts")
        mounts = table.read_text("utf-8", "replace") if table.exists() else ""
    found = (0, "")
    for line in mounts.splitlines():
        _, point, kind, *_ = line.split(" ")
        point = point.replace("\\040", " ")
        if place.is_relative_to(point) and len(point) >= found[0]:
            found = (len(point), kind)
    return found[1]


def synchronised_by(place: Path) -> str:
    """The name of what synchronises this folder, '' where nothing does."""
    for variable in _SYNC_VARIABLES:
        root = os.environ.get(variable)
        if root and place.is_relative_to(root):
            return "OneDrive"
    for folder in (place, *place.parents):
        name = folder.name.casefold()
        if any(name == known or name.startswith(f"{known} - ") for known in _SYNC_FOLDERS):
            return folder.name
        for marker in _SYNC_MARKERS:
            if (folder / marker).exists() and folder != Path.home():
                return folder.name
    return ""


def _refuse_unwritable(place: Path) -> None:
    try:
        place.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=place):
            pass
        free = shutil.disk_usage(place).free
    except OSError as failure:
        raise DomainError("errors.book_unwritable", place=str(place)) from failure
    # A book that is there can still be read and printed from; a commit finds out for itself.
    if free < FREE_BYTES and not any(place.iterdir()):
        raise DomainError("errors.disk_full", place=str(place))
